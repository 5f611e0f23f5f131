"""What can still be read of a damaged project, put into a new file; the damaged one is only read.

Every row says itself what it is: a place by the hash of its recipe, a photo by its own. So rows
are taken from all pages that look like rows, whatever the tables over them say.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from studio.library.store.journal import Edit, Flagged, InLibrary, Placed, Renamed, Stated
from studio.library.store.opening import connect, damaged
from studio.library.store.pages import Pages, Row
from studio.library.store.place import create_file, remove_file
from studio.library.store.schema import MAX_BLOB_BYTES, MAX_ID, sane_time
from studio.values.trail import MAX_NAME

_HASH = re.compile(r"[0-9a-f]{64}")
_PUT_NODE = "INSERT OR REPLACE INTO nodes VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class Rescued:
    """How much was found: places (living ones), photos, and places that are known to be lost."""

    places: int
    photos: int
    lost: int

    def __str__(self) -> str:
        photos = f" and {_count(self.photos, 'photo')}" if self.photos else ""
        lost = f"; {_count(self.lost, 'place')} could not be read" if self.lost else ""
        return f"{_count(self.places, 'place')}{photos} are in this new project{lost}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1)}"


@dataclass
class _Found:
    nodes: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    broken: set[int] = field(default_factory=set)
    journal: dict[int, bytes] = field(default_factory=dict)
    state: dict[str, bytes] = field(default_factory=dict)
    position: str = ""
    photos: int = 0


def rescue(source: Path, target: Path) -> Rescued:
    """Put what can be read of the project at `source` into a new project at `target`.

    Raises:
        ProjectError: `source` cannot be read, or `target` not written; then there is no `target`.
    """
    pages = Pages(source)
    create_file(target)
    try:
        with damaged(target.name), closing(connect(target)) as connection:
            connection.execute("BEGIN")
            found = _gather(pages, connection)
            lost = _write(found, connection)
            connection.execute("COMMIT")
    except BaseException:
        remove_file(target)
        raise
    living = sum(not node[5] for node in found.nodes.values())
    return Rescued(living, found.photos, lost)


def _gather(pages: Pages, connection: sqlite3.Connection) -> _Found:
    """Photos and thumbnails go straight to the new file, all else is small and collected."""
    found = _Found()
    numbers = range(1, pages.count + 1)
    for number in (n for n in numbers if n not in pages.free):
        for row in pages.rows(number):
            _take(row, found, connection)
    old = _Found()
    for number in sorted(n for n in pages.free if n <= pages.count):
        for row in pages.rows(number):
            _take(row, old, connection)
    # Places are never removed from a project: one that only an old page has was lost otherwise.
    found.nodes = {**old.nodes, **found.nodes}
    found.photos += old.photos
    return found


def _take(row: Row, found: _Found, connection: sqlite3.Connection) -> None:
    rowid, values = row
    match values:
        case [
            None, int() | None as parent, int() | float() as created, str() as name,
            int() as pinned, int() as deleted, str() as recipe_id, bytes() as recipe,
        ] if 0 < rowid <= MAX_ID:  # fmt: skip
            if hashlib.sha256(recipe).hexdigest() == recipe_id:
                node = (
                    rowid, parent, sane_time(created), name[:MAX_NAME], int(pinned == 1),
                    int(deleted == 1), recipe_id, recipe,
                )  # fmt: skip
                if _newer(node, found.nodes.get(rowid)):
                    found.nodes[rowid] = node
            else:
                found.broken.add(rowid)
        case [None, bytes() as edit]:
            found.journal[rowid] = edit
        case ["position", str() as position]:
            found.position = position
        case [str() as key, bytes() as data]:
            _take_bytes(key, data, found, connection)


def _newer(node: tuple[Any, ...], other: tuple[Any, ...] | None) -> bool:
    return other is None or node[2] >= other[2]


def _take_bytes(key: str, data: bytes, found: _Found, connection: sqlite3.Connection) -> None:
    if _HASH.fullmatch(key) is None:
        if _is_json(data):
            found.state[key] = data
    elif hashlib.sha256(data).hexdigest() == key and len(data) <= MAX_BLOB_BYTES:
        done = connection.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?)", (key, data))
        found.photos += done.rowcount
    elif len(data) <= 1 << 20:
        connection.execute("INSERT OR IGNORE INTO thumbs VALUES (?, ?)", (key, data))


def _is_json(data: bytes) -> bool:
    try:
        msgspec.json.decode(data)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return False
    return True


def _write(found: _Found, connection: sqlite3.Connection) -> int:
    """Places hang on the nearest older one where theirs is lost; gives how many are lost."""
    ids: list[int] = sorted(found.nodes)
    for place, number in enumerate(ids):
        parent = found.nodes[number][1]
        if parent is not None and (parent not in found.nodes or parent >= number):
            parent = ids[place - 1] if place else None
        connection.execute(_PUT_NODE, (number, parent, *found.nodes[number][2:]))
    connection.executemany("INSERT INTO state VALUES (?, ?)", found.state.items())
    edits = _whole_journal(found)
    connection.executemany("INSERT INTO journal VALUES (?, ?)", enumerate(edits, 1))
    position = found.position if edits else "0"
    connection.execute("INSERT INTO meta VALUES ('position', ?)", (position,))
    known = found.nodes.keys() | {n for n in found.broken if n <= max(ids, default=0) + 1000}
    highest = max(known, default=0)
    gaps = highest - len(found.nodes)
    return gaps if gaps <= len(found.nodes) + 1000 else len(known) - len(found.nodes)


def _whole_journal(found: _Found) -> list[bytes]:
    """All edits where they are complete and fit the places; else none, and undo begins anew."""
    edits = [found.journal[seq] for seq in sorted(found.journal)]
    text = found.position
    if sorted(found.journal) != list(range(1, len(edits) + 1)):
        return []
    if not (text.isascii() and text.isdigit() and int(text) <= len(edits)):
        return []
    try:
        decoded = [msgspec.json.decode(edit, type=Edit) for edit in edits]
    except (msgspec.DecodeError, ValueError, RecursionError):
        return []
    return edits if all(_fits(edit, found.nodes.keys()) for edit in decoded) else []


def _fits(edit: Edit, known: Iterable[int]) -> bool:
    for change in edit.changes:
        match change:
            case Placed(node) | Renamed(node) | Flagged(node):
                if node not in known:
                    return False
            case Stated() | InLibrary():
                pass
    return True
