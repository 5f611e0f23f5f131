"""Reading a whole project at once, without decoding what nobody looks at yet."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from studio.errors import ProjectDamaged, ProjectError
from studio.library.store.journal import Journal
from studio.library.store.opening import check_all, connect, damaged, quick_check
from studio.library.store.schema import READ_AT_ONCE, TABLES, check_rows, check_tables, sane_time
from studio.values.trail import Node, Trail

SMALL_BYTES = 32 << 20
"""Up to here every page is looked at when a project is opened."""
_NODES = (
    "SELECT id, parent, created, name, pinned, deleted, recipe_id, recipe FROM nodes ORDER BY id"
)


@dataclass
class Contents:
    """A project as it was left; `notes` are sentences about what could not be read."""

    trail: Trail
    journal: Journal
    state: dict[str, bytes]
    notes: tuple[str, ...]


def read(path: Path) -> Contents:
    """Check and read the project at `path`, of the present version; nothing is written.

    Raises:
        ProjectDamaged: damaged, or not only a project.
    """
    with damaged(path.name), _contradictions():
        connection = connect(path, readonly=True)
        try:
            check_tables(connection, path.name, TABLES)
            if path.stat().st_size <= SMALL_BYTES:
                check_all(connection, path.name)
            else:
                quick_check(connection, path.name, READ_AT_ONCE)
            check_rows(connection, path.name)
            return _read(connection, path.name)
        finally:
            connection.close()


@contextmanager
def _contradictions() -> Iterator[None]:
    """A trail or a journal that cannot be one is damage."""
    try:
        yield
    except ProjectDamaged:
        raise
    except ProjectError as error:
        raise ProjectDamaged(str(error)) from None


def _read(connection: sqlite3.Connection, name: str) -> Contents:
    nodes, broken = [], 0
    for i, parent, created, label, pinned, gone, recipe_id, recipe in connection.execute(_NODES):
        if hashlib.sha256(recipe).hexdigest() != recipe_id:
            gone, broken = 1, broken + (not gone)
        when = sane_time(created)
        nodes.append(Node(i, parent, recipe, when, label, bool(pinned), bool(gone)))
    how_many = "1 place of {} is" if broken == 1 else f"{broken} places of {{}} are"
    notes = (how_many.format(name) + " damaged and not shown.",) if broken else ()
    entries = [
        bytes(edit) for (edit,) in connection.execute("SELECT edit FROM journal ORDER BY seq")
    ]
    position = connection.execute("SELECT value FROM meta WHERE key = 'position'").fetchone()
    text = str(position[0]) if position else "0"
    journal = Journal(entries, int(text) if text.isascii() and text.isdigit() else -1, name)
    rows = connection.execute("SELECT key, value FROM state")
    state = {str(key): bytes(value) for key, value in rows if isinstance(value, bytes)}
    return Contents(Trail(nodes), journal, state, notes)
