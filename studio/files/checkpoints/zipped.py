"""torch's newer container: a zip archive with one `data.pkl` and a member for each run of numbers.

The archive is read by our own hand: every member must be stored or deflated, unencrypted, named
once and safely, not overlap another, and be described alike in the directory and at its place.

Source: PKWARE's APPNOTE.TXT 6.3.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import numpy as np

from studio.files.checkpoints.arrays import SUFFIX, read_npy
from studio.files.checkpoints.machine import Machine
from studio.files.checkpoints.stream import Storages
from studio.files.checkpoints.values import Budget, Bytes, broken, refused

MAX_MEMBERS = 50_000
MAX_PICKLE_BYTES = 64 << 20
_END, _END64, _LOCATOR64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_PROGRAMS = ("/code/", "/constants.pkl", "/archive_format", "/ts_code/")


@dataclass(frozen=True)
class Member:
    """One file of the archive: its header lies at `place`, its data at `begin` … `end`.

    `followed`: its sum and sizes are written once more behind its data.
    """

    name: str
    place: int
    followed: bool
    deflated: bool
    crc: int
    size: int
    begin: int
    end: int


def read_zip(data: memoryview, budget: Budget) -> Any:
    """The value in a checkpoint of this kind; its numbers stay where they are in `data`.

    Raises:
        FileFormatError: damaged; `RefusedFile`: hides or asks for something.
    """
    members = members_of(data)
    roots = [name for name in members if name.rpartition("/")[2] == "data.pkl"]
    for name in members:
        if any(mark in f"/{name}" for mark in _PROGRAMS):
            raise refused("is a program (TorchScript or an exported graph), not a list of weights")
    if not roots and members and all(name.endswith(SUFFIX) for name in members):
        return {
            name.removesuffix(SUFFIX): read_npy(
                memoryview(_content(data, member).tobytes()), budget
            )
            for name, member in members.items()
        }
    if not roots:
        raise refused("is a zip archive and no checkpoint; unpack it and give what is inside")
    if len(roots) != 1:
        raise refused(f"holds {len(roots)} lists of weights; a checkpoint has one")
    prefix = roots[0].removesuffix("data.pkl")
    order = members.get(prefix + "byteorder")
    if order is not None and bytes(_content(data, order)) not in (b"little", b"little\n"):
        raise broken("was written by a machine with another byte order")
    if members[roots[0]].size > MAX_PICKLE_BYTES:
        raise refused("has a list of weights that is far too long")
    pickled = memoryview(bytes(_content(data, members[roots[0]])))
    storages = Storages()
    machine = Machine(pickled, 0, budget, storages.load)
    found = machine.run()
    if machine.end != len(pickled):
        raise refused(f"holds {len(pickled) - machine.end:,} bytes behind its end")
    # Many tensors may look into one storage: its sum is checked once, if it need not be unpacked.
    stored, packed = (lru_cache(most)(partial(_content, data)) for most in (None, 1))
    for key, storage in storages.found.items():
        member = members.get(f"{prefix}data/{key}")
        if member is None or member.size != storage.size:
            raise broken(f"lacks its numbers {key[:20]!r}")
        storage.read = partial(packed if member.deflated else stored, member)
    return found


def members_of(data: memoryview) -> dict[str, Member]:
    """The files of the archive by name, each checked.

    Raises:
        FileFormatError: damaged; `RefusedFile`: hides something.
    """
    begin, end, count = _directory(data)
    members: dict[str, Member] = {}
    at = begin
    for _ in range(count):
        member, at = _entry(data, at, end)
        if member.name in members:
            raise refused(f"holds {member.name[:60]!r} twice")
        members[member.name] = member
    if at != end:
        raise refused("has a directory with something hidden behind it")
    _check_places(data, list(members.values()), begin)
    return members


_FOLLOWING = (12, 16, 20, 24)
"""Lengths that a sum and two sizes behind a file's data may have."""


def _check_places(data: memoryview, members: list[Member], directory: int) -> None:
    at = 0
    gaps: tuple[int, ...] = (0,)
    for member in sorted(members, key=lambda m: m.place):
        if member.place < at or member.end > directory:
            raise refused("holds files that overlap")
        if member.place - at not in gaps:
            raise refused("hides something between its files")
        at, gaps = member.end, _FOLLOWING if member.followed else (0,)
    if directory - at not in gaps:
        raise refused("hides something between its files")
    if sum(member.size for member in members) > 20 * len(data) + (64 << 20):
        raise refused("unfolds to far more than its own length")


