"""Chance that is the same every time: numbers by the seed of a brood, a child and a purpose."""

from __future__ import annotations

import math
from collections.abc import Sequence

from studio.values import seeds


class Dice:
    """The dice of child number `draw` of the brood with this seed; a purpose names each throw."""

    def __init__(self, seed: int, draw: int) -> None:
        self._seed, self._draw = seed, draw

    def unit(self, purpose: str) -> float:
        """A number in (0, 1)."""
        return float(seeds.uniform(self._seed, f"breed/{self._draw}/{purpose}", 1)[0])

    def normal(self, purpose: str) -> float:
        """A standard normal number."""
        return float(seeds.normal(self._seed, f"breed/{self._draw}/{purpose}", 1)[0])

    def number(self, purpose: str, below: int) -> int:
        """A whole number from 0 to `below` - 1."""
        return min(int(self.unit(purpose) * below), below - 1)

    def pick(self, purpose: str, shares: Sequence[float]) -> int:
        """An index, each as likely as its share; the shares sum to 1."""
        at = self.unit(purpose)
        for index, share in enumerate(shares):
            at -= share
            if at < 0.0:
                return index
        return len(shares) - 1

    def shares(self, purpose: str, means: Sequence[float]) -> tuple[float, ...]:
        """Shares that sum to 1, on average near `means`; parts of no share get none.

        Exponential draws by their means, over their sum: between two equal parts every share is as
        likely as any other.
        """
        drawn = [-math.log(self.unit(f"{purpose}/{n}")) * mean for n, mean in enumerate(means)]
        total = sum(drawn)
        return tuple(value / total for value in drawn)
