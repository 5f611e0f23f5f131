"""What the studio knows of one format of stills, and what an encoder is given and does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from studio.export.metadata.inside import Inside
from studio.export.metadata.stamp import Stamp

Rows = NDArray[np.uint8] | NDArray[np.uint16]


@dataclass(frozen=True)
class Page:
    """One file to be written: where, how large, how, and what it says about itself.

    `channels` 3 or 4, the latter only where the format has `alpha`; `bits` one of its `depths`.
    `quality` 1 … 100 where it is lossy; `lossless` where it can be either. `inks`: its four
    channels are those of CMYK, only where the format has `inks`.
    """

    file: BinaryIO
    width: int
    height: int
    channels: int
    bits: int
    quality: int
    lossless: bool
    dpi: float
    stamp: Stamp
    inks: bool = False


class Encoder(Protocol):
    """Rows in, file out. Rows come top to bottom and each is complete."""

    def write(self, y0: int, rows: Rows) -> None:
        """[h, W, C] the next rows."""

    def finish(self, notes: tuple[str, ...]) -> None:
        """Complete the file; `notes` are added to its provenance."""


@dataclass(frozen=True)
class StillFormat:
    """A format of stills.

    Attributes:
        key: how settings, provenance and the command line call it.
        name: how people call it.
        summary: one sentence on what it is good for.
        suffixes: ends of file names, the usual one first.
        packing: whether pixels survive it: always, never, or as the person chooses.
        begins: whether a file that starts with these 16 bytes is one.
        encoder: begins to write one.
        look_inside: the metadata of one from outside, within bounds; may raise FileFormatError
            and struct.error on damage.
        depths: bits a channel that it can be written in.
        deep_rows: every row, [1, W, C] uint16, of one that was written with 16 bits; may raise
            FileFormatError and PictureError. Eight bits are read by Pillow.
        alpha: whether transparency stays; else it is put on white.
        inks: whether it can be written in CMYK.
        mime: its media type, where it can carry Content Credentials; else empty.
        max_side: pixels.
        max_pixels, max_lossless_pixels: so that its encoder stays within 1.5 GB of memory;
            0 where that does not grow with the picture.
    """

    key: str
    name: str
    summary: str
    suffixes: tuple[str, ...]
    packing: Literal["lossless", "lossy", "either"]
    begins: Callable[[bytes], bool]
    encoder: Callable[[Page], Encoder]
    look_inside: Callable[[BinaryIO], Inside]
    depths: tuple[int, ...] = (8,)
    deep_rows: Callable[[Path], Iterator[Rows]] | None = None
    alpha: bool = True
    inks: bool = False
    mime: str = ""
    max_side: int = 16_384
    max_pixels: int = 0
    max_lossless_pixels: int = 0

    @property
    def suffix(self) -> str:
        """The usual end of a file's name."""
        return self.suffixes[0]

    def lossy(self, lossless: bool) -> bool:
        """Whether pixels change by being written, where `lossless` was asked for or not."""
        return self.packing == "lossy" or (self.packing == "either" and not lossless)

    def most_pixels(self, lossless: bool) -> int:
        """The most that can be written; 0 for no limit but `max_side`."""
        return self.max_pixels if self.lossy(lossless) else self.max_lossless_pixels

    def holds(self, width: int, height: int, lossless: bool = False) -> bool:
        """Whether a picture of this size can be written."""
        most = self.most_pixels(lossless)
        return max(width, height) <= self.max_side and not 0 < most < width * height
