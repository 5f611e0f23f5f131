"""Requests of the stage to the engine, and what comes back: one model at a time, latest wins."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.engine.aside import Aside
from studio.ui.engine.render_thread import RenderThread, Sink
from studio.ui.signals import Carries, signal
from studio.values import messages as m
from studio.values.client import EngineClient
from studio.values.recipe import Recipe

REST_MS = 250
UNDER_WAY = 2
FIRST_SIDE = 320
LEAST_SIDE = 192
SMALL = "choices"
QUICK_MS, SLOW_MS = 70.0, 170.0
"""Attract pictures grow while they take less and shrink when they take more."""
STUCK_S = 12.0


class Drawing(QObject):
    """Draws recipes; `frame` carries each picture, `lost` and `back` tell how the engine is."""

    frame: Carries[m.FrameReady] = signal()
    failed: Carries[str] = signal()
    """A picture or a model could not be made, in one sentence: for the log."""
    small: Carries[m.ThumbReady] = signal()
    """A small picture that was asked for."""
    lost: Carries[m.EngineLost] = signal()
    back: Carries[m.EngineReady] = signal()

    def __init__(self, client: EngineClient | Aside, parent: QObject | None = None) -> None:
        """`client`: an engine of its own, or the window's, beside what that draws else."""
        super().__init__(parent)
        self._thread = client if isinstance(client, Aside) else RenderThread(client, self)
        self._thread.result.connect(self.take)
        self._ids = count(1)
        self._latest = self._answered = 0
        self._asked_at = 0.0
        self._epoch = 0
        self._model = ""
        self._recipe: Recipe | None = None
        self._jobs: dict[int, Callable[[m.JobDone | m.JobFailed], None]] = {}
        self.side = FIRST_SIDE
        self.largest = 1080
        self.up = False
        self.broken: set[str] = set()
        """Hashes of models that could not be opened."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._full)

    @property
    def ready(self) -> bool:
        """Whether another picture would be drawn soon."""
        waiting = self._latest - self._answered
        return waiting < UNDER_WAY or time.monotonic() - self._asked_at > STUCK_S

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """Cancel, close, wait."""
        self._rest.stop()
        self._thread.stop()

    def drift(self, recipe: Recipe) -> None:
        """A picture on its way, as large as keeps the way fluent."""
        self._rest.stop()
        self._draft(recipe, min(self.side, self.largest), fixed=True)

    def follow(self, recipe: Recipe) -> None:
        """A picture under a hand: quick first, and well once it rests."""
        self._draft(recipe, self.largest, fixed=False)
        self._recipe = recipe
        self._rest.start()

    def small_picture(self, key: str, recipe: Recipe, side: int) -> None:
        """A small picture of a place of the model that is drawn now, when there is time."""
        self._thread.post(m.ThumbRequest(key, recipe, side, SMALL, self._epoch))

    def drop_small(self) -> None:
        """Those that are not drawn yet are not wanted any more."""
        self._thread.post(m.DropGroup(SMALL))

    def export(
        self, job: Callable[[int], m.Job], sink: Sink,
        done: Callable[[m.JobDone | m.JobFailed], None],
    ) -> None:  # fmt: skip
        """Make a file's pixels; `sink` gets them on the engine's thread, `done` comes here."""
        number = next(self._ids)
        self._jobs[number] = done
        self._thread.sink(number, sink)
        self._thread.post(job(number))

    def _draft(self, recipe: Recipe, side: int, fixed: bool) -> None:
        if recipe.model.sha256 != self._model:
            self._epoch += 1
            self._model = recipe.model.sha256
            self._answered = self._latest
            self._thread.post(m.OpenModel(recipe.model, self._epoch))
        self._latest, self._asked_at = next(self._ids), time.monotonic()
        self._thread.post(m.DraftRequest(self._latest, recipe, side, self._epoch, fixed))

    @Slot()
    def _full(self) -> None:
        if self._recipe is not None:
            self._latest = next(self._ids)
            side = min(2048, max(self._recipe.width, self._recipe.height), self.largest)
            self._thread.post(m.FullRequest(self._latest, self._recipe, side, self._epoch))

    @Slot(object)
    def take(self, result: m.Result) -> None:
        """One result from the engine."""
        match result:
            case m.FrameReady() if result.epoch == self._epoch:
                self._answered = max(self._answered, result.id)
                self._measure(result)
                if result.lane != "preview":
                    self.frame.emit(result)
            case m.ThumbReady():
                self.small.emit(result)
            case m.FrameFailed() if result.epoch == self._epoch:
                self._answered = max(self._answered, result.id)
                self.failed.emit(result.message)
            case m.ModelFailed() if result.epoch == self._epoch:
                self._answered = self._latest
                self.broken.add(result.model.sha256)
                self.failed.emit(result.message)
            case m.EngineLost():
                self.up = False
                self.lost.emit(result)
            case m.EngineReady():
                self.up = True
                self.back.emit(result)
            case m.JobDone() | m.JobFailed():
                taker = self._jobs.pop(result.job, None)
                if taker is not None:
                    taker(result)
            case _:
                pass

    def _measure(self, frame: m.FrameReady) -> None:
        """Attract pictures as large as this machine draws them fluently."""
        if frame.lane != "draft":
            return
        if frame.render_ms < QUICK_MS:
            self.side = min(self.largest, int(self.side * 1.12) + 1)
        elif frame.render_ms > SLOW_MS:
            self.side = max(LEAST_SIDE, int(self.side * 0.88))
