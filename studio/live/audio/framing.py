"""A stream of samples cut into windows that overlap."""

from __future__ import annotations

import numpy as np

from studio.values.arrays import Floats


class Framer:
    """Windows of `size` samples, one every `hop`; the middle of window k is sample k × hop.

    What lies before the first sample and behind the last is silent.
    """

    def __init__(self, size: int, hop: int) -> None:
        self._size, self._hop = size, hop
        self._rest: Floats = np.zeros(size // 2, np.float32)
        self._samples, self._given = 0, 0

    def push(self, block: Floats) -> Floats:
        """[n] the next samples → [k, size] the windows that are complete now; k may be 0."""
        self._samples += len(block)
        return self._take(np.concatenate([self._rest, block]))

    def end(self) -> Floats:
        """[k, size] what is left, until every sample was the middle of the window nearest to it."""
        wanted = -(-self._samples // self._hop) - self._given
        missing = (wanted - 1) * self._hop + self._size - len(self._rest)
        padded = np.pad(self._rest, (0, max(0, missing)))
        return self._take(padded)[: max(0, wanted)]

    def _take(self, samples: Floats) -> Floats:
        if len(samples) < self._size:
            self._rest = samples
            return np.zeros((0, self._size), np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(samples, self._size)[:: self._hop]
        self._rest = samples[len(windows) * self._hop :].copy()
        self._given += len(windows)
        return windows
