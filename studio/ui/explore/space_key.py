"""Space: a tap drifts or holds, held with a drag it pans."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject

from studio.ui.explore.canvas.picture_view import PictureView
from studio.ui.explore.canvas_controller import CanvasController

TAP_S = 0.5


class SpaceKey(QObject):
    """Tells a tap from a hold."""

    def __init__(
        self,
        stage: CanvasController,
        view: PictureView,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._stage = stage
        self._view = view
        self._clock = clock
        self._pressed: float | None = None
        self._panned = False
        view.touched.connect(self._touched)

    def press(self, repeat: bool) -> None:
        """The key went down."""
        if repeat or self._pressed is not None:
            return
        self._pressed = self._clock()
        self._panned = False
        self._view.set_pan_ready(True)

    def release(self, repeat: bool) -> None:
        """The key came up: a short press without a drag toggles drift."""
        if repeat or self._pressed is None:
            return
        held = self._clock() - self._pressed
        self._pressed = None
        self._view.set_pan_ready(False)
        if not self._panned and held < TAP_S:
            self._stage.toggle_drift()

    def _touched(self) -> None:
        self._panned = self._pressed is not None
