"""Which places of the map lie within a line, or next in a direction."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from studio.ui.atlas.viewport import Viewport
from studio.values.arrays import Floats


def caught(positions: Floats, line: Sequence[QPointF], view: Viewport) -> tuple[int, ...]:
    """Numbers of the places [N, 2] within a line of pixels; its ends are joined."""
    if len(line) < 3:
        return ()
    polygon = QPolygonF([QPointF(*view.to_map(point)) for point in line])
    box = polygon.boundingRect()
    x, y = positions[:, 0], positions[:, 1]
    near = (x >= box.left()) & (x <= box.right()) & (y >= box.top()) & (y <= box.bottom())
    return tuple(
        int(n)
        for n in np.flatnonzero(near)
        if polygon.containsPoint(QPointF(float(x[n]), float(y[n])), Qt.FillRule.WindingFill)
    )


def next_spot(spots: Floats, here: tuple[float, float], way: tuple[int, int]) -> int:
    """The number of the nearest of `spots` [N, 2] in a direction, -1 where none lies there.

    `way`: one of (±1, 0), (0, ±1). Going astray counts twice as much as going far.
    """
    if not len(spots):
        return -1
    away = spots - np.array(here, np.float32)
    ahead = away @ np.array(way, np.float32)
    aside = np.abs(away @ np.array(way[::-1], np.float32))
    cost = np.where(ahead > 1e-4 + 1e-3 * np.abs(aside), ahead + 2.0 * aside, np.inf)
    best = int(cost.argmin())
    return best if np.isfinite(cost[best]) else -1
