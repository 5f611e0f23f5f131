"""A picture that moves by itself: slowly, never straight, never far from what the model knows."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.signals import Carries, signal

AXES = 4
TICK_MS = 33
UNITS_PER_SECOND = 0.42
EASE_S = 1.2
AWAY_S = 97.0
"""So much later the heading is another one: the way taken after turning back."""
LONGEST_BACK_S = 12.0
REMEMBERED = 2000
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
        self._back_s: float | None = None
        """How long it has been going back the way it came; None: it goes on."""
        self._taken: deque[tuple[float, ...]] = deque(maxlen=REMEMBERED)
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
        self._back_s = None
        self._taken.clear()
        self._timer.start()
        self.running_changed.emit(True)

    @property
    def returning(self) -> bool:
        """Whether it goes back the way it came."""
        return self._back_s is not None

    def turn_back(self) -> None:
        """What lies ahead is not worth seeing: go back the way it came."""
        if self.running and not self.returning:
            self._back_s = 0.0

    def go_on(self) -> None:
        """It is worth seeing again: go on, another way."""
        if self.returning:
            self._back_s, self._since = None, 0.0
            self._elapsed += AWAY_S

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
        self._since += dt
        if self._back_s is not None:
            self._back_s += dt
            if self._taken and self._back_s <= LONGEST_BACK_S:
                self.moved.emit(tuple(-part for part in self._taken.pop()))
                return
            self.go_on()
        self._elapsed += dt
        eased = min(1.0, self._since / EASE_S)
        length = UNITS_PER_SECOND * self.speed * eased * dt
        step = tuple(length * part for part in self.heading(self._elapsed))
        self._taken.append(step)
        self.moved.emit(step)
