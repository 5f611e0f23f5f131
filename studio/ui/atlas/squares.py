"""What was painted of a map, in squares: panning moves them, zooming shows the old a moment."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from studio.ui.atlas.viewport import Viewport

SQUARE_PX = 256
MOST = 120
BUDGET_MS = 7.0
"""New squares take so much of a frame; those that are left come with the next one."""
Cell = tuple[int, int]
Make = Callable[[int, int, float, float], QPixmap]


class Squares:
    """`make` paints the square of a column and row at a scale and a pixel ratio, opaque."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._now: OrderedDict[Cell, QPixmap] = OrderedDict()
        self._stale: set[Cell] = set()
        self._before: dict[Cell, QPixmap] = {}
        self._scale = self._before_scale = 0.0
        self._ratio = 1.0

    @property
    def scale(self) -> float:
        """Pixels a unit of what is painted; 0 before anything is."""
        return self._scale if self._now else 0.0

    def clear(self) -> None:
        """All is different: everything is painted at once with the next frame."""
        self._now.clear()
        self._stale.clear()
        self._before.clear()

    def renew(self, cells: Iterable[Cell]) -> None:
        """Paint these again when there is time; until then they are shown as they were."""
        self._stale.update(cell for cell in cells if cell in self._now)

    def paint(self, painter: QPainter, view: Viewport, ratio: float) -> bool:
        """What is seen; False where more has to be painted with the next frame."""
        if view.scale != self._scale or ratio != self._ratio:
            self._rescale(view.scale, ratio)
        left = view.x * view.scale - view.size.width() / 2
        top = -view.y * view.scale - view.size.height() / 2
        cells = [
            (column, row)
            for row in _seen(top, view.size.height())
            for column in _seen(left, view.size.width())
        ]
        hurried = bool(self._before) or bool(self._stale) or bool(self._now)
        missing = [cell for cell in cells if cell not in self._now]
        if missing and self._before:
            self._paint_before(painter, left, top)
        complete = self._fill(missing, cells, hurried)
        for column, row in cells:
            found = self._now.get((column, row))
            if found is not None:
                at = QPointF(round(column * SQUARE_PX - left), round(row * SQUARE_PX - top))
                painter.drawPixmap(at, found)
        if complete:
            self._before.clear()
        return complete

    def _rescale(self, scale: float, ratio: float) -> None:
        if self._now and ratio == self._ratio and not self._before:
            self._before, self._before_scale = dict(self._now), self._scale
        elif ratio != self._ratio:
            self._before.clear()
        self._scale, self._ratio = scale, ratio
        self._now.clear()
        self._stale.clear()

    def _fill(self, missing: list[Cell], cells: list[Cell], hurried: bool) -> bool:
        """Paint what is missing, then what is stale, as long as there is time."""
        began = time.perf_counter()
        wanted = [*missing, *(cell for cell in cells if cell in self._stale)]
        for number, cell in enumerate(wanted):
            late = 1000 * (time.perf_counter() - began) > BUDGET_MS
            if hurried and number and late:
                return False
            self._now[cell] = self._make(*cell, self._scale, self._ratio)
            self._stale.discard(cell)
        for cell in cells:
            self._now.move_to_end(cell)
        while len(self._now) > MOST:
            self._stale.discard(self._now.popitem(last=False)[0])
        return True

    def _paint_before(self, painter: QPainter, left: float, top: float) -> None:
        """The squares of the scale before, larger or smaller."""
        factor = self._scale / self._before_scale
        side = SQUARE_PX * factor
        for (column, row), pixmap in self._before.items():
            box = QRectF(column * side - left, row * side - top, side + 1, side + 1)
            painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))


def _seen(start_px: float, length_px: float) -> range:
    """Which rows or columns of squares are seen."""
    return range(
        math.floor(start_px / SQUARE_PX), math.floor((start_px + length_px) / SQUARE_PX) + 1
    )
