"""A lock on an open file, which the system itself drops when its holder dies."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


class HeldFile:
    """Holds the lock file at `path` until `release`; gone with the process that holds it.

    Raises:
        BlockingIOError: somebody else holds it.
        OSError: it cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = -1
        while self._handle < 0:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                _lock(handle)
            except OSError:
                os.close(handle)
                raise
            if _is_at(path, handle):
                self._handle = handle
            else:
                os.close(handle)  # its last holder removed it between our two calls

    def release(self, remove: bool = False) -> None:
        """Let go; with `remove` the file goes too. Harmless when done before."""
        handle, self._handle = self._handle, -1
        if handle < 0:
            return
        if remove and sys.platform != "win32":
            with suppress(OSError):
                self._path.unlink()
        os.close(handle)
        if remove and sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink()


def is_held(path: Path) -> bool:
    """Whether somebody holds the lock file at `path` right now."""
    if not path.exists():
        return False
    try:
        HeldFile(path).release()
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _is_at(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
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
