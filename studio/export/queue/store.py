"""The queue on the disk: one SQLite file in WAL mode; what was added is there after a power cut.

Every entry belongs to the program that makes it, known by a lock that dies with it. What belongs
to nobody any more is taken over by the next program that looks.
"""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal

import msgspec

from studio.errors import ExportError, InputError
from studio.export.queue.tasks import QUICK, Kind, Task, from_json, kind_of, to_json
from studio.files.atomic import make_folder, printable
from studio.files.locking import HeldFile, is_held
from studio.files.paths import data_folder

NAME = "queue.sqlite"
MAX_TASK = 256 << 20
KEPT_DONE = 100
"""So many that are done stay in the list, the newest."""
State = Literal["waiting", "running", "paused", "failed", "done"]
Priority = Literal[-1, 0, 1]
_PATIENCE_S = 5.0
_TABLE = """CREATE TABLE IF NOT EXISTS tasks (
    id INTEGER PRIMARY KEY AUTOINCREMENT, rank REAL NOT NULL, priority INTEGER NOT NULL,
    kind TEXT NOT NULL, path TEXT NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL,
    total INTEGER NOT NULL, problem TEXT NOT NULL, added REAL NOT NULL, ended REAL NOT NULL,
    owner TEXT NOT NULL, task BLOB NOT NULL)"""
_FIELDS = "id, rank, priority, kind, path, state, done, total, problem, added, ended, owner"
_CHANGEABLE = {"rank", "priority", "path", "state", "done", "total", "problem", "ended", "owner"}


class Entry(msgspec.Struct, frozen=True):
    """One line of the list.

    `rank` orders those of one `priority`, smallest first. `path`: where it goes, or went.
    `problem`: why it failed, or what else is to be said. Times are unix seconds, 0 for none.
    """

    id: int
    rank: float
    priority: Priority
    kind: Kind
    path: str
    state: State
    done: int = 0
    total: int = 0
    problem: str = ""
    added: float = 0.0
    ended: float = 0.0
    owner: str = ""

    @property
    def name(self) -> str:
        """The name of its file or folder."""
        return printable(Path(self.path).name)

    @property
    def order(self) -> tuple[bool, int, float]:
        """What is made first stands first; what is over stands last."""
        return (self.state in ("done",), -self.priority, self.rank)


