"""WebP: smaller than JPEG, lossy or lossless, for the web."""

from __future__ import annotations

import struct
from typing import BinaryIO

from studio.export.formats.descriptor import Page, StillFormat
from studio.export.formats.whole import Whole
from studio.export.metadata.exif import MARK, MAX_EXIF
from studio.export.metadata.inside import Inside
from studio.export.metadata.xmp import MAX_PACKET

_FIRST_BLOCK = 12
_MAX_BLOCKS = 100_000


def _encoder(page: Page) -> Whole:
    return Whole(
        page, "WEBP", quality=page.quality, lossless=page.lossless, method=4, exact=True
    )  # fmt: skip


def _look_inside(file: BinaryIO) -> Inside:
    inside = Inside("webp")
    file.seek(_FIRST_BLOCK)
    for _ in range(_MAX_BLOCKS):
        head = file.read(8)
        if len(head) < 8:
            break
        kind, size = struct.unpack("<4sI", head)
        end = file.tell() + size + size % 2
        if kind == b"XMP " and size <= MAX_PACKET:
            inside.xmp = file.read(size)
        elif kind == b"EXIF" and size <= MAX_EXIF:
            inside.exif = MARK + file.read(size).removeprefix(MARK)
        file.seek(end)
    return inside


WEBP = StillFormat(
    key="webp",
    name="WebP",
    summary="Smaller than JPEG, for the web.",
    suffixes=(".webp",),
    packing="either",
    begins=lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    encoder=_encoder,
    look_inside=_look_inside,
    mime="image/webp",
    max_side=16_383,
    max_pixels=128_000_000,  # measured: 10 bytes of memory a pixel
    max_lossless_pixels=50_000_000,  # 26 bytes a pixel
)
