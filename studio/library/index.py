"""What the model folders held last time, in one file, so that a start need not read every card."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from studio import __version__
from studio.errors import ExportError
from studio.files.atomic import make_folder, write_atomic
from studio.values.card import Card

FORMAT = 1
MAX_BYTES = 512 << 20
Stamp = tuple[int, int, int]
"""A card's time of change (ns) and length, and the length of the weights beside it; -1: none."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a place held: its card, or the sentence that says why there is none."""

    stamp: Stamp
    card: Card | None = None
    problem: str = ""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    place: str
    stamp: Stamp
    card: Card


class _Index(msgspec.Struct, frozen=True):
    format: int
    version: str
    models: list[_Kept]


def read_index(path: Path) -> dict[str, Seen]:
    """Place -> what was seen there; nothing where the file is missing, broken or of another studio.

    Only readable cards are kept, in the order in which they were found.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            return {}
        index = msgspec.msgpack.decode(path.read_bytes(), type=_Index)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError):
        return {}
    if (index.format, index.version) != (FORMAT, __version__):
        return {}
    return {kept.place: Seen(kept.stamp, kept.card) for kept in index.models}


def write_index(path: Path, seen: dict[str, Seen]) -> None:
    """Keep what was seen; a disk that refuses costs the next start some time, nothing else."""
    models = [_Kept(place, s.stamp, s.card) for place, s in seen.items() if s.card is not None]
    with suppress(ExportError):
        make_folder(path.parent)
        write_atomic(path, msgspec.msgpack.encode(_Index(FORMAT, __version__, models)))


def stamp_of(card: str, weights: str) -> Stamp:
    """The stamp of a place by the paths of its two files."""
    try:
        found = os.stat(card)
        when, length = found.st_mtime_ns, found.st_size
    except OSError:
        when, length = 0, -1
    try:
        weighs = os.stat(weights).st_size
    except OSError:
        weighs = -1
    return when, length, weighs
