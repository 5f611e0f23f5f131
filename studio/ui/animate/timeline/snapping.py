"""To which moment a drag jumps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

REACH_PX = 8.0


@dataclass(frozen=True)
class Snapped:
    """A moment, and whether it is that of something else (then a line shows it)."""

    at: float
    to: float | None = None


def snapped(
    at: float, candidates: Iterable[float], reach_s: float, grid_s: float, start_s: float = 0.0
) -> Snapped:
    """The nearest candidate within reach, else the nearest line of the grid.

    Args:
        at: where the hand is, in seconds.
        candidates: moments worth jumping to: keys, markers, the playhead, the ends, beats.
        reach_s: how near the hand must be.
        grid_s: distance of the lines of the grid; 0: there is none.
        start_s: a moment that the grid goes through.
    """
    near = min(candidates, key=lambda c: abs(c - at), default=None)
    if near is not None and abs(near - at) <= reach_s:
        return Snapped(near, near)
    if grid_s > 0:
        return Snapped(start_s + round((at - start_s) / grid_s) * grid_s)
    return Snapped(at)
