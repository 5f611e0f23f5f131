"""Paints the pictures of a map; what was painted is kept in squares, so that panning only moves."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from studio.ui.atlas.marks import Mark, draw_trail
from studio.ui.atlas.sheets import Sheets
from studio.ui.atlas.squares import SQUARE_PX, Squares
from studio.ui.atlas.viewport import Viewport
from studio.ui.widgets.paint import role
from studio.values.arrays import Floats, Places
from studio.values.atlas.chart import Laid
from studio.values.atlas.levels import LEVELS, cells_of, finest_of, gap, level_at, levels_of
from studio.values.atlas.places import SIDE_PX

TILE_PX = 20.0
"""Tiles are at least this wide before those of the next level take their place."""
LARGEST_PX = 168.0
EDGE_PX = 1.0
"""Between two tiles."""


class Tiles:
    """One map at one scale; `paint` draws what is seen of it."""

    def __init__(self) -> None:
        self._sheets: Sheets | None = None
        self._positions: Floats | None = None
        self._levels: Places | None = None
        self._finest = 0
        self._gliding = False
        self._only: Places | None = None
        self._veil: np.ndarray | None = None
        self._laid: Laid | None = None
        self._marks: tuple[Mark, ...] = ()
        self._squares = Squares(self._painted)
        self.sharper: dict[int, QImage] = {}
        """Larger pictures of single places, by number."""

    # ---- what there is --------------------------------------------------------------------------
    def set_map(self, sheets: Sheets, laid: Laid | None) -> None:
        """Another map, or the same one with more places."""
        before, self._laid = self._positions, laid
        self._sheets = sheets
        self._positions = laid.positions if laid is not None else None
        finest = self._finest
        self._follow()
        same = finest == self._finest and self._only is None and not self._gliding
        self._gliding = False
        if laid is None or laid.moved or before is None or not same:
            self.clear()
        else:
            self._drop(laid.positions[len(before) :])

    def set_only(self, only: Places | None) -> None:
        """Numbers of the places that are seen, laid into cells by themselves; None: all."""
        self._only = only
        self._follow()
        self.clear()

    def set_veil(self, veil: np.ndarray | None) -> None:
        """[N] uint32 ARGB: the colour that lies over each tile; None: none does."""
        self._veil = veil
        self.clear()

    def _follow(self) -> None:
        """Levels of what is seen: those left out are finer than the finest."""
        laid, only = self._laid, self._only
        if laid is None or only is None:
            self._levels = laid.levels if laid is not None else None
            self._finest = finest_of(laid.levels) if laid is not None else 0
            return
        only = only[only < len(laid)]
        inside = levels_of(laid.positions[only])
        self._levels = np.full(len(laid), LEVELS + 1, np.intp)
        self._levels[only] = inside
        self._finest = finest_of(inside)

    def set_trail(self, marks: Sequence[Mark]) -> None:
        """The line walked, painted with the tiles, so that panning does not paint it again."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.clear()

    def set_positions(self, positions: Floats, gliding: bool) -> None:
        """On the way from one layout to another, where tiles stand in no cells."""
        self._positions, self._gliding = positions, gliding
        self.clear()

    def set_sharper(self, index: int, image: QImage) -> None:
        """A larger picture of a place."""
        self.sharper[index] = image
        if self._positions is not None and index < len(self._positions):
            self._drop(self._positions[index : index + 1])

    def clear(self) -> None:
        """Paint everything anew."""
        self._squares.clear()

    # ---- how it looks ---------------------------------------------------------------------------
    def level(self, scale: float) -> int:
        """The finest level that is seen at a scale."""
        return level_at(scale, TILE_PX, self._finest)

    def side_px(self, scale: float) -> float:
        """How wide a tile is at a scale."""
        return max(3.0, min(gap(self.level(scale)) * scale - EDGE_PX, LARGEST_PX))

    def middles(self, indices: Places, scale: float) -> Floats:
        """Where on the map tiles [N] have their middles [N, 2]: those of their cells."""
        assert self._positions is not None
        return self._middles(self._positions[indices], scale)

    def middle(self, index: int, scale: float) -> tuple[float, float]:
        """Where on the map the tile of a place has its middle."""
        x, y = self.middles(np.array([index], np.intp), scale)[0].tolist()
        return x, y

    def _middles(self, positions: Floats, scale: float) -> Floats:
        if self._gliding:
            return positions
        level = self.level(scale)
        found: Floats = ((cells_of(positions, level) + 0.5) * gap(level)).astype(np.float32)
        return found

    def seen(self, view: Viewport, box: QRectF | None = None) -> Places:
        """Numbers of the places whose tiles are seen (in part of the widget), first ones last."""
        if self._positions is None or self._levels is None:
            return np.zeros(0, np.intp)
        area = box or QRectF(0, 0, view.size.width(), view.size.height())
        half = gap(self.level(view.scale)) / 2
        left, top = view.to_map(area.topLeft())
        right, bottom = view.to_map(area.bottomRight())
        return self._inside(left - half, bottom - half, right + half, top + half, view.scale)

    def at(self, view: Viewport, point: QPointF) -> int:
        """The number of the place whose tile is at a pixel; -1 where there is none."""
        found = self.seen(view, QRectF(point, point))
        if not len(found) or self._positions is None:
            return -1
        spot = np.array(view.to_map(point), np.float32)
        apart = np.abs(self._middles(self._positions[found], view.scale) - spot).max(axis=1)
        nearest = int(apart.argmin())
        near = float(apart[nearest]) * view.scale <= self.side_px(view.scale) / 2 + EDGE_PX
        return int(found[nearest]) if near else -1

    def _inside(self, x0: float, y0: float, x1: float, y1: float, scale: float) -> Places:
        assert self._positions is not None
        assert self._levels is not None
        slack = gap(self.level(scale)) / 2  # a tile stands so far from its place at most
        x, y = self._positions[:, 0], self._positions[:, 1]
        fine = self._levels[: len(x)] <= self.level(scale)
        inside = (x >= x0 - slack) & (x <= x1 + slack) & (y >= y0 - slack) & (y <= y1 + slack)
        mask = inside & fine
        return np.flatnonzero(mask)[::-1]

    # ---- painting -------------------------------------------------------------------------------
    def paint(self, painter: QPainter, view: Viewport, ratio: float) -> bool:
        """What is seen of the map; False where the next frame has to go on."""
        if self._positions is None or self._sheets is None:
            return True
        return self._squares.paint(painter, view, ratio)

    def _painted(self, column: int, row: int, scale: float, ratio: float) -> QPixmap:
        side = round(SQUARE_PX * ratio)
        pixmap = QPixmap(side, side)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(role("canvas"))
        half = self.side_px(scale) / 2
        x0, y0 = column * SQUARE_PX, row * SQUARE_PX
        found = self._inside(
            (x0 - half) / scale, -(y0 + SQUARE_PX + half) / scale,
            (x0 + SQUARE_PX + half) / scale, -(y0 - half) / scale, scale,
        )  # fmt: skip
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._draw(painter, found, (x0, y0), scale, ratio)
        if self._marks and not self._gliding:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = ((x0 + SQUARE_PX / 2) / scale, -(y0 + SQUARE_PX / 2) / scale)
            here = Viewport(*middle, scale, QSizeF(SQUARE_PX, SQUARE_PX))
            draw_trail(painter, here, self._marks)
        painter.end()
        return pixmap

    def _draw(
        self, painter: QPainter, found: Places, corner: tuple[int, int], scale: float, ratio: float
    ) -> None:
        """Tiles on whole pixels, so that they look the same on both sides of a seam."""
        assert self._positions is not None
        assert self._sheets is not None
        half = (self.side_px(scale) + EDGE_PX) / 2
        middles = self._middles(self._positions[found], scale) * (scale, -scale)
        lows, highs = np.round(middles - half), np.round(middles + half) - EDGE_PX
        boxes = np.concatenate((lows - corner, np.maximum(highs - lows, 1.0)), axis=1)
        wanted_px = 2 * half * ratio
        for index, box in zip(found.tolist(), boxes.tolist(), strict=True):
            if index >= self._sheets.count:
                continue
            sharp = self.sharper.get(index) if wanted_px > SIDE_PX else None
            image, part = (sharp, sharp.rect()) if sharp else self._sheets.part(index, wanted_px)
            painter.drawImage(QRectF(*box), image, QRectF(part))
            if self._veil is not None and index < len(self._veil):
                painter.fillRect(QRectF(*box), QColor.fromRgba(int(self._veil[index])))

    def _drop(self, positions: Floats) -> None:
        """Squares on which tiles at these positions lie are painted anew."""
        scale = self._squares.scale
        if not scale:
            return
        half = self.side_px(scale) / 2 + 1
        cells = set()
        for x, y in (self._middles(positions, scale) * (scale, -scale)).tolist():
            for px in (x - half, x + half):
                for py in (y - half, y + half):
                    cells.add((math.floor(px / SQUARE_PX), math.floor(py / SQUARE_PX)))
        self._squares.renew(cells)
