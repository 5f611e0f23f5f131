"""Pictures of any place, drawn by the window's engine beside what the canvas shows.

For what moves by itself while the canvas is not seen, such as a show that is rehearsed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from studio.errors import ProjectError
from studio.ui.engine.render_thread import Sink
from studio.ui.language.words import tr
from studio.ui.signals import Carries, signal
from studio.values import messages as m


class Aside(QObject):
    """A way to the engine as a `RenderThread` is one; `result` carries what comes back.

    Its epochs are counted below zero on the way, so that its answers are told from all others. The
    engine opens the model of a place by itself: a request to open one goes nowhere, and the canvas
    keeps its own.
    """

    result: Carries[m.Result] = signal()

    def __init__(self, post: Callable[[m.Request], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._on = False
        self._ready: m.EngineReady | None = None

    def start(self) -> None:
        """From now on what comes back is told."""
        self._on = True
        if self._ready is not None:
            self.result.emit(self._ready)

    def stop(self) -> None:
        """Nobody listens any more."""
        self._on = False

    def post(self, request: m.Request) -> None:
        """Ask for a picture."""
        if isinstance(request, m.DraftRequest | m.FullRequest):
            self._post(replace(request, epoch=-1 - request.epoch))

    def sink(self, job: int, taker: Sink) -> None:
        """Files are made by the window's own jobs."""
        raise ProjectError(tr("Nothing is made into a file while a show is rehearsed."))

    def is_of(self, result: m.FrameReady | m.FrameFailed) -> bool:
        """Whether a picture was asked for here."""
        return result.epoch < 0

    def take(self, result: m.Result) -> None:
        """An answer, or how the engine is."""
        if isinstance(result, m.EngineReady):
            self._ready = result
        elif isinstance(result, m.EngineLost):
            self._ready = None
        if isinstance(result, m.FrameReady | m.FrameFailed):
            result = replace(result, epoch=-1 - result.epoch)
        if self._on:
            self.result.emit(result)
