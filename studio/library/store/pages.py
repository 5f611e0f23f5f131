"""A damaged SQLite file page by page, read by our own hand: nothing in it is run or believed.

Layout: "Database File Format", sqlite.org, sections 1.3 (header), 1.5 (freelist), 1.6 (b-tree
pages, overflow) and 2.1 (records).
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

from studio.errors import ProjectError
from studio.library.store.log import committed

Value = int | float | str | bytes | None
Row = tuple[int, list[Value]]
"""(rowid, its values)."""
MOST_BYTES = 8 << 30
MAX_PAYLOAD = (64 << 20) + 4096
_LEAF = 13
_SIZES = tuple(1 << n for n in range(9, 17))
_USUAL = (16384, 4096)
_OF_ERRORS = (IndexError, ValueError, struct.error)


class Pages:
    """The pages of a project file with those of its log over them; every number is bounded.

    Raises:
        ProjectError: the file cannot be read at all.
    """

    def __init__(self, path: Path) -> None:
        try:
            if path.stat().st_size > MOST_BYTES:
                raise ProjectError(f"{path.name} is too large to be rescued here.")
            self._data = _mapped(path)
            log = path.with_name(path.name + "-wal")
            wal = log.read_bytes() if log.is_file() else b""
        except OSError as error:
            reason = (error.strerror or "unreadable").lower()
            raise ProjectError(f"{path.name} cannot be read: {reason}.") from None
        self.size = self._page_size()
        reserved = self._data[20] if len(self._data) > 20 else 0
        self.usable = self.size - (reserved if self.size - reserved >= 480 else 0)
        self._over = dict(committed(wal, self.size))
        self.count = max([-(-len(self._data) // self.size), *self._over])
        self.free = self._freelist()

    def _page_size(self) -> int:
        (told,) = struct.unpack(">H", self._data[16:18].ljust(2, b"\0"))
        sizes = ((65536 if told == 1 else told), *_USUAL, *_SIZES)
        likely = [size for size in dict.fromkeys(sizes) if size in _SIZES]
        return max(likely, key=self._looks_like_pages)

    def _looks_like_pages(self, size: int) -> float:
        """Which share of the first pages of this size begins as a leaf does; ties: the first."""
        starts = range(size, min(len(self._data), 400 * size), size)
        return sum(self._data[at] in (_LEAF, 5) for at in starts) / max(1, len(starts))

    def page(self, number: int) -> bytes:
        """Page `number`, counted from 1; short or empty where the file ends."""
        found = self._over.get(number)
        return self._data[(number - 1) * self.size : number * self.size] if found is None else found

    def _freelist(self) -> frozenset[int]:
        """Pages that hold nothing any more but may look as if they did."""
        free: set[int] = set()
        trunk = _u32(self.page(1), 32)
        while 0 < trunk <= self.count and trunk not in free:
            free.add(trunk)
            page = self.page(trunk)
            leaves = min(_u32(page, 4), self.usable // 4)
            free.update(_u32(page, 8 + 4 * i) for i in range(leaves))
            trunk = _u32(page, 0)
        return frozenset(free)

    def rows(self, number: int) -> Iterator[Row]:
        """The rows on a leaf of any table; what cannot be read is left out."""
        page, head = self.page(number), 100 if number == 1 else 0
        if len(page) < self.size or page[head] != _LEAF:
            return
        (cells,) = struct.unpack_from(">H", page, head + 3)
        for i in range(min(cells, (self.usable - head - 8) // 2)):
            try:
                (at,) = struct.unpack_from(">H", page, head + 8 + 2 * i)
                length, at = _varint(page, at)
                rowid, at = _varint(page, at)
                values = _values(self._payload(page, at, length))
            except _OF_ERRORS:
                continue
            yield rowid, values

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """The bytes of a record, gathered from the pages it runs over."""
        if length > MAX_PAYLOAD:
            raise ValueError("longer than anything a project keeps")
        usable = self.usable
        most, least = usable - 35, (usable - 12) * 32 // 255 - 23
        here = length
        if length > most:
            here = least + (length - least) % (usable - 4)
            here = here if here <= most else least
        parts, left = [page[at : at + here]], length - here
        following = _u32(page, at + here) if left else 0
        while left > 0:
            if not 0 < following <= self.count:
                raise ValueError("runs out of the file")
            more = self.page(following)
            parts.append(more[4 : 4 + min(left, usable - 4)])
            left -= usable - 4
            following = _u32(more, 0)
        payload = b"".join(parts)
        if len(payload) != length:
            raise ValueError("cut off")
        return payload


def _mapped(path: Path) -> bytes | mmap.mmap:
    with path.open("rb") as file:
        if not path.stat().st_size:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """(a number of one to nine bytes, where it ends)."""
    value = 0
    for i in range(8):
        byte = data[at + i]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + i + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >> 63 else value, at + 9


def _values(record: bytes) -> list[Value]:
    """What a record holds."""
    head, at = _varint(record, 0)
    kinds, body = [], head
    while at < head:
        kind, at = _varint(record, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        size = _size(kind)
        if body + size > len(record):
            raise ValueError("cut off")
        values.append(_value(kind, record[body : body + size]))
        body += size
    return values


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]


def _value(kind: int, data: bytes) -> Value:
    if kind >= 12:
        return data.decode("utf-8", "replace") if kind % 2 else data
    if kind == 7:
        return float(struct.unpack(">d", data)[0])
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(data, "big", signed=True) if kind else None
