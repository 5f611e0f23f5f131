"""Work the person asked for: one id each, its progress, and what to do with its answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QObject

from studio.ui.engine.render_thread import Sink
from studio.ui.signals import Carries, signal
from studio.values.messages import (
    CancelJob,
    Job,
    JobDone,
    JobFailed,
    JobProgress,
    Request,
    Result,
)

Taker = Callable[[Result], None]


@dataclass(frozen=True)
class Task:
    """A job under way: `text` names it on the banner, `took` gets its answers on this thread.

    No `text`: it is told where it was asked for.
    `writes`: it makes a file, which would be missed if the window went.
    `line`: it is told on a line of its own; else whoever started it tells.
    """

    id: int
    text: str
    took: Taker
    writes: bool = False
    line: bool = True


@dataclass(frozen=True)
class TaskMoved:
    """A job under way came a step further."""

    task: Task
    progress: JobProgress


@dataclass(frozen=True)
class TaskEnded:
    """The last that is heard of a job."""

    task: Task
    result: JobDone | JobFailed


class Jobs(QObject):
    """Starts jobs and follows them; lives on the GUI thread."""

    progressed: Carries[TaskMoved] = signal()
    ended: Carries[TaskEnded] = signal()

    def __init__(
        self,
        post: Callable[[Request], None],
        sink: Callable[[int, Sink], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._post, self._sink = post, sink
        self._ids = count(1)
        self._tasks: dict[int, Task] = {}

    @property
    def running(self) -> tuple[Task, ...]:
        """Jobs that have not ended, first asked first."""
        return tuple(self._tasks.values())

    @property
    def writing(self) -> tuple[Task, ...]:
        """Those of them that write a file."""
        return tuple(task for task in self._tasks.values() if task.writes)

    def start(
        self,
        text: str,
        make: Callable[[int], Job],
        took: Taker,
        sink: Sink | None = None,
        line: bool = True,
    ) -> int:
        """Ask for the job that `make` builds of its id; `sink` gets its pixels on the thread."""
        job = next(self._ids)
        self._tasks[job] = Task(job, text, took, writes=sink is not None, line=line)
        if sink is not None:
            self._sink(job, sink)
        self._post(make(job))
        return job

    def cancel(self, job: int, keep: bool = False) -> None:
        """Stop a job, queued or running; with `keep` it gives what it has found."""
        if job in self._tasks:
            self._post(CancelJob(job, keep))

    def take(self, result: Result) -> None:
        """An answer that belongs to a job."""
        task = self._tasks.get(getattr(result, "job", -1))
        if task is None:
            return
        if isinstance(result, JobProgress):
            self.progressed.emit(TaskMoved(task, result))
            return
        task.took(result)
        if isinstance(result, JobDone | JobFailed):
            del self._tasks[task.id]
            self.ended.emit(TaskEnded(task, result))
