"""GIF: 256 colours a frame, loops wherever pictures are shown.

Source: CompuServe, "Graphics Interchange Format, Version 89a", 1990.
"""

from __future__ import annotations

import io
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from studio.errors import FileFormatError
from studio.export.films.descriptor import Ending, FilmFormat, Frame, Piece, Reel
from studio.export.films.timing import Timing
from studio.export.metadata.inside import Inside
from studio.export.metadata.xmp import MAX_PACKET

_EXTENSION, _COMMENT = 0x21, 0xFE
_MAX_EXTENSIONS = 64
_HEAD = 13
_OWN_COLOURS = 0x80
"""A palette of the frame's own follows, here the one that Pillow gives to all frames of a file."""


class _Piece:
    """Frames with palettes of their own, each found by an octree, which is fast.

    The octree's colours are few in a smooth sky; error diffusion hides their steps (7 dB seen
    from a distance) at the same speed.
    """

    def __init__(self, reel: Reel, piece: Piece) -> None:
        self._file = piece.path.open("wb")
        self._timing = Timing(reel.spec.fps, 100, piece.first)

    def add(self, frame: Frame) -> None:
        image = Image.fromarray(frame)
        palette = image.quantize(256, Image.Quantize.FASTOCTREE)
        diffused = image.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
        self._file.write(_block(diffused, self._timing.next()))

    def finish(self) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()


def _block(image: Image.Image, hundredths: int) -> bytes:
    """One frame, [H, W] of a palette, that lasts so long: control, head, colours, pixels."""
    alone = io.BytesIO()
    image.save(alone, "GIF", optimize=False, interlace=0)
    data = alone.getvalue()
    bits = data[10] & 7
    head = _HEAD + (3 << bits + 1)
    colours = data[_HEAD:head]
    while data[head] == _EXTENSION:
        head = _behind_blocks(data, head + 2)
    pixels = data[head + 10 : -1]
    control = struct.pack("<BBBBHBB", _EXTENSION, 0xF9, 4, 4, hundredths, 0, 0)
    descriptor = struct.pack("<BHHHHB", 0x2C, 0, 0, *image.size, _OWN_COLOURS | bits)
    return control + descriptor + colours + pixels


def _behind_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


def _join(reel: Reel, ending: Ending, path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"GIF89a" + struct.pack("<HHBBB", reel.width, reel.height, 0x70, 0, 0))
        if reel.spec.loop:
            file.write(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0")
        comment = ending.stamp.comment(ending.notes)
        if comment:
            file.write(bytes((_EXTENSION, _COMMENT)))
            for at in range(0, len(comment), 255):
                part = comment[at : at + 255]
                file.write(bytes((len(part),)) + part)
            file.write(b"\0")
        for piece in ending.pieces:
            with piece.open("rb") as frames:
                shutil.copyfileobj(frames, file, 1 << 20)
        file.write(b"\x3b")


def _look_inside(file: BinaryIO) -> Inside:
    """Extensions before the first picture; films put theirs right behind the header."""
    inside = Inside("gif")
    file.seek(10)
    flags = file.read(3)
    if len(flags) == 3 and flags[0] & 0x80:
        file.seek(3 << ((flags[0] & 7) + 1), 1)
    for _ in range(_MAX_EXTENSIONS):
        mark = file.read(2)
        if len(mark) < 2 or mark[0] != _EXTENSION:
            break
        data = b"".join(_sub_blocks(file))
        if mark[1] == _COMMENT:
            inside.texts.setdefault("comment", data.decode("utf-8", "replace"))
    return inside


def _sub_blocks(file: BinaryIO) -> Iterator[bytes]:
    total = 0
    while (size := file.read(1)) and size[0]:
        total += size[0]
        if total > MAX_PACKET:
            raise FileFormatError("The GIF carries more text than can be read.")
        yield file.read(size[0])


GIF = FilmFormat(
    key="gif",
    name="GIF",
    summary="256 colours, plays anywhere",
    suffixes=(".gif",),
    rates=(12, 15, 25),
    usual_rate=15,
    max_fps=50,
    there_and_back=True,
    begins=lambda head: head[:6] in (b"GIF87a", b"GIF89a"),
    piece=_Piece,
    join=_join,
    look_inside=_look_inside,
    mime="image/gif",
    flag=True,
    quality=False,
)
