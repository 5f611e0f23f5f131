"""What the studio knows of one format of films, and what its encoders are given and do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.export.films.sound import SoundTrack
from studio.export.metadata.inside import Inside
from studio.export.metadata.stamp import Stamp

Frame = NDArray[np.uint8] | NDArray[np.uint16]
_NTSC_NEAR = 0.005


class FilmSpec(msgspec.Struct, frozen=True):
    """How a film is to be written.

    `format` is the key of one; `quality` 1 … 100 counts where `size_mb`, the size that the file
    should have, is 0; `bits` a channel; `alpha` keeps transparency; `loop` asks players to begin
    again; `poster_s` is the moment that stands for the film where it is listed, none below 0;
    `label` says in a corner that a model made it. `mark_keys` leaves the invisible mark to the
    first frame of every piece, which is a key frame.
    """

    format: str = "mp4"
    fps: float = 30.0
    quality: int = 80
    size_mb: float = 0.0
    bits: int = 8
    alpha: bool = False
    loop: bool = True
    poster_s: float = -1.0
    include_recipe: bool = True
    label: bool = False
    mark_keys: bool = False


@dataclass(frozen=True)
class Reel:
    """One film being written.

    `width`, `height`: of its file, in pixels. `stamp`: what each picture of a folder says about
    itself. `frames`: how many there will be, 0 where that is not known. `sound_bytes`: how much of
    the file its sound takes.
    """

    width: int
    height: int
    spec: FilmSpec
    stamp: Stamp
    frames: int = 0
    sound_bytes: int = 0

    @property
    def rate(self) -> Fraction:
        """Frames a second, exact, television's 29.97 too."""
        fps = self.spec.fps
        whole = Fraction(round(fps * 1.001) * 1000, 1001)
        if abs(fps - whole) < _NTSC_NEAR and abs(fps - round(fps)) > _NTSC_NEAR:
            return whole
        return Fraction(fps).limit_denominator(1001)

    @property
    def channels(self) -> int:
        """Of its frames."""
        return 4 if self.spec.alpha else 3


@dataclass(frozen=True)
class Piece:
    """Some frames of a film in a file of their own.

    `first`: the number of its first frame. `written`: bytes in the pieces before it.
    """

    path: Path
    first: int
    written: int = 0


@dataclass(frozen=True)
class Ending:
    """What the whole film is made of.

    `counts`: how many frames each of the `pieces` holds. `cover`: a JPEG, or empty. `sound`: what
    is to be heard under it.
    """

    pieces: tuple[Path, ...]
    counts: tuple[int, ...]
    stamp: Stamp
    notes: tuple[str, ...]
    cover: bytes = b""
    sound: SoundTrack | None = None


class PieceEncoder(Protocol):
    """Frames in, one piece out. The same frames give the same bytes."""

    def add(self, frame: Frame) -> None:
        """[H, W, 3|4] uint8 or uint16, contiguous, as the reel says: the next frame."""

    def finish(self) -> None:
        """Complete the piece."""

    def close(self) -> None:
        """Let go of everything; harmless after `finish`."""


Begins = Callable[[Reel, Piece], PieceEncoder]
Joins = Callable[[Reel, Ending, Path], None]


@dataclass(frozen=True)
class FilmFormat:
    """A format of films.

    Attributes:
        key: how choices, provenance and the command line call it.
        name: how people call it.
        summary: a few words on what to expect of it.
        suffixes: ends of file names, the usual one first; a folder has none.
        rates: frames a second to choose from, and the usual one of them.
        max_fps: the most that it can hold.
        there_and_back: whether players loop it, so that it should end where it began.
        begins: whether a file that starts with these 16 bytes is one.
        piece: begins to write some frames of one.
        join: makes the whole of its pieces, without encoding again; fills a file, or a folder.
        look_inside: the metadata of one from outside, within bounds; may raise FileFormatError
            and struct.error on damage.
        mime: its media type, where it can carry Content Credentials; else empty.
        depths: bits a channel that it can be written in.
        alpha: whether it can keep transparency.
        flag: whether it says itself that it is to be played again.
        quality: whether its quality can be chosen.
        sized: whether a size of the file can be asked for.
        cover: whether it carries a poster frame.
        sound: how people call the coding of its sound; empty where it is silent.
        even: what sides are whole multiples of.
        sides: the shortest and the longest that it can be written with.
        folder: whether it is a folder of pictures.
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
    piece: Begins
    join: Joins
    look_inside: Callable[[BinaryIO], Inside]
    mime: str = ""
    depths: tuple[int, ...] = (8,)
    alpha: bool = False
    flag: bool = False
    quality: bool = True
    sized: bool = False
    cover: bool = False
    sound: str = ""
    even: tuple[int, int] = (1, 1)
    sides: tuple[int, int] = (16, 4096)
    folder: bool = False

    @property
    def suffix(self) -> str:
        """The usual end of a file's name."""
        return self.suffixes[0] if self.suffixes else ""

    def usual(self, fps: float) -> FilmSpec:
        """The way it is written unless somebody says otherwise."""
        return FilmSpec(self.key, fps, bits=self.depths[0])

    def padded(self, width: int, height: int) -> tuple[int, int]:
        """The size of the file for frames of this size."""
        across, down = self.even
        return -(-width // across) * across, -(-height // down) * down
