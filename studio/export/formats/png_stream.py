"""PNG written row by row, 8 or 16 bits, in memory that does not grow with the picture.

Source: "Portable Network Graphics (PNG) Specification", W3C, third edition; the choice of filters
is its own heuristic (12.7): the smallest sum of absolute differences.
"""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
SIGNATURE = b"\x89PNG\r\n\x1a\n"
NONE, SUB, UP, AVERAGE, PAETH = range(5)
FILTERS_8 = (NONE, SUB, UP, AVERAGE, PAETH)
FILTERS_16 = (NONE, SUB, UP)
"""Those that can be undone a whole row at a time: 16-bit files are read back for `verify`."""
_COLOUR_TYPES = {1: 0, 2: 4, 3: 2, 4: 6}
_BLOCK_BYTES = 1 << 20
_IDAT_BYTES = 1 << 18


class PngStream:
    """Writes one picture to `file`: chunks that describe it, then `write` rows, then `finish`."""

    def __init__(
        self, file: BinaryIO, width: int, height: int, channels: int, bits: int, level: int = 6
    ) -> None:
        self._file = file
        self._pixel = channels * bits // 8
        self._previous = np.zeros(width * self._pixel, np.uint8)
        self._filters = FILTERS_8 if bits == 8 else FILTERS_16
        self._packer = zlib.compressobj(level, zlib.DEFLATED, 15, 9)
        self._waiting = bytearray()
        file.write(SIGNATURE)
        head = struct.pack(">IIBBBBB", width, height, bits, _COLOUR_TYPES[channels], 0, 0, 0)
        self.chunk(b"IHDR", head)

    def chunk(self, kind: bytes, data: bytes) -> int:
        """Write one chunk; gives the position of its data in the file."""
        self._file.write(chunk(kind, data))
        return self._file.tell() - len(data) - 4

    def write(self, rows: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
        """[h, W, C] the next rows, top to bottom."""
        raw = np.ascontiguousarray(rows if rows.dtype == np.uint8 else rows.astype(">u2"))
        lines: Bytes = raw.view(np.uint8).reshape(rows.shape[0], -1)
        step = max(1, _BLOCK_BYTES // lines.shape[1])
        for start in range(0, len(lines), step):
            block = lines[start : start + step]
            filtered = filter_rows(block, self._previous, self._pixel, self._filters)
            self._waiting += self._packer.compress(filtered.tobytes())
            self._previous = block[-1].copy()
            if len(self._waiting) >= _IDAT_BYTES:
                self._send()

    def _send(self) -> None:
        if self._waiting:
            self.chunk(b"IDAT", bytes(self._waiting))
            self._waiting.clear()

    def finish(self) -> None:
        """Write what is left and the end mark."""
        self._waiting += self._packer.flush()
        self._send()
        self.chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """A whole chunk: length, kind, data, checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum(kind, data))


def checksum(kind: bytes, data: bytes) -> int:
    """The CRC that stands behind a chunk."""
    return zlib.crc32(data, zlib.crc32(kind))


def text_chunk(keyword: str, text: str, packed: bool = False) -> tuple[bytes, bytes]:
    """(kind, data): plain Latin-1 where that can hold the text, else UTF-8, `packed` or not."""
    key = keyword.encode("latin-1")
    if not packed and keyword != "XML:com.adobe.xmp":
        try:
            return b"tEXt", key + b"\0" + text.encode("latin-1")
        except UnicodeEncodeError:
            pass
    body = text.encode("utf-8", "replace")
    body = zlib.compress(body, 9) if packed else body
    return b"iTXt", key + b"\0" + bytes([packed, 0]) + b"\0\0" + body


def filter_rows(lines: Bytes, above: Bytes, pixel: int, filters: tuple[int, ...]) -> Bytes:
    """[h, 1 + L] uint8: each row with its best filter's number in front.

    Args:
        lines: [h, L] uint8, rows of bytes.
        above: [L] the row before the first.
        pixel: bytes of a pixel.
        filters: those to choose from.
    """
    up = np.concatenate([above[None], lines[:-1]])
    left = _moved(lines, pixel)
    best = np.empty((lines.shape[0], lines.shape[1] + 1), np.uint8)
    lowest = np.full(lines.shape[0], np.iinfo(np.uint64).max, np.uint64)
    for number in filters:
        guess = _predicted(number, left, up, pixel)
        rest = lines if guess is None else lines - guess
        score = np.minimum(rest, 0 - rest).sum(axis=1, dtype=np.uint64)
        wins = score < lowest
        lowest[wins] = score[wins]
        best[wins, 0] = number
        best[wins, 1:] = rest[wins]
    return best


def _moved(lines: Bytes, pixel: int) -> Bytes:
    """Each row one pixel to the right, zeros first."""
    moved = np.zeros_like(lines)
    moved[:, pixel:] = lines[:, :-pixel]
    return moved


def _predicted(number: int, left: Bytes, up: Bytes, pixel: int) -> Bytes | None:
    match number:
        case 1:
            return left
        case 2:
            return up
        case 3:
            return (left & up) + ((left ^ up) >> 1)
        case 4:
            return _paeth(left, up, _moved(up, pixel))
        case _:
            return None


def _paeth(left: Bytes, up: Bytes, corner: Bytes) -> Bytes:
    """Whichever of the three is nearest to left + up - corner; ties in that order."""
    a, b, c = left.astype(np.int16), up.astype(np.int16), corner.astype(np.int16)
    to_left, to_up = np.abs(b - c), np.abs(a - c)
    to_corner = np.abs(a + b - 2 * c)
    take_left = (to_left <= to_up) & (to_left <= to_corner)
    return np.where(take_left, left, np.where(to_up <= to_corner, up, corner))
