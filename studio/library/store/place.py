"""Making project files, copying them whole, and clearing away what belongs to one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from studio.errors import ExportError, ProjectError
from studio.files.atomic import AtomicFile, writing
from studio.library.store.opening import connect, damaged, settle
from studio.library.store.schema import create

_BESIDE = ("-wal", "-shm", "-journal")


def create_file(path: Path) -> None:
    """An empty project at `path`, complete or not at all.

    Raises:
        ProjectError: it cannot be written; what stood there is untouched.
    """
    try:
        with AtomicFile(path) as new, damaged(path.name):
            with closing(connect(new.temporary)) as connection:
                create(connection)
            _make_room(path)
    except ExportError as error:
        raise ProjectError(str(error)) from None


def copy_file(source: Path, path: Path) -> None:
    """The project at `source`, open or not, as one complete file at `path`.

    Raises:
        ProjectError: it cannot be written; what stood there is untouched.
    """
    try:
        with AtomicFile(path) as new, damaged(path.name):
            with (
                closing(connect(source)) as old,
                closing(sqlite3.connect(new.temporary)) as copy,
            ):
                old.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
            _make_room(path)
    except ExportError as error:
        raise ProjectError(str(error)) from None


def remove_file(path: Path) -> None:
    """Remove a project with all that lies beside it."""
    for file in (path, *(path.with_name(path.name + tail) for tail in _BESIDE)):
        with suppress(OSError):
            file.unlink()


def move_file(path: Path, place: Path) -> Path:
    """Move a project that nobody has open, with the log beside it; gives `place`.

    Raises:
        ExportError: the disk refuses.
    """
    with writing(place):
        for tail in ("-wal", "-journal"):
            beside = path.with_name(path.name + tail)
            if beside.exists():
                beside.replace(place.with_name(place.name + tail))
        path.replace(place)
    with suppress(OSError):
        path.with_name(path.name + "-shm").unlink()
    return place


def _make_room(path: Path) -> None:
    """Take away an old log at `path`: SQLite would play it into the new file."""
    if not any(path.with_name(path.name + tail).exists() for tail in _BESIDE):
        return
    with suppress(ProjectError):
        settle(path)
    for tail in _BESIDE:
        with suppress(OSError):
            path.with_name(path.name + tail).unlink()