class Queue:
    """The queue in `folder`, by default that of the person; entries added here are ours.

    Every method raises ExportError where the file cannot be used. May be used from any thread.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or data_folder()
        self._path = self._folder / NAME
        self.owner = secrets.token_hex(8)
        self._lock: HeldFile | None = None

    # ---- asking ---------------------------------------------------------------------------------
    def entries(self) -> list[Entry]:
        """All, in the order in which they are made."""
        if not self._path.exists():
            return []
        with self._open() as database:
            rows = database.execute(f"SELECT {_FIELDS} FROM tasks").fetchall()
        found = [entry for entry in map(_entry, rows) if entry is not None]
        return sorted(found, key=lambda entry: entry.order)

    def task(self, number: int) -> Task:
        """What an entry is to make.

        Raises:
            InputError: it is gone, or cannot be read any more.
        """
        with self._open() as database:
            question = "SELECT task FROM tasks WHERE id = ? AND length(task) <= ?"
            row = database.execute(question, (number, MAX_TASK)).fetchone()
        if row is None:
            raise InputError(f"There is no {number} in the queue.")
        return from_json(row[0])

    def is_elsewhere(self, entry: Entry) -> bool:
        """Whether another program that lives makes it."""
        return entry.owner not in ("", self.owner) and is_held(self._lock_path(entry.owner))

    # ---- changing -------------------------------------------------------------------------------
    def add(self, task: Task, priority: Priority = 0) -> Entry:
        """Put a task behind all that are done as soon, before those that take longer."""
        data = to_json(task)
        if len(data) > MAX_TASK:
            raise ExportError(f"The task is {len(data) >> 20} MB; at most {MAX_TASK >> 20} MB.")
        self._hold()
        kind, now = kind_of(task), time.time()
        rank = self._rank_for(kind, priority)
        with self._open() as database:
            made = database.execute(
                "INSERT INTO tasks (rank, priority, kind, path, state, done, total, problem, added,"
                " ended, owner, task) VALUES (?,?,?,?,'waiting',0,0,'',?,0,?,?)",
                (rank, priority, kind, task.path, now, self.owner, data),
            )
            number = made.lastrowid or 0
        return Entry(number, rank, priority, kind, task.path, "waiting", added=now,
                     owner=self.owner)  # fmt: skip

    def _rank_for(self, kind: Kind, priority: Priority) -> float:
        slower = QUICK[QUICK.index(kind) + 1 :]
        line = [e for e in self.entries() if e.priority == priority and e.state != "done"]
        after = next((k for k, e in enumerate(line) if e.kind in slower), len(line))
        if after == len(line):
            return line[-1].rank + 1 if line else 0.0
        return (line[after - 1].rank + line[after].rank) / 2 if after else line[0].rank - 1

    def change(self, number: int, **fields: object) -> None:
        """Set some fields of an entry."""
        assert set(fields) <= _CHANGEABLE, fields
        names = ", ".join(f"{name} = ?" for name in fields)
        with self._open() as database:
            database.execute(f"UPDATE tasks SET {names} WHERE id = ?", (*fields.values(), number))

    def replace(self, number: int, task: Task) -> None:
        """Make this instead."""
        with self._open() as database:
            database.execute("UPDATE tasks SET task = ? WHERE id = ?", (to_json(task), number))

    def remove(self, *numbers: int) -> None:
        """Take entries out; files stay as they are."""
        with self._open() as database:
            database.executemany("DELETE FROM tasks WHERE id = ?", [(n,) for n in numbers])

    def adopt(self) -> list[Entry]:
        """Make ours what belongs to nobody any more; gives it. What ran waits again."""
        if not self._path.exists():
            return []
        lost = [
            entry
            for entry in self.entries()
            if entry.owner != self.owner and not self.is_elsewhere(entry)
        ]
        if lost:
            self._hold()
        for entry in lost:
            state = "waiting" if entry.state == "running" else entry.state
            self.change(entry.id, owner=self.owner, state=state)
        self._forget_old()
        mine = {entry.id for entry in lost}
        return [entry for entry in self.entries() if entry.id in mine]

    def _forget_old(self) -> None:
        done = sorted((e for e in self.entries() if e.state == "done"), key=lambda e: -e.ended)
        if len(done) > KEPT_DONE:
            self.remove(*(entry.id for entry in done[KEPT_DONE:]))

    def close(self) -> None:
        """What is left waits for whoever comes next."""
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release(remove=True)

    # ---- inside ---------------------------------------------------------------------------------
    def _hold(self) -> None:
        if self._lock is None:
            make_folder(self._folder)
            try:
                self._lock = HeldFile(self._lock_path(self.owner))
            except OSError as error:
                reason = (error.strerror or "not possible").lower()
                raise ExportError(f"The queue cannot be used: {reason}.") from None

    def _lock_path(self, owner: str) -> Path:
        return self._folder / f"queue-{owner[:16]}.lock"

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        make_folder(self._folder)
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE_S)) as database, database:
                with suppress(sqlite3.OperationalError):  # somebody else just does so
                    database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = FULL")
                database.execute(_TABLE)
                yield database
        except (sqlite3.Error, OverflowError) as error:
            reason = printable(str(error))[:80]
            raise ExportError(f"The queue cannot be used: {reason}.") from None


def _entry(row: tuple[object, ...]) -> Entry | None:
    try:
        return msgspec.convert(dict(zip(Entry.__struct_fields__, row, strict=True)), Entry)
    except msgspec.ValidationError:
        return None
