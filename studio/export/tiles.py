"""Whether a picture tiles: its edges compared with its inside, and three by three of it to see."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.values.arrays import Bytes

FINE = 1.6
"""Steps across a seam may be so much larger than those beside it before an eye catches on it."""


@dataclass(frozen=True)
class Seams:
    """Mean step across each seam over the mean step beside it: 1 and less is as if none were."""

    across: float
    down: float

    @property
    def tiles(self) -> bool:
        """Whether no seam shows."""
        return max(self.across, self.down) <= FINE

    @property
    def words(self) -> str:
        """What was found."""
        if self.tiles:
            return "It tiles: no seam shows, left to right or top to bottom."
        wide, high = self.across > FINE, self.down > FINE
        where = "on all sides" if wide and high else "left to right" if wide else "top to bottom"
        worst = max(self.across, self.down)
        return f"It does not tile {where}: the step across its seam is {worst:.1f} times as large."


def seams_of(picture: Bytes) -> Seams:
    """Roll a picture [H, W, 3|4] by half, so that its edges meet in the middle, and compare there.

    The step from the last column to the first is set against the steps of the four columns on
    either side of it; a step of at least half a level counts, so that flat pictures tile.
    """
    values = picture.astype(np.float32)
    return Seams(_seam(values), _seam(values.transpose(1, 0, 2)))


def _seam(values: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> float:
    half = values.shape[1] // 2
    if half < 2:
        return 0.0
    rolled = np.roll(values, half, axis=1)
    steps = np.abs(np.diff(rolled, axis=1)).mean(axis=(0, 2))
    here = half - 1
    beside = np.delete(steps[max(0, here - 4) : here + 5], min(here, 4))
    return float(steps[here] / max(float(beside.mean()), 0.5))


def three_by_three(picture: Bytes) -> Bytes:
    """[3H, 3W, C]: nine of it."""
    return np.tile(picture, (3, 3, 1))
