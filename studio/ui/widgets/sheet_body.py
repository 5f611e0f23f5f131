"""The middle of a sheet: as high as its content asks, scrolled where the screen is lower."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from studio.ui.widgets.slim_scroll import SlimScroll

LEAST_PX = 96


class SheetBody(SlimScroll):
    """Scrolls a layout; asks for the room that the layout asks for."""

    def __init__(self, layout: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget()
        self._content.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_content(self._content)

    def sizeHint(self) -> QSize:
        """Qt: that of the content."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt: as wide as the content needs, and a few rows of it."""
        least = self._content.minimumSizeHint()
        return QSize(least.width(), min(least.height(), LEAST_PX))

    def heightForWidth(self, width: int) -> int:
        """Qt: all of the content."""
        layout = self._content.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self._content.sizeHint().height()
        return layout.totalHeightForWidth(width)

    def renew(self) -> None:
        """Ask the content anew, now and not with the next turn of the loop."""
        layout = self._content.layout()
        if layout is not None:
            layout.update()
            layout.activate()
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: other content asks for another height."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self.updateGeometry()
        return super().eventFilter(watched, event)
