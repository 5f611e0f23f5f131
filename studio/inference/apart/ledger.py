"""What was asked for and not answered yet: a new engine is asked again for it."""

from __future__ import annotations

from collections.abc import Iterator

from studio.values import messages as m

TRIES = 2
"""A request that was waited for at so many ends of the engine may be what ends it."""
LOST = "The engine stopped at this picture and was started again; try another place."
MODEL_LOST = "The engine stopped while it opened this model; choose another."
JOB_LOST = "The engine stopped and was started again; this was not finished. Ask for it again."


class Ledger:
    """Notes requests and their answers, with the rules of the mailbox: the latest counts.

    Not thread-safe; whoever owns it holds a lock.
    """

    def __init__(self) -> None:
        self._open: m.OpenModel | None = None
        self._opened = False
        self._draft: m.DraftRequest | None = None
        self._full: m.FullRequest | None = None
        self._keyed: dict[str, m.ThumbRequest | m.ReadWords] = {}
        self._jobs: dict[int, m.Job] = {}
        self._begun: set[int] = set()
        self._cancelled: set[int] = set()
        self._tries: dict[int, int] = {}
        self.waiting_since: float | None = None
        """When a picture that is not there yet was asked for, or the one before it came."""

    def note(self, request: m.Request, now: float = 0.0) -> None:
        """Something was asked for, at `now` in monotonic seconds."""
        if isinstance(request, m.DraftRequest | m.FullRequest) and self.waiting_since is None:
            self.waiting_since = now
        match request:
            case m.OpenModel():
                self._open, self._opened = request, False
                self._draft = self._full = self.waiting_since = None
                self._keyed.clear()
            case m.DraftRequest():
                self._draft, self._full = request, None
            case m.FullRequest():
                self._full = request
            case m.ThumbRequest(key=key) | m.ReadWords(key=key):
                self._keyed[type(request).__name__ + key] = request
            case m.DropGroup(group):
                self._keyed = {
                    name: kept
                    for name, kept in self._keyed.items()
                    if not (isinstance(kept, m.ThumbRequest) and kept.group == group)
                }
            case m.Job(id=number):
                self._jobs[number] = request
            case m.CancelJob(job=number) if number in self._jobs:
                self._cancelled.add(number)
            case _:
                pass

    def answered(self, result: m.Result, now: float = 0.0) -> bool:
        """An answer came; whether it is to be delivered (what was told before a fault is not)."""
        match result:
            case m.ModelReady(epoch=epoch) | m.ModelFailed(epoch=epoch):
                latest = self._open is not None and epoch == self._open.epoch
                told, self._opened = self._opened and latest, self._opened or latest
                return not told
            case m.FrameReady() | m.FrameFailed():
                self._frame(result.lane, result.id)
                waits = self._draft is not None or self._full is not None
                self.waiting_since = now if waits else None
            case m.ThumbReady(key=key):
                self._keyed.pop("ThumbRequest" + key, None)
            case m.PlacesReady(key=key):
                self._keyed.pop("PlacesRequest" + key, None)
            case m.WordsRead(key=key):
                self._keyed.pop("ReadWords" + key, None)
            case m.JobDone(job=job) | m.JobFailed(job=job):
                self._jobs.pop(job, None)
                self._begun.discard(job)
                self._cancelled.discard(job)
            case m.EngineReady() | m.EngineLost():
                pass
            case _:
                self._begun.add(result.job)
        return True

    def _frame(self, lane: m.Lane, number: int) -> None:
        if lane == "draft" and self._draft is not None and self._draft.id <= number:
            self._draft = None
        if lane == "full" and self._full is not None and self._full.id <= number:
            self._full = None

    def lost(self) -> tuple[m.Result, ...]:
        """The engine ended: what cannot be asked again, as failures; the rest is in `again`."""
        self.waiting_since = None
        failed = [*self._lost_model(), *self._lost_frames()]
        for number, job in list(self._jobs.items()):
            if number in self._begun or number in self._cancelled or self._spent(job):
                failed.append(m.JobFailed(number, JOB_LOST, number in self._cancelled))
        self._keyed = {k: r for k, r in self._keyed.items() if not self._spent(r)}
        for result in failed:
            self.answered(result)
        waiting = {id(request) for request in self.again()}
        self._tries = {key: count for key, count in self._tries.items() if key in waiting}
        return tuple(failed)

    def _lost_model(self) -> Iterator[m.Result]:
        """A model at whose opening the engine ends is not opened for ever."""
        asked = self._open
        if asked is not None and not self._opened and self._spent(asked):
            yield m.ModelFailed(asked.epoch, asked.model, MODEL_LOST)
            self._open = None

    def _lost_frames(self) -> Iterator[m.Result]:
        for lane, request in (("draft", self._draft), ("full", self._full)):
            if request is not None and self._spent(request):
                yield m.FrameFailed(request.id, lane, request.epoch, LOST)  # type: ignore[arg-type]

    def _spent(self, request: m.Request) -> bool:
        count = self._tries[id(request)] = self._tries.get(id(request), 0) + 1
        return count >= TRIES

    def again(self) -> tuple[m.Request, ...]:
        """What to ask a new engine for, in order."""
        found = (self._open, *self._jobs.values(), self._draft, self._full, *self._keyed.values())
        return tuple(request for request in found if request is not None)
