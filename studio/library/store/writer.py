"""The one thread that writes a project: in order, at once, in groups, acknowledged when on disk."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from studio.errors import ProjectDamaged, ProjectError
from studio.library.store.opening import connect, damaged, plain

Statement = tuple[str, tuple[object, ...]]
Group = Sequence[Statement]
"""Statements that belong together: all of them reach the disk, or none."""
TORN = "{} is damaged and takes nothing more; save the project as another file to go on."
RETRY_S = 1.0
_MOST_GROUPS = 256


class Writer:
    """Writes groups of statements to the database at `path`.

    `post` returns at once, from any thread. `on_written(problem)` is called on the writer's
    thread after each commit (with an empty text) and after each failure (with a sentence); a
    failed group waits and is tried again every second, so that freeing a full disk is enough.
    """

    def __init__(self, path: Path, on_written: Callable[[str], None] | None = None) -> None:
        self._name = path.name
        self._on_written = on_written
        self._changed = threading.Condition()
        self._queue: deque[Group] = deque()
        self._posted = 0
        self._acknowledged = 0
        self._failures = 0
        self._hurry = False
        self._closing = False
        self._problem = ""
        self.damaged = False
        """The last attempt failed for the file itself, which will not get better by waiting."""
        with damaged(self._name):
            self._connection = connect(path)
            self._prepare()
        self._thread = threading.Thread(target=self._run, name="project-writer", daemon=True)
        self._thread.start()

    def _prepare(self) -> None:
        (mode,) = self._connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            self._connection.close()
            raise ProjectError(f"{self._name} cannot be written safely here; copy it elsewhere.")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA fullfsync = ON")  # macOS: down to the disk itself

    @property
    def unsaved(self) -> int:
        """How many groups the disk does not have yet."""
        with self._changed:
            return self._posted - self._acknowledged

    @property
    def problem(self) -> str:
        """Why the last attempt failed, empty when all is well."""
        with self._changed:
            return self._problem

    def post(self, group: Group) -> int:
        """Hand over a group; its number is acknowledged when the disk has it."""
        with self._changed:
            self._queue.append(group)
            self._posted += 1
            self._changed.notify_all()
            return self._posted

    def is_written(self, number: int) -> bool:
        """Whether the disk has group `number`."""
        with self._changed:
            return self._acknowledged >= number

    def flush(self, timeout_s: float = 30.0) -> None:
        """Wait until the disk has everything posted so far; what waits is tried at once.

        Raises:
            ProjectError: it could not be written; it stays queued.
        """
        with self._changed:
            wanted, failures = self._posted, self._failures
            self._hurry = True
            self._changed.notify_all()
            self._changed.wait_for(
                lambda: self._acknowledged >= wanted or self._failures > failures, timeout_s
            )
            if self._acknowledged < wanted:
                raise ProjectError(self._problem or f"The disk is slow; {self._name} still waits.")

    def close(self) -> tuple[Group, ...]:
        """Write what waits, fold the log into the one file, and end the thread.

        Gives what could not be written, empty when all is well.
        """
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()
        with suppress(sqlite3.Error):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()
        return tuple(self._queue)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue or self._closing)
                if not self._queue:
                    return
                groups = [self._queue.popleft() for _ in range(min(len(self._queue), _MOST_GROUPS))]
            problem = self._commit(groups)
            with self._changed:
                self._problem = problem
                if problem:
                    self._failures += 1
                    self._hurry = False
                    self._queue.extendleft(reversed(groups))
                else:
                    self._acknowledged += len(groups)
                self._changed.notify_all()
            if self._on_written is not None:
                self._on_written(problem)
            if problem and self._wait_or_give_up():
                return

    def _wait_or_give_up(self) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._hurry, RETRY_S)
            return self._closing and not self._hurry

    def _commit(self, groups: Sequence[Group]) -> str:
        """Empty when the disk has all of them, otherwise why not."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for group in groups:
                for sql, values in group:
                    self._connection.execute(sql, values)
            self._connection.execute("COMMIT")
        except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            problem = plain(self._name, error)
            self.damaged = isinstance(problem, ProjectDamaged)
            return TORN.format(self._name) if self.damaged else str(problem)
        return ""
