"""Opening SQLite files that may come from anywhere: nothing in them is trusted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from studio.errors import NewerError, ProjectDamaged, ProjectError
from studio.library.store.schema import (
    APPLICATION_ID,
    HOLDS,
    MAX_BLOB_BYTES,
    TABLES,
    VERSION,
    check_tables,
)

_MAGIC = b"SQLite format 3\x00"


def version_of(path: Path) -> int:
    """The schema version in a project's header, read without opening it as a database.

    Raises:
        NewerError: written by a newer studio.
        ProjectError: it cannot be read, or is no project.
    """
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for ever
            raise ProjectError(f"{path.name} is not a project of Latent Studio.")
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise ProjectError(f"There is no project at {path}.") from None
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise ProjectError(f"{path.name} cannot be read: {reason}.") from None
    application = int.from_bytes(header[68:72], "big")
    if len(header) < 100 or not header.startswith(_MAGIC) or application != APPLICATION_ID:
        raise ProjectDamaged(f"{path.name} is not a project of Latent Studio.")
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        raise NewerError(
            f"{path.name} was written by a newer studio (version {version}, this one reads up to"
            f" {VERSION}); update to open it."
        )
    if version < 1:
        raise ProjectDamaged(f"{path.name} is damaged: its version is {version}.")
    return version


def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """A careful connection; statements are committed one by one unless the caller begins.

    Raises:
        sqlite3.Error: the file cannot be opened.
    """
    address = f"file:{quote(str(path.absolute()))}?mode={'ro' if readonly else 'rw'}"
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_BLOB_BYTES + 4096)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def reader(path: Path) -> sqlite3.Connection:
    """A connection that only reads; a project that is open elsewhere is read as it stands.

    Raises:
        ProjectError: it is no project.
        sqlite3.Error: it is damaged.
    """
    version_of(path)
    connection = connect(path, readonly=True)
    try:
        check_tables(connection, path.name, TABLES)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def damaged(name: str) -> Iterator[None]:
    """Turn whatever reading or writing a broken file leads to into one plain sentence.

    Raises:
        ProjectDamaged: the file is not as it was written.
        ProjectError: the disk or another program is in the way.
    """
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise plain(name, error) from None


def plain(name: str, error: Exception) -> ProjectError:
    """What is wrong with the project called `name`, in our words, and what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case sqlite3.SQLITE_FULL:
            text = f"The disk is full: {name} cannot be written; make room and try again."
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            text = f"{name} is in use by another program; close it there and try again."
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            text = f"{name} cannot be opened for writing; copy it to a folder of your own."
        case sqlite3.SQLITE_IOERR:
            text = f"The disk could not read or write {name}; check it and try again."
        case sqlite3.SQLITE_NOMEM:
            text = f"There is not enough memory to open {name}."
        case _:
            return ProjectDamaged(f"{name} is damaged: a part of it cannot be read.")
    return ProjectError(text)


def quick_check(connection: sqlite3.Connection, name: str, tables: Iterable[str]) -> None:
    """Look for torn pages in `tables`.

    Raises:
        ProjectDamaged: found one.
    """
    for table in tables:
        (verdict,) = connection.execute(f"PRAGMA quick_check({table})").fetchone()
        if verdict != "ok":
            raise ProjectDamaged(f"{name} is damaged: its {HOLDS[table]} cannot be read whole.")


def check_all(connection: sqlite3.Connection, name: str) -> None:
    """Look at every page, free ones too; for files that are read in a moment.

    Raises:
        ProjectDamaged: something is wrong somewhere.
    """
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise ProjectDamaged(f"{name} is damaged: a part of it cannot be read.")


def settle(path: Path) -> None:
    """Fold what a crash left in the write-ahead log into the one file at `path`.

    Raises:
        ProjectError: it cannot be.
    """
    with damaged(path.name):
        connection = connect(path)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
