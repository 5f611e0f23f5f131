"""What is heard now: the last seconds of a stream, looked at as a whole song would be.

The same windows, powers, onsets and curves as for a film's song; the loudest moment of the last
seconds is 1. Works on a thread of its own: samples come in on another, and whoever asks for a value
gets the newest there is at once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from threading import Event, Thread

import numpy as np

from studio.live.audio.beats import Beats, beats_of
from studio.live.audio.framing import Framer
from studio.live.audio.hearing import Hearing
from studio.live.audio.listening import MOMENTS, Features
from studio.live.audio.onsets import FluxMeter
from studio.live.audio.parts import PartsSeparator
from studio.live.audio.spectra import (
    FLOOR_DB,
    HOP,
    LONG,
    SHORT,
    SLICES,
    decibels,
    loudness,
    powers,
    sliced,
)
from studio.values.arrays import Floats
from studio.values.film import Heard

WINDOW_S = 6.0
_KEPT = round(WINDOW_S * MOMENTS)
_MOST_WAITING = 64
_BEATS_EVERY = 100
_NO_BEATS = Beats(0.0, np.zeros(0))


class Stream:
    """The features of the last seconds of samples that come in; on one thread."""

    def __init__(self) -> None:
        self._long, self._short = Framer(LONG, HOP), Framer(SHORT, HOP)
        self._flux, self._parts = FluxMeter(), PartsSeparator()
        self._loud = np.full(0, FLOOR_DB, np.float32)
        self._slices = np.zeros((0, SLICES), np.float32)
        self._rising = np.zeros(0, np.float32)
        self._struck = np.zeros(0, np.float32)
        self._held = np.zeros(0, np.float32)
        self._beats, self._since = _NO_BEATS, 0

    def push(self, block: Floats) -> None:
        """[n] float32 the next samples at `RATE`; what is no number counts as silence."""
        clean = np.nan_to_num(np.clip(block, -8, 8)).astype(np.float32)
        power = powers(self._long.push(clean))
        struck, held = self._parts.push(power)
        self._loud = _last(self._loud, loudness(power))
        self._slices = _last(self._slices, decibels(sliced(power)))
        rise = self._flux.push(sliced(powers(self._short.push(clean))))
        self._rising = _last(self._rising, rise)
        self._struck = _last(self._struck, decibels(struck))
        self._held = _last(self._held, decibels(held))
        self._since += len(rise)

    def features(self, beats: bool = False) -> Features:
        """All of what is kept; parts come eight moments late, and stay as they are until then."""
        count = min(len(self._loud), len(self._rising))
        if beats and self._since >= _BEATS_EVERY:
            self._beats, self._since = beats_of(self._rising), 0
        return Features(
            count / MOMENTS, self._loud[-count:], self._slices[-count:], self._rising[-count:],
            _filled(self._struck, count), _filled(self._held, count),
            np.zeros((0, 12), np.float16), self._beats,
        )  # fmt: skip


class Ears:
    """Answers what a way of hearing gives now; `want` says which ways there are."""

    def __init__(self) -> None:
        self._stream = Stream()
        self._blocks: deque[Floats] = deque(maxlen=_MOST_WAITING)
        self._wanted: tuple[Heard, ...] = ()
        self._values: dict[Heard, float] = {}
        self._come, self._stop = Event(), Event()
        self._thread = Thread(target=self._run, name="ears", daemon=True)
        self._thread.start()

    def want(self, ways: Iterable[Heard]) -> None:
        """Listen for these and no others."""
        self._wanted = tuple(dict.fromkeys(ways))

    def push(self, block: Floats) -> None:
        """[n] float32 the next samples at `RATE`; from any one thread, returns at once."""
        self._blocks.append(block)
        self._come.set()

    def value(self, heard: Heard) -> float | None:
        """What it gives now; None as long as nothing was heard."""
        return self._values.get(heard)

    def close(self) -> None:
        """Hear nothing any more."""
        self._stop.set()
        self._come.set()
        self._thread.join(2.0)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._come.wait(0.2)
            self._come.clear()
            blocks = []
            while self._blocks:
                blocks.append(self._blocks.popleft())
            if blocks:
                self._stream.push(np.concatenate(blocks))
                self._values = now(self._stream, self._wanted)


def now(stream: Stream, ways: Iterable[Heard]) -> dict[Heard, float]:
    """What each way of hearing gives at the last moment of a stream."""
    ways = tuple(ways)
    if not ways:
        return {}
    features = stream.features(any(way.feature == "beat" for way in ways))
    if not len(features.loud):
        return dict.fromkeys(ways, 0.0)
    hearing = Hearing(features)
    at = (len(features.loud) - 1) / MOMENTS
    return {way: hearing.value(way, at) for way in ways}


def _last(kept: Floats, new: Floats) -> Floats:
    joined: Floats = np.concatenate([kept, new])[-_KEPT:]
    return joined


def _filled(values: Floats, count: int) -> Floats:
    """[count]: the last value goes on where moments are missing."""
    if not len(values):
        return np.full(count, FLOOR_DB, np.float32)
    missing = max(0, count - len(values))
    return np.pad(values[-count:], (0, missing), "edge") if missing else values[-count:]
