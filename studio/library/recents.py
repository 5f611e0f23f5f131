"""Projects opened lately."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec

from studio.files.paths import data_folder
from studio.library.kept import read_kept, write_kept

MOST = 30


class Recent(msgspec.Struct, frozen=True):
    """A project: where, and when it was last opened (unix seconds)."""

    path: str
    opened: float


class _List(msgspec.Struct, frozen=True):
    projects: tuple[Recent, ...] = ()


class Recents:
    """The list on disk, the last opened first."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or data_folder()) / "recent.json"
        self._projects = read_kept(self._path, _List).projects

    def paths(self) -> tuple[Path, ...]:
        """Those that are still there."""
        return tuple(path for item in self._projects if (path := Path(item.path)).is_file())

    def add(self, path: Path) -> None:
        """Put a project first.

        Raises:
            ExportError: the list could not be written.
        """
        first = Recent(str(path.resolve()), time.time())
        others = [item for item in self._projects if item.path != first.path]
        self._keep((first, *others))

    def remove(self, path: Path) -> None:
        """Forget a project; its file stays.

        Raises:
            ExportError: the list could not be written.
        """
        gone = str(path.resolve())
        self._keep(tuple(item for item in self._projects if item.path != gone))

    def _keep(self, projects: tuple[Recent, ...]) -> None:
        self._projects = projects[:MOST]
        write_kept(self._path, _List(self._projects))
