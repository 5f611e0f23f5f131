"""Which of the twelve notes sound, whatever their octave."""

from __future__ import annotations

import numpy as np

from studio.live.audio.framing import Framer
from studio.live.audio.spectra import RATE, powers
from studio.values.arrays import Floats

SIZE, HOP = 8192, 2205
"""Long windows tell notes apart; twenty a second are enough for what is held."""
NOTES = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
_LOWEST_HZ, _HIGHEST_HZ = 60.0, 5000.0
_MIDDLE_C = 261.6255653
_GATE = 1e-6
"""Mean square below which a moment has no notes: -60 dB."""
_OVER_MEAN = 6.0
"""How far a peak stands out from what surrounds it; noise has none that do so for long."""


class ChromaMeter:
    """Samples in, twelve levels out.

    Only peaks of the spectrum count, each at the note that its exact frequency is nearest to, so
    that the width of a window does not smear one note over its neighbours.

    Source: Fujishima, "Realtime Chord Recognition of Musical Sound", ICMC 1999.
    """

    def __init__(self) -> None:
        self._framer = Framer(SIZE, HOP)

    def push(self, block: Floats) -> Floats:
        """[n] samples → [k, 12] in [0, 1], 1 for the strongest note of a moment; k may be 0."""
        return chroma(powers(self._framer.push(block)))

    def end(self) -> Floats:
        """The last moments."""
        return chroma(powers(self._framer.end()))


def chroma(power: Floats) -> Floats:
    """[k, F] mean squares of long windows → [k, 12] in [0, 1], beginning with C."""
    width = RATE / SIZE
    first, last = round(_LOWEST_HZ / width), round(_HIGHEST_HZ / width)
    level = np.log(np.maximum(power[:, first - 1 : last + 1], 1e-12)).astype(np.float64)
    left, middle, right = level[:, :-2], level[:, 1:-1], level[:, 2:]
    loud = np.log(np.maximum(power[:, first:last].mean(axis=1), 1e-12))[:, None]
    peaks = (middle > left) & (middle >= right) & (middle > loud + np.log(_OVER_MEAN))
    rows, columns = np.nonzero(peaks & (power.sum(axis=1) > _GATE)[:, None])
    a, b, c = left[rows, columns], middle[rows, columns], right[rows, columns]
    hz = (columns + first + 0.5 * (a - c) / (a - 2 * b + c)) * width
    place = 12 * np.log2(hz / _MIDDLE_C)
    note = np.rint(place)
    weight = np.exp(b / 2) * np.cos(np.pi * (place - note)) ** 2
    cells = rows * 12 + (note.astype(np.intp) % 12)
    found = np.bincount(cells, weight, minlength=12 * len(power)).reshape(-1, 12)
    most = found.max(axis=1, keepdims=True, initial=0)
    unit: Floats = (found / np.where(most > 0, most, 1)).astype(np.float32)
    return unit
