"""From a scene of one model to one of another: the picture that was there melts into what comes."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, Qt, QTimer, QVariantAnimation, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 15_000
"""A model that is not there by then failed, and says so: nothing may lie over that."""


class Crossing(QWidget):
    """Lies over `below` and shows it as it was; hands reach through. `left` is how much, 1 to 0."""

    def __init__(self, below: QWidget) -> None:
        super().__init__(below)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.left = 0.0
        self._before = QPixmap()
        self._seconds = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._fade.valueChanged.connect(self._lighten)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.end)
        self.hide()

    @property
    def waits(self) -> bool:
        """Whether the picture of the other model is still to come."""
        return self._patience.isActive()

    def hold(self, seconds: float) -> None:
        """What is seen now stays; once `go` is called it fades in so many seconds."""
        parent = self.parentWidget()
        if parent is None or not parent.isVisible():
            return
        before = parent.grab()  # with what is left of the crossing before this one
        self.end()
        self._before, self._seconds, self.left = before, seconds, 1.0
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self._patience.start()

    def go(self) -> None:
        """The other picture is there."""
        if self.waits:
            self._patience.stop()
            self._fade.setDuration(max(1, round(1000 * self._seconds)))
            self._fade.start()

    @Slot()
    def end(self) -> None:
        """Nothing lies over the picture any more."""
        self._patience.stop()
        self._fade.stop()
        self.left, self._before = 0.0, QPixmap()
        self.hide()

    @Slot(object)
    def _lighten(self, left: float) -> None:
        self.left = float(left)
        if self.left <= 0.0:
            self.end()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt."""
        parent = self.parentWidget()
        if parent is not None and self.size() != parent.size():
            self.setGeometry(parent.rect())
        painter = QPainter(self)
        painter.setOpacity(self.left)
        painter.drawPixmap(self.rect(), self._before)
