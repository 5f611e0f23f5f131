"""MIDI's clock: 24 ticks a beat come in, or go out."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from statistics import median
from threading import Event, Thread

TICKS_A_BEAT = 24
_REMEMBERED = 2 * TICKS_A_BEAT
_SILENCE_S = 0.5
LEAST_BPM, MOST_BPM = 20.0, 400.0


class ClockIn:
    """The tempo of a clock, told by the middle of its last 48 steps: single late ticks do nothing.

    `beat` and `bpm` may be asked from any thread while `tick` is called on another one.
    """

    def __init__(self) -> None:
        self._steps: deque[float] = deque(maxlen=_REMEMBERED)
        self._last = 0.0
        self._ticks = 0

    def start(self) -> None:
        """The next tick is beat 0."""
        self._ticks = 0
        self._steps.clear()
        self._last = 0.0

    def tick(self, now: float) -> None:
        """A tick came at `now`, in seconds."""
        if 0 < now - self._last < _SILENCE_S:
            self._steps.append(now - self._last)
        elif self._last:
            self._steps.clear()
        self._last = now
        self._ticks += 1

    def bpm(self, now: float) -> float | None:
        """Beats a minute; None while there is no clock."""
        steps = list(self._steps)
        if len(steps) < TICKS_A_BEAT // 2 or now - self._last > _SILENCE_S:
            return None
        found = 60.0 / (TICKS_A_BEAT * median(steps))
        return min(max(found, LEAST_BPM), MOST_BPM)

    @property
    def beat(self) -> float:
        """Which beat the last tick was at."""
        return max(0, self._ticks - 1) / TICKS_A_BEAT

    @property
    def last(self) -> float:
        """When the last tick came."""
        return self._last


class ClockOut:
    """Ticks at a tempo, on a thread of its own until `close`; late ones do not add up."""

    def __init__(self, send: Callable[[list[int]], object], bpm: float) -> None:
        self._send = send
        self.bpm = bpm
        self._stop = Event()
        self._thread = Thread(target=self._run, name="midi clock", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """No more ticks."""
        self._stop.set()
        self._thread.join(1.0)

    def _run(self) -> None:
        due = time.monotonic()
        while not self._stop.wait(max(0.0, due - time.monotonic())):
            self._send([0xF8])
            due += 60.0 / (TICKS_A_BEAT * min(max(self.bpm, LEAST_BPM), MOST_BPM))
            if time.monotonic() - due > _SILENCE_S:
                due = time.monotonic()  # the computer slept; what is past is not made up for
