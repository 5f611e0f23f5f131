"""How far a job is, at most ten times a second, with a guess of the time to go."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from studio.values.messages import JobProgress, Result

EVERY_S = 0.1
GUESS_AFTER_S = 0.7


class Progress:
    """Reports of one job; call it as `progress(done, total)`."""

    def __init__(
        self, job: int, deliver: Callable[[Result], None], clock: Callable[[], float] = monotonic
    ) -> None:
        self._job = job
        self._deliver = deliver
        self._clock = clock
        self._started = clock()
        self._last = float("-inf")

    def __call__(self, done: int, total: int) -> None:
        """Report, unless the last report was just now; the end is always reported."""
        now = self._clock()
        if done < total and now - self._last < EVERY_S:
            return
        self._last = now
        self._deliver(JobProgress(self._job, done, total, self._eta_s(done, total, now)))

    def _eta_s(self, done: int, total: int, now: float) -> float | None:
        spent = now - self._started
        if done >= total:
            return 0.0
        if not done or spent < GUESS_AFTER_S:
            return None
        return spent / done * (total - done)
