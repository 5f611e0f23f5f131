"""Medians of many arrays at once: a sorting network of minima and maxima, most of it left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from studio.values.arrays import Floats

Step = tuple[int, int, bool, bool]


def median_of(arrays: Sequence[Floats]) -> Floats:
    """[…] the middle value at each place of an odd number of arrays of one shape.

    Whole arrays are compared with each other, so that it runs at the speed of memory.

    Source: Batcher, "Sorting Networks and Their Applications", 1968.
    """
    lines = list(arrays)
    for low, high, keep_low, keep_high in _network(len(lines)):
        a, b = lines[low], lines[high]
        if keep_low:
            lines[low] = np.minimum(a, b)
        if keep_high:
            lines[high] = np.maximum(a, b)
    return lines[len(lines) // 2]


@cache
def _network(count: int) -> tuple[Step, ...]:
    """The exchanges that the middle line depends on: (line, line, minimum, maximum wanted)."""
    wanted, kept = {count // 2}, []
    for low, high in reversed(_exchanges(count)):
        if low in wanted or high in wanted:
            kept.append((low, high, low in wanted, high in wanted))
            wanted |= {low, high}
    return tuple(reversed(kept))


def _exchanges(count: int) -> list[tuple[int, int]]:
    """Batcher's odd-even merge sort for any number of lines."""
    found = []
    part = 1
    while part < count:
        step = part
        while step >= 1:
            for first in range(step % part, count - step, 2 * step):
                for line in range(first, min(first + step, count - step)):
                    if line // (2 * part) == (line + step) // (2 * part):
                        found.append((line, line + step))
            step //= 2
        part *= 2
    return found
