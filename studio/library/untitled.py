"""Projects without a name yet: saved from the first click, found again after a crash."""

from __future__ import annotations

import secrets
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from studio.errors import ProjectError
from studio.files.atomic import make_folder
from studio.files.paths import data_folder
from studio.library.glance import Glance, glance
from studio.library.store.lock import is_locked
from studio.library.store.migrate import is_original
from studio.library.store.open_file import SUFFIX as SUFFIX
from studio.library.store.place import move_file, remove_file

BIN = "deleted"
MONTH_S = 30 * 24 * 3600.0


def untitled_folder() -> Path:
    """Where projects live until they get a name."""
    return data_folder() / "untitled"


def spare_folder() -> Path:
    """Where they live while the data folder cannot be written to."""
    return Path(tempfile.gettempdir()) / "latent-studio"


def new_untitled_path(folder: Path) -> Path:
    """A path that nobody uses, named by the time.

    Raises:
        ExportError: the folder cannot be made.
    """
    stamp = time.strftime("%Y-%m-%d %H.%M.%S")
    return make_folder(folder) / f"{stamp} {secrets.token_hex(3)}{SUFFIX}"


def recoverable(folder: Path | None = None) -> tuple[Glance, ...]:
    """Untitled projects that nobody has open and that hold something, the last changed first."""
    found = [
        glance(path)
        for here in ((folder,) if folder is not None else (untitled_folder(), spare_folder()))
        for path in here.glob(f"*{SUFFIX}")
        if not is_original(path) and not is_locked(path)
    ]
    kept = [item for item in found if item.places or item.damaged]
    return tuple(sorted(kept, key=lambda item: -item.modified))


def left_by_crash() -> tuple[Path, ...]:
    """Untitled projects whose lock outlived its window, the last changed first."""
    locks = untitled_folder().glob(f".*{SUFFIX}.lock")
    paths = [lock.with_name(lock.name[1:].removesuffix(".lock")) for lock in locks]
    left = [path for path in paths if path.is_file() and not is_locked(path)]
    return tuple(sorted(left, key=lambda path: -path.stat().st_mtime))


def is_untitled(path: Path) -> bool:
    """Whether a project lies where those without a name do."""
    return path.parent in (untitled_folder().resolve(), spare_folder().resolve())


def to_bin(path: Path) -> Path:
    """Take an untitled project off the list; gives where it lies now, for `MONTH_S` at least.

    Raises:
        ProjectError: a window has it open.
        ExportError: the disk refuses; it stays.
    """
    if is_locked(path):
        raise ProjectError(f"{path.name} is open in another window; close it there first.")
    place = make_folder(path.parent / BIN) / path.name
    _empty_bin(place.parent)
    return move_file(path, place)


def from_bin(place: Path) -> Path:
    """Put back what `to_bin` took off the list.

    Raises:
        ExportError: the disk refuses.
    """
    return move_file(place, place.parent.parent / place.name)


def _empty_bin(folder: Path) -> None:
    for path in folder.glob(f"*{SUFFIX}"):
        with suppress(OSError):
            if time.time() - path.stat().st_ctime > MONTH_S:
                remove_file(path)
