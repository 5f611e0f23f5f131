"""The handle of the wander pad and the way it came, drawn above the corners' pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.widgets.paint import HANDLE_PX, antialiased, role

BAND = 12


class PadMarks(QWidget):
    """Lets every event through to what lies below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._points: Sequence[QPointF] = ()
        self._handle = QPointF()
        self._hollow = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_marks(self, points: Sequence[QPointF], handle: QPointF) -> None:
        """Draw the way through `points` (pixels, oldest first) and the handle."""
        self._points = points
        self._handle = handle
        self.update()

    def set_hollow(self, hollow: bool) -> None:
        """Draw the handle as a ring."""
        if hollow != self._hollow:
            self._hollow = hollow
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        self._paint_way(painter, role("accent"))
        accent = role("accent")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        radius = HANDLE_PX / 2
        if self._hollow:
            painter.setBrush(role("raised"))
            painter.setPen(QPen(accent, 1.5))
            radius -= 0.75
            painter.drawEllipse(self._handle, radius, radius)
            return
        painter.setPen(QPen(role("panel"), 1.5))
        painter.drawEllipse(self._handle, radius + 0.75, radius + 0.75)

    def _paint_way(self, painter: QPainter, accent: QColor) -> None:
        """A smooth curve through the middles of its points, in bands: older ones are fainter."""
        points = self._points
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
