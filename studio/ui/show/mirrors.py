"""Further displays of a show: the same picture and the same hands, each lying in its own way."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from studio.ui.show.window import ShowWindow
from studio.values.show.document import Look, Output


class Mirror(QObject):
    """One more window that shows what `window` shows; touched, it is as if that were."""

    def __init__(self, window: ShowWindow, output: Output, look: Look) -> None:
        super().__init__(window)
        self._first = window
        self.window = ShowWindow(output, look)
        self.window.shown = window.shown
        if not window.layers.empty:
            self.window.put(window.layers.image, 0.0)
        window.pictured.connect(self._put)
        window.changed.connect(self._refresh)
        window.painted.connect(self._hold)
        for name in ("touched", "pulled", "released", "pressed_zone", "slid", "typed"):
            getattr(self.window, name).connect(getattr(window, name))
        self.window.corners_done.connect(window.corners_done)

    def stop(self) -> None:
        """The show ends."""
        self.window.stop()
        self.window.hide()

    @Slot(object, object)
    def _put(self, image: QImage, fade_s: float) -> None:
        self.window.put(image, fade_s)

    @Slot()
    def _hold(self) -> None:
        self.window.layers.hold(time.monotonic(), self._first.layers.held)

    @Slot()
    def _refresh(self) -> None:
        self.window.refresh()
