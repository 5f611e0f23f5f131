"""What is struck and what is held: two parts of a sound, told from each other by medians."""

from __future__ import annotations

import numpy as np

from studio.live.audio.medians import median_of
from studio.values.arrays import Floats

WIDTH = 17
"""Moments and frequencies that a median is taken of: 0.17 s, and 370 Hz."""
HIGHEST = 513
"""Frequencies that are looked at, of those of a long window: to 11 kHz, where both parts are."""
_HALF = WIDTH // 2
_TINY = 1e-12


class PartsSeparator:
    """Powers in, the power of the struck and of the held part out, eight moments later.

    Held notes are ridges along time, strokes are ridges across frequencies; each median smooths
    the other kind away, and every frequency of a moment is shared out by their squares.

    Source: FitzGerald, "Harmonic/Percussive Separation using Median Filtering", DAFx 2010.
    """

    def __init__(self) -> None:
        self._rows: Floats | None = None

    def push(self, power: Floats) -> tuple[Floats, Floats]:
        """[k, F] → ([m] struck, [m] held): mean squares of the next m moments; m may be 0."""
        power = power[:, :HIGHEST]
        if self._rows is None:
            self._rows = np.zeros((_HALF, power.shape[1]), np.float32)
        rows = np.concatenate([self._rows, power])
        ready = max(0, len(rows) - 2 * _HALF)
        self._rows = rows[ready:]
        return _parts(rows) if ready else (rows[:0, 0], rows[:0, 0])

    def end(self) -> tuple[Floats, Floats]:
        """The last moments."""
        if self._rows is None:
            return np.zeros(0, np.float32), np.zeros(0, np.float32)
        return self.push(np.zeros((_HALF, self._rows.shape[1]), np.float32))


def _parts(rows: Floats) -> tuple[Floats, Floats]:
    count = len(rows) - 2 * _HALF
    power = rows[_HALF : _HALF + count]
    held = median_of([rows[k : k + count] for k in range(WIDTH)])
    wide = np.pad(power, ((0, 0), (_HALF, _HALF)), "reflect")
    struck = median_of([wide[:, k : k + power.shape[1]] for k in range(WIDTH)])
    held, struck = held * held, struck * struck
    share = struck / np.maximum(held + struck, _TINY**2)
    beaten: Floats = (power * share).sum(axis=1)
    rest: Floats = power.sum(axis=1) - beaten
    return beaten, np.maximum(rest, 0)
