"""How long each frame lasts where that is counted in whole units."""

from __future__ import annotations


class Timing:
    """Durations whose sum keeps step with the rate."""

    def __init__(self, fps: float, units: int, first: int) -> None:
        """Begin at the frame `first`; `units` of time make a second."""
        self._fps, self._units, self._number = fps, units, first

    def next(self) -> int:
        """Of the next frame, in units."""
        number = self._number
        self._number += 1
        return self._end(number + 1) - self._end(number)

    def _end(self, number: int) -> int:
        return round(self._units * number / self._fps)
