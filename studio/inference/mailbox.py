"""Where requests wait and which comes next: four lanes behind one lock.

    draft       one slot, the latest wins; one that runs is never cancelled by a newer one
    full        one slot; dropped, and cancelled while it runs, by a newer draft, full or model
    jobs        first in, first out, a step at a time; never dropped silently; those that one
                waits for at the canvas (a photo's place) go before films and other long work
    words       keyed, the latest of each wins; quick, so they go before full pictures
    background  keyed thumbnails, when nothing else waits; interrupted ones wait again. They go
                before jobs that only measure: what is seen is drawn first; and while a film or
                batch is made they get a fifth of its time

Any thread may post; one thread takes. A full picture is not cancelled by a job or a thumbnail:
nobody would ask for it again, and the canvas would stay a draft.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from studio.inference.background import Background
from studio.values.cancel import CancelToken
from studio.values.messages import (
    PATIENT_JOBS,
    QUICK_JOBS,
    CancelJob,
    DraftRequest,
    DropGroup,
    FullRequest,
    Job,
    OpenModel,
    ReadWords,
    Request,
    ThumbRequest,
)

Kind = Literal["open", "draft", "full", "words", "job", "thumb"]
PATIENCE_S = 1.0
"""A job waits at most this long for its next step while drafts keep coming."""
HANDS_SHARE = 2.0
"""While a hand moves, drafts get this much time for each second of a job."""
THUMBS_FIRST_S = 20.0
"""A job that only measures lets small pictures go before it, but not for ever."""


@dataclass(frozen=True, eq=False)
class Taken:
    """Work handed out at the time `since`: `token` is set when it is no longer wanted."""

    kind: Kind
    request: OpenModel | DraftRequest | FullRequest | ReadWords | ThumbRequest | Job
    token: CancelToken = field(default_factory=CancelToken)
    since: float = 0.0


class Mailbox:
    """Requests between the window's thread and the engine's."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._ready = threading.Condition()
        self._closed = False
        self._epoch = 0
        self._opens: deque[OpenModel] = deque()
        self._draft: DraftRequest | None = None
        self._full: FullRequest | None = None
        self._words: dict[str, ReadWords] = {}
        self._jobs: deque[Taken] = deque()
        self._background = Background()
        self._running: list[Taken] = []
        self._last_step = clock()
        self._step_s = 0.0
        self._let_s = 0.0

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed

    def post(self, request: Request) -> None:
        """Hand over a request; returns at once, whatever the engine does."""
        with self._ready:
            if self._closed:
                return
            self._put(request)
            self._ready.notify()

    def take(self, timeout_s: float | None = None) -> Taken | None:
        """The next piece of work, waited for; None when closed or nothing came in time."""
        with self._ready:
            self._ready.wait_for(lambda: self._closed or self._waiting(), timeout_s)
            if self._closed or not self._waiting():
                return None
            return self._begin(self._next())

    def take_draft(self) -> Taken | None:
        """A waiting draft, for long steps that let drafts through; never waits."""
        with self._ready:
            if self._closed or self._draft is None:
                return None
            request, self._draft = self._draft, None
            return self._begin(Taken("draft", request))

    def settle(self, taken: Taken, finished: bool = True) -> bool:
        """Work is over, with a result if `finished`; whether that may still be delivered."""
        with self._ready:
            if taken not in self._running:
                return False  # settled before
            self._running.remove(taken)
            if self._closed:
                return False
            if taken.kind == "thumb" and isinstance(taken.request, ThumbRequest):
                self._background.drew(self._clock() - taken.since)
                again = finished and self._background.remove(taken.request)  # done all the same
                return again or not taken.token.cancelled
            if taken.kind == "draft" and any(other.kind == "job" for other in self._running):
                self._let_s += self._clock() - taken.since  # it went between the steps of a picture
            if taken.kind == "job":
                now = self._clock()
                self._step_s, self._last_step = now - taken.since - self._let_s, now
                self._background.waited(self._step_s)
                return True
            return not taken.token.cancelled

    def finish(self, job: int) -> None:
        """A job has ended, one way or another."""
        with self._ready:
            self._jobs = deque(t for t in self._jobs if _job(t).id != job)

    def close(self) -> None:
        """Cancel what runs, forget what waits, wake the taker."""
        with self._ready:
            self._closed = True
            for taken in (*self._running, *self._jobs):
                taken.token.cancel()
            self._opens.clear()
            self._draft = self._full = None
            self._words.clear()
            self._jobs.clear()
            self._background.clear()
            self._ready.notify_all()

    # ---- under the lock ---------------------------------------------------------------------
    def _put(self, request: Request) -> None:
        match request:
            case OpenModel():
                self._open(request)
            case DraftRequest() if not self._is_old(request.epoch):
                self._draft, self._full = request, None
                self._interrupt("full", "thumb")
            case FullRequest() if not self._is_old(request.epoch):
                self._full = request
                self._interrupt("full", "thumb")
            case ThumbRequest() if not self._is_old(request.epoch):
                self._background.add(request)
                self._drop_running_thumbs(lambda r: r.key == request.key)
            case ReadWords() if not self._is_old(request.epoch):
                self._words.pop(request.key, None)
                self._words[request.key] = request
            case DropGroup():
                self._background.drop_group(request.group)
                self._drop_running_thumbs(lambda r: r.group == request.group)
            case Job():
                self._jobs.insert(self._place_in_line(request), Taken("job", request))
            case CancelJob():
                for taken in self._jobs:
                    if _job(taken).id != request.job:
                        continue
                    if request.keep:
                        taken.token.settle_for()
                    else:
                        taken.token.cancel()
            case _:
                pass  # of an earlier model switch

    def _place_in_line(self, job: Job) -> int:
        """Quick ones behind other quick ones, then what takes long, patient ones last."""
        if isinstance(job, PATIENT_JOBS):
            return len(self._jobs)
        if isinstance(job, QUICK_JOBS):
            return sum(isinstance(taken.request, QUICK_JOBS) for taken in self._jobs)
        return sum(not isinstance(taken.request, PATIENT_JOBS) for taken in self._jobs)

    def _open(self, request: OpenModel) -> None:
        if self._is_old(request.epoch):
            return
        self._epoch = max(self._epoch, request.epoch)
        self._opens = deque(o for o in self._opens if not self._is_old(o.epoch))
        self._opens.append(request)
        if self._draft and self._is_old(self._draft.epoch):
            self._draft = None
        if self._full and self._is_old(self._full.epoch):
            self._full = None
        self._words = {k: w for k, w in self._words.items() if not self._is_old(w.epoch)}
        self._background.drop_before(self._epoch)
        self._interrupt("full", "thumb")
        for taken in self._running:
            if not isinstance(taken.request, Job) and self._is_old(taken.request.epoch):
                taken.token.cancel()
                if isinstance(taken.request, ThumbRequest):
                    self._background.remove(taken.request)

    def _is_old(self, epoch: int) -> bool:
        return 0 < epoch < self._epoch

    def _interrupt(self, *kinds: Kind) -> None:
        for taken in self._running:
            if taken.kind in kinds and not taken.token.cancelled:
                taken.token.cancel()
                if isinstance(taken.request, ThumbRequest):
                    self._background.put_back(taken.request)

    def _drop_running_thumbs(self, stale: Callable[[ThumbRequest], bool]) -> None:
        for taken in self._running:
            if isinstance(taken.request, ThumbRequest) and stale(taken.request):
                taken.token.cancel()

    def _waiting(self) -> bool:
        at_hand = self._opens or self._draft or self._words or self._full or self._jobs
        return bool(at_hand or len(self._background))

    def _begin(self, taken: Taken) -> Taken:
        taken = replace(taken, since=self._clock())
        if taken.kind == "job":
            self._let_s = 0.0
        self._running.append(taken)
        return taken

    def _next(self) -> Taken:
        """The most urgent work; something is waiting."""
        job = self._urgent_job()
        if job is not None:
            return job
        if self._opens:
            return Taken("open", self._opens.popleft())
        if self._draft:
            draft, self._draft = self._draft, None
            return Taken("draft", draft)
        if self._words:
            return Taken("words", self._words.pop(next(iter(self._words))))
        if self._full:
            full, self._full = self._full, None
            return Taken("full", full)
        if self._jobs and not self._lets_thumbs_first() and not self._lets_thumb_between():
            return self._jobs[0]
        thumb = self._background.take()
        assert thumb is not None
        return Taken("thumb", thumb)

    def _urgent_job(self) -> Taken | None:
        """A job that was cancelled, or whose turn is overdue."""
        for taken in self._jobs:
            if taken.token.cancelled:
                return taken
        patience = min(PATIENCE_S, HANDS_SHARE * self._step_s) if self._step_s else PATIENCE_S
        patience -= self._let_s  # drafts had so much of it within the step
        if self._jobs and self._lets_thumbs_first():
            patience = THUMBS_FIRST_S
        overdue = self._clock() - self._last_step > patience
        return self._jobs[0] if self._jobs and overdue else None

    def _lets_thumbs_first(self) -> bool:
        """Whether the first job only measures while small pictures wait to be seen."""
        return bool(len(self._background)) and isinstance(self._jobs[0].request, PATIENT_JOBS)

    def _lets_thumb_between(self) -> bool:
        """Whether it is the turn of a small picture, between the steps of a long job."""
        return self._background.due and not isinstance(self._jobs[0].request, QUICK_JOBS)


def _job(taken: Taken) -> Job:
    assert isinstance(taken.request, Job)
    return taken.request
