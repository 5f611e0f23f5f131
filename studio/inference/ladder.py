"""How large a draft may be on this machine, so that moving stays fluent."""

from __future__ import annotations

SIDES = (1024, 768, 512, 384, 256, 192, 128, 64)
START_PX = 256
FLUENT_MS = 33.0
"""A hand follows without effort at thirty pictures a second."""
SLOW_MS = 150.0
AIM_MS = 110.0
CALM = 4
"""So many drafts in a row before a step, so that the size does not flicker."""
CALMEST = 256
"""And at most so many before a step up, after steps up that had to be taken back."""
PATIENT = 1.4


class QualityLadder:
    """Chooses the longer side of drafts of one model from how long the last ones took.

    It begins at 256 px and goes up as far as drafts stay fluent, one in 33 ms, but never down
    from 256 for that alone: a draft over 150 ms steps down at once, as far as needed. The first
    draft of a size is not believed: it pays for what is only made once. A step up that has to be
    taken back at once, since time did not go with the area, is tried again after twice as long.
    """

    def __init__(self) -> None:
        self._limit_px: int | None = START_PX
        self._quick = self._tired = 0
        self._calm, self._since_up = CALM, CALMEST
        self._known: set[int] = set()

    def side(self, wanted_px: int) -> int:
        """The side to draft at, at most `wanted_px`."""
        return wanted_px if self._limit_px is None else min(wanted_px, self._limit_px)

    def report(self, wanted_px: int, side_px: int, took_ms: float) -> None:
        """Learn from a draft of `side_px`, of which `wanted_px` had been wanted."""
        self._since_up += 1
        if side_px not in self._known:
            self._known.add(side_px)
            return
        if took_ms > SLOW_MS:
            self._down(_largest_within(AIM_MS, side_px - 1, side_px, took_ms))
        elif took_ms > PATIENT * FLUENT_MS and side_px > START_PX:
            self._quick, self._tired = 0, self._tired + 1
            if self._tired >= CALM:
                self._down(max(START_PX, _largest_within(FLUENT_MS, side_px, side_px, took_ms)))
        else:
            self._consider_up(wanted_px, side_px, took_ms)

    def _consider_up(self, wanted_px: int, side_px: int, took_ms: float) -> None:
        """Larger, once several drafts in a row would have been fluent there too."""
        self._tired = 0
        larger = _largest_within(FLUENT_MS, wanted_px, side_px, took_ms, (wanted_px,))
        floor = min(START_PX, wanted_px)
        for side in (min(2 * side_px, floor), floor):
            if took_ms * (side / side_px) ** 2 <= AIM_MS:
                larger = max(larger, side)
        self._quick = self._quick + 1 if larger > side_px else 0
        if self._quick >= self._calm:
            self._since_up = 0
            self._settle(None if larger >= wanted_px else larger)

    def _down(self, limit_px: int) -> None:
        rash = self._since_up <= 2 * CALM
        self._calm = min(2 * self._calm, CALMEST) if rash else CALM
        self._settle(limit_px)

    def _settle(self, limit_px: int | None) -> None:
        self._limit_px = limit_px
        self._quick = self._tired = 0


def _largest_within(
    budget_ms: float, at_most_px: int, side_px: int, took_ms: float, more: tuple[int, ...] = ()
) -> int:
    """The largest side up to `at_most_px` that would take `budget_ms` or less; else the smallest.

    Time goes with the area. `more` are sides to consider beside the usual ones.
    """
    sides = sorted({*SIDES, *more}, reverse=True)
    allowed = [side for side in sides if side <= at_most_px]
    fitting = (side for side in allowed if took_ms * (side / side_px) ** 2 <= budget_ms)
    return next(fitting, allowed[-1] if allowed else SIDES[-1])
