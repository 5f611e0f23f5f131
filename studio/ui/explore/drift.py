"""A picture that moves by itself: slowly, never straight, never far from what the model knows."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.signals import Carries, signal

AXES = 4
TICK_MS = 33
UNITS_PER_SECOND = 0.42
EASE_S = 1.2
TURNS = (0.061, 0.043, 0.029, 0.037)


class Drift(QObject):
    """Says how far to go along `AXES` directions, tick by tick, while it runs."""

    moved: Carries[tuple[float, ...]] = signal()
    """`AXES` steps, in units."""
    running_changed: Carries[bool] = signal()

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._elapsed = 0.0
        self._since = 0.0
        self._last = 0.0
        self.speed = 1.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether it moves."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin gently."""
        if self.running:
            return
        self._last = self._clock()
        self._since = 0.0
        self._timer.start()
        self.running_changed.emit(True)

    @Slot()
    def stop(self) -> None:
        """Hold."""
        if self.running:
            self._timer.stop()
            self.running_changed.emit(False)

    def heading(self, seconds: float) -> tuple[float, ...]:
        """The direction at a moment: length one, turning slowly and without period."""
        raw = [math.sin(2 * math.pi * (rate * seconds + i / AXES)) for i, rate in enumerate(TURNS)]
        length = math.sqrt(sum(value * value for value in raw)) or 1.0
        return tuple(value / length for value in raw)

    def _tick(self) -> None:
        now = self._clock()
        dt = min(0.1, max(0.0, now - self._last))
        self._last = now
        self._elapsed += dt
        self._since += dt
        eased = min(1.0, self._since / EASE_S)
        step = UNITS_PER_SECOND * self.speed * eased * dt
        self.moved.emit(tuple(step * part for part in self.heading(self._elapsed)))
