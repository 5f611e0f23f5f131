"""A sound listened through once: everything that pictures can move with, at every moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from studio.files.sounds import Source, sound_blocks, sound_facts
from studio.live.audio.beats import Beats, beats_of
from studio.live.audio.chroma import ChromaMeter
from studio.live.audio.framing import Framer
from studio.live.audio.onsets import FluxMeter
from studio.live.audio.parts import PartsSeparator
from studio.live.audio.spectra import (
    FLOOR_DB,
    HOP,
    LONG,
    RATE,
    SHORT,
    decibels,
    loudness,
    powers,
    sliced,
)
from studio.values.arrays import Floats
from studio.values.cancel import CancelToken

SILENT_DB = -70.0
MOMENTS = RATE / HOP
"""A second."""
_BLOCK = RATE
_NEVER = CancelToken()
Progress = Callable[[float], None]


@dataclass(frozen=True)
class Features:
    """What a sound does. N moments, a hundred a second; levels are dB, 0 for full scale.

    Attributes:
        seconds: how long it lasts.
        loud: [N] float32, K-weighted loudness over 46 ms.
        slices: [N, S] float16, the level of each slice of pitch; bands are made of them.
        flux: [N] float32, how much begins.
        struck, held: [N] float32, levels of the percussive and the harmonic part.
        notes: [M, 12] float16 in [0, 1], twenty a second, beginning with C.
        beats: tempo and beats.
    """

    seconds: float
    loud: Floats
    slices: Floats
    flux: Floats
    struck: Floats
    held: Floats
    notes: Floats
    beats: Beats

    @property
    def silent(self) -> bool:
        """Whether there is nothing to be heard."""
        return float(self.loud.max(initial=FLOOR_DB)) < SILENT_DB


class Listener:
    """Samples in, block by block; what was heard so far comes out at the end.

    Memory grows by 150 bytes a moment: 54 MB an hour.
    """

    def __init__(self) -> None:
        self._long, self._short = Framer(LONG, HOP), Framer(SHORT, HOP)
        self._flux, self._parts, self._notes = FluxMeter(), PartsSeparator(), ChromaMeter()
        self._samples = 0
        self._kept: dict[str, list[Floats]] = {
            name: [] for name in ("loud", "slices", "flux", "struck", "held", "notes")
        }

    def push(self, block: Floats) -> None:
        """[n] float32 the next samples at `RATE`."""
        self._samples += len(block)
        self._keep(self._long.push(block), self._short.push(block), self._notes.push(block))

    def end(self) -> Features:
        """All of it."""
        self._keep(self._long.end(), self._short.end(), self._notes.end())
        self._keep_parts(*self._parts.end())
        whole = {name: np.concatenate(parts) for name, parts in self._kept.items()}
        count = -(-self._samples // HOP)
        for name in ("loud", "slices", "flux", "struck", "held"):
            whole[name] = whole[name][:count]
        return Features(self._samples / RATE, **whole, beats=beats_of(whole["flux"]))

    def _keep(self, long: Floats, short: Floats, notes: Floats) -> None:
        power = powers(long)
        self._kept["loud"].append(loudness(power))
        self._kept["slices"].append(decibels(sliced(power)).astype(np.float16))
        self._kept["flux"].append(self._flux.push(sliced(powers(short))))
        self._kept["notes"].append(notes.astype(np.float16))
        self._keep_parts(*self._parts.push(power))

    def _keep_parts(self, struck: Floats, held: Floats) -> None:
        self._kept["struck"].append(decibels(struck))
        self._kept["held"].append(decibels(held))


def listen(
    source: Source, token: CancelToken = _NEVER, progress: Progress | None = None
) -> Features:
    """Listen to a whole sound; a minute of it takes about a second.

    Args:
        source: a file, or its bytes.
        token: looked at every second of sound.
        progress: told how far it is, in [0, 1].

    Raises:
        SoundError: it cannot be read, or lasts too long.
        Cancelled: somebody asked.
    """
    seconds = sound_facts(source).seconds if progress is not None else 0.0
    listener, heard = Listener(), 0
    for block in _even(sound_blocks(source, RATE)):
        token.check()
        listener.push(block)
        heard += len(block)
        if progress is not None:
            progress(min(1.0, heard / RATE / seconds) if seconds else 0.0)
    return listener.end()


def _even(blocks: Iterable[Floats]) -> Iterable[Floats]:
    """[n, 1] of any length → [about a second], which is quicker to look at."""
    waiting: list[Floats] = []
    count = 0
    for block in blocks:
        waiting.append(block[:, 0])
        count += len(block)
        if count >= _BLOCK:
            yield np.concatenate(waiting)
            waiting, count = [], 0
    if waiting:
        yield np.concatenate(waiting)
