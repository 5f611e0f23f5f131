"""Between the window and the engine: what asks has a way there, what comes back is sorted."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Slot

from studio.ui.engine.aside import Aside
from studio.ui.engine.jobs import Jobs
from studio.ui.engine.places import PlaceSketches
from studio.ui.engine.render_thread import RenderThread
from studio.ui.engine.scheduler import Scheduler
from studio.ui.engine.thumbnails import Thumbnails
from studio.ui.signals import Bound, Carries, signal
from studio.values import messages as m
from studio.values.client import EngineClient
from studio.values.recipe import ModelRef, Recipe


class Followed(Protocol):
    """Where the window is, as far as the engine needs to know it."""

    @property
    def switched(self) -> Bound[m.OpenModel]:
        """Another model."""

    @property
    def moved(self) -> Bound[Recipe]:
        """Another place."""

    @property
    def kept(self) -> Bound[Recipe]:
        """The hand left."""


class EngineConnection(QObject):
    """Owns the render thread; every result arrives in `take`, on the GUI thread."""

    frame: Carries[m.FrameReady] = signal()
    """Of the present epoch."""
    frame_failed: Carries[m.FrameFailed] = signal()
    engine_ready: Carries[m.EngineReady] = signal()
    engine_lost: Carries[m.EngineLost] = signal()
    model_ready: Carries[m.ModelReady] = signal()
    model_failed: Carries[m.ModelFailed] = signal()

    words_read: Carries[m.WordsRead] = signal()
    """Of the present epoch."""

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = RenderThread(client, self)
        self.scheduler = Scheduler(self._thread.post, self)
        self.thumbs = Thumbnails(self._thread.post, self)
        self.places = PlaceSketches(self._thread.post, self)
        self.jobs = Jobs(self._thread.post, self._thread.sink, self)
        self.aside = Aside(self._thread.post, self)
        self._epoch = 0
        self.device = ""
        self.details = ""
        self.opens: tuple[str, ...] = ()
        self._thread.result.connect(self.take)

    def follow(self, place: Followed) -> None:
        """The one road from a change to the engine: to be laid before anybody else listens."""
        place.switched.connect(self._open)
        place.moved.connect(self.scheduler.change)
        place.kept.connect(self.scheduler.settle)

    def read_words(self, model: ModelRef, key: str, text: str) -> None:
        """Ask what a model makes of a text; `words_read` tells it, of the latest of a key only."""
        self._thread.post(m.ReadWords(model, key, text, self._epoch))

    def start(self) -> None:
        """Begin to serve; what was posted before is answered now."""
        self._thread.start()

    def stop(self) -> None:
        """Stop the timers, cancel, close, wait."""
        self.scheduler.stop()
        self._thread.stop()

    @Slot(object)
    def take(self, result: m.Result) -> None:
        """One result from the engine."""
        match result:
            case m.FrameReady() | m.FrameFailed() if self.aside.is_of(result):
                self.aside.take(result)
            case m.FrameReady():
                if self.scheduler.accepts(result):
                    self.frame.emit(result)
            case m.FrameFailed():
                self.scheduler.accepts(result)
                self.frame_failed.emit(result)
            case m.ThumbReady():
                self.thumbs.take(result)
            case m.PlacesReady():
                self.places.take(result)
            case m.WordsRead():
                if result.epoch == self._epoch:
                    self.words_read.emit(result)
            case m.EngineReady():
                self.device, self.details = result.device, result.details
                self.opens = result.opens
                self.aside.take(result)
                self.engine_ready.emit(result)
            case m.EngineLost():
                self.aside.take(result)
                self.engine_lost.emit(result)
            case m.ModelReady():
                self.model_ready.emit(result)
            case m.ModelFailed():
                self.model_failed.emit(result)
            case _:
                self.jobs.take(result)

    @Slot(object)
    def _open(self, switched: m.OpenModel) -> None:
        self._epoch = switched.epoch
        self._thread.post(switched)
        self.scheduler.restart(switched.epoch)
        self.thumbs.restart(switched.epoch)
        self.places.restart(switched.epoch)
