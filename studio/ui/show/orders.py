"""What the operator wants of the stage, from a window of their own: dark, held, on, or panic."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from studio.ui.show.playing import Playing
from studio.values.show.drift import Drift

MOST_PROBLEMS = 6


class Orders:
    """`problems` failed lately, for the operator alone.

    `anew` sends whoever is there away; the next curated place comes.
    """

    def __init__(self, playing: Playing, drift: Drift | None, anew: Callable[[], None]) -> None:
        self._playing, self._drift, self._anew = playing, drift, anew
        self.problems: deque[str] = deque(maxlen=MOST_PROBLEMS)

    @property
    def state(self) -> dict[str, Any]:
        """As the supervisor hears it."""
        playing = self._playing
        told = {"black": playing.black, "frozen": playing.frozen}
        return told | {"problems": list(self.problems)}

    def failed(self, why: str) -> None:
        """Something could not be made."""
        if not self.problems or self.problems[-1] != why[:200]:  # once, however often it fails
            self.problems.append(why[:200])

    def obey(self, what: str) -> None:
        """Do what is asked; anything unknown is nothing."""
        playing = self._playing
        match what.split():
            case ["black", "on" | "off" as on]:
                playing.black = on == "on"
            case ["freeze", "on" | "off" as on]:
                playing.frozen = on == "on"
            case ["next"]:
                playing.frozen = False
                self._anew()
            case ["panic"]:
                playing.black = playing.frozen = False
                if self._drift is not None:
                    self._drift.go_to_first()
                self._anew()
                if playing.safe is not None:
                    playing.panic()
            case _:
                pass
