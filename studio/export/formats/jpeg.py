"""JPEG: small, and opens anywhere."""

from __future__ import annotations

import struct
from typing import BinaryIO

from studio.export.formats.descriptor import Page, StillFormat
from studio.export.formats.whole import Whole
from studio.export.metadata.exif import MARK
from studio.export.metadata.inside import Inside

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_APP1, _SCAN, _END = 0xE1, 0xDA, 0xD9
_MAX_SEGMENTS = 1000
_FINE_QUALITY = 90
"""From here on colours are kept as sharp as light."""


def _encoder(page: Page) -> Whole:
    dpi = round(page.dpi)
    subsampling = 0 if page.quality >= _FINE_QUALITY else 2
    return Whole(page, "JPEG", quality=page.quality, dpi=(dpi, dpi), subsampling=subsampling)


def _look_inside(file: BinaryIO) -> Inside:
    inside = Inside("jpeg")
    file.seek(2)
    for _ in range(_MAX_SEGMENTS):
        mark = file.read(4)
        if len(mark) < 4 or mark[0] != 0xFF or mark[1] in (_SCAN, _END):
            break
        body = file.read(max(0, struct.unpack(">H", mark[2:])[0] - 2))
        if mark[1] == _APP1 and body.startswith(_XMP) and not inside.xmp:
            inside.xmp = body[len(_XMP) :]
        elif mark[1] == _APP1 and body.startswith(MARK) and not inside.exif:
            inside.exif = body
    return inside


JPEG = StillFormat(
    key="jpeg",
    name="JPEG",
    summary="Small and opens anywhere; fine edges soften a little.",
    suffixes=(".jpg", ".jpeg", ".jpe"),
    packing="lossy",
    begins=lambda head: head.startswith(b"\xff\xd8\xff"),
    encoder=_encoder,
    look_inside=_look_inside,
    mime="image/jpeg",
    alpha=False,
    max_side=65_500,
)
