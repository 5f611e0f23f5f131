"""When a visitor is there, when the countdown runs, and when all of the last is forgotten."""

from __future__ import annotations

from typing import Literal

Stage = Literal["attract", "visiting", "countdown"]


class Visit:
    """A state machine over monotonic seconds; whoever owns it calls `tick` a few times a second.

    `made`: the visitor made something; `kept`: took it home. The countdown runs only where
    something was made and not kept: nobody needs to be asked about nothing.
    """

    def __init__(self, idle_s: float = 30.0, countdown_s: float = 15.0) -> None:
        self._idle_s, self._countdown_s = idle_s, countdown_s
        self._last = 0.0
        self.stage: Stage = "attract"
        self.made = self.kept = False
        self.count = 0

    def touch(self, now: float) -> bool:
        """A hand, a key or a mouse; whether a new visitor came with it."""
        self._last = now
        new = self.stage == "attract"
        self.stage = "visiting"
        if new:
            self.count += 1
            self.made = self.kept = False
        return new

    def make(self) -> None:
        """Something was made, and is not kept any more."""
        self.made, self.kept = True, False

    def keep(self) -> None:
        """It was taken home."""
        self.kept = True

    def left_s(self, now: float) -> float:
        """Seconds to the end of the countdown."""
        return max(0.0, self._last + self._idle_s + self._countdown_s - now)

    def tick(self, now: float) -> bool:
        """Go on with time; whether the visitor has just left, so that all is to be wiped."""
        quiet = now - self._last
        if self.stage == "visiting" and quiet >= self._idle_s and self.made and not self.kept:
            self.stage = "countdown"
        ends = self._idle_s + (self._countdown_s if self.stage == "countdown" else 0.0)
        if self.stage != "attract" and quiet >= ends:
            self.end()
            return True
        return False

    def end(self) -> None:
        """The visitor is gone, and everything with them."""
        self.stage = "attract"
        self.made = self.kept = False
