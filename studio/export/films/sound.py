"""The sound of a film: as long as the film, coded beside its pictures, in step to a sample."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from studio.files.sounds import Source, sound_blocks
from studio.values.arrays import Floats

RATE = 48_000
CHANNELS = 2
_FADE_S = 0.005
"""A sound that is cut off in the middle of a wave would click."""
_BIT_RATE = 192_000
_CODED = {"aac": "fltp", "libopus": "flt", "pcm_s24le": "s32"}
"""How each encoder wants its samples."""
_BLOCK = 1024
_FULL = 2**31 - 128


@dataclass(frozen=True)
class SoundTrack:
    """A sound under a film.

    The film begins `offset_s` into it, below 0 that long before it. Where it ends before the film
    it is silent, or begins again with `repeats`.
    """

    source: Source
    offset_s: float = 0.0
    repeats: bool = False


def bytes_of(seconds: float) -> int:
    """About how much of a file the sound takes, where it is coded with loss."""
    return round(_BIT_RATE / 8 * seconds)


def samples_of(track: SoundTrack, count: int) -> Iterator[Floats]:
    """[n, 2] float32 at `RATE`: exactly `count` samples, block by block.

    Raises:
        SoundError: it cannot be read.
    """
    fade, done = round(_FADE_S * RATE), 0
    for block in _endless(track):
        kept = block[: count - done]
        if done + len(kept) > count - fade:
            left = count - np.arange(done, done + len(kept))
            kept = kept * np.clip(left / fade, 0, 1).astype(np.float32)[:, None]
        done += len(kept)
        yield kept
        if done == count:
            return


def _endless(track: SoundTrack) -> Iterator[Floats]:
    """Silence before, the sound, then the sound again or silence for ever."""
    before = round(max(0.0, -track.offset_s) * RATE)
    yield from _silence(before)
    start = max(0.0, track.offset_s)
    while True:
        heard = 0
        for block in sound_blocks(track.source, RATE, CHANNELS, start):
            heard += len(block)
            yield block
        if not track.repeats or not (heard or start):
            break
        start = 0.0
    while True:
        yield from _silence(RATE)


def _silence(count: int) -> Iterator[Floats]:
    while count > 0:
        yield np.zeros((min(count, RATE), CHANNELS), np.float32)
        count -= RATE


class SoundStream:
    """The sound in a container that is being filled; packets come out as far as they are wanted."""

    def __init__(self, container: Any, encoder: str, track: SoundTrack, seconds: Fraction) -> None:
        self._container = container
        self._stream = container.add_stream(encoder, rate=RATE, layout="stereo")
        if encoder != "pcm_s24le":
            self._stream.codec_context.bit_rate = _BIT_RATE
        self._kind = _CODED[encoder]
        self._stream.codec_context.format = self._kind
        self._samples = samples_of(track, round(seconds * RATE))
        self._rest: Floats = np.zeros((0, CHANNELS), np.float32)
        self._done, self._ended = 0, False

    def upto(self, second: Fraction) -> None:
        """Put everything before a moment into the container."""
        while not self._ended and self._done < second * RATE:
            self._one()

    def finish(self) -> None:
        """Put what is left into the container."""
        while not self._ended:
            self._one()

    def _one(self) -> None:
        """One frame of the encoder; after the last one, what it has kept back."""
        size = self._stream.codec_context.frame_size or _BLOCK
        while len(self._rest) < size and (more := next(self._samples, None)) is not None:
            self._rest = np.concatenate([self._rest, more])
        frame, self._rest = self._rest[:size], self._rest[size:]
        if len(frame):
            self._container.mux(self._stream.encode(self._coded(frame)))
            self._done += len(frame)
        else:
            self._container.mux(self._stream.encode(None))
            self._ended = True

    def _coded(self, samples: Floats) -> Any:
        import av

        array: np.ndarray = samples.T if self._kind == "fltp" else samples.reshape(1, -1)
        if self._kind == "s32":
            whole = np.rint(np.clip(array, -1, 1).astype(np.float64) * _FULL)
            array = whole.astype(np.int32)
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(array), format=self._kind, layout="stereo"
        )
        frame.rate, frame.pts, frame.time_base = RATE, self._done, Fraction(1, RATE)
        return frame
