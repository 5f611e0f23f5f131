"""The thread that owns the engine's client; loading, rendering and freeing all happen there.

Signals leave it only towards `@Slot` methods of QObjects on the GUI thread, as `object`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QThread

from studio.errors import StudioError
from studio.ui.signals import Carries, signal
from studio.values.client import EngineClient
from studio.values.messages import Band, CancelJob, JobDone, JobFailed, JobFrame, Request, Result

Sink = Callable[[Result], None]
"""Takes Band, JobFrame and at last JobDone or JobFailed; called on the render thread."""


class RenderThread(QThread):
    """Runs `client.serve` until `stop`. `post` and `sink` are called on the GUI thread."""

    result: Carries[Result] = signal()
    """Everything that no sink takes."""

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._sinks: dict[int, Sink] = {}
        self._broken: set[int] = set()

    def post(self, request: Request) -> None:
        """Hand a request to the engine; returns at once."""
        self._client.post(request)

    def sink(self, job: int, taker: Sink) -> None:
        """Give the pixels of `job` straight to `taker`, on the render thread.

        Must be called before the job is posted. A `StudioError` or `OSError` out of the taker
        ends the job with that sentence. The job's last result reaches `result` after the taker.
        """
        self._sinks[job] = taker

    def run(self) -> None:
        """Serve; on the render thread."""
        self._client.serve(self._deliver)

    def stop(self) -> None:
        """Cancel what runs, close the mailbox and wait for the thread; never terminates it.

        Sinks of jobs that have not ended are told so: no half-written file stays behind.
        """
        self._client.close()
        self.wait()
        unfinished, self._sinks = self._sinks, {}
        for job, taker in unfinished.items():
            with suppress(StudioError, OSError):
                taker(JobFailed(job, "", cancelled=True))

    def _deliver(self, result: Result) -> None:
        job = getattr(result, "job", None)
        taker = self._sinks.get(job) if isinstance(job, int) else None
        if taker is None or not isinstance(result, Band | JobFrame | JobDone | JobFailed):
            self.result.emit(result)
        elif isinstance(result, JobDone | JobFailed):
            self._finish(result, taker)
        elif result.job not in self._broken:
            self._pass_on(result, taker)

    def _pass_on(self, result: Band | JobFrame, taker: Sink) -> None:
        try:
            taker(result)
        except (StudioError, OSError) as error:
            self._broken.add(result.job)
            self._client.post(CancelJob(result.job))
            self.result.emit(JobFailed(result.job, str(error)))

    def _finish(self, result: JobDone | JobFailed, taker: Sink) -> None:
        self._sinks.pop(result.job, None)
        broken = result.job in self._broken
        self._broken.discard(result.job)
        try:
            taker(result if not broken else JobFailed(result.job, "", cancelled=True))
        except (StudioError, OSError) as error:
            self.result.emit(JobFailed(result.job, str(error)))
            return
        if not broken:
            self.result.emit(result)
