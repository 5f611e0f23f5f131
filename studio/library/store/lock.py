"""One window at a time: a lock that the system itself drops when its holder dies."""

from __future__ import annotations

from pathlib import Path

from studio.errors import ProjectBusy, ProjectError
from studio.files.atomic import why_not
from studio.files.locking import HeldFile


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
        try:
            self._held = HeldFile(lock_path(path))
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

    def release(self) -> None:
        """Let others open the project; harmless when already released."""
        self._held.release(remove=True)


def is_locked(path: Path) -> bool:
    """Whether somebody has the project at `path` open right now."""
    if not lock_path(path).exists():
        return False
    try:
        FileLock(path).release()
    except ProjectError:
        return True
    return False
