"""What a person likes, as far as the family tree of the project tells it of the model in use."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Slot

from studio.library.broods import Litter
from studio.ui.breed.brood_state import BroodState
from studio.ui.engine.qimage import to_pixels
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.context import Context
from studio.ui.language.words import mark
from studio.ui.signals import Carries, signal
from studio.values.arrays import Doubles
from studio.values.breed.looks import looks
from studio.values.breed.taste import PASSED, Taste, Verdict, learned

FORGOT = "taste:"
"""The state of the project that says from which brood on a model's taste counts."""
PLACES = 3
"""Decimals of the figures that are kept."""


class TasteState(QObject):
    """Everything is read off the broods: what was bred on with is liked, what was refused is not.

    So that an undo takes a verdict back too, and a project that is opened again has its taste.
    """

    changed: Carries[None] = signal()

    def __init__(self, context: Context, broods: BroodState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._broods = context, broods
        self._seen: dict[str, tuple[float, ...]] = {}
        """What pictures that were on the screen are like, by the id of their recipe."""
        self.follow = True
        """Whether the next brood is drawn towards it."""
        broods.changed.connect(self._tell)
        broods.marked.connect(self._tell)

    # ---- facts ----------------------------------------------------------------------------------
    def verdicts(self) -> tuple[Verdict, ...]:
        """What was said of pictures of the model in use; a child merely passed over counts less."""
        found: list[Verdict] = []
        every = self._litters()
        bred = {litter.before for litter in every}
        liked = {p.recipe.id for litter in every for p in litter.brood.parents if litter.before}
        now = self._broods.litter
        liked |= {pick.recipe.id for pick in self._broods.picks}
        for litter in every:
            went_on = litter.id in bred or (now is not None and litter.id == now.id and liked)
            found += self._of(litter, liked, bool(went_on))
        return tuple(found)

    def _of(self, litter: Litter, liked: set[str], went_on: bool) -> list[Verdict]:
        found = []
        for cell, recipe_id in enumerate(self._broods.born(litter)):
            look = litter.looks.get(cell) or self._seen.get(recipe_id)
            if look is None:
                continue
            if recipe_id in liked:
                found.append(Verdict(look, True))
            elif cell in litter.less:
                found.append(Verdict(look, False))
            elif went_on:
                found.append(Verdict(look, False, PASSED))
        return found

    @property
    def counts(self) -> tuple[int, int]:
        """How many pictures are known to be liked, and how many were refused."""
        verdicts = self.verdicts()
        liked = sum(v.liked for v in verdicts)
        return liked, sum(not v.liked and v.counts == 1.0 for v in verdicts)

    def taste(self) -> Taste | None:
        """What is known; None while nothing was picked or refused."""
        verdicts = self.verdicts()
        if not any(v.liked or v.counts == 1.0 for v in verdicts):
            return None
        seen = np.array(list(self._seen.values())[-400:]) if self._seen else None
        return learned(verdicts, seen)

    # ---- intents --------------------------------------------------------------------------------
    def met(self, cell: int, thumb: Thumbnail) -> None:
        """The picture of a child is on the screen."""
        places = self._broods.places
        if cell < len(places):
            self._seen[places[cell].id] = rounded(looks(to_pixels(thumb.image)))

    def settle(self) -> None:
        """Before one breeds on: what the pictures are like is kept with their brood."""
        found = {
            cell: self._seen[place.id]
            for cell, place in enumerate(self._broods.places)
            if place.id in self._seen
        }
        self._broods.seen(found)

    def forget(self) -> None:
        """What was liked so far does not count any more; undo brings it back."""
        card = self._context.view.card
        every = self._broods.all
        if card is not None and every:
            last = max(int(litter.id) for litter in every if litter.id.isdigit())
            project = self._context.trail.project
            project.set_state(f"{FORGOT}{card.sha256[:16]}", last, mark("forgot a taste"))
            self._context.trail.tell_saved()
        self._tell()

    # ---- inside ---------------------------------------------------------------------------------
    def _litters(self) -> list[Litter]:
        card, now = self._context.view.card, self._broods.litter
        if card is None:
            return []
        since = self._context.trail.project.state(f"{FORGOT}{card.sha256[:16]}", 0)
        first = since if isinstance(since, int) else 0
        kept = [x for x in self._broods.all if x.id.isdigit() and int(x.id) > first]
        if now is not None and not now.id:
            kept.append(now)
        return [x for x in kept if x.brood.main.model.sha256 == card.sha256]

    @Slot()
    def _tell(self) -> None:
        self.changed.emit(None)


def rounded(look: Doubles) -> tuple[float, ...]:
    """Figures as they are kept."""
    return tuple(round(float(value), PLACES) for value in look)
