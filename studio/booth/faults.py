"""What a fault leads to: another try at once, later, or the safe scene meanwhile."""

from __future__ import annotations

from collections import deque

PAUSES_S = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
MANY = 5
WITHIN_S = 600.0
CALM_S = 120.0
"""So long without a fault, and the next is tried again at once."""


class FaultLine:
    """Counts the faults of one thing. Seconds are monotonic: no clock that jumps reaches it."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()
        self._row = 0
        self.total = 0

    def note(self, now: float) -> float:
        """A fault at `now`; how long to wait before the next try, in seconds."""
        if self._times and now - self._times[-1] > CALM_S:
            self._row = 0
        self._times.append(now)
        self.total += 1
        pause = PAUSES_S[min(self._row, len(PAUSES_S) - 1)]
        self._row += 1
        return pause

    def many(self, now: float) -> bool:
        """Whether there were so many within ten minutes that the safe scene is due."""
        while self._times and now - self._times[0] > WITHIN_S:
            self._times.popleft()
        return len(self._times) >= MANY
