"""The shortest path between keyframes: looked for leg by leg, and taken as one edit."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject

from studio.ui.animate import labels
from studio.ui.animate.film_state import FilmState
from studio.ui.animate.hand_edits import Way, legs_from, with_ways
from studio.ui.engine.jobs import Jobs
from studio.ui.language.words import said, tr
from studio.ui.state.notices import Notice, Notices
from studio.values.film import Key
from studio.values.messages import JobDone, JobFailed, PathFound, Result, ShortestPathJob


class ShortestWay(QObject):
    """One search at a time; another one that is asked for takes its place."""

    def __init__(
        self, film: FilmState, jobs: Jobs, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._film, self._jobs, self._notices = film, jobs, notices
        self._job: int | None = None
        self._todo: deque[tuple[Key, Key]] = deque()
        self._found: list[Way] = []
        self._total = 0

    def ask(self, chosen: frozenset[str]) -> None:
        """From the chosen keyframes to those that follow; without any, all along the film."""
        film = self._film.film
        legs = legs_from(film, chosen) if film is not None else ()
        if not legs:
            text = tr("Choose a keyframe that another one of its model follows.")
            self._notices.say(Notice(text, bad=False))
            return
        if self._job is not None:
            self._jobs.cancel(self._job)
        self._todo, self._found, self._total = deque(legs), [], len(legs)
        self._next()

    def _next(self) -> None:
        if not self._todo:
            self._job, found = None, tuple(self._found)
            self._film.edit(labels.SHORTEST, lambda film: with_ways(film, found))
            return
        a, b = self._todo[0]
        text = tr("Looking for the shortest path")
        if self._total > 1:
            number = self._total - len(self._todo) + 1
            text = f"{text} ({tr('{number} of {total}', number=number, total=self._total)})"
        self._job = self._jobs.start(
            text, lambda job: ShortestPathJob(job, a.recipe, b.recipe), self._take
        )

    def _take(self, result: Result) -> None:
        if getattr(result, "job", None) != self._job:
            return
        if isinstance(result, PathFound):
            self._found.append((*self._todo.popleft(), result.places))
        elif isinstance(result, JobDone):
            self._next()
        elif isinstance(result, JobFailed):
            self._job = None
            if not result.cancelled:
                self._notices.say(Notice(said(result.message)))
