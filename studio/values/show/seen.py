"""Whether a picture is worth showing now: not flat, and not what was shown a short while ago."""

from __future__ import annotations

from collections import deque

import numpy as np

from studio.values.arrays import Bytes, Floats
from studio.values.bland import SHARE, BlandWatch

SIDE = 8
LATELY_S = 600.0
"""What was seen so long ago may come again."""
JUST_S = 25.0
"""What was seen so shortly ago is where the picture comes from, and no repetition."""
EVERY_S = 2.0
NEAR = 9.0
"""Pictures that differ by less than this, in root mean square of bytes, look the same."""


def sketch(pixels: Bytes) -> Floats:
    """[8, 8, 3] float32: the picture in so few means that small moves do not change it."""
    rows = np.array_split(pixels[..., :3].astype(np.float32), SIDE, axis=0)
    cells = [[c.mean(axis=(0, 1)) for c in np.array_split(row, SIDE, axis=1)] for row in rows]
    return np.asarray(cells, dtype=np.float32)


class Seen:
    """What the screen showed in the last minutes."""

    def __init__(self) -> None:
        self._kept: deque[tuple[float, Floats]] = deque()
        self._bland = BlandWatch()
        self._last = -EVERY_S

    def forget(self) -> None:
        """Another model: what is flat there is measured anew."""
        self._bland.forget()

    def dull(self, pixels: Bytes, now: float) -> bool:
        """Whether a picture at second `now` is flat or lately seen; it is remembered.

        Asked more often than every two seconds it says no.
        """
        if now - self._last < EVERY_S:
            return False
        self._last = now
        while self._kept and now - self._kept[0][0] > LATELY_S:
            self._kept.popleft()
        small = sketch(pixels)
        before = [kept for at, kept in self._kept if now - at > JUST_S]
        again = any(float(np.sqrt(((kept - small) ** 2).mean())) < NEAR for kept in before)
        self._kept.append((now, small))
        flat = self._bland.share(pixels) < SHARE
        return flat or again
