"""A drag that wanders: relative, endless, gliding on after a flick until friction stops it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from studio.ui.signals import Carries, signal

PIXELS_PER_UNIT = 180.0
TICK_MS = 16
FRICTION_S = 0.55
FLICK_PX_S = 260.0
STOP_PX_S = 14.0
LOOK_BACK_S = 0.09


class Wander(QObject):
    """Turns pointer positions into moves; `moved` carries units along two directions."""

    moved: Carries[tuple[float, float]] = signal()
    """dx, dy in units."""
    ended = Signal()
    """The hand left and nothing glides."""

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self.strength = 1.0
        """How far a drag goes, by `PIXELS_PER_UNIT`."""
        self._points: list[tuple[float, float, float]] = []
        self._velocity = (0.0, 0.0)
        self._last_tick = 0.0
        self._glide = QTimer(self)
        self._glide.setInterval(TICK_MS)
        self._glide.timeout.connect(self._tick)

    @property
    def holding(self) -> bool:
        """A hand is on the picture."""
        return bool(self._points)

    @property
    def gliding(self) -> bool:
        """A flick is still on its way."""
        return self._glide.isActive()

    def press(self, x: float, y: float) -> None:
        """The hand came."""
        self._glide.stop()
        self._points = [(self._clock(), x, y)]

    def move(self, x: float, y: float, fine: bool = False) -> None:
        """The hand moved; `fine` moves a fifth as far."""
        if not self._points:
            return
        _, last_x, last_y = self._points[-1]
        now = self._clock()
        self._points.append((now, x, y))
        self._points = [p for p in self._points if now - p[0] <= LOOK_BACK_S] or self._points[-1:]
        self._emit(x - last_x, y - last_y, 0.2 if fine else 1.0)

    def release(self) -> None:
        """The hand left: a quick one lets the picture glide."""
        points, self._points = self._points, []
        if not points:
            return
        self._velocity = _velocity(points, self._clock())
        if math.hypot(*self._velocity) < FLICK_PX_S:
            self.ended.emit()
            return
        self._last_tick = self._clock()
        self._glide.start()

    def stop(self) -> None:
        """No more gliding; tells `ended` if there was any."""
        if self._glide.isActive():
            self._glide.stop()
            self.ended.emit()
        self._points = []

    def _tick(self) -> None:
        now = self._clock()
        dt = min(0.1, now - self._last_tick)
        self._last_tick = now
        vx, vy = self._velocity
        self._emit(vx * dt, vy * dt, 1.0)
        fade = math.exp(-dt / FRICTION_S)
        self._velocity = (vx * fade, vy * fade)
        if math.hypot(*self._velocity) < STOP_PX_S:
            self.stop()

    def _emit(self, dx_px: float, dy_px: float, factor: float) -> None:
        if dx_px or dy_px:
            scale = self.strength * factor / PIXELS_PER_UNIT
            self.moved.emit((dx_px * scale, dy_px * scale))


def _velocity(points: list[tuple[float, float, float]], now: float) -> tuple[float, float]:
    """Pixels a second over the last moments before the release."""
    recent = [p for p in points if now - p[0] <= LOOK_BACK_S]
    if len(recent) < 2:
        return 0.0, 0.0
    span = max(0.008, now - recent[0][0])
    return (recent[-1][1] - recent[0][1]) / span, (recent[-1][2] - recent[0][2]) / span
