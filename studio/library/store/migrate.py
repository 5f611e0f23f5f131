"""Old projects: a copy is brought up step by step, the original stays beside it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from studio.errors import ExportError, ProjectError
from studio.files.atomic import AtomicFile, writing
from studio.library.store.opening import connect, damaged, quick_check, settle, version_of
from studio.library.store.schema import TABLES, VERSION, check_tables

Tables = dict[str, str]
Step = tuple[Tables, Callable[[sqlite3.Connection], None]]


def _nothing(_connection: sqlite3.Connection) -> None:
    """Version 2 reads all that version 1 wrote; a studio of version 1 could not read it back."""


STEPS: dict[int, Step] = {1: (TABLES, _nothing)}
"""Version n -> (its tables, the function that makes a database of version n + 1 of it)."""


def tables_of(version: int) -> Tables | None:
    """The tables of a project of this version, None where nobody knows."""
    if version == VERSION:
        return TABLES
    return STEPS[version][0] if version in STEPS else None


def is_original(path: Path) -> bool:
    """Whether a file is what `migrate` has kept."""
    return re.fullmatch(r"\.v\d+(-\d+)?", Path(path.stem).suffix) is not None


def migrate(
    path: Path,
    steps: Mapping[int, Step] = STEPS,
    target: int = VERSION,
    tables: Mapping[str, str] = TABLES,
) -> Path | None:
    """Bring the project at `path` to version `target`; gives where the original lies now.

    None when it already is of that version. At any interruption the original is complete, at its
    old place or beside it.

    Raises:
        ProjectError: damaged, or a step is not possible.
    """
    version = version_of(path)
    if version >= target:
        return None
    settle(path)
    kept = _free_name(path, version)
    try:
        with AtomicFile(path) as new:
            with writing(path), path.open("rb") as old:
                shutil.copyfileobj(old, new.file)
                new.file.flush()
            with damaged(path.name):
                _upgrade(new.temporary, path.name, version, steps, target, dict(tables))
            with AtomicFile(kept, overwrite=False) as copy, path.open("rb") as old:
                shutil.copyfileobj(old, copy.file)
    except (ExportError, FileExistsError) as error:
        raise ProjectError(f"{path.name} could not be brought up to date: {error}") from None
    return kept


def _upgrade(
    path: Path, name: str, version: int, steps: Mapping[int, Step], target: int, tables: Tables
) -> None:
    with closing(connect(path)) as connection:
        check_tables(connection, name, steps[version][0])
        quick_check(connection, name, steps[version][0])
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN IMMEDIATE")
        for number in range(version, target):
            steps[number][1](connection)
        connection.execute(f"PRAGMA user_version = {target}")
        connection.execute("COMMIT")
        check_tables(connection, name, tables)


def _free_name(path: Path, version: int) -> Path:
    number = 0
    while True:
        tail = f".v{version}" + (f"-{number}" if number else "")
        kept = path.with_name(f"{path.stem}{tail}{path.suffix}")
        if not kept.exists():
            return kept
        number += 1
