"""A small histogram: what a model makes as bars, what its data holds as an outline over them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.paint import antialiased, role

TITLE_PX, BARS_PX, FOOT_PX = 20, 44, 18
GAP_PX = 2.0
DOT_PX = 6.0


class Histogram(QWidget):
    """Bars fill the width; their heights are shares, the highest of both as high as there is room.

    `ends` are the words under the first and the last bar; `dots` colours under each bar instead.
    """

    def __init__(
        self,
        title: str,
        ends: tuple[str, str] = ("", ""),
        dots: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._ends = ends
        self._dots = tuple(dots)
        self._bars: tuple[float, ...] = ()
        self._line: tuple[float, ...] = ()
        self.setAccessibleName(title)
        self.setFixedHeight(TITLE_PX + BARS_PX + FOOT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> tuple[float, ...]:
        """The shares shown as bars."""
        return self._bars

    @property
    def outline(self) -> tuple[float, ...]:
        """The shares shown as an outline; none where there is nothing to compare with."""
        return self._line

    def set_counts(
        self, counts: Sequence[int], outline: Sequence[int] = (), told: str = ""
    ) -> None:
        """Show how many fall into each bin; `told` is what that means, in words."""
        self._bars = _shares(counts)
        self._line = _shares(outline) if len(outline) == len(counts) else ()
        self.setToolTip(f"<p>{escape(told)}</p>" if told else "")
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as wide as there is room."""
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        """Qt: bars of a few pixels."""
        return QSize(110, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        painter.setFont(words(12))
        painter.setPen(role("text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(0, 0, self.width(), TITLE_PX), left, self._title)
        base = float(TITLE_PX + BARS_PX)
        painter.fillRect(QRectF(0, base, self.width(), 1), role("hairline"))
        if self._bars:
            self._paint_bars(painter, base)
        self._paint_foot(painter, base)

    def _paint_bars(self, painter: QPainter, base: float) -> None:
        top = max((*self._bars, *self._line, 1e-9))
        pitch = self.width() / len(self._bars)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(role("accent"))
        for at, share in enumerate(self._bars):
            high = share / top * (BARS_PX - 2)
            if share > 0:
                high = max(high, 1.5)
                painter.drawRect(QRectF(at * pitch, base - high, pitch - GAP_PX, high))
        if self._line:
            self._paint_line(painter, base, pitch, top)

    def _paint_line(self, painter: QPainter, base: float, pitch: float, top: float) -> None:
        corners = [QPointF(0.0, base)]
        for at, share in enumerate(self._line):
            y = base - share / top * (BARS_PX - 2)
            corners += [QPointF(at * pitch, y), QPointF((at + 1) * pitch - GAP_PX / 2, y)]
        corners.append(QPointF(self.width() - 1.0, base))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(role("text"), 1.2))
        painter.drawPolyline(QPolygonF(corners))

    def _paint_foot(self, painter: QPainter, base: float) -> None:
        foot = QRectF(0, base + 3, self.width(), FOOT_PX - 3)
        if self._dots:
            pitch = self.width() / len(self._dots)
            painter.setPen(Qt.PenStyle.NoPen)
            for at, color in enumerate(self._dots):
                painter.setBrush(QColor(color))
                middle = at * pitch + (pitch - GAP_PX) / 2
                painter.drawEllipse(QPointF(middle, base + 9), DOT_PX / 2, DOT_PX / 2)
            return
        painter.setFont(words(11))
        painter.setPen(role("faint"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, self._ends[1])


def _shares(counts: Sequence[int]) -> tuple[float, ...]:
    total = sum(counts)
    return tuple(count / total for count in counts) if total else ()
