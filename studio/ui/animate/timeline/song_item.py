"""The song under the film: how loud it is, its beats and where something sets in."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from studio.ui.animate.timeline.hues import hue_color
from studio.ui.animate.timeline.row_item import RowItem
from studio.ui.theme.fonts import words
from studio.ui.widgets.paint import draw_box, role

SKY = 1
LEAST_APART_PX = 3.0


class SongItem(RowItem):
    """One quiet row; nothing where there is no song."""

    def __init__(self) -> None:
        super().__init__(0.0)
        self._shape = QPainterPath()
        self._drawn_of: object = None

    def laid(self) -> None:
        """The loudness as a shape around the middle of the row."""
        song = self.marks.song
        told = (song, self.scale_, self.rect)
        if told == self._drawn_of:
            return
        self._drawn_of = told
        self._shape = QPainterPath()
        if song is None or not len(song.times):
            return
        middle, half = self.rect.center().y(), self.rect.height() / 2 - 3
        upper = [
            QPointF(self.scale_.x(float(at)), middle - half * min(1.0, float(loud)))
            for at, loud in zip(song.times, song.loudness, strict=True)
        ]
        lower = [QPointF(p.x(), 2 * middle - p.y()) for p in reversed(upper)]
        self._shape.moveTo(upper[0])
        for point in (*upper[1:], *lower):
            self._shape.lineTo(point)
        self._shape.closeSubpath()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt: ground, loudness, beats, onsets, name."""
        song = self.marks.song
        if song is None or not self.rect.height():
            return
        left, right = self.scale_.x(0.0), self.scale_.x(self.marks.seconds)
        box = QRectF(left, self.rect.top(), right - left, self.rect.height()) & self.rect
        draw_box(painter, box, role("raised"), None, 6)
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        color = hue_color(SKY)
        color.setAlphaF(0.45)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPath(self._shape)
        self._strokes(painter, box, song.beats, role("hairline"), box.top(), box.bottom())
        self._strokes(painter, box, song.onsets, hue_color(SKY), box.bottom() - 8, box.bottom() - 2)
        painter.setFont(words(11))
        told = self._words()
        label = QRectF(box.left() + 6, box.top() + 5,
                       painter.fontMetrics().horizontalAdvance(told) + 12, 17)  # fmt: skip
        draw_box(painter, label, role("panel", 0.86), None, 4)
        painter.setPen(role("text"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, told)
        painter.restore()

    def _words(self) -> str:
        song = self.marks.song
        if song is None:
            return ""
        return f"{song.name}  ·  {song.words}" if song.words else song.name

    def _strokes(
        self, painter: QPainter, box: QRectF, moments: object, color: object, top: float, low: float
    ) -> None:
        """One stroke a moment; where they would touch, only as many as can be told apart."""
        painter.setPen(QPen(color, 1.0))  # type: ignore[call-overload]
        last = float("-inf")
        for moment in moments:  # type: ignore[attr-defined]
            x = self.scale_.x(float(moment))
            if box.left() <= x <= box.right() and x - last >= LEAST_APART_PX:
                painter.drawLine(QLineF(x, top, x, low))
                last = x
