"""The handle of the wander pad and the way it came, drawn above the corners' pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.widgets.paint import HANDLE_PX, antialiased, role

BAND = 12
PACE_MS = 33
Marks = tuple[Sequence[QPointF], QPointF]


class PadMarks(QWidget):
    """Lets every event through to what lies below it.

    `marks` gives the points of the way (pixels, oldest first) and the handle; it is asked when
    they are drawn, and that is at most `PACE_MS` apart: pictures move faster and need the time.
    """

    drawn = Signal()
    """They are about to be drawn where they are now."""

    def __init__(self, parent: QWidget, marks: Callable[[], Marks]) -> None:
        super().__init__(parent)
        self._marks = marks
        self._hollow = False
        self._moved = False
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.setInterval(PACE_MS)
        self._pace.timeout.connect(self._paced)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def follow(self) -> None:
        """The marks have moved: draw them again, now or as soon as it is time."""
        self._moved = self._pace.isActive()
        if not self._moved:
            self._pace.start()
            self.drawn.emit()
            self.update()

    @Slot()
    def _paced(self) -> None:
        if self._moved:
            self.follow()

    def set_hollow(self, hollow: bool) -> None:
        """Draw the handle as a ring."""
        if hollow != self._hollow:
            self._hollow = hollow
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        points, handle = self._marks()
        _paint_way(painter, points, role("accent"))
        accent = role("accent")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        radius = HANDLE_PX / 2
        if self._hollow:
            painter.setBrush(role("raised"))
            painter.setPen(QPen(accent, 1.5))
            radius -= 0.75
            painter.drawEllipse(handle, radius, radius)
            return
        painter.setPen(QPen(role("panel"), 1.5))
        painter.drawEllipse(handle, radius + 0.75, radius + 0.75)


def _paint_way(painter: QPainter, points: Sequence[QPointF], accent: QColor) -> None:
    """A smooth curve through the middles of its points, in bands: older ones are fainter."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for first in range(0, len(points) - 1, BAND):
        last = min(first + BAND, len(points) - 1)
        path = QPainterPath(_between(points, first))
        for index in range(first + 1, last):
            path.quadTo(points[index], _between(points, index))
        path.quadTo(points[last], _between(points, last))
        accent.setAlphaF(0.15 + 0.6 * last / len(points))
        painter.setPen(QPen(accent, 1.5, c=Qt.PenCapStyle.FlatCap))
        painter.drawPath(path)


def _between(points: Sequence[QPointF], index: int) -> QPointF:
    """The middle of the way to the next point; the last point itself."""
    return (points[index] + points[min(index + 1, len(points) - 1)]) / 2
