"""What the studio knows of one format of films, and what an encoder is given and does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import numpy as np
from numpy.typing import NDArray

from studio.export.metadata.inside import Inside
from studio.export.metadata.stamp import Stamp
from studio.files.atomic import AtomicFile

Frame = NDArray[np.uint8]


@dataclass(frozen=True)
class Reel:
    """One film to be written: where, how large in pixels, how fast, what it says about itself."""

    target: AtomicFile
    width: int
    height: int
    fps: float
    stamp: Stamp


class FilmEncoder(Protocol):
    """Frames in, film out."""

    def add(self, frame: Frame) -> None:
        """[H, W, 3] uint8, contiguous: the next frame."""

    def finish(self, notes: tuple[str, ...]) -> None:
        """Complete the film; `notes` are added to its provenance."""

    def close(self) -> None:
        """Let go of everything; harmless after `finish`."""


@dataclass(frozen=True)
class FilmFormat:
    """A format of films.

    Attributes:
        key: how choices and provenance call it.
        name: how people call it.
        summary: a few words on what to expect of it.
        suffixes: ends of file names, the usual one first.
        rates: frames a second to choose from, and the usual one of them.
        max_fps: the most that it can hold.
        there_and_back: whether players loop it, so that it should end where it began.
        begins: whether a file that starts with these 16 bytes is one.
        encoder: begins to write one.
        look_inside: the metadata of one from outside, within bounds; may raise FileFormatError
            and struct.error on damage.
        mime: its media type, where it can carry Content Credentials; else empty.
    """

    key: str
    name: str
    summary: str
    suffixes: tuple[str, ...]
    rates: tuple[int, ...]
    usual_rate: int
    max_fps: int
    there_and_back: bool
    begins: Callable[[bytes], bool]
    encoder: Callable[[Reel], FilmEncoder]
    look_inside: Callable[[BinaryIO], Inside]
    mime: str = ""

    @property
    def suffix(self) -> str:
        """The usual end of a file's name."""
        return self.suffixes[0]
