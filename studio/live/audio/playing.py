"""A song through the loudspeakers: read ahead in small blocks, and where it is, to a sample.

Needs `sounddevice`, which is an extra; without it, or without a device, `problem` says so in a
sentence and nothing is played. The device asks on a thread of its own and is never kept waiting: a
block that is not there in time is silent.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np

from studio.errors import StudioError
from studio.files.sounds import Source, sound_blocks
from studio.values.arrays import Floats

RATE, CHANNELS = 48_000, 2
AHEAD_S = 1.0
"""So much is decoded before it is heard."""
NO_OUTPUT = "The film plays silently: sounddevice is not installed."
NO_DEVICE = "The film plays silently: no loudspeaker was found."


def _output() -> Any:
    """The module that talks to loudspeakers.

    Raises:
        ImportError: it is not installed, or what it needs of the system is missing.
    """
    try:
        return import_module("sounddevice")
    except OSError as error:  # PortAudio itself is missing
        raise ImportError(str(error)) from None


class SongPlayer:
    """Plays one song from a moment on; may be asked from one thread.

    `output` gives the module that talks to loudspeakers, for tests another one.
    """

    def __init__(self, output: Callable[[], Any] = _output) -> None:
        self._output = output
        self._stream: Any = None
        self._feed: _Feed | None = None
        self.problem = ""
        """Why nothing is heard; empty while all is well."""

    @property
    def playing(self) -> bool:
        """Whether it is heard now."""
        return self._stream is not None

    def play(self, source: Source, at_s: float) -> bool:
        """From `at_s` seconds of the song on (below 0: silence first); whether it is heard."""
        self.stop()
        try:
            sounddevice = self._output()
        except ImportError:
            self.problem = NO_OUTPUT
            return False
        feed = _Feed(source, at_s)
        try:
            self._stream = sounddevice.OutputStream(
                samplerate=RATE, channels=CHANNELS, dtype="float32", callback=feed.fill
            )
            self._stream.start()
        except (sounddevice.PortAudioError, OSError, ValueError):
            feed.close()
            self._stream, self.problem = None, NO_DEVICE
            return False
        self._feed, self.problem = feed, ""
        return True

    def at(self) -> float | None:
        """The second of the song that is heard now; None while nothing is."""
        return self._feed.at() if self._feed is not None and self._stream is not None else None

    def stop(self) -> None:
        """Silence, at once; the thread that reads ends."""
        stream, feed = self._stream, self._feed
        self._stream = self._feed = None
        if stream is not None:
            stream.abort()
            stream.close()
        if feed is not None:
            feed.close()


class _Feed:
    """Blocks read ahead on one thread, handed out on the device's."""

    def __init__(self, source: Source, at_s: float) -> None:
        self._source, self._start = source, at_s
        self._blocks: deque[Floats] = deque()
        self._waiting = 0
        self._given = 0
        self._told: tuple[int, float] | None = None
        self._wanted = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._read, name="song", daemon=True)
        self._thread.start()

    def at(self) -> float:
        """The second of the song that comes out now, between two blocks by the clock."""
        told = self._told
        if told is None:
            return self._start
        given, when = told
        return self._start + given / RATE + min(time.perf_counter() - when, 0.25)

    def fill(self, out: Any, frames: int, _time: Any, _status: Any) -> None:
        """The device wants [frames, 2]; what is missing is silent."""
        with self._wanted:
            filled = 0
            while filled < frames and self._blocks:
                block = self._blocks[0]
                count = min(len(block), frames - filled)
                out[filled : filled + count] = block[:count]
                filled += count
                if count == len(block):
                    self._blocks.popleft()
                else:
                    self._blocks[0] = block[count:]
                self._waiting -= count
            out[filled:frames] = 0.0
            self._told = (self._given, time.perf_counter())
            self._given += frames
            self._wanted.notify()

    def close(self) -> None:
        """Read no more."""
        with self._wanted:
            self._closed = True
            self._wanted.notify()
        self._thread.join(timeout=5.0)

    # ---- on the thread that reads ---------------------------------------------------------------
    def _read(self) -> None:
        try:
            if self._start < 0:
                self._put(np.zeros((round(-self._start * RATE), CHANNELS), np.float32))
            for block in sound_blocks(self._source, RATE, CHANNELS, max(0.0, self._start)):
                if not self._put(block):
                    return
        except StudioError:
            return  # the rest is silent; that it cannot be read was said when it was laid

    def _put(self, block: Floats) -> bool:
        """Wait for room; whether anybody still wants it."""
        with self._wanted:
            self._wanted.wait_for(lambda: self._closed or self._waiting < AHEAD_S * RATE)
            if not self._closed:
                self._blocks.append(block)
                self._waiting += len(block)
            return not self._closed
