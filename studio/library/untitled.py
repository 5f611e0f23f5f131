"""Projects without a name yet: saved from the first click, found again after a crash."""

from __future__ import annotations

import secrets
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from studio.errors import ProjectError
from studio.files.atomic import make_folder
from studio.files.paths import data_folder
from studio.library.store.lock import is_locked
from studio.library.store.migrate import is_original
from studio.library.store.open_file import SUFFIX as SUFFIX
from studio.library.store.opening import connect, damaged, version_of
from studio.library.store.place import remove_file


@dataclass(frozen=True)
class Recoverable:
    """An untitled project that nobody has open: when it was last changed, how many places."""

    path: Path
    modified: float
    places: int


def untitled_folder() -> Path:
    """Where projects live until they get a name."""
    return data_folder() / "untitled"


def new_untitled_path(folder: Path) -> Path:
    """A path that nobody uses, named by the time.

    Raises:
        ExportError: the folder cannot be made.
    """
    stamp = time.strftime("%Y-%m-%d %H.%M.%S")
    return make_folder(folder) / f"{stamp} {secrets.token_hex(3)}{SUFFIX}"


def recoverable(folder: Path | None = None) -> tuple[Recoverable, ...]:
    """Untitled projects that are worth opening again, the last changed first."""
    here = folder or untitled_folder()
    files = (path for path in here.glob(f"*{SUFFIX}") if not is_original(path))
    found = [_look(path) for path in files if not is_locked(path)]
    kept = [item for item in found if item is not None and item.places]
    return tuple(sorted(kept, key=lambda item: -item.modified))


def discard(item: Recoverable) -> None:
    """Remove an untitled project for good; left alone while a window has it open."""
    if not is_locked(item.path):
        remove_file(item.path)


def _look(path: Path) -> Recoverable | None:
    with suppress(ProjectError, OSError), damaged(path.name):
        version_of(path)
        wal = path.with_name(path.name + "-wal")
        modified = max(file.stat().st_mtime for file in (path, wal) if file.exists())
        with closing(connect(path)) as connection:
            return Recoverable(path, modified, _count(connection))
    return None


def _count(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT count(*) FROM nodes WHERE deleted = 0").fetchone()
    return int(count)
