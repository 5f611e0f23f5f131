"""An engine that is kept ready, so that a stage which loses its own draws again at once.

One waits at any time. Whoever takes it is the stage, by the folder (`files.spares`); then the next
is started, once the stage has drawn with it for a while: two engines that wake up at once would
take the processor from each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from studio.booth.faults import FaultLine
from studio.booth.player import Player
from studio.files.spares import drop_folder, make_folder, ready

CALM_S = 4.0
"""The stage has drawn for so long before a spare is started."""


class Spares:
    """Started, and forgotten once they are taken; `look` is called a few times a second."""

    def __init__(self, log: Path, start: Callable[[Sequence[str], Path], Player]) -> None:
        self.folder = make_folder()
        self._log, self._start = log, start
        self._spare: Player | None = None
        self._warm = False
        self._taken: list[Player] = []
        self._faults = FaultLine()
        self._again_at = 0.0
        self._live_since: float | None = None

    @property
    def pid(self) -> int | None:
        """Of the one that waits."""
        return self._spare.pid if self._spare is not None else None

    def look(self, now: float, stage_beat: dict[str, Any]) -> None:
        """One look: has it been taken, has it ended, is another wanted?"""
        self._taken = [player for player in self._taken if not _over(player)]
        lives = bool(stage_beat.get("engine_up") and stage_beat.get("live"))
        since = self._live_since = (self._live_since or now) if lives else None
        spare = self._spare
        if spare is None:
            if since is not None and now - since > CALM_S and now >= self._again_at:
                words = ["engine", str(self.folder)]
                self._spare, self._warm = self._start(words, self._log), False
        elif spare.code is not None:
            self._again_at = now + self._faults.note(now) + CALM_S
            spare.end()
            self._spare = None
        elif ready(self.folder, spare.pid):
            self._warm = True
        elif self._warm:
            self._taken.append(spare)
            self._spare = self._live_since = None

    def close(self) -> None:
        """The show ends: nothing is left of them."""
        for player in self._taken:
            player.end(gently=True)
        if self._spare is not None:
            self._spare.end()
        self._taken, self._spare = [], None
        drop_folder(self.folder)


def _over(player: Player) -> bool:
    if player.code is None:
        return False
    player.end()
    return True
