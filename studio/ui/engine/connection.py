"""Between the window and the engine: sends requests, sorts results, counts frames."""

from __future__ import annotations

import time
from collections import deque

from PySide6.QtCore import QObject, Signal, Slot

from studio.ui.engine.jobs import Jobs
from studio.ui.engine.render_thread import RenderThread
from studio.ui.engine.scheduler import Scheduler
from studio.values import messages as m
from studio.values.client import EngineClient

RATE_S = 1.0


class EngineConnection(QObject):
    """Owns the render thread; every result arrives in `take`, on the GUI thread."""

    frame = Signal(object)
    """FrameReady of the present epoch."""
    frame_failed = Signal(object)
    """FrameFailed."""
    thumb = Signal(object)
    """ThumbReady."""
    engine_ready = Signal(object)
    """EngineReady."""
    model_ready = Signal(object)
    """ModelReady."""
    model_failed = Signal(object)
    """ModelFailed."""

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.thread_ = RenderThread(client, self)
        self.scheduler = Scheduler(self)
        self.jobs = Jobs(self)
        self._times: deque[float] = deque(maxlen=120)
        self.last: m.FrameReady | None = None
        self.device = ""
        self.details = ""
        self.opens: tuple[str, ...] = ()
        self.thread_.result.connect(self.take)
        self.scheduler.asked.connect(self.post)
        self.jobs.asked.connect(self.post)
        self.jobs.sunk.connect(self._sink)

    def start(self) -> None:
        """Begin to serve; what was posted before is answered now."""
        self.thread_.start()

    def stop(self) -> None:
        """Stop the timers, cancel, close, wait."""
        self.scheduler.stop()
        self.thread_.stop()

    @Slot(object)
    def post(self, request: m.Request) -> None:
        """Hand a request to the engine."""
        self.thread_.post(request)

    @property
    def frames_per_second(self) -> float:
        """Frames that reached the window in the last second."""
        now = time.monotonic()
        recent = [t for t in self._times if now - t <= RATE_S]
        return len(recent) / RATE_S

    @Slot(object)
    def take(self, result: m.Result) -> None:
        """One result from the engine."""
        match result:
            case m.FrameReady():
                self._take_frame(result)
            case m.FrameFailed():
                self.scheduler.accepts(result)
                self.frame_failed.emit(result)
            case m.ThumbReady():
                self.thumb.emit(result)
            case m.EngineReady():
                self.device, self.details = result.device, result.details
                self.opens = result.opens
                self.engine_ready.emit(result)
            case m.ModelReady():
                self.model_ready.emit(result)
            case m.ModelFailed():
                self.model_failed.emit(result)
            case _:
                self.jobs.take(result)

    def _take_frame(self, frame: m.FrameReady) -> None:
        if self.scheduler.accepts(frame):
            self._times.append(time.monotonic())
            self.last = frame
            self.frame.emit(frame)

    @Slot(object, object)
    def _sink(self, job: int, sink: object) -> None:
        self.thread_.sink(job, sink)  # type: ignore[arg-type]
