"""A map as it grows: what was drawn so far, where it lies, and what is seen from how far away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.values.arrays import Floats, Places
from studio.values.atlas.layout import (
    Principal,
    aligned,
    farthest,
    first_layout,
    nearest,
    placed,
    preservation,
    strewn,
    to_scale,
)
from studio.values.atlas.levels import LEVELS, gap, levels_of
from studio.values.atlas.looks import figures_of
from studio.values.atlas.regions import Region, regions

FIRST = 256
"""So many places make a first map."""
_SEEN = 0.55
"""Pictures nearer than so much of the map's own spread count as seen."""
_ROOM = 0.6
"""How far a new place may be strewn, in gaps of the finest level."""


@dataclass(frozen=True)
class Laid:
    """A map as it can be shown: where N places lie and their levels; never changed afterwards.

    `moved`: places that were there before lie elsewhere now.
    """

    positions: Floats
    levels: Places
    moved: bool

    def __len__(self) -> int:
        return len(self.positions)


class Chart:
    """Grows on one thread; gives what can be shown. Old places stay until `lay` moves all."""

    def __init__(self) -> None:
        self.principal: Principal | None = None
        self.numbers: Floats = np.zeros((0, 0), np.float32)
        self._looks: list[Floats] = []
        self._positions: Floats = np.zeros((0, 2), np.float32)

    def __len__(self) -> int:
        return sum(len(part) for part in self._looks)

    @property
    def looks(self) -> Floats:
        """[N, F] of all that were added."""
        if len(self._looks) > 1:
            self._looks = [np.concatenate(self._looks)]
        return self._looks[0] if self._looks else np.zeros((0, 0), np.float32)

    @property
    def positions(self) -> Floats:
        """[M, 2] of those on the map."""
        return self._positions

    def add(self, looks: Floats, enough: int = FIRST) -> Laid | None:
        """More places [M, F]; None as long as there are fewer than `enough` for a first map."""
        self._looks.append(looks)
        if self.principal is None:
            if len(self) < enough:
                return None
            return self._begin()
        new = self.principal.project(looks)
        there = placed(new, self.numbers, self._positions)
        there = strewn(there, len(self.numbers), _ROOM * gap(LEVELS - 3))
        self.numbers = np.concatenate((self.numbers, new))
        self._positions = np.concatenate((self._positions, there))
        return Laid(self._positions, levels_of(self._positions), False)

    def restore(self, looks: Floats, positions: Floats) -> Laid:
        """A map that was kept: looks [N, F] and where they lay [N, 2]."""
        self._looks = [looks]
        self.principal = Principal.of(looks)
        self.numbers = self.principal.project(looks)
        return self._lay(positions.astype(np.float32))

    def lay(self, positions: Floats) -> Laid:
        """Another layout of the first M places [M, 2], turned so that the map is recognised.

        Those that were added since it was begun go to their neighbours.
        """
        count = len(positions)
        found = aligned(to_scale(positions), self._positions[:count])
        self.principal = Principal.of(self.looks)
        self.numbers = self.principal.project(self.looks)
        if len(self.numbers) > count:
            late = placed(self.numbers[count:], self.numbers[:count], found)
            late = strewn(late, count, _ROOM * gap(LEVELS - 3))
            found = np.concatenate((found, late))
        return self._lay(to_scale(found))

    def kept_share(self, count: int = 10) -> float:
        """How much of the neighbourhoods the map keeps, 0 … 1."""
        return preservation(self.numbers, self._positions, count)

    def where(self, looks: Floats, positions: Floats) -> Floats:
        """[M, 2]: where pictures with these looks [M, F] lie on a map of positions [N, 2]."""
        assert self.principal is not None
        return placed(self.principal.project(looks), self.numbers[: len(positions)], positions)

    def like(self, looks: Floats, count: int) -> Places:
        """Numbers of the `count` places that look most like a picture [F], the nearest first."""
        assert self.principal is not None
        found: Places = nearest(self.principal.project(looks[None]), self.numbers, count)[0][0]
        return found

    def new(self, indices: list[int], looks: Floats) -> int:
        """The place that looks least like those of `indices` and like looks [M, F]."""
        assert self.principal is not None
        seen = np.concatenate((self.numbers[indices], self.principal.project(looks)))
        return farthest(self.numbers, seen)

    def near_seen(self, indices: list[int], looks: Floats) -> Floats:
        """[N] in [0, 1]: how much like anything seen each place looks; 1 the same."""
        assert self.principal is not None
        seen = np.concatenate((self.numbers[indices], self.principal.project(looks)))
        if not len(seen):
            return np.zeros(len(self.numbers), np.float32)
        apart = nearest(self.numbers, seen, 1)[1][:, 0]
        wide = max(float(np.sqrt(self.numbers.var(axis=0).sum())), 1e-6) * _SEEN
        found: Floats = np.exp(-((apart / wide) ** 4)).astype(np.float32)
        return found

    def regions(
        self, positions: Floats, along: Floats, count: int, kinds: Places | None
    ) -> tuple[Region, ...]:
        """Parts of a map of positions [N, 2] with what is typical of them."""
        total = len(positions)
        some = kinds[:total] if kinds is not None else None
        return regions(positions, figures_of(self.looks[:total]), along[:total], count, some)

    def _begin(self) -> Laid:
        self.principal = Principal.of(self.looks)
        self.numbers = self.principal.project(self.looks)
        return self._lay(first_layout(self.numbers))

    def _lay(self, positions: Floats) -> Laid:
        self._positions = positions
        return Laid(positions, levels_of(positions), True)