def _directory(data: memoryview) -> tuple[int, int, int]:
    """(begin, end, count) of the central directory."""
    at = len(data) - 22
    if at < 0 or bytes(data[at : at + 4]) != _END or bytes(data[at + 20 : at + 22]) != b"\0\0":
        raise broken("ends too early: a download that broke off; copy or download it again")
    disk, first, here, count, size, begin = struct.unpack_from("<4H2I", data, at + 4)
    end = at
    if at >= 20 and bytes(data[at - 20 : at - 16]) == _LOCATOR64:
        where = struct.unpack_from("<Q", data, at - 12)[0]
        if where != at - 76 or bytes(data[where : where + 4]) != _END64:
            raise refused("has a directory that is not where it says")
        here, count, size, begin = struct.unpack_from("<4Q", data, where + 24)
        end = where
    if disk or first or here != count or begin + size != end:
        raise refused("has a directory that is not where it says")
    if count > MAX_MEMBERS:
        raise refused(f"holds {count:,} files; at most {MAX_MEMBERS:,}")
    return begin, end, count


def _entry(data: memoryview, at: int, end: int) -> tuple[Member, int]:
    """One entry of the directory and where the next begins."""
    if at + 46 > end or bytes(data[at : at + 4]) != b"PK\x01\x02":
        raise broken("has a damaged directory; copy or download it again")
    flags, method, _, crc, packed, size = struct.unpack_from("<2HI3I", data, at + 8)
    name_length, extra, comment = struct.unpack_from("<3H", data, at + 28)
    place = struct.unpack_from("<I", data, at + 42)[0]
    following = at + 46 + name_length + extra + comment
    if following > end:
        raise broken("has a damaged directory; copy or download it again")
    raw = bytes(data[at + 46 : at + 46 + name_length])
    more = bytes(data[at + 46 + name_length : at + 46 + name_length + extra])
    size, packed, place = _wide(more, [size, packed, place])
    name = _name(raw)
    if flags & 0x2041:
        raise refused(f"holds {name[:60]!r} encrypted")
    if method not in (0, 8) or (method == 0 and packed != size):
        raise refused(f"holds {name[:60]!r} packed in an unknown way")
    if method == 8 and size > 1100 * packed + 64:
        raise refused("unfolds to far more than its own length")
    begin = _local(data, place, raw, (flags, method, crc, packed, size))
    if begin + packed > len(data):
        raise broken("ends too early; copy or download it again")
    followed = bool(flags & 8)
    return Member(name, place, followed, method == 8, crc, size, begin, begin + packed), following


def _local(data: memoryview, at: int, raw: bytes, told: tuple[int, int, int, int, int]) -> int:
    """Where a member's data begins, once its own header agrees with the directory."""
    flags, method, crc, packed, size = told
    if at + 30 > len(data) or bytes(data[at : at + 4]) != b"PK\x03\x04":
        raise refused("has a directory that points beside its files")
    own_flags, own_method, _, own_crc, own_packed, own_size = struct.unpack_from(
        "<2HI3I", data, at + 6
    )
    name_length, extra = struct.unpack_from("<2H", data, at + 26)
    begin: int = at + 30 + name_length + extra
    if begin > len(data):
        raise broken("ends too early; copy or download it again")
    more = bytes(data[at + 30 + name_length : begin])
    own_size, own_packed = _wide(more, [own_size, own_packed])
    later = bool(flags & 8)  # sizes follow the data
    agree = (
        bytes(data[at + 30 : at + 30 + name_length]) == raw
        and (own_flags, own_method) == (flags, method)
        and ((own_packed, own_size) == (packed, size) or (later and not (own_packed or own_size)))
        and (own_crc == crc or (later and own_crc == 0))
    )
    if not agree:
        raise refused("describes a file in two different ways")
    return begin


def _wide(extra: bytes, sizes: list[int]) -> list[int]:
    """The sizes, those that are 0xFFFFFFFF taken from the zip64 field."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            field = extra[at + 4 : at + 4 + length]
            for index, size in enumerate(sizes):
                if size == 0xFFFFFFFF:
                    if len(field) < 8:
                        raise broken("has a damaged directory; copy or download it again")
                    sizes[index] = int.from_bytes(field[:8], "little")
                    field = field[8:]
        at += 4 + length
    return sizes


def _name(raw: bytes) -> str:
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise refused("holds a file whose name is no text") from None
    parts = name.split("/")
    if not name.isprintable() or "\\" in name or ":" in parts[0] or {"", ".", ".."} & set(parts):
        raise refused(f"holds a file with the unsafe name {name[:60]!r}")
    return name


def _content(data: memoryview, member: Member) -> Bytes:
    """The bytes of a member, checked by its sum where one is given."""
    packed = data[member.begin : member.end]
    if member.deflated:
        worker = zlib.decompressobj(-15)
        try:
            raw = worker.decompress(packed, member.size + 1)
        except zlib.error:
            raise broken(f"has the damaged part {member.name[:60]!r}") from None
        if len(raw) != member.size or not worker.eof:
            raise broken(f"has the damaged part {member.name[:60]!r}")
        packed = memoryview(raw)
    if member.crc and zlib.crc32(packed) != member.crc:
        raise broken(f"has the damaged part {member.name[:60]!r}; copy or download it again")
    return np.frombuffer(packed, np.uint8)
