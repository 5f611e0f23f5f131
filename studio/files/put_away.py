"""Files that a person took off a list: kept out of sight for a while, so that they come back.

What is still to be made with one finds it there too.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from studio.files.atomic import make_folder, writing

DAYS = 30
"""Afterwards they are deleted, when the next one is put away."""
_FOLDER = "removed"


def put_away(files: Iterable[Path]) -> None:
    """Take files out of their folder; those that are not there are none.

    Raises:
        ExportError: the folder cannot be written to.
    """
    for file in files:
        aside = _aside(file)
        make_folder(aside.parent)
        _sweep(aside.parent)
        with writing(aside), suppress(FileNotFoundError):
            os.replace(file, aside)
            os.utime(aside)


def brought_back(files: Iterable[Path]) -> bool:
    """Put files where they were; whether all of them are there again.

    Raises:
        ExportError: the folder cannot be written to.
    """
    every = list(files)
    for file in every:
        with writing(file), suppress(FileNotFoundError):
            os.replace(_aside(file), file)
    return all(file.is_file() for file in every)


def where(file: Path) -> Path:
    """Where a file lies, in its folder or put away; its own place where it is in neither."""
    aside = _aside(file)
    return aside if not file.is_file() and aside.is_file() else file


def _aside(file: Path) -> Path:
    return file.parent / _FOLDER / file.name


def _sweep(folder: Path) -> None:
    for old in folder.iterdir():
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > DAYS * 24 * 3600:
                old.unlink()
