"""The one pixel line between sections."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.widgets.paint import role


class Hairline(QWidget):
    """Horizontal by default."""

    def __init__(
        self, direction: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        thin, long = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if direction is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
            self.setSizePolicy(long, thin)
        else:
            self.setFixedWidth(1)
            self.setSizePolicy(thin, long)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        QPainter(self).fillRect(self.rect(), role("hairline"))
