"""Metadata in ISO media files such as MP4: a bounded walk over their boxes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_MAX_BOXES = 20_000
_MAX_DATA = 4 << 20
_MAX_KEY = 64
_COMMENT = b"\xa9cmt"


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
    """The comment of a film, whether its items go by numbered keys or by names of their own."""
    meta = _find(file, (b"moov", b"udta", b"meta"), start, end)
    if meta is None:
        return ""
    inner = (meta[0] + 4, meta[1])
    keys = _find(file, (b"keys",), *inner)
    item = _number_of(file, *keys) if keys else _COMMENT
    data = _find(file, (b"ilst", item, b"data"), *inner)
    if data is None or not 8 < data[1] - data[0] <= _MAX_DATA:
        return ""
    file.seek(data[0] + 8)
    return file.read(data[1] - data[0] - 8).decode("utf-8", "replace")


def _find(file: BinaryIO, way: tuple[bytes, ...], start: int, end: int) -> tuple[int, int] | None:
    """(start, end) of what is inside the box at the end of a way of boxes, the first of each."""
    for wanted in way:
        found = next((box for box in _boxes(file, start, end) if box[0] == wanted), None)
        if found is None:
            return None
        _, start, end = found
    return start, end


def _number_of(file: BinaryIO, start: int, end: int) -> bytes:
    """What items of the key `comment` are called: its place among the keys, from 1."""
    for number, (_, at, stop) in enumerate(_boxes(file, start + 8, end), 1):
        file.seek(at)
        if file.read(min(stop - at, _MAX_KEY)) == b"comment":
            return number.to_bytes(4, "big")
    return _COMMENT
