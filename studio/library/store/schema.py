"""The tables of a `.latent` file, and the proof that a file holds these and nothing else."""

from __future__ import annotations

import sqlite3

from studio.errors import ProjectDamaged

APPLICATION_ID = 0x4C61_7453  # "LatS"
VERSION = 2
MAX_NODES = 1_000_000
MAX_ID = 1 << 40
MAX_BLOB_BYTES = 64 << 20

TABLES: dict[str, str] = {
    "meta": "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "nodes": (
        "CREATE TABLE nodes (id INTEGER PRIMARY KEY, parent INTEGER, created REAL NOT NULL,"
        " name TEXT NOT NULL, pinned INTEGER NOT NULL, deleted INTEGER NOT NULL,"
        " recipe_id TEXT NOT NULL, recipe BLOB NOT NULL) STRICT"
    ),
    "journal": "CREATE TABLE journal (seq INTEGER PRIMARY KEY, edit BLOB NOT NULL) STRICT",
    "state": "CREATE TABLE state (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT",
    "blobs": "CREATE TABLE blobs (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT",
    "thumbs": "CREATE TABLE thumbs (recipe_id TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT",
}
"""Table -> its SQL. `journal` is reversible edits in time order; `meta.position` of them are done.

Version 2 has the tables of version 1; its journal may hold edits of the library.
`nodes.recipe_id` is the sha256 of `nodes.recipe`; `thumbs` is a cache, all else is the work.
"""

HOLDS = {
    "meta": "notes", "nodes": "places", "journal": "steps to undo", "state": "settings",
    "blobs": "photos", "thumbs": "thumbnails",
}  # fmt: skip
"""What a table is called where a person reads it."""

READ_AT_ONCE = ("nodes", "journal", "state", "meta")
"""What opening reads, and so checks; photos and thumbnails are checked when they are used."""

_WRONG_TYPES = (
    "SELECT count(*) FROM nodes WHERE typeof(id) != 'integer' OR typeof(created) != 'real'"
    " OR typeof(parent) NOT IN ('integer', 'null') OR typeof(name) != 'text'"
    " OR typeof(recipe_id) != 'text' OR typeof(recipe) != 'blob' OR id < 1"
    f" OR id > {MAX_ID} OR pinned NOT IN (0, 1) OR deleted NOT IN (0, 1)"
)


def sane_time(seconds: float) -> float:
    """A moment that a calendar knows; 0 where a damaged one says another."""
    return float(seconds) if 0.0 <= seconds < 2.0e10 else 0.0


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database."""
    connection.execute("PRAGMA page_size = 16384")  # fewer, longer reads on a cold disk
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for sql in TABLES.values():
        connection.execute(sql)


def check_tables(connection: sqlite3.Connection, name: str, tables: dict[str, str]) -> None:
    """Refuse a database that holds anything but `tables`: triggers, views, virtual tables, more.

    Raises:
        ProjectDamaged: says what was found.
    """
    found: dict[str, str] = {}
    for kind, label, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        if kind == "index" and sql is None:  # SQLite's own, for a primary key
            continue
        if kind != "table" or tables.get(label) != sql:
            raise ProjectDamaged(
                f"{name} holds a table or rule that no project has; it is damaged or was changed"
                " by another program, and is not opened."
            )
        found[label] = sql
    missing = ", ".join(sorted(tables.keys() - found.keys()))
    if missing:
        raise ProjectDamaged(f"{name} is damaged: its {missing} are missing.")


def check_rows(connection: sqlite3.Connection, name: str) -> None:
    """Refuse more rows than a project may have, and rows of other types than were written.

    Raises:
        ProjectDamaged: says which.
    """
    (count,) = connection.execute("SELECT count(*) FROM nodes").fetchone()
    if count > MAX_NODES:
        raise ProjectDamaged(f"{name} holds {count} places; at most {MAX_NODES}.")
    (wrong,) = connection.execute(_WRONG_TYPES).fetchone()
    if wrong:
        raise ProjectDamaged(f"{name} is damaged: {wrong} of its {count} places cannot be read.")
