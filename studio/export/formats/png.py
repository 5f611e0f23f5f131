"""PNG: every pixel as it is, 8 or 16 bits, row by row."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from studio.export.formats.descriptor import Page, Rows, StillFormat
from studio.export.formats.png_reader import read_rows, read_texts
from studio.export.formats.png_stream import SIGNATURE, PngStream, checksum, text_chunk
from studio.export.metadata.inside import Inside
from studio.export.metadata.stamp import NOTE_ROOM, RECIPE_KEY
from studio.export.metadata.xmp import MAX_PACKET

_XMP_KEY = "XML:com.adobe.xmp"
_SMALL_PIXELS = 4_200_000
"""Up to 2048 × 2048; a larger or 16-bit PNG is packed four times faster and grows a little."""


class _Png:
    """Streams; the XMP packet has room for notes and is written again at the end."""

    def __init__(self, page: Page) -> None:
        self._file, self._stamp = page.file, page.stamp
        level = 6 if page.bits == 8 and page.width * page.height <= _SMALL_PIXELS else 4
        size = (page.width, page.height, page.channels)
        self._stream = PngStream(page.file, *size, page.bits, level)
        per_metre = round(page.dpi / 0.0254)
        self._stream.chunk(
            b"iCCP", page.stamp.icc_name + b"\0\0" + zlib.compress(page.stamp.icc, 9)
        )
        self._stream.chunk(b"pHYs", 2 * per_metre.to_bytes(4, "big") + b"\1")
        kind, data = text_chunk(_XMP_KEY, page.stamp.xmp(NOTE_ROOM).decode())
        self._packet_at = self._stream.chunk(kind, data)
        self._packet_length = len(data)
        for key, text in page.stamp.texts.items():
            self._stream.chunk(*text_chunk(key, text))
        if page.stamp.recipe:
            self._stream.chunk(*text_chunk(RECIPE_KEY, page.stamp.recipe.decode(), packed=True))

    def write(self, y0: int, rows: Rows) -> None:
        self._stream.write(rows)

    def finish(self, notes: tuple[str, ...]) -> None:
        self._stream.finish()
        if notes:
            empty = text_chunk(_XMP_KEY, "")[1]
            packet = self._stamp.xmp_with_notes(notes, self._packet_length - len(empty))
            data = empty + packet
            self._file.seek(self._packet_at)
            self._file.write(data + checksum(b"iTXt", data).to_bytes(4, "big"))


def _look_inside(file: BinaryIO) -> Inside:
    texts = read_texts(file)
    packet = texts.found.pop(_XMP_KEY, "").encode()
    return Inside("png", packet[: MAX_PACKET + 1], b"", texts.found, texts.skipped)


def _deep_rows(path: Path) -> Iterator[Rows]:
    with path.open("rb") as file:
        yield from read_rows(file)


PNG = StillFormat(
    key="png",
    name="PNG",
    summary="Every pixel as it is, opens anywhere.",
    suffixes=(".png",),
    packing="lossless",
    begins=lambda head: head.startswith(SIGNATURE),
    encoder=_Png,
    look_inside=_look_inside,
    mime="image/png",
    depths=(8, 16),
    deep_rows=_deep_rows,
)
