"""A project's file while it is open: its lock, its writer, its photos, and saving elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from studio.errors import ProjectError
from studio.library.store import place
from studio.library.store.blobs import Blobs
from studio.library.store.lock import FileLock
from studio.library.store.rescue import rescue
from studio.library.store.writer import Group, Writer

SUFFIX = ".latent"


class OpenFile:
    """Takes a checked file and its lock; `on_written` is called on the writer's thread."""

    def __init__(
        self, path: Path, lock: FileLock, untitled: bool, on_written: Callable[[str], None] | None
    ) -> None:
        self.is_untitled = untitled
        self.on_written = on_written
        self._lock = lock
        self._go_on_at(path, ())

    def _go_on_at(self, path: Path, waiting: Iterable[Group]) -> None:
        """Write to `path`, which holds all but what waits, from now on."""
        self.path = path
        self._writer = Writer(path, self._report)
        self.blobs = Blobs(path, self._writer)
        for group in waiting:
            self._writer.post(group)

    def _report(self, problem: str) -> None:
        if self.on_written is not None:
            self.on_written(problem)

    def post(self, group: Group) -> None:
        """Hand over what the disk is to have."""
        self._writer.post(group)

    def flush(self, timeout_s: float) -> None:
        """Return when the disk has everything.

        Raises:
            ProjectError: it cannot be written now.
        """
        self._writer.flush(timeout_s)

    def settle(self, timeout_s: float = 1.0) -> None:
        """Wait until the disk has everything; one that refuses or is slow is not waited for."""
        with suppress(ProjectError):
            self._writer.flush(timeout_s)

    def photo(self, sha256: str) -> bytes | None:
        """Kept bytes, None where they are not here."""
        return self.blobs.photo(sha256)

    @property
    def saved(self) -> bool:
        """Whether the disk has everything."""
        return self._writer.unsaved == 0

    @property
    def problem(self) -> str:
        """Why the disk refused the last attempt, empty when all is well."""
        return self._writer.problem

    def close(self, empty: bool) -> None:
        """Save all and end the writer; an untitled `empty` project is removed.

        Raises:
            ProjectError: something could not be saved; says how much.
        """
        self.blobs.close()
        lost = len(self._writer.close())
        if self.is_untitled and empty and not lost:
            place.remove_file(self.path)
        self._lock.release()
        if lost:
            raise ProjectError(f"The last {lost} changes were not saved. {self.problem}")

    def save_as(self, path: Path) -> None:
        """Go on at `path`; an untitled file is removed, others stay.

        Raises:
            ProjectBusy: another window has `path` open.
            ProjectError: it cannot be written; nothing has changed.
        """
        target = _with_suffix(path).resolve()
        if target == self.path:
            self.flush(30.0)
            return
        lock, old = FileLock(target), self.path
        self.blobs.close()
        waiting = self._writer.close()
        try:
            if self._writer.damaged:
                self._rescue(old, target)
            else:
                place.copy_file(old, target)
        except ProjectError:
            lock.release()
            self._go_on_at(old, waiting)
            raise
        self._go_on_at(target, waiting)
        if self.is_untitled:
            place.remove_file(old)
        self._lock.release()
        self._lock, self.is_untitled = lock, False

    def _rescue(self, old: Path, target: Path) -> None:
        """What can be read of a file that turned out to be damaged, complete or not at all."""
        between = target.with_name(f".{target.name}.rescued")
        try:
            rescue(old, between)
            place.copy_file(between, target)
        finally:
            place.remove_file(between)

    def save_copy(self, path: Path) -> Path:
        """A complete copy at `path`.

        Raises:
            ProjectBusy: another window has `path` open.
            ProjectError: it cannot be written, or is this very file.
        """
        target = _with_suffix(path).resolve()
        if target == self.path:
            raise ProjectError("A copy needs a name of its own; choose another.")
        lock = FileLock(target)
        try:
            self.flush(30.0)
            place.copy_file(self.path, target)
        finally:
            lock.release()
        return target


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
