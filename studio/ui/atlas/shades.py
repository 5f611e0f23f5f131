"""What may lie over the tiles: how usual places are, or where nobody was yet."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor

from studio.ui.atlas.growth import MapGrowth
from studio.ui.atlas.map_trail import MapTrail
from studio.ui.signals import Carries, signal
from studio.ui.widgets.paint import role
from studio.values.arrays import Doubles, Floats

MOST_ALPHA = 190.0
FAR = 0.5
"""From here on, either way, the shade is full: few seeds lie beyond."""


class Shades(QObject):
    """Gives a colour for each tile, ARGB; none where the pictures are to be seen as they are."""

    changed: Carries[np.ndarray | None] = signal()

    def __init__(self, growth: MapGrowth, trail: MapTrail, parent: QObject) -> None:
        super().__init__(parent)
        self._growth, self._trail = growth, trail
        self.kind = ""
        growth.changed.connect(self._follow)
        trail.changed.connect(self._walked)
        self._seen: tuple[int, int] = (0, 0)

    @property
    def knows_usual(self) -> bool:
        """Whether the model says how usual its places are."""
        usual = self._growth.facts[:, 0]
        return bool(len(usual)) and bool(np.isfinite(usual).any())

    def choose(self, kind: str) -> None:
        """`usual`, `unvisited`, or empty for none."""
        self.kind = kind
        self._follow()

    @Slot()
    def _walked(self) -> None:
        indices, rows = self._trail.seen()
        if self.kind == "unvisited" and (len(indices), len(rows)) != self._seen:
            self._follow()

    @Slot()
    def _follow(self) -> None:
        laid = self._growth.laid
        if laid is None or not self.kind:
            self.changed.emit(None)
        elif self.kind == "usual":
            self.changed.emit(usual_veil(self._growth.facts[:, 0]))
        else:
            self._ask_unvisited()

    def _ask_unvisited(self) -> None:
        chart, (indices, rows) = self._growth.chart, self._trail.seen()
        self._seen = (len(indices), len(rows))
        length = chart.looks.shape[1]
        looks = np.stack(rows) if rows else np.zeros((0, length), np.float32)

        def take(found: object) -> None:
            if isinstance(found, np.ndarray) and self.kind == "unvisited":
                self.changed.emit(_argb(role("canvas"), found * 215.0))

        self._growth.run(lambda: chart.near_seen(indices, looks), take)


def usual_veil(usual: Floats) -> np.ndarray:
    """[N] uint32 ARGB for how usual places are [N]: strange ones warm, bland ones cool."""
    known = np.nan_to_num(usual)
    lean = np.clip(known / FAR, -1.0, 1.0)
    alpha = (MOST_ALPHA * np.abs(lean) ** 1.5).astype(np.float32)
    strange, bland = _argb(role("accent"), alpha), _argb(QColor(96, 132, 190), alpha)
    return np.where(lean >= 0, strange, bland)


def _argb(color: QColor, alpha: Floats | Doubles) -> np.ndarray:
    rgb = (color.red() << 16) | (color.green() << 8) | color.blue()
    return (np.clip(alpha, 0, 255).astype(np.uint32) << 24) | np.uint32(rgb)
