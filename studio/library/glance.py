"""What a list shows of a project without opening it: when, how many places, a picture."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from studio.errors import InputError
from studio.library.store.opening import damaged, reader

_COUNT = "SELECT count(*) FROM nodes WHERE deleted = 0"
_HERE = "SELECT value FROM state WHERE key = 'current'"
_PICTURE_OF = (
    "SELECT thumbs.data FROM nodes JOIN thumbs ON thumbs.recipe_id = nodes.recipe_id"
    " WHERE nodes.id = ? AND nodes.deleted = 0"
)
_NEWEST_PICTURE = (
    "SELECT thumbs.data FROM nodes JOIN thumbs ON thumbs.recipe_id = nodes.recipe_id"
    " WHERE nodes.deleted = 0 ORDER BY nodes.id DESC LIMIT 1"
)


@dataclass(frozen=True)
class Glance:
    """A project file: when it was last changed (unix seconds), its places, an encoded picture.

    `damaged`: it cannot be read as it is; opening it rescues what can be.
    """

    path: Path
    modified: float = 0.0
    places: int = 0
    picture: bytes = b""
    damaged: bool = False


def glance(path: Path) -> Glance:
    """What is known of the project at `path`, which is not changed; never raises."""
    modified = _modified(path)
    try:
        with damaged(path.name), closing(reader(path)) as connection:
            (places,) = connection.execute(_COUNT).fetchone()
            return Glance(path, modified, int(places), _picture(connection, path.name))
    except (InputError, OSError):
        return Glance(path, modified, damaged=True)


def _modified(path: Path) -> float:
    latest = 0.0
    for file in (path, path.with_name(path.name + "-wal")):
        with suppress(OSError):
            latest = max(latest, file.stat().st_mtime)
    return latest


def _picture(connection: sqlite3.Connection, name: str) -> bytes:
    """That of where one was, else the newest; pictures may be damaged while places are whole."""
    with suppress(InputError), damaged(name):
        here = connection.execute(_HERE).fetchone()
        number = bytes(here[0]).decode("ascii", "replace") if here else ""
        rows = []
        if number.isascii() and number.isdigit() and len(number) < 19:
            rows.append(connection.execute(_PICTURE_OF, (int(number),)).fetchone())
        rows.append(connection.execute(_NEWEST_PICTURE).fetchone())
        return next((row[0] for row in rows if row and isinstance(row[0], bytes)), b"")
    return b""
