"""The queue in the window: what waits is made picture by picture, the first task before others.

Whoever wants something made calls `add`; the list is kept on the disk and goes on after a restart.
Two pictures are asked for ahead, so that the engine never waits for the window.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from studio.errors import Cancelled, DiskFull, StudioError
from studio.export.queue.store import Entry, Priority, Queue
from studio.export.queue.tasks import Task
from studio.ui.engine.background import BackgroundCalls
from studio.ui.engine.jobs import Jobs, TaskMoved
from studio.ui.engine.making import Run
from studio.ui.language.words import said
from studio.ui.signals import Carries, signal
from studio.values.messages import Result
from studio.values.recipe import Recipe

if TYPE_CHECKING:
    from studio.export.batches.maker import Helpers

AHEAD = 2
KEEP_S = 2.0
"""How often the disk is told how far it is."""


@dataclass(frozen=True)
class Ended:
    """A task is over: done, failed (then `problem` says why), or taken out before."""

    entry: Entry
    notes: tuple[str, ...] = ()
    cancelled: bool = False


class MakingQueue(QObject):
    """Lives on the GUI thread; the disk is written to on a thread of its own, in order."""

    changed: Carries[None] = signal()
    """Any line of the list is different."""
    ended: Carries[Ended] = signal()
    emptied: Carries[None] = signal()
    """The last one that could be made is over."""
    refused: Carries[str] = signal()
    """Why the list cannot be kept; what was asked for is made all the same."""

    def __init__(self, queue: Queue, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue, self._jobs = queue, jobs
        self._calls = BackgroundCalls(self)
        self._entries: dict[int, Entry] = {}
        self._tasks: dict[int, Task] = {}
        self._runs: dict[int, Run] = {}
        self._leaving: dict[int, Run] = {}
        self._under_way: dict[int, int] = {}
        self._parts: dict[int, float] = {}
        self._helpers: Callable[[tuple[Recipe, ...]], Helpers] | None = None
        self._opening = 0
        self._kept: dict[int, float] = {}
        self._closed = False
        self.held = ""
        """Why nothing is begun: the disk is full, or the person stopped all."""
        jobs.progressed.connect(self._progressed)

    # ---- asking ---------------------------------------------------------------------------------
    @property
    def entries(self) -> tuple[Entry, ...]:
        """The list as it is made."""
        return tuple(sorted(self._entries.values(), key=lambda entry: entry.order))

    @property
    def open(self) -> tuple[Entry, ...]:
        """Those that wait or are being made."""
        return tuple(e for e in self.entries if e.state in ("waiting", "running"))

    def unit(self, entry: Entry) -> float | None:
        """How far it is, in [0, 1]; None where nobody knows."""
        total = max(entry.total, 1)
        part = self._parts.get(entry.id, 0.0) if total == 1 else 0.0
        known = entry.total > 0 or part > 0
        return min(1.0, (entry.done + part) / total) if known else None

    def seconds_left(self, entry: Entry) -> float | None:
        """About how long it still takes; None where nobody knows."""
        run, unit = self._runs.get(entry.id), self.unit(entry)
        if run is None or unit is None:
            return None
        before = run.first / max(entry.total, 1)
        gone = time.monotonic() - run.began
        return None if unit - before < 1e-3 or gone < 1 else gone / (unit - before) * (1 - unit)

    # ---- life -----------------------------------------------------------------------------------
    def begin(self, helpers: Callable[[tuple[Recipe, ...]], Helpers]) -> None:
        """Take over what an earlier window left, and go on with it.

        `helpers` of the places of a task: cards, who signs, where marks are written down.
        """
        self._helpers = helpers
        self._calls.run(self._queue.adopt, self._adopted)

    def _adopted(self, found: list[Entry] | StudioError) -> None:
        if isinstance(found, StudioError):
            self.refused.emit(str(found))
            return
        self._entries |= {entry.id: entry for entry in found}
        self.changed.emit(None)
        self._pump()

    def close(self) -> None:
        """The window goes: what is not done goes on with the next one."""
        self._closed = True
        for run in (*self._runs.values(), *self._leaving.values()):
            run.ends = run.ends or "pause"
            if run.idle:
                run.leave()
        self._calls.close(finish=True)
        self._queue.close()

    # ---- what a person does ---------------------------------------------------------------------
    def add(self, task: Task, priority: Priority = 0) -> None:
        """Make this, when its turn comes."""
        self._calls.run(partial(self._queue.add, task, priority), partial(self._added, task))

    def _added(self, task: Task, entry: Entry | StudioError) -> None:
        if isinstance(entry, StudioError):  # the list cannot be kept; the file still can be made
            self.refused.emit(str(entry))
            number = min((*self._entries, 0)) - 1
            entry = self._unkept(number, task)
        self._entries[entry.id] = entry
        self._tasks[entry.id] = task
        self.changed.emit(None)
        self._pump()

    def _unkept(self, number: int, task: Task) -> Entry:
        from studio.export.queue.tasks import kind_of

        rank = max((e.rank for e in self._entries.values()), default=0.0) + 1
        return Entry(number, rank, 0, kind_of(task), task.path, "waiting", added=time.time())

    def pause(self, number: int) -> None:
        """Let it rest until `resume`."""
        if self._entries[number].state in ("waiting", "running"):
            self._stop(number, "pause")
            self._set(number, state="paused")
            self._pump()

    def resume(self, number: int) -> None:
        """Let it wait for its turn, also where it failed."""
        if self._entries[number].state in ("paused", "failed"):
            self._set(number, state="waiting", problem="", ended=0.0)
            self._pump()

    def move(self, number: int, by: int) -> None:
        """Make it earlier (`by` < 0) or later than its neighbours, across priorities too."""
        line = [e for e in self.entries if e.state != "done"]
        here = next((k for k, e in enumerate(line) if e.id == number), None)
        if here is None:
            return
        others = [e for e in line if e.id != number]
        place = max(0, min(here + by, len(others)))
        before = others[place - 1] if place else None
        after = others[place] if place < len(others) else None
        self._set(number, **_between(before, after))
        self._pump()

    def put_first(self, number: int) -> None:
        """Make it next."""
        self.move(number, -len(self._entries))

    def set_priority(self, number: int, priority: Priority) -> None:
        """Before or after all others of another priority."""
        self._set(number, priority=priority)
        self._pump()

    def redirect(self, number: int, folder: Path) -> None:
        """Put it into another folder, since its own is gone or full."""
        self._calls.run(partial(self._redirected, number, folder), partial(self._moved, number))

    def _redirected(self, number: int, folder: Path) -> Task:
        task = self._tasks.get(number) or self._queue.task(number)
        moved = msgspec.structs.replace(task, path=str(folder / Path(task.path).name))
        if number > 0:
            self._queue.replace(number, moved)
        return moved

    def _moved(self, number: int, task: Task | StudioError) -> None:
        if isinstance(task, StudioError):
            self.refused.emit(str(task))
            return
        self._tasks[number] = task
        self._set(number, path=task.path)
        self.resume(number)

    def remove(self, number: int) -> None:
        """Take it out; what is being made of it stops and leaves nothing half."""
        entry = self._entries[number]
        self._stop(number, "abort")
        self._forget(number)
        if entry.state != "done":
            self.ended.emit(Ended(entry, cancelled=True))
        self._pump()

    def clear_done(self) -> None:
        """Take out all that are done; their files stay."""
        for entry in self.entries:
            if entry.state == "done":
                self._forget(entry.id)

    def hold(self, why: str) -> None:
        """Begin nothing until `go_on`; pictures that are being made are finished."""
        self.held = why
        self._rest()
        self.changed.emit(None)

    def _rest(self) -> None:
        """What is begun and has no picture under way waits while nothing is begun."""
        for number, run in self._runs.items():
            if self.held and run.idle and self._entries[number].state == "running":
                self._set(number, state="waiting")

    def go_on(self) -> None:
        """There is room again, or the person wants it."""
        self.held = ""
        self.changed.emit(None)
        self._pump()

    # ---- making ---------------------------------------------------------------------------------
    def _pump(self) -> None:
        """Ask for pictures of the first task, and of those after it while it wants none."""
        if self._helpers is None or self.held or self._closed:
            return
        for entry in self.open:
            if len(self._under_way) >= AHEAD:
                return
            run = self._runs.get(entry.id)
            if run is None:
                if entry.id in self._leaving:
                    continue
                if not self._opening:
                    self._open(entry)
                return
            while len(self._under_way) < AHEAD and (ask := run.ask()) is not None:
                text = entry.name
                job = self._jobs.start(
                    text, ask.job, partial(self._took, entry.id), run.take, line=False
                )
                self._under_way[job] = entry.id
                if entry.state != "running":
                    self._set(entry.id, state="running", problem="")

    def _open(self, entry: Entry) -> None:
        self._opening = entry.id
        self._set(entry.id, state="running", problem="")
        self._calls.run(partial(self._opened_task, entry.id), partial(self._opened, entry.id))

    def _opened_task(self, number: int) -> tuple[Task, Run]:
        """On the other thread: what a long list takes to begin must not stop the window."""
        from studio.export.queue.makings import open_task

        task = self._tasks.get(number) or self._queue.task(number)
        assert self._helpers is not None
        return task, Run(open_task(task, self._helpers(task.recipes)))

    def _opened(self, number: int, found: tuple[Task, Run] | StudioError) -> None:
        self._opening = 0
        if self._closed:
            return
        entry = self._entries.get(number)
        if isinstance(found, StudioError):
            if entry is not None:
                self._failed(number, found)
        elif entry is None or entry.state != "running":  # thought better of meanwhile
            found[1].ends = "pause" if entry else "abort"
            found[1].leave()
        else:
            self._tasks[number], run = found
            self._runs[number] = run
            self._set(number, done=run.done, total=run.total)
            if run.done >= run.total:
                self._calls.run(run.settle, partial(self._settled, number))
        self._rest()
        self._pump()

    def _settled(self, number: int, answer: object) -> None:
        """All of it was there already."""
        run = self._runs.get(number)
        if run is not None:
            self._step(number, run)
        self._pump()

    def _took(self, number: int, result: Result) -> None:
        job = getattr(result, "job", 0)
        if self._under_way.pop(job, None) is None or self._closed:
            return
        self._parts.pop(number, None)
        run = self._runs.get(number)
        if run is not None:
            self._step(number, run)
        self._rest()
        self._left(number)

    def _left(self, number: int) -> None:
        """What was stopped may have come to its end: only then it can begin again."""
        run = self._leaving.get(number)
        if run is not None and run.over:
            del self._leaving[number]
        self._pump()

    def _step(self, number: int, run: Run) -> None:
        """One picture of it is over."""
        entry = self._entries.get(number)
        if run.error is not None:
            self._cancel_jobs(number)
            self._runs.pop(number, None)
            self._failed(number, run.error)
        elif run.path is not None:
            self._runs.pop(number, None)
            self._done(number, run)
        elif run.ends:
            if run.idle:
                self._runs.pop(number, None)
            if entry is not None and entry.state == "running":
                self._set(number, state="paused")
        elif entry is not None:
            self._entries[number] = msgspec.structs.replace(entry, done=run.done, total=run.total)
            now = time.monotonic()
            if now - self._kept.get(number, 0.0) > KEEP_S:
                self._kept[number] = now
                self._keep(number, done=run.done, total=run.total)
            self.changed.emit(None)

    def _done(self, number: int, run: Run) -> None:
        notes, path = run.problems, str(run.path)
        self._set(number, state="done", done=run.total, total=run.total, path=path,
                  problem=" ".join(map(said, notes)), ended=time.time())  # fmt: skip
        self._tasks.pop(number, None)
        self.ended.emit(Ended(self._entries[number], notes))
        if number < 0:
            self._forget(number)
        self._tell_if_empty()

    def _failed(self, number: int, error: StudioError) -> None:
        if number not in self._entries:
            return
        if isinstance(error, DiskFull):
            self._set(number, state="waiting", problem=str(error))
            self.hold(str(error))
            return
        if isinstance(error, Cancelled):
            self._set(number, state="paused")
            return
        self._set(number, state="failed", problem=str(error), ended=time.time())
        self.ended.emit(Ended(self._entries[number]))
        self._tell_if_empty()

    def _tell_if_empty(self) -> None:
        if not self.open:
            self.emptied.emit(None)

    def _stop(self, number: int, how: str) -> None:
        run = self._runs.pop(number, None)
        if run is None:
            return
        run.ends = "abort" if how == "abort" else "pause"
        self._leaving[number] = run
        self._cancel_jobs(number)
        if run.idle:
            self._calls.run(run.leave, lambda _: self._left(number))

    def _cancel_jobs(self, number: int) -> None:
        for job, owner in list(self._under_way.items()):
            if owner == number:
                self._jobs.cancel(job)

    def _progressed(self, moved: TaskMoved) -> None:
        number = self._under_way.get(moved.task.id)
        if number is not None and moved.progress.total:
            self._parts[number] = moved.progress.done / moved.progress.total
            self.changed.emit(None)

    # ---- keeping --------------------------------------------------------------------------------
    def _set(self, number: int, **fields: object) -> None:
        self._entries[number] = msgspec.structs.replace(self._entries[number], **fields)
        self._keep(number, **fields)
        self.changed.emit(None)

    def _keep(self, number: int, **fields: object) -> None:
        if number > 0:
            self._calls.run(partial(self._queue.change, number, **fields), self._kept_or_not)

    def _forget(self, number: int) -> None:
        self._entries.pop(number, None)
        self._tasks.pop(number, None)
        if number > 0:
            self._calls.run(partial(self._queue.remove, number), self._kept_or_not)
        self.changed.emit(None)

    def _kept_or_not(self, answer: object) -> None:
        if isinstance(answer, StudioError):
            self.refused.emit(str(answer))


def _between(before: Entry | None, after: Entry | None) -> dict[str, object]:
    """Rank and priority of what shall stand between two lines."""
    if before is None and after is None:
        return {}
    if before is None:
        assert after is not None
        return {"priority": after.priority, "rank": after.rank - 1}
    if after is None or after.priority != before.priority:
        return {"priority": before.priority, "rank": before.rank + 1}
    return {"priority": before.priority, "rank": (before.rank + after.rank) / 2}
