"""AVIF: the smallest files; some older programs cannot open them."""

from __future__ import annotations

from typing import BinaryIO

from PIL import Image

from studio.errors import FileFormatError
from studio.export.formats.descriptor import Page, StillFormat
from studio.export.formats.whole import Whole
from studio.export.metadata.inside import Inside
from studio.export.metadata.xmp import MAX_PACKET
from studio.files.pictures import DAMAGE

_BRANDS = (b"avif",)
_SPEED = 8
_FINE_QUALITY = 90
"""From here on colours are kept as sharp as light."""


def _encoder(page: Page) -> Whole:
    subsampling = "4:4:4" if page.quality >= _FINE_QUALITY else "4:2:0"
    return Whole(
        page, "AVIF", quality=page.quality, speed=_SPEED, max_threads=1, subsampling=subsampling
    )  # fmt: skip


def _look_inside(file: BinaryIO) -> Inside:
    """Its items are found by the decoder's own parser; no pixel is decoded."""
    file.seek(0)
    try:
        with Image.open(file, formats=("AVIF",)) as image:
            packet, exif = image.info.get("xmp", b""), image.info.get("exif", b"")
    except DAMAGE:
        raise FileFormatError("The AVIF is damaged.") from None
    return Inside("avif", packet[: MAX_PACKET + 1], exif)


AVIF = StillFormat(
    key="avif",
    name="AVIF",
    summary="Smallest; some older programs cannot open it.",
    suffixes=(".avif",),
    packing="lossy",
    begins=lambda head: head[4:8] == b"ftyp" and head[8:12] in _BRANDS,
    encoder=_encoder,
    look_inside=_look_inside,
    mime="image/avif",
    max_pixels=32_000_000,  # measured: 41 bytes of memory a pixel
)
