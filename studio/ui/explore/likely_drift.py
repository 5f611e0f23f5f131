"""Drift that stays likely: the engine walks under the model's own probability, drift goes there."""

from __future__ import annotations

import math
import random

from PySide6.QtCore import QObject, Slot

from studio.ui.engine.jobs import Jobs
from studio.ui.language.words import said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.values.latent import How
from studio.values.messages import JobFailed, LikelyWalk, LikelyWalkJob, Result
from studio.values.mixing import between
from studio.values.recipe import Recipe

STEPS = 8
AHEAD = 3
"""So many places are always known ahead, so that drift never waits."""
KEPT_BEHIND = 40
LEG_UNITS = 1.0
"""A step is about a quarter of a radian: one unit, as drift measures its way."""


class LikelyDrift(QObject):
    """Takes drift's steps while `on`; where it cannot, it says why and drift goes as usual."""

    changed: Carries[bool] = signal()
    """Whether drift is to stay likely."""

    def __init__(self, place: PlaceState, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self._jobs = place, jobs
        self.on = False
        self._way: list[Recipe] = []
        self._at = 0.0
        """How far along the way, in legs."""
        self._job = 0
        self._refused = ""
        """Of the model that cannot: its hash."""
        self.accepted = self.tried = 0
        place.switched.connect(self.end)

    def set_on(self, on: bool) -> None:
        """Stay likely from the next drift on, or not."""
        if on != self.on:
            self.on = on
            self._refused = ""
            self.end()
            self.changed.emit(on)

    @property
    def words(self) -> str:
        """How many of the steps that were tried were accepted; empty where it is off."""
        if not self.on or not self.tried:
            return ""
        share = round(100 * self.accepted / self.tried)
        return tr("likely · {share} % of {count} steps taken", share=share, count=self.tried)

    @Slot()
    def end(self) -> None:
        """Drift holds: the next one begins where one is then."""
        if self._job:
            self._jobs.cancel(self._job)
        self._way, self._at, self._job = [], 0.0, 0
        self.accepted = self.tried = 0

    def takes(self, steps: tuple[float, ...], back: bool) -> bool:
        """Go as far as drift would go, `back` the way it came; False where drift goes itself."""
        recipe, card = self._place.recipe, self._place.card
        if not self.on or recipe is None or card is None or self._refused == card.sha256:
            return False
        if not self._way:
            self._way, self._at = [recipe], 0.0
        self._ask()
        if len(self._way) < 2:
            return True  # the first places are on their way
        length = math.hypot(*steps) / LEG_UNITS
        last = len(self._way) - 1
        self._at = min(max(self._at + (-length if back else length), 0.0), float(last))
        leg = min(int(self._at), last - 1)
        share = self._at - leg
        how: How = "keep_length" if card.info.space.prior == "normal" else "straight"
        found = between(self._way[leg], self._way[leg + 1], share, how, card.info, recipe)
        self._place.show_moving(found)
        self._forget()
        return True

    def _forget(self) -> None:
        behind = int(self._at) - KEPT_BEHIND
        if behind > 0:
            del self._way[:behind]
            self._at -= behind

    def _ask(self) -> None:
        """More places where the known ones come to an end."""
        if self._job or len(self._way) - 1 - self._at > AHEAD:
            return
        last, seed = self._way[-1], random.randrange(2**31)
        self._job = self._jobs.start(
            "", lambda job: LikelyWalkJob(job, last, STEPS, seed), self._answer, line=False
        )

    def _answer(self, result: Result) -> None:
        if getattr(result, "job", 0) != self._job:
            return  # of a drift before this one
        if isinstance(result, LikelyWalk):
            self._way += result.places
            self.accepted += len(result.places)
            self.tried += result.tried
            return
        self._job = 0
        card = self._place.card
        if isinstance(result, JobFailed) and not result.cancelled and card is not None:
            self._refused = card.sha256
            self._place.notices.say(Notice(said(result.message), bad=False))
