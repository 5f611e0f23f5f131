"""The box of curves: every curve over the film, and the points of the one that is worked on."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from studio.ui.animate.timeline.hues import hue_color
from studio.ui.animate.timeline.marks import CurveMark, PointMark
from studio.ui.animate.timeline.row_item import RowItem
from studio.ui.language.words import mark, tr
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.paint import draw_box, role
from studio.values.arrays import Floats

EMPTY = mark("+ Curve animates a slider on top of the path")
PAD_PX = 9.0
REACH_PX = 8.0
LINE_REACH_PX = 7.0
Part = tuple[int, str]
"""Which point of the active curve, and of it `point`, `before` or `after` (its handles)."""


class CurvesItem(RowItem):
    """`chosen` are the numbers of the points of the active curve that are selected."""

    def __init__(self) -> None:
        super().__init__(0.0)
        self.chosen: frozenset[int] = frozenset()
        self.empty = tr(EMPTY)
        """What stands in the box while there is no curve."""
        self._paths: dict[str, QPainterPath] = {}
        self._bare: dict[str, QPainterPath] = {}
        self._drawn_of: object = None
        self._lines: dict[object, QPainterPath] = {}
        """As they were drawn last: a curve that did not change keeps its line."""

    def laid(self) -> None:
        """Lines as they lie on the screen."""
        told = (self.marks.curves, self.marks.active, self.scale_, self.rect)
        if told == self._drawn_of:
            return
        self._drawn_of = told
        place = (self.scale_, self.rect.top(), self.rect.height())
        made = {}
        for curve in self.marks.curves:
            line = self._lines.get((curve, place))
            made[curve] = self._line(curve, curve.sums) if line is None else line
        self._lines = {(curve, place): line for curve, line in made.items()}
        self._paths = {c.id: line for c, line in made.items()}
        self._bare = {}
        active = self.active
        if active is not None and not np.allclose(active.sums, active.path):
            self._bare = {active.id: self._line(active, active.path)}

    @property
    def active(self) -> CurveMark | None:
        """The curve that is worked on."""
        return next((c for c in self.marks.curves if c.id == self.marks.active), None)

    def set_chosen(self, chosen: frozenset[int]) -> None:
        """These points are selected."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    # ---- values and pixels ----------------------------------------------------------------------
    def height_of(self, curve: CurveMark, value: float) -> float:
        """Where a value lies."""
        span = max(curve.high - curve.low, 1e-9)
        unit = (value - curve.low) / span
        return self.rect.bottom() - PAD_PX - unit * (self.rect.height() - 2 * PAD_PX)

    def value(self, curve: CurveMark, y: float) -> float:
        """The value at a height, also outside the box."""
        unit = (self.rect.bottom() - PAD_PX - y) / max(1.0, self.rect.height() - 2 * PAD_PX)
        return curve.low + unit * (curve.high - curve.low)

    def per_px(self, curve: CurveMark) -> float:
        """How much a value changes from pixel to pixel."""
        return (curve.high - curve.low) / max(1.0, self.rect.height() - 2 * PAD_PX)

    def _line(self, curve: CurveMark, values: Floats) -> QPainterPath:
        path = QPainterPath()
        low, high = self.rect.top() + 2, self.rect.bottom() - 2
        for index, (at, value) in enumerate(zip(curve.times, values, strict=True)):
            y = min(max(self.height_of(curve, float(value)), low), high)
            point = QPointF(self.scale_.x(float(at)), y)
            if index:
                path.lineTo(point)
            else:
                path.moveTo(point)
        return path

    def spot(self, curve: CurveMark, point: PointMark) -> QPointF:
        """Where a point lies: on the sum with the path, as it is seen."""
        base = float(np.interp(point.at, curve.times, curve.path)) if len(curve.times) else 0.0
        return QPointF(self.scale_.x(point.at), self.height_of(curve, point.value + base))

    def handles(self, curve: CurveMark, point: PointMark) -> dict[str, QPointF]:
        """Where the handles of a point lie."""
        here = self.spot(curve, point)
        found = {}
        for name, sign, handle in (("before", -1, point.before), ("after", 1, point.after)):
            if handle is not None:
                step = QPointF(sign * handle[0] * self.scale_.per_s,
                               -handle[1] / max(self.per_px(curve), 1e-12))  # fmt: skip
                found[name] = here + step
        return found

    # ---- what is where --------------------------------------------------------------------------
    def part_at(self, at: QPointF) -> Part | None:
        """The point or handle of the active curve at a point of the screen."""
        curve = self.active
        if curve is None or not self.rect.adjusted(-8, -8, 8, 8).contains(at):
            return None
        for index in sorted(self.chosen):
            if index < len(curve.points):
                for name, place in self.handles(curve, curve.points[index]).items():
                    if (place - at).manhattanLength() <= REACH_PX:
                        return index, name
        far = [(self.spot(curve, p) - at).manhattanLength() for p in curve.points]
        near = min(range(len(far)), key=far.__getitem__, default=None)
        return (near, "point") if near is not None and far[near] <= REACH_PX + 3 else None

    def curve_at(self, at: QPointF) -> str:
        """The id of the curve whose line passes a point; the active one is preferred."""
        if not self.rect.contains(at):
            return ""
        when = self.scale_.at(at.x())
        found = []
        for curve in self.marks.curves:
            if len(curve.times):
                y = self.height_of(curve, float(np.interp(when, curve.times, curve.sums)))
                found.append((abs(y - at.y()), curve.id != self.marks.active, curve.id))
        found = [one for one in found if one[0] <= LINE_REACH_PX]
        return min(found)[2] if found else ""

    def points_in(self, box: QRectF) -> frozenset[int]:
        """The points of the active curve inside a rectangle."""
        curve = self.active
        if curve is None:
            return frozenset()
        inside = (n for n, p in enumerate(curve.points) if box.contains(self.spot(curve, p)))
        return frozenset(inside)

    # ---- drawing --------------------------------------------------------------------------------
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt: the box, the others, then the active one with its points."""
        left = self.scale_.x(0.0)
        box = QRectF(left, self.rect.top(), self.scale_.x(self.marks.seconds) - left,
                     self.rect.height())  # fmt: skip
        seen = box & self.rect
        draw_box(painter, seen, role("raised"), None, 6)
        if not self.marks.curves:
            painter.setPen(role("faint"))
            painter.setFont(words(12))
            painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, self.empty)
            return
        painter.save()
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.active
        for curve in self.marks.curves:
            if curve is not active:
                self._paint_line(painter, curve, 1.5)
        if active is not None:
            self._paint_active(painter, active)
        painter.restore()

    def _paint_line(self, painter: QPainter, curve: CurveMark, width: float) -> None:
        color = hue_color(curve.hue)
        if curve.muted:
            color.setAlphaF(0.35)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, width))
        painter.drawPath(self._paths[curve.id])

    def _paint_active(self, painter: QPainter, curve: CurveMark) -> None:
        if curve.low < 0 < curve.high:
            painter.setPen(QPen(role("hairline"), 1.0))
            y = self.height_of(curve, 0.0)
            painter.drawLine(QLineF(self.rect.left(), y, self.rect.right(), y))
        if curve.id in self._bare:
            painter.setPen(QPen(role("faint", 0.8), 1.0, Qt.PenStyle.DashLine))
            painter.drawPath(self._bare[curve.id])
        self._paint_line(painter, curve, 2.0)
        for index, point in enumerate(curve.points):
            self._paint_point(painter, curve, point, index in self.chosen)

    def _paint_point(
        self, painter: QPainter, curve: CurveMark, point: PointMark, chosen: bool
    ) -> None:
        spot, color = self.spot(curve, point), hue_color(curve.hue)
        if chosen:
            for place in self.handles(curve, point).values():
                painter.setPen(QPen(role("secondary"), 1.0))
                painter.drawLine(QLineF(spot, place))
                painter.setBrush(role("panel"))
                painter.drawEllipse(place, 3.0, 3.0)
        painter.setPen(QPen(role("text") if chosen else color, 1.6))
        painter.setBrush(color if chosen else role("raised"))
        painter.drawEllipse(spot, 4.2, 4.2)
        if chosen and len(self.chosen) == 1:
            painter.setPen(role("secondary"))
            painter.setFont(figures(10))
            up = spot.y() > self.rect.top() + 24
            painter.drawText(spot + QPointF(8, -6 if up else 14), f"{point.value:+.2f}")
