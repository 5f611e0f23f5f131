"""Metadata in ISO media files such as MP4: a bounded walk over their boxes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_MAX_BOXES = 20_000
_MAX_DATA = 4 << 20
_WAY_TO_COMMENT = (b"moov", b"udta", b"meta", b"ilst", b"\xa9cmt", b"data")


def read_boxes(file: BinaryIO) -> tuple[bytes, str]:
    """(XMP packet, comment) of a film; empty where there is none."""
    end = file.seek(0, 2)
    packet = b""
    for kind, start, stop in _boxes(file, 0, end):
        if kind == b"uuid" and 16 < stop - start <= _MAX_DATA:
            file.seek(start)
            if file.read(16) == XMP_UUID:
                packet = file.read(stop - start - 16)
    return packet, _comment(file, 0, end)


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """(kind, start of its content, end) of the boxes that lie between two positions."""
    for _ in range(_MAX_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        size, kind = struct.unpack(">I4s", file.read(8).ljust(8, b"\0"))
        inner = start + 8
        if size == 1:
            size = struct.unpack(">Q", file.read(8).ljust(8, b"\0"))[0]
            inner += 8
        stop = end if size == 0 else start + size
        if stop > end or stop < inner:
            return
        yield kind, inner, stop
        start = stop


def _comment(file: BinaryIO, start: int, end: int) -> str:
    """The text that lies at the end of the way of boxes to a film's comment."""
    for wanted in _WAY_TO_COMMENT:
        found = next((b for b in _boxes(file, start, end) if b[0] == wanted), None)
        if found is None:
            return ""
        _, start, end = found
        start += 4 if wanted == b"meta" else 0
    if not 8 < end - start <= _MAX_DATA:
        return ""
    file.seek(start + 8)
    return file.read(end - start - 8).decode("utf-8", "replace")
