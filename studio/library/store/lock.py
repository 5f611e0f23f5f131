"""One window at a time: a lock that the system itself drops when its holder dies."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from studio.errors import ProjectBusy, ProjectError
from studio.files.atomic import why_not


def lock_path(path: Path) -> Path:
    """The lock file of the project at `path`."""
    return path.with_name(f".{path.name}.lock")


class FileLock:
    """Holds the lock of the project at `path` until `release`.

    Raises:
        ProjectBusy: somebody else holds it, in this or another process.
        ProjectError: the folder cannot be written to.
    """

    def __init__(self, path: Path) -> None:
        self._file = lock_path(path)
        try:
            self._handle = self._take()
        except BlockingIOError:
            raise ProjectBusy(
                f"{path.name} is already open in another window; close it there first."
            ) from None
        except OSError as error:
            if not path.exists():
                raise ProjectError(why_not(path, error)) from None
            reason = (error.strerror or "not possible").lower()
            raise ProjectError(
                f"{path.name} cannot be opened for writing ({reason}); copy it to a folder"
                " of your own and open the copy."
            ) from None

    def _take(self) -> int:
        while True:
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                _lock(handle)
            except OSError:
                os.close(handle)
                raise
            if self._is_ours(handle):
                return handle
            os.close(handle)  # its last holder removed it between our two calls

    def _is_ours(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), os.stat(self._file))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let others open the project; harmless when already released."""
        if self._handle < 0:
            return
        handle, self._handle = self._handle, -1
        if sys.platform == "win32":  # where an open file cannot be removed
            os.close(handle)
        with suppress(OSError):
            self._file.unlink()
        if sys.platform != "win32":
            os.close(handle)


def is_locked(path: Path) -> bool:
    """Whether somebody has the project at `path` open right now."""
    if not lock_path(path).exists():
        return False
    try:
        FileLock(path).release()
    except ProjectError:
        return True
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise BlockingIOError from None
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
