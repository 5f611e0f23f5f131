"""Blackout in the window: black over the picture, coming and going gently."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QVariantAnimation, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import tr

FADE_MS = 600


class Cover(QWidget):
    """Black over what it lies on; `black` is how black, from 0 to 1."""

    def __init__(self, below: QWidget) -> None:
        super().__init__(below)
        self.setAccessibleName(tr("Blackout"))
        self.on = False
        self.black = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.valueChanged.connect(self._deepen)
        self.hide()

    def set_on(self, on: bool) -> None:
        """Cover it, or not, from where it is."""
        parent = self.parentWidget()
        if on == self.on or parent is None:
            return
        self.on = on
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self._fade.stop()
        self._fade.setStartValue(self.black)
        self._fade.setEndValue(1.0 if on else 0.0)
        self._fade.start()

    @Slot(object)
    def _deepen(self, depth: float) -> None:
        self.black = float(depth)
        self.setVisible(self.on or self.black > 0.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: black."""
        parent = self.parentWidget()
        if parent is not None and self.size() != parent.size():
            self.setGeometry(parent.rect())
        QPainter(self).fillRect(QRectF(self.rect()), QColor.fromRgbF(0.0, 0.0, 0.0, self.black))
