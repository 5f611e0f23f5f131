"""Which places of the map lie within a line, or next in a direction."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from studio.ui.atlas.viewport import Viewport
from studio.values.arrays import Floats, Places


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


def next_place(
    positions: Floats, among: Places, here: tuple[float, float], way: tuple[int, int]
) -> int:
    """The nearest of `among` (numbers of places [N, 2]) in a direction, -1 where none lies there.

    `way`: one of (±1, 0), (0, ±1). Going astray counts twice as much as going far.
    """
    if not len(among):
        return -1
    away = positions[among] - np.array(here, np.float32)
    ahead = away @ np.array(way, np.float32)
    aside = np.abs(away @ np.array(way[::-1], np.float32))
    cost = np.where(ahead > 1e-5, ahead + 2.0 * aside, np.inf)
    return int(among[int(cost.argmin())]) if np.isfinite(cost.min()) else -1
