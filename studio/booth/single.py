"""One supervisor at a time: a lock that goes with the process, however that ends."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from studio.errors import InputError


class Single:
    """Holds `path` locked; the file itself may stay behind, the lock does not.

    Raises:
        InputError: another process holds it.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] = path.open("a+b")
        try:
            _lock(self._file)
        except OSError:
            self._file.close()
            raise InputError("A show is running on this computer already; end it first.") from None

    def close(self) -> None:
        """Let the next one in."""
        self._file.close()


def _lock(file: IO[bytes]) -> None:
    if os.name == "nt":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
