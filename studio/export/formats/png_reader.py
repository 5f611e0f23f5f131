"""Reading PNG files: their text chunks within bounds, and all 16 bits of their pixels."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from studio.errors import FileFormatError
from studio.export.formats.png_stream import AVERAGE, PAETH, SIGNATURE, SUB, UP

MAX_CHUNKS = 500_000
MAX_TEXT_CHUNK = 16 << 20
MAX_TEXTS = 64
MAX_EXPANDED = 8 << 20
_MAX_TOTAL = 32 << 20
_CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}


@dataclass
class Texts:
    """The text chunks of a file, by keyword; `skipped` counts those beyond the bounds."""

    found: dict[str, str] = field(default_factory=dict)
    skipped: int = 0


def chunks(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """(kind, position of the data, length) of every chunk, without reading the data.

    Raises:
        FileFormatError: not a PNG, or cut off.
    """
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    if file.read(8) != SIGNATURE:
        raise FileFormatError("This is not a PNG.")
    position = 8
    for _ in range(MAX_CHUNKS):
        file.seek(position)
        head = file.read(8)
        if len(head) < 8:
            raise FileFormatError("The PNG is cut off.")
        length, kind = struct.unpack(">I4s", head)
        if position + 12 + length > size:
            raise FileFormatError("The PNG is cut off.")
        yield kind, position + 8, length
        if kind == b"IEND":
            return
        position += 12 + length
    raise FileFormatError(f"The PNG has more than {MAX_CHUNKS:,} chunks.")


def read_texts(file: BinaryIO) -> Texts:
    """All text chunks; what is too large, damaged or expands too far is skipped and counted.

    Raises:
        FileFormatError: not a PNG, or cut off.
    """
    texts, total = Texts(), 0
    for kind, position, length in chunks(file):
        if kind not in (b"tEXt", b"zTXt", b"iTXt"):
            continue
        if length > MAX_TEXT_CHUNK or len(texts.found) >= MAX_TEXTS or total > _MAX_TOTAL:
            texts.skipped += 1
            continue
        file.seek(position)
        entry = _entry(kind, file.read(length))
        if entry is None:
            texts.skipped += 1
            continue
        total += len(entry[1])
        texts.found.setdefault(*entry)
    return texts


def _entry(kind: bytes, data: bytes) -> tuple[str, str] | None:
    keyword, zero, rest = data.partition(b"\0")
    if not zero or not 0 < len(keyword) < 80:
        return None
    name = keyword.decode("latin-1")
    if kind == b"tEXt":
        return name, rest[:MAX_EXPANDED].decode("latin-1")
    if kind == b"zTXt":
        text = _expanded(rest[1:])
        return None if text is None else (name, text.decode("latin-1"))
    if len(rest) < 2:
        return None
    _, _, body = rest[2:].partition(b"\0")
    _, _, text = body.partition(b"\0")
    plain = _expanded(text) if rest[0] else text[:MAX_EXPANDED]
    return None if plain is None else (name, plain.decode("utf-8", "replace"))


def _expanded(data: bytes) -> bytes | None:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(data, MAX_EXPANDED)
    except zlib.error:
        return None
    return text if unpacker.eof else None


def read_rows(file: BinaryIO) -> Iterator[NDArray[np.uint8] | NDArray[np.uint16]]:
    """[1, W, C] uint8 or uint16: every row, top to bottom, with all bits that the file holds.

    Raises:
        FileFormatError: not a PNG that the studio writes (grey or RGB, 8 or 16 bits, no palette,
            not interlaced), or damaged.
    """
    parts = list(chunks(file))
    file.seek(parts[0][1])
    try:
        width, height, bits, colour, _, _, lace = struct.unpack(">IIBBBBB", file.read(13))
    except struct.error:
        raise FileFormatError("The PNG is damaged.") from None
    if colour not in _CHANNELS or bits not in (8, 16) or lace or not 0 < width <= 1 << 20:
        raise FileFormatError("The PNG was saved by another program.")
    channels = _CHANNELS[colour]
    pixel = channels * bits // 8
    above = np.zeros(width * pixel, np.uint8)
    lines = _lines(file, parts, 1 + width * pixel)
    for _ in range(height):
        line = next(lines, None)
        if line is None:
            raise FileFormatError("The PNG is cut off.")
        above = _unfiltered(line[0], np.frombuffer(line, np.uint8)[1:], above, pixel)
        row = above.view(">u2").astype(np.uint16) if bits == 16 else above
        yield row.reshape(1, width, channels)


def _lines(file: BinaryIO, parts: list[tuple[bytes, int, int]], length: int) -> Iterator[bytes]:
    unpacker, waiting = zlib.decompressobj(), bytearray()
    for kind, position, size in parts:
        if kind != b"IDAT":
            continue
        file.seek(position)
        data = file.read(size)
        while data:
            try:
                waiting += unpacker.decompress(data, max(length, 1 << 20))
            except zlib.error:
                raise FileFormatError("The PNG is damaged.") from None
            data = unpacker.unconsumed_tail
            while len(waiting) >= length:
                yield bytes(waiting[:length])
                del waiting[:length]
            if unpacker.eof:
                return


def _unfiltered(
    number: int, rest: NDArray[np.uint8], above: NDArray[np.uint8], pixel: int
) -> NDArray[np.uint8]:
    if number == SUB:
        steps = rest.reshape(-1, pixel)
        return np.add.accumulate(steps, axis=0, dtype=np.uint8).reshape(-1)
    if number == UP:
        return rest + above
    if number in (AVERAGE, PAETH):
        return _byte_by_byte(number, rest, above, pixel)
    return rest.copy()


def _byte_by_byte(
    number: int, rest: NDArray[np.uint8], above: NDArray[np.uint8], pixel: int
) -> NDArray[np.uint8]:
    """The two filters in which every byte needs the one before it: slow, and rarely met."""
    up = [0] * pixel + above.tolist()
    row = [0] * pixel + rest.tolist()
    for i in range(pixel, len(row)):
        a, b = row[i - pixel], up[i]
        if number == AVERAGE:
            guess = (a + b) >> 1
        else:
            c = up[i - pixel]
            to_a, to_b, to_c = abs(b - c), abs(a - c), abs(a + b - 2 * c)
            guess = a if to_a <= to_b and to_a <= to_c else b if to_b <= to_c else c
        row[i] = (row[i] + guess) & 255
    return np.array(row[pixel:], np.uint8)
