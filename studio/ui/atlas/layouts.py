"""Which layout of the map is seen: by likeness, or along two directions of the model."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Slot

from studio.ui.atlas.growth import MapGrowth
from studio.ui.signals import Carries, signal
from studio.values.arrays import Floats
from studio.values.atlas.chart import FIRST, Laid
from studio.values.atlas.levels import levels_of

FARTHEST = 3.0
"""Places farther along a direction than so many standard deviations stand at the edge."""


class Layouts(QObject):
    """Gives the map in the layout that was chosen; all of it is that of `growth`."""

    changed: Carries[Laid | None] = signal()

    def __init__(self, growth: MapGrowth, parent: QObject) -> None:
        super().__init__(parent)
        self._growth = growth
        self.laid: Laid | None = None
        self._along: tuple[int, int] | None = None
        growth.changed.connect(self._changed)

    @property
    def along(self) -> tuple[int, int] | None:
        """Numbers of the directions across and up; None: by likeness."""
        return self._along

    def choose(self, along: tuple[int, int] | None) -> None:
        """Lay places out along two of the model's directions, or by likeness."""
        if along != self._along:
            self._along = along
            self._show(moved=True)

    @property
    def directions(self) -> tuple[int, ...]:
        """Numbers of the directions that places can be laid out along."""
        along = self._growth.facts[:, 1:]
        if not len(along):
            return ()
        good = np.isfinite(along).all(axis=0) & (along.std(axis=0) > 1e-6)
        return tuple(int(n) for n in np.flatnonzero(good))

    @Slot(object)
    def _changed(self, laid: Laid | None) -> None:
        if laid is None:
            self._along = None
        self._show(moved=laid is not None and laid.moved)

    def _show(self, moved: bool) -> None:
        laid = self._growth.laid
        if laid is not None and self._along is not None:
            laid = self._laid_along(len(laid), self._along, moved)
        elif laid is not None and laid.moved != moved:
            laid = Laid(laid.positions, laid.levels, moved)
        self.laid = laid
        self.changed.emit(laid)

    def _laid_along(self, count: int, along: tuple[int, int], moved: bool) -> Laid:
        columns = [1 + number for number in along]
        values: Floats = self._growth.facts[:count, columns]
        first = values[:FIRST]  # so that places stay while others come
        spread = np.maximum(first.std(axis=0), 1e-6)
        apart = np.clip((values - first.mean(axis=0)) / spread, -FARTHEST, FARTHEST)
        positions = (apart / 2**0.5).astype(np.float32)
        return Laid(positions, levels_of(positions), moved)
