"""A taste as an ordinary direction: regressed onto the latent from pictures that it scores."""

from __future__ import annotations

import random

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.breed.brood_state import BroodState
from studio.ui.breed.taste_state import TasteState
from studio.ui.engine.qimage import to_pixels
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.context import Context
from studio.ui.language.words import said, tr
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.ui.state.place import NEW_SEEDS
from studio.values import edit
from studio.values.breed.looks import looks
from studio.values.breed.taste import Taste
from studio.values.directions import Direction
from studio.values.messages import DirectionsFound, JobFailed, LearnDirectionJob, Result
from studio.values.recipe import Recipe

GROUP = "breed-direction"
SEEDS, BEST = 64, 16
SIDE_PX = 64
PATIENCE_MS = 20_000


class TasteDirection(QObject):
    """Draws seeds small, lets the taste sort them, and learns what parts the best from the worst.

    What was picked and refused alone would be a handful of points in a space of many dimensions;
    the taste says more of seeds than it was told, and the direction inherits that.
    """

    found: Carries[tuple[Direction, ...]] = signal()
    busy_changed: Carries[bool] = signal()

    def __init__(
        self, context: Context, broods: BroodState, taste: TasteState, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._broods, self._taste = context, broods, taste
        self._known: Taste | None = None
        self._places: dict[int, Recipe] = {}
        self._scores: dict[int, float] = {}
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._learn)
        context.engine.thumbs.ready.connect(self._take)

    @Slot()
    def keep(self) -> None:
        """Make a direction of what is liked in the model in use."""
        card, brood = self._context.view.card, self._broods.brood
        self._known = self._taste.taste()
        if card is None or brood is None or self._places or self._known is None:
            return
        main = edit.with_latent(brood.main, edit.base_of(brood.main.latent))
        seeds = random.sample(range(NEW_SEEDS), SEEDS)
        space = card.info.space
        self._places = {n: edit.with_base(main, space.seed(seed)) for n, seed in enumerate(seeds)}
        self._scores = {}
        self.busy_changed.emit(True)
        self._patience.start()
        for n, place in self._places.items():
            self._context.engine.thumbs.want(f"{GROUP}/{n}", place, SIDE_PX, GROUP)

    def stop(self) -> None:
        """Nothing comes of it."""
        self._patience.stop()
        if self._places:
            self._context.engine.thumbs.drop(GROUP)
            self._places = {}
            self.busy_changed.emit(False)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        taste = self._known if thumb.group == GROUP and self._places else None
        if taste is None:
            return
        look = looks(to_pixels(thumb.image))[None]
        self._scores[int(thumb.key.removeprefix(f"{GROUP}/"))] = float(taste.score(look)[0])
        if len(self._scores) == len(self._places):
            self._learn()

    @Slot()
    def _learn(self) -> None:
        """The best against the worst of what has come."""
        card, places, scores = self._context.view.card, self._places, self._scores
        self._patience.stop()
        self._places = {}
        ranked = [int(n) for n in np.argsort([scores[n] for n in sorted(scores)])]
        drawn = [places[n] for n in sorted(scores)]
        count = min(BEST, len(drawn) // 2)
        if card is None or count < 4:
            self.busy_changed.emit(False)
            self._say(tr("Too few pictures came to learn a direction from; try again."))
            return
        lacking = tuple(drawn[n] for n in ranked[:count])
        having = tuple(drawn[n] for n in ranked[-count:])
        name = tr("My taste")
        self._context.engine.jobs.start(
            tr("Learning {name}", name=name),
            lambda job: LearnDirectionJob(job, card.ref, name, having, lacking),
            self._answer,
        )

    def _answer(self, result: Result) -> None:
        if isinstance(result, DirectionsFound):
            self.found.emit(result.directions)
            self._say(tr("Kept: “My taste” is among the directions in Explore."), bad=False)
        elif isinstance(result, JobFailed) and not result.cancelled:
            self._say(said(result.message))
        self.busy_changed.emit(False)

    def _say(self, text: str, bad: bool = True) -> None:
        self._context.view.notices.say(Notice(text, bad=bad))
