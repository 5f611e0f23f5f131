"""No collection of garbage while the studio comes up: it would hold up every thread at once."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

LONGEST_MS = 15_000
"""Where no picture comes, the collector is needed again all the same."""


class QuietStart(QObject):
    """Off from the moment it is made until the first picture stands on the canvas.

    What is made up to then, modules above all, lives as long as the studio does. Walking over it
    took a tenth of a second at a time (measured, torch loaded), for the window's thread as well.
    """

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LONGEST_MS)
        self._limit.timeout.connect(self.end)
        self._limit.start()

    @Slot()
    def end(self) -> None:
        """Collect from now on, but never walk over what is here already."""
        if self._limit.isActive() or not gc.isenabled():
            self._limit.stop()
            gc.freeze()
            gc.enable()
