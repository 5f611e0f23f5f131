"""The handle of the wander pad and the way it came, drawn above the corners' pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.widgets.paint import HANDLE_PX, antialiased, role


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
        """Older parts are fainter; the curve goes smoothly through the middles of its points."""
        points = self._points
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index in range(1, len(points) - 1):
            path = QPainterPath((points[index - 1] + points[index]) / 2)
            path.quadTo(points[index], (points[index] + points[index + 1]) / 2)
            accent.setAlphaF(0.15 + 0.6 * index / len(points))
            painter.setPen(QPen(accent, 1.5, c=Qt.PenCapStyle.FlatCap))
            painter.drawPath(path)
        if len(points) > 1:
            accent.setAlphaF(0.75)
            painter.setPen(QPen(accent, 1.5))
            painter.drawLine((points[-2] + points[-1]) / 2, points[-1])
