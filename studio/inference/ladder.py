"""How large a draft may be on this machine, so that moving stays fluent."""

from __future__ import annotations

SIDES = (1024, 768, 512, 384, 256, 192, 128)
SLOW_MS = 150.0
AIM_MS = 110.0
FAST_MS = 70.0
CALM = 4
"""So many fast drafts in a row before a step up, so that the size does not flicker."""


class QualityLadder:
    """Chooses the longer side of drafts of one model from how long the last ones took.

    A draft over 150 ms steps down at once, as far as needed; a step up needs several drafts that
    would have been fast enough at the larger size too. The first draft is not believed: it pays
    for what is only made once.
    """

    def __init__(self) -> None:
        self._limit_px: int | None = None
        self._calm = 0
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
            self._limit_px = self._slower(side_px, took_ms)
            self._calm = 0
        elif side_px < wanted_px:
            self._consider_up(wanted_px, side_px, took_ms)

    def _slower(self, side_px: int, took_ms: float) -> int:
        below = [side for side in SIDES if side < side_px]
        for side in below:
            if took_ms * (side / side_px) ** 2 <= AIM_MS:
                return side
        return below[-1] if below else side_px

    def _consider_up(self, wanted_px: int, side_px: int, took_ms: float) -> None:
        above = min((side for side in SIDES if side > side_px), default=wanted_px)
        above = min(above, wanted_px)
        fast = took_ms * (above / side_px) ** 2 <= FAST_MS
        self._calm = self._calm + 1 if fast else 0
        if self._calm >= CALM:
            self._limit_px = None if above >= wanted_px else above
            self._calm = 0
