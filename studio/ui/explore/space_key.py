"""Space: a tap drifts or holds, held with a drag it pans."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from studio.ui.explore.canvas.picture_view import PictureView
from studio.ui.explore.canvas_controller import CanvasController

TAP_S = 0.5


class SpaceKey(QObject):
    """Tells a tap from a hold; an event filter for whatever gets the keys that no part wanted."""

    def __init__(
        self,
        controller: CanvasController,
        view: PictureView,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._view = view
        self._clock = clock
        self._pressed: float | None = None
        self._panned = False
        view.touched.connect(self._touched)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the key goes down, comes up."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space:
            return False
        if kind == QEvent.Type.KeyPress:
            self.press(event.isAutoRepeat())
        else:
            self.release(event.isAutoRepeat())
        return True

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
        for_s = self._clock() - self._pressed
        self.let_go()
        if not self._panned and for_s < TAP_S:
            self._controller.toggle_drift()

    def let_go(self) -> None:
        """As if it had not been pressed."""
        self._pressed = None
        self._view.set_pan_ready(False)

    def _touched(self) -> None:
        self._panned = self._pressed is not None
