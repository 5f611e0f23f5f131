"""The ruler: numbers and strokes, the part that is played, markers, what is in memory."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from studio.ui.animate.timeline.row_item import RowItem
from studio.ui.animate.timeline.timecode import Tick, ticks
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.paint import role

EDGE_REACH_PX = 6.0
FLAG_PX = 7.0
Span = tuple[float, float]


class RulerItem(RowItem):
    """`ready` are the spans whose frames are in memory, in seconds."""

    def __init__(self) -> None:
        super().__init__(1.0)
        self.ready: tuple[Span, ...] = ()
        self._ticks: tuple[Tick, ...] = ()

    def laid(self) -> None:
        """The strokes that are seen."""
        first, last = self.scale_.seen
        m = self.marks
        last = min(last, m.seconds)
        self._ticks = ticks(first, last, self.scale_.per_s, m.unit, m.fps, m.tempo)

    def set_ready(self, spans: tuple[Span, ...]) -> None:
        """These frames need not be drawn again."""
        if spans != self.ready:
            self.ready = spans
            self.update(QRectF(self.rect.left(), self.rect.bottom() - 4, self.rect.width(), 6))

    # ---- what is where --------------------------------------------------------------------------
    def marker_at(self, at: QPointF) -> int | None:
        """The marker whose flag is at a point."""
        for index, marker in enumerate(self.marks.markers):
            x = self.scale_.x(marker.at)
            if -3 <= at.x() - x <= FLAG_PX + 3 and at.y() <= self.rect.bottom():
                return index
        return None

    def edge_at(self, at: QPointF) -> int | None:
        """Which end of the part that is played is at a point: 0 or 1."""
        if self.marks.region is None or at.y() > self.rect.bottom():
            return None
        far = [abs(at.x() - self.scale_.x(edge)) for edge in self.marks.region]
        near = 0 if far[0] < far[1] else 1
        return near if far[near] <= EDGE_REACH_PX else None

    # ---- drawing --------------------------------------------------------------------------------
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt: from the ground up."""
        rect = self.rect
        seen = option.exposedRect.adjusted(-40, 0, 40, 0)
        self._paint_region(painter)
        painter.setPen(QPen(role("hairline"), 1.0))
        left, right = self.scale_.x(0), self.scale_.x(self.marks.seconds)
        line_y = rect.bottom() - 0.5
        painter.drawLine(QLineF(left, line_y, right, line_y))
        painter.setFont(figures(11))
        first = bisect_left(self._ticks, self.scale_.at(seen.left()), key=lambda tick: tick.at)
        for tick in self._ticks[first:]:
            x = self.scale_.x(tick.at)
            if x > seen.right():
                break
            wide = painter.fontMetrics().horizontalAdvance(tick.words) if tick.words else 0
            if tick.words and x + wide <= rect.right() - 2:
                painter.setPen(role("secondary"))
                painter.drawText(QPointF(x, rect.top() + 13), tick.words)
            painter.setPen(QPen(role("hairline"), 1.0))
            painter.drawLine(QLineF(x, line_y - (5 if tick.words else 3), x, line_y))
        self._paint_ready(painter)
        self._paint_markers(painter)

    def _paint_region(self, painter: QPainter) -> None:
        if self.marks.region is None:
            return
        start, end = (self.scale_.x(edge) for edge in self.marks.region)
        box = QRectF(start, self.rect.top() + 17, end - start, self.rect.height() - 18)
        painter.fillRect(box, role("accent", 0.22))
        for x in (start, end):
            painter.fillRect(QRectF(x - 1, box.top() - 2, 2, box.height() + 2), role("accent"))

    def _paint_ready(self, painter: QPainter) -> None:
        for start, end in self.ready:
            x, far = self.scale_.x(start), self.scale_.x(end)
            painter.fillRect(QRectF(x, self.rect.bottom() - 2, far - x, 2), role("good", 0.8))

    def _paint_markers(self, painter: QPainter) -> None:
        painter.setFont(words(10))
        for marker in self.marks.markers:
            x, top = self.scale_.x(marker.at), self.rect.top() + 1
            flag = [QPointF(x, top), QPointF(x + FLAG_PX, top + 4), QPointF(x, top + 8)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(role("good"))
            painter.drawPolygon(QPolygonF(flag))
            painter.fillRect(QRectF(x - 0.5, top, 1, self.rect.height() - 2), role("good"))
            if marker.name:
                painter.setPen(role("text"))
                painter.drawText(QPointF(x + FLAG_PX + 4, top + 9), marker.name)
