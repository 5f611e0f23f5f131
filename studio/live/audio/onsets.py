"""When something begins: how much louder each slice of a sound becomes from moment to moment."""

from __future__ import annotations

import numpy as np

from studio.live.audio.spectra import HOP, RATE, SLICES
from studio.values.arrays import Doubles, Floats

_COMPRESSION = 1e3
_BEFORE, _AFTER = 10, 7
"""Moments whose mean an onset has to stand out from."""
_AROUND = 3
LEAST = 0.04
"""Of the strongest; what is weaker is no onset for anybody."""


class FluxMeter:
    """Slices in, spectral flux out.

    What only wavers in pitch moves between neighbouring slices and is not counted.

    Source: Böck and Widmer, "Maximum Filter Vibrato Suppression for Onset Detection", DAFx 2013.
    """

    def __init__(self) -> None:
        self._last: Floats = np.zeros((1, SLICES), np.float32)

    def push(self, slices: Floats) -> Floats:
        """[k, S] mean squares → [k] how much came in at each moment."""
        if not len(slices):
            return slices[:, 0]
        levels = np.log10(1 + _COMPRESSION * np.sqrt(slices)).astype(np.float32)
        before = np.concatenate([self._last, levels[:-1]])
        self._last = levels[-1:]
        sides = np.pad(before, ((0, 0), (1, 1)), "edge")
        widest = np.maximum(np.maximum(sides[:, :-2], sides[:, 2:]), before)
        rise: Floats = np.maximum(levels - widest, 0).sum(axis=1)
        return rise


def onsets(flux: Floats, threshold: float = 0.1, gap_s: float = 0.05) -> tuple[Doubles, Floats]:
    """([n] seconds, [n] strength in (0, 1]) of what begins.

    An onset is the highest of its neighbours and stands out by `threshold` (of the strongest) from
    the moments around it; of two within `gap_s` the stronger counts.

    Args:
        flux: [N] of every moment, as from `FluxMeter`.
        threshold: in [0, 1]; less than `LEAST` counts as that.
        gap_s: shortest time between two onsets.

    Source: Böck, Krebs and Schedl, "Evaluating the Online Capabilities of Onset Detection
    Methods", ISMIR 2012.
    """
    nothing = np.zeros(0), np.zeros(0, np.float32)
    top = float(flux.max(initial=0.0))
    if top <= 0:
        return nothing
    unit = flux / np.float32(top)
    wide = np.pad(unit, (_BEFORE, _AFTER), "edge")
    windows = np.lib.stride_tricks.sliding_window_view
    mean = windows(wide, _BEFORE + _AFTER + 1).mean(axis=1)
    near = windows(np.pad(unit, _AROUND), 2 * _AROUND + 1).max(axis=1)
    stands = (unit >= near) & (unit - mean >= max(threshold, LEAST))
    places = np.flatnonzero(stands)
    kept = _apart(places, unit, max(1, round(gap_s * RATE / HOP)))
    return _between(kept, unit) * HOP / RATE, unit[kept]


def _apart(places: np.ndarray, unit: Floats, gap: int) -> np.ndarray:
    """Places at least `gap` from each other, the strongest first."""
    taken = np.zeros(len(unit) + 2 * gap, bool)
    kept = []
    for place in sorted(places.tolist(), key=lambda at: (-unit[at], at)):
        if not taken[place + 1 : place + 2 * gap].any():
            taken[place + gap] = True
            kept.append(place)
    return np.array(sorted(kept), np.intp)


def _between(places: np.ndarray, unit: Floats) -> Doubles:
    """Places of peaks between moments: the top of a parabola through three of them."""
    wide = np.pad(unit, 1).astype(np.float64)
    left, middle, right = wide[places], wide[places + 1], wide[places + 2]
    bend = left - 2 * middle + right
    shift = np.where(bend < 0, 0.5 * (left - right) / np.where(bend < 0, bend, -1), 0)
    found: Doubles = places + np.clip(shift, -0.5, 0.5)
    return found
