"""Which beat it is: by a tempo, tapped or followed, that never jumps back."""

from __future__ import annotations

from collections import deque

LEAST_BPM, MOST_BPM = 20.0, 400.0
_PAUSE_S = 2.5
_TAPS = 8


class BeatClock:
    """Counts beats of a tempo; times are seconds of any clock that only goes forward."""

    def __init__(self, bpm: float = 120.0) -> None:
        self._bpm = min(max(bpm, LEAST_BPM), MOST_BPM)
        self._at = self._beat_then = 0.0
        self._taps: deque[float] = deque(maxlen=_TAPS)

    @property
    def bpm(self) -> float:
        """Beats a minute."""
        return self._bpm

    def beat(self, now: float) -> float:
        """Which beat it is, with its fraction."""
        return self._beat_then + (now - self._at) * self._bpm / 60.0

    def set_bpm(self, bpm: float, now: float) -> None:
        """Another tempo from now on; the beat goes on from where it is."""
        self._beat_then, self._at = self.beat(now), now
        if bpm == bpm:
            self._bpm = min(max(bpm, LEAST_BPM), MOST_BPM)

    def tap(self, now: float) -> float:
        """Somebody taps: from the second tap on that is the tempo, and each tap is a whole beat."""
        if self._taps and not 0 < now - self._taps[-1] < _PAUSE_S:
            self._taps.clear()
        self._taps.append(now)
        if len(self._taps) > 1:
            each = (self._taps[-1] - self._taps[0]) / (len(self._taps) - 1)
            self.set_bpm(60.0 / each, now)
        self._beat_then, self._at = float(round(self.beat(now))), now
        return self._bpm

    def follow(self, bpm: float, beat: float, at: float) -> None:
        """Another clock says that it was `beat` at `at`: the fraction is its own from now on."""
        mine = self.beat(at)
        self._bpm = min(max(bpm, LEAST_BPM), MOST_BPM)
        turned = mine - (beat % 1.0)
        self._beat_then, self._at = round(turned) + beat % 1.0, at
