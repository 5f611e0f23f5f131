"""Which places are seen from how far away: the land is a mosaic, finer the closer one looks."""

from __future__ import annotations

import numpy as np

from studio.values.arrays import Floats, Places

COARSEST = 0.42
"""A cell of level 0 is so wide; the whole map spreads over some four units."""
LEVELS = 10
APART = 0.85
"""Finer levels than the one at which so many of the places have a cell to themselves say nothing
new."""


def levels_of(positions: Floats) -> Places:
    """The coarsest level at which each place is the first one in its cell, [N] int.

    From there on it is seen at every finer level too. Whatever comes later, earlier places keep
    their level. `LEVELS` for what lies on top of another everywhere.
    """
    found = np.full(len(positions), LEVELS, np.intp)
    for level in range(LEVELS - 1, -1, -1):
        cells = cells_of(positions, level)
        _, first = np.unique(cells, axis=0, return_index=True)
        found[first] = level
    return found


def cells_of(positions: Floats, level: int) -> Places:
    """[N, 2] int: in which column and row of a level each position lies."""
    found: Places = np.floor(positions / np.float32(gap(level))).astype(np.intp)
    return found


def gap(level: int) -> float:
    """How wide the cells of a level are, in units of the map."""
    return float(COARSEST / 2**level)


def finest_of(levels: Places) -> int:
    """The finest level that is worth showing."""
    if not len(levels):
        return 0
    for level in range(LEVELS):
        if float((levels <= level).mean()) >= APART:
            return level
    return LEVELS - 1


def level_at(scale: float, tile_px: float, finest: int = LEVELS - 1) -> int:
    """The level whose cells are at least `tile_px` wide where one unit is `scale` pixels."""
    level = int(np.floor(np.log2(max(COARSEST * scale / tile_px, 1e-9))))
    return max(0, min(level, finest))
