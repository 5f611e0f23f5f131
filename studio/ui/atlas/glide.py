"""From one layout of a map to the next: places glide, so that the eye can follow them."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.atlas.tiles import Tiles
from studio.ui.signals import Carries, signal
from studio.values.arrays import Floats

GLIDE_MS, FRAME_MS = 600, 15


class Glide(QObject):
    """Moves the tiles; `moved` after each frame, the last one too."""

    moved: Carries[None] = signal()

    def __init__(self, tiles: Tiles, parent: QObject) -> None:
        super().__init__(parent)
        self._tiles = tiles
        self._start: Floats | None = None
        self._end: Floats | None = None
        self._began = 0.0
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._step)

    @property
    def on(self) -> bool:
        """Whether places are on their way."""
        return self._timer.isActive()

    def begin(self, start: Floats, end: Floats) -> None:
        """From positions [M, 2] to [N, 2]; those that were not there before appear at their end."""
        self._start, self._end = start, end
        self._began = time.monotonic()
        self._timer.start()
        self._tiles.set_positions(self._at(0.0), True)

    def begin_again(self, end: Floats) -> None:
        """More places came while others are on their way."""
        self._end = end

    def stop(self) -> None:
        """Be there at once."""
        self._timer.stop()
        if self._end is not None:
            self._tiles.set_positions(self._end, False)
        self._start = self._end = None

    @Slot()
    def _step(self) -> None:
        share = (time.monotonic() - self._began) * 1000 / GLIDE_MS
        if share >= 1.0:
            self.stop()
        else:
            self._tiles.set_positions(self._at(share), True)
        self.moved.emit(None)

    def _at(self, share: float) -> Floats:
        assert self._start is not None
        assert self._end is not None
        there = self._end.copy()
        count = min(len(self._start), len(there))
        eased = share * share * (3.0 - 2.0 * share)
        there[:count] = (1.0 - eased) * self._start[:count] + eased * there[:count]
        return there
