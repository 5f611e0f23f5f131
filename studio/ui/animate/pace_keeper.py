"""Even motion: how far pictures move along the path is measured again when the path is another."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.animate.film_state import FilmChange, FilmState
from studio.ui.engine.jobs import Jobs
from studio.ui.signals import Carries, signal
from studio.values.film import Film, LegPace, Reel
from studio.values.messages import JobDone, JobFailed, MeasurePaceJob, PaceMeasured, Result

REST_MS = 400
MOST_KEPT = 2000


def wanted_legs(reel: Reel) -> tuple[str, ...]:
    """What names the legs of a path whose motion can be measured."""
    legs = enumerate(reel.way.legs)
    return tuple(reel.way.digest(n) for n, leg in legs if leg.kind not in ("hold", "fade"))


class PaceKeeper(QObject):
    """Asks for a measure once the film rests, and remembers every leg that was ever measured.

    A measure is no edit of a person's: it is kept with the film, and undo does not know of it.
    """

    measuring_changed: Carries[bool] = signal()

    def __init__(self, film: FilmState, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._film, self._jobs = film, jobs
        self._known: dict[str, LegPace] = {}
        self._job: int | None = None
        self._asked: Film | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        film.changed.connect(self._changed)

    @property
    def measuring(self) -> bool:
        """Whether a measure is under way."""
        return self._job is not None

    @Slot(object)
    def _changed(self, change: FilmChange) -> None:
        if change.pictures:
            self._rest.start()

    @Slot()
    def _look(self) -> None:
        """Take what is known of the path, or ask for what is not."""
        film, reel = self._film.film, self._film.reel
        if film is None or reel is None or self._film.in_gesture or film.course.even == "off":
            return
        self._known |= {pace.of: pace for pace in film.course.pace}
        wanted = wanted_legs(reel)
        have = {pace.of for pace in film.course.pace}
        if have >= set(wanted):
            return
        if self._known.keys() >= set(wanted):
            self._give(wanted)
            return
        if self._job is not None:
            self._jobs.cancel(self._job)
        self._asked = film
        self._set_job(self._jobs.start("", lambda job: MeasurePaceJob(job, film), self._take))

    def _take(self, result: Result) -> None:
        if isinstance(result, PaceMeasured):
            self._known |= {pace.of: pace for pace in result.pace}
            while len(self._known) > MOST_KEPT:
                del self._known[next(iter(self._known))]
            self._rest.start(0)
        elif isinstance(result, JobDone | JobFailed) and result.job == self._job:
            self._set_job(None)

    def _set_job(self, job: int | None) -> None:
        self._job = job
        self.measuring_changed.emit(job is not None)

    def _give(self, wanted: tuple[str, ...]) -> None:
        pace = tuple(self._known[of] for of in dict.fromkeys(wanted))
        self._film.set_pace(pace)

    def stop(self) -> None:
        """The window goes."""
        self._rest.stop()
        if self._job is not None:
            self._jobs.cancel(self._job)
