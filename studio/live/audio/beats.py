"""How a sound counts: its tempo, and where its beats are.

Source: Ellis, "Beat Tracking by Dynamic Programming", Journal of New Music Research 36(1), 2007.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.live.audio.spectra import HOP, RATE
from studio.values.arrays import Doubles, Floats

SLOWEST, FASTEST = 40.0, 240.0
_USUAL, _OCTAVES = 120.0, 0.9
"""People tap most readily at 120 a minute; how wide that is, in octaves of tempo."""
_TIGHT = 100.0
"""How much an uneven beat costs, against how strong it is."""
_AS_STRONG = 0.9
"""Half way between two beats as much happens as on them: the beat is twice as fast."""
_TAPPED = 190.0
"""But nobody taps that fast: what is between is a hat between two beats, however loud it is."""
_LEAST_ALIKE = 0.1
"""How alike a sound is to itself one beat later, at least; noise reaches 0.05."""
_LEAST_BEATS = 4
_PER_MINUTE = 60.0 * RATE / HOP


@dataclass(frozen=True)
class Beats:
    """`bpm`: 0 where nothing counts. `times`: [n] seconds of each beat."""

    bpm: float
    times: Doubles

    @property
    def first(self) -> float:
        """Seconds of the first beat of a steady count through all of them; 0 where none is."""
        if len(self.times) < 2 or not self.bpm:
            return float(self.times[0]) if len(self.times) else 0.0
        period = 60 / self.bpm
        turns = np.exp(2j * np.pi * self.times / period)
        phase = float(np.angle(turns.mean())) / (2 * np.pi) * period
        return phase % period


def beats_of(flux: Floats) -> Beats:
    """The beats of a sound, from [N] its flux at every moment."""
    strength = _whitened(flux)
    period = _period(strength)
    if not period:
        return Beats(0.0, np.zeros(0))
    places = _tracked(strength, period)
    if len(places) < _LEAST_BEATS:
        return Beats(0.0, np.zeros(0))
    times = places * HOP / RATE
    return Beats(60 / _steady(times, period * HOP / RATE), times)


def _whitened(flux: Floats) -> Doubles:
    """Without its slow course, smoothed over 20 ms, of standard deviation 1; zeros for nothing."""
    values = flux.astype(np.float64)
    if len(values) < 2 or values.max() <= 0:
        return np.zeros(len(values))
    width = min(len(values), 101)
    slow = np.convolve(values, np.ones(width) / width, "same")
    bell = np.exp(-0.5 * (np.arange(-4, 5) / 2.0) ** 2)
    clear = np.convolve(np.maximum(values - slow, 0), bell / bell.sum(), "same")
    spread = clear.std()
    return clear / spread if spread > 0 else np.zeros(len(values))


def _period(strength: Doubles) -> float:
    """Moments from one beat to the next; 0 where nothing repeats."""
    longest = min(len(strength) - 1, int(_PER_MINUTE / SLOWEST) * 2 + 2)
    shortest = int(_PER_MINUTE / FASTEST)
    if longest <= 2 * shortest or not strength.any():
        return 0.0
    alike = _autocorrelation(strength, longest)
    lags = np.arange(shortest, longest // 2)
    usual = np.exp(-0.5 * (np.log2(_PER_MINUTE / lags / _USUAL) / _OCTAVES) ** 2)
    twice = alike[2 * lags]
    score = usual * (alike[lags] + 0.5 * twice)
    best = int(lags[int(np.argmax(score))])
    if alike[best] < _LEAST_ALIKE:
        return 0.0
    fast = _PER_MINUTE / _TAPPED
    while best / 2 >= fast and _near(alike, best / 2) >= _AS_STRONG * alike[best]:
        best = round(best / 2)
    return _top(alike, best)


def _autocorrelation(values: Doubles, longest: int) -> Doubles:
    """[longest + 1], 1 at no shift; made up for by how much overlaps."""
    size = 1 << (len(values) + longest).bit_length()
    centred = values - values.mean()
    spectrum = np.fft.rfft(centred, size)
    found = np.fft.irfft(spectrum * spectrum.conj(), size)[: longest + 1]
    found /= np.maximum(len(values) - np.arange(longest + 1), 1)
    alike: Doubles = found / found[0] if found[0] > 0 else found * 0
    return alike


def _near(alike: Doubles, lag: float) -> float:
    at = round(lag)
    return float(alike[max(0, at - 1) : at + 2].max())


def _top(alike: Doubles, lag: int) -> float:
    """Where the highest point near a lag lies between moments."""
    around = alike[max(1, lag - 2) : lag + 3]
    at = max(1, lag - 2) + int(np.argmax(around))
    left, middle, right = alike[at - 1], alike[at], alike[min(at + 1, len(alike) - 1)]
    bend = left - 2 * middle + right
    return at + (float(np.clip(0.5 * (left - right) / bend, -0.5, 0.5)) if bend < 0 else 0.0)


def _tracked(strength: Doubles, period: float) -> Doubles:
    """[n] moments of the beats that are strong and evenly apart, the best of all ways to count."""
    count = len(strength)
    back = np.arange(-round(2 * period), -round(period / 2) + 1)
    cost = -_TIGHT * np.log(-back / period) ** 2
    reach = -int(back[0])
    total = np.concatenate([np.full(reach, -np.inf), np.zeros(count)])
    came = np.full(count, -1, np.intp)
    begun = False
    floor = 0.01 * strength.max()
    for at in range(count):
        ways = cost + total[at + reach + back[0] : at + reach + back[-1] + 1]
        best = int(np.argmax(ways))
        total[at + reach] = strength[at] + max(0.0, float(ways[best]))
        if begun and ways[best] > 0:
            came[at] = at + back[best]
        begun = begun or strength[at] > floor
    return _followed(total[reach:], came, strength, period)


def _followed(total: Doubles, came: np.ndarray, strength: Doubles, period: float) -> Doubles:
    """Back from the best beat of the last period, then without silent ends."""
    last = len(total) - max(1, round(period))
    at = last + int(np.argmax(total[max(0, last) :])) if last > 0 else int(np.argmax(total))
    places = []
    while at >= 0:
        places.append(at)
        at = int(came[at])
    beats = np.array(places[::-1], np.intp)
    firm = np.array([strength[max(0, b - 2) : b + 3].max() for b in beats])
    alive = np.flatnonzero(firm > 0.25 * np.sqrt((firm**2).mean()))
    if not len(alive):
        return np.zeros(0)
    kept = beats[alive[0] : alive[-1] + 1]
    return np.array([_top(strength, int(b)) if b else 0.0 for b in kept])


def _steady(times: Doubles, period: float) -> float:
    """Seconds of one beat: the slope through those that are counted alike, else the middle one."""
    steps = np.diff(times)
    if len(steps) < _LEAST_BEATS or np.abs(steps - period).max() > period / 4:
        return float(np.median(steps)) if len(steps) else period
    slope = np.polyfit(np.arange(len(times)), times, 1)[0]
    return float(slope)
