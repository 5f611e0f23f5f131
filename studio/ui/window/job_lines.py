"""Jobs of the engine as lines of progress, each with a time to go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from studio.ui.engine.jobs import Jobs, Task, TaskEnded, TaskMoved
from studio.ui.language.words import tr
from studio.ui.state.notices import Notices, ProgressLine


class JobLines(QObject):
    """Between the engine's jobs and what the window says."""

    def __init__(self, jobs: Jobs, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._notices = notices
        self._lines: dict[int, ProgressLine] = {}
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)

    @Slot(object)
    def _progressed(self, moved: TaskMoved) -> None:
        task, progress = moved.task, moved.progress
        if not (task.text and task.line):  # it is told where it was asked for
            return
        line = self._lines.get(task.id)
        if line is None:
            line = self._notices.begin(lambda: self._jobs.cancel(task.id))
            self._lines[task.id] = line
        text = task.text
        if progress.eta_s is not None and progress.eta_s >= 1:
            text += tr(" · {time} to go", time=time_words(progress.eta_s))
        text += self._then(task)
        line.show(text, progress.done, progress.total)

    def _then(self, task: Task) -> str:
        """What waits for this job, in words."""
        told = [
            other
            for other in self._jobs.running
            if other.text and other.line and other.id != task.id
        ]
        waiting = [other for other in told if other.id not in self._lines]
        if not waiting:
            return ""
        first = waiting[0].text
        first = first[:1].lower() + first[1:]
        more = tr(" and {count} more", count=len(waiting) - 1) if len(waiting) > 1 else ""
        return tr(" · then {first}{more}", first=first, more=more)

    @Slot(object)
    def _ended(self, ended: TaskEnded) -> None:
        line = self._lines.pop(ended.task.id, None)
        if line is not None:
            line.end()


def time_words(seconds: float) -> str:
    """A time to go in words: `8 s`, `2 min`."""
    return (
        tr("{seconds:.0f} s", seconds=seconds)
        if seconds < 90
        else tr("{minutes:.0f} min", minutes=seconds / 60)
    )
