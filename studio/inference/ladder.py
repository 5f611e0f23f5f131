"""How large a draft may be on this machine, so that moving stays fluent."""

from __future__ import annotations

SIDES = (1024, 768, 512, 384, 256, 192, 128)
START_PX = 256
FLUENT_MS = 33.0
"""A hand follows without effort at thirty pictures a second."""
SLOW_MS = 150.0
AIM_MS = 110.0
CALM = 4
"""So many drafts in a row before a step, so that the size does not flicker."""
PATIENT = 1.4


class QualityLadder:
    """Chooses the longer side of drafts of one model from how long the last ones took.

    It begins at 256 px and goes up as far as drafts stay fluent, one in 33 ms, but never down
    from 256 for that alone: a draft over 150 ms steps down at once, as far as needed. The first
    draft is not believed: it pays for what is only made once.
    """

    def __init__(self) -> None:
        self._limit_px: int | None = START_PX
        self._quick = self._tired = 0
        self._warm = False

    def side(self, wanted_px: int) -> int:
        """The side to draft at, at most `wanted_px`."""
        return wanted_px if self._limit_px is None else min(wanted_px, self._limit_px)

    def report(self, wanted_px: int, side_px: int, took_ms: float) -> None:
        """Learn from a draft of `side_px`, of which `wanted_px` had been wanted."""
        if not self._warm:
            self._warm = True
            return
        if took_ms > SLOW_MS:
            self._settle(_largest_within(AIM_MS, side_px - 1, side_px, took_ms))
        elif took_ms > PATIENT * FLUENT_MS and side_px > START_PX:
            self._quick, self._tired = 0, self._tired + 1
            if self._tired >= CALM:
                self._settle(max(START_PX, _largest_within(FLUENT_MS, side_px, side_px, took_ms)))
        else:
            self._consider_up(wanted_px, side_px, took_ms)

    def _consider_up(self, wanted_px: int, side_px: int, took_ms: float) -> None:
        """Larger, once several drafts in a row would have been fluent there too."""
        self._tired = 0
        larger = _largest_within(FLUENT_MS, wanted_px, side_px, took_ms, (wanted_px,))
        floor = min(START_PX, wanted_px)
        if side_px < floor and took_ms * (floor / side_px) ** 2 <= AIM_MS:
            larger = max(larger, floor)
        self._quick = self._quick + 1 if larger > side_px else 0
        if self._quick >= CALM:
            self._settle(None if larger >= wanted_px else larger)

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
