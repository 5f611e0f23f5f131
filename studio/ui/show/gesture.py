"""The operator's gesture: four corners one after the other, clockwise from the upper left."""

from __future__ import annotations

CORNER = 0.12
ROUND_S = 8.0
ROUND = [0, 1, 2, 3]


class CornerGesture:
    """Hears every touch; seconds are monotonic."""

    def __init__(self) -> None:
        self._touched: list[tuple[int, float]] = []

    def touched(self, x: float, y: float, now: float) -> bool:
        """A finger came down at these shares of the canvas; whether that makes the gesture."""
        sides = (x < CORNER, x > 1 - CORNER, y < CORNER, y > 1 - CORNER)
        corner = {
            (True, False, True, False): 0, (False, True, True, False): 1,
            (False, True, False, True): 2, (True, False, False, True): 3,
        }.get(sides)  # fmt: skip
        if corner is None or corner == 0:
            self._touched = []
        if corner is None:
            return False
        self._touched.append((corner, now))
        if [c for c, _ in self._touched] != ROUND:
            return False
        began = self._touched[0][1]
        self._touched = []
        return now - began < ROUND_S
