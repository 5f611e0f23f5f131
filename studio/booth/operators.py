"""The operator's window beside the show: started, told how things stand, heard for orders.

It is a convenience: where it is closed or fails the show plays on, and it is started again only
where it failed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from studio.booth.faults import FaultLine
from studio.booth.player import Player

ORDERS = ("black on", "black off", "freeze on", "freeze off", "next", "panic")
"""All that an operator can ask of a stage by this way; anything else is dropped."""
TELL_S = 0.4
CLOSED = 0


class Operators:
    """One window; `look` is called a few times a second. Seconds are monotonic."""

    def __init__(
        self, words: Sequence[str], log: Path, start: Callable[[Sequence[str], Path], Player]
    ) -> None:
        self._words, self._log, self._start = words, log, start
        self._faults = FaultLine()
        self._player: Player | None = None
        self._closed = False
        self._again_at = self._told_at = 0.0
        self._done = 0
        self._states: dict[str, str] = {}
        """What lasts, by its first word: a stage that was restarted is told it again."""

    def look(
        self, now: float, stage: Player | None, under: Player | None, status: dict[str, Any]
    ) -> None:
        """Start it, tell it how things stand, and pass its orders on to the stage.

        What lasts is told to the understudy too: a dark screen stays dark.
        """
        player = self._player
        for window in filter(None, (stage, under)):
            for what, order in self._states.items():
                if window.beats:
                    window.set(what, order)
        if player is None:
            if not self._closed and now >= self._again_at:
                self._player, self._done = self._start(self._words, self._log), 0
            return
        if player.code is not None:
            self._closed = player.code == CLOSED
            self._again_at = now + self._faults.note(now)
            player.end()
            self._player = None
            if stage is not None:
                stage.set("watch", "watch off")
            return
        if stage is not None and player.beats:
            stage.set("watch", "watch on")
            self._pass_on(player, stage)
        if now - self._told_at >= TELL_S:
            self._told_at = now
            picture = stage.beat.get("picture") if stage is not None else None
            player.tell("status " + json.dumps({**status, "picture": picture}))

    def _pass_on(self, player: Player, stage: Player) -> None:
        """Every order once, in order: a beat holds the last few, each with its number."""
        orders = player.beat.get("orders")
        for order in orders if isinstance(orders, list) else ():
            match order:
                case [int(number), str(word)] if number > self._done:
                    self._done = number
                    self._order(word, stage)
                case _:
                    pass

    def _order(self, word: str, stage: Player) -> None:
        if word not in ORDERS:
            return
        first, _, state = word.partition(" ")
        if state:
            self._states[first] = f"order {word}"
            return
        if word == "panic":
            self._states = {what: f"order {what} off" for what in self._states}
        elif "freeze" in self._states:
            self._states["freeze"] = "order freeze off"
        stage.tell(f"order {word}")

    def close(self) -> None:
        """The show ends."""
        if self._player is not None:
            self._player.end(gently=True)
            self._player = None
