"""Looking whether a project is whole before anything is written into its file."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from studio.files.atomic import writing
from studio.library.store import contents, migrate
from studio.library.store.opening import check_all, connect, damaged, settle, version_of
from studio.library.store.schema import VERSION, check_tables


def is_hot(path: Path) -> bool:
    """Whether something died while it wrote into the file itself: it will be rolled back."""
    beside = path.with_name(path.name + "-journal")
    return beside.is_file() and beside.stat().st_size > 0


def prove(path: Path) -> None:
    """Return where changing the file of the project at `path` is safe, by rolling back or by steps.

    Raises:
        ProjectDamaged: it is not as it was written; nothing was changed.
    """
    if not is_hot(path):
        _check(path, path.name)
        return
    with tempfile.TemporaryDirectory(prefix="latent-") as folder:
        copy = Path(folder) / path.name
        with damaged(path.name), writing(copy):
            for tail in ("", "-wal", "-journal"):
                if (file := path.with_name(path.name + tail)).is_file():
                    shutil.copyfile(file, copy.with_name(file.name))
        settle(copy)
        if version_of(copy) == VERSION:
            contents.read(copy)
        else:
            _check(copy, path.name)


def _check(path: Path, name: str) -> None:
    tables = migrate.tables_of(version_of(path))
    with damaged(name), closing(connect(path, readonly=True)) as connection:
        if tables is not None:
            check_tables(connection, name, tables)
        check_all(connection, name)
