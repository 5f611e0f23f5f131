"""Whether a picture that drifts is getting flat and bland, by the pictures before it."""

from __future__ import annotations

from collections import deque

import numpy as np

from studio.values.arrays import Bytes

SIDE_PX = 48
FEWEST = 12
"""Pictures that must have been seen before any is called flat."""
EVERY = 12
REMEMBERED = 600
"""So many pictures, every twelfth of those seen: some minutes of drift."""
BETTER = 90
SHARE = 0.6
"""Below this share of the usual contrast a picture is flat."""
GOOD = 0.8
"""From this share on it is worth looking at again."""


def contrast(pixels: Bytes) -> float:
    """How much a picture shows: what its colours differ by, and what they differ by side by side.

    Both are root mean squares over about `SIDE_PX` x `SIDE_PX` of its pixels, in bytes.
    """
    step = max(1, max(pixels.shape[:2]) // SIDE_PX)
    small = pixels[::step, ::step, :3].astype(np.float32)
    spread = float(small.std(axis=(0, 1)).mean())
    edges = (np.diff(small, axis=0), np.diff(small, axis=1))
    return spread + sum(float(np.sqrt((edge**2).mean())) for edge in edges if edge.size)


class BlandWatch:
    """Compares each picture with the better ones of the last minutes (their best tenth).

    A middle one would follow a drift that fades slowly, and call the fading usual.
    """

    def __init__(self) -> None:
        self._seen: deque[float] = deque(maxlen=REMEMBERED)
        self._count = 0
        self._usual = 0.0

    def forget(self) -> None:
        """Another model, another measure."""
        self._seen.clear()
        self._count = 0

    def share(self, pixels: Bytes) -> float:
        """The contrast of a picture by what is usual; 1 until enough have been seen."""
        value = contrast(pixels)
        self._count += 1
        known = self._count > FEWEST and self._usual > 0
        found = value / self._usual if known else 1.0
        # What is flat must not become the measure.
        if found >= SHARE and (self._count <= FEWEST or self._count % EVERY == 0):
            self._seen.append(value)
            self._usual = float(np.percentile(self._seen, BETTER))
        return found
