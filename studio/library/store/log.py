"""A write-ahead log read by our own hand: what it has committed, and whether it was damaged since.

SQLite reads a log up to the first frame that is wrong and forgets the rest: right for what a crash
has torn, but a damaged byte would quietly cost all that was written after it.

Layout: "Database File Format", sqlite.org, section 4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEAD, _FRAME = 32, 24
_LITTLE, _BIG = 0x377F0682, 0x377F0683


@dataclass(frozen=True)
class _Frame:
    """A page of the log; `commits` where it ends a transaction."""

    page: int
    data: bytes
    commits: bool
    whole: bool


def is_torn(path: Path) -> bool:
    """Whether the log beside the project at `path` was damaged, not only cut short by a crash."""
    log = path.with_name(path.name + "-wal")
    if not log.is_file():
        return False
    wal = log.read_bytes()
    if len(wal) <= _HEAD + _FRAME:
        return False
    size = int.from_bytes(wal[8:12], "big")
    if not _is_whole(wal) or size not in (1 << n for n in range(9, 17)):
        return True
    broken = False
    for frame in _frames(wal, size):
        broken |= not frame.whole
        if broken and frame.whole and frame.commits:
            return True
    return False


def committed(wal: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """(number, page of `size` bytes) of what a log has committed, the newest of each last.

    Each frame is proved by the sum of the one before, as stored, so that one damaged frame costs
    its own page only.
    """
    pending: list[_Frame] = []
    for frame in _frames(wal, size):
        if frame.whole:
            pending.append(frame)
        if frame.whole and frame.commits:
            yield from ((one.page, one.data) for one in pending)
            pending = []


def _is_whole(wal: bytes) -> bool:
    """Whether the head of the log is as it was written."""
    magic = int.from_bytes(wal[:4], "big")
    if magic not in (_LITTLE, _BIG):
        return False
    return _sum(wal[:24], magic == _BIG, (0, 0)) == struct.unpack_from(">II", wal, 24)


def _frames(wal: bytes, size: int) -> Iterator[_Frame]:
    """The frames of the present round; those behind them are older and have other salts."""
    if len(wal) <= _HEAD + _FRAME:
        return
    salt = wal[16:24] if _is_whole(wal) else wal[_HEAD + 8 : _HEAD + 16]
    big = int.from_bytes(wal[:4], "big") == _BIG
    before = struct.unpack_from(">II", wal, 24)
    for at in range(_HEAD, len(wal) - size - _FRAME + 1, size + _FRAME):
        head, page = wal[at : at + _FRAME], wal[at + _FRAME : at + _FRAME + size]
        told = struct.unpack_from(">II", head, 16)
        whole = head[8:16] == salt and _sum(head[:8] + page, big, before) == told
        number, after = struct.unpack_from(">II", head)
        yield _Frame(number, page, after > 0, whole)
        before = told


def _sum(data: bytes, big: bool, before: tuple[int, int]) -> tuple[int, int]:
    a, b = before
    words = struct.unpack(f"{'>' if big else '<'}{len(data) // 4}I", data)
    for x, y in zip(words[::2], words[1::2], strict=True):
        a = (a + x + b) & 0xFFFFFFFF
        b = (b + y + a) & 0xFFFFFFFF
    return a, b
