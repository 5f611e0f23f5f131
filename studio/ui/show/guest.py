"""The place of whoever stands before the screen, and the ways in which they may move it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from studio.errors import InputError
from studio.ui.show.moves import Pull, Slid
from studio.values import edit, hand, mixing
from studio.values.breed.brood import Brood, Parent, first_changes
from studio.values.breed.children import child
from studio.values.breed.wording import PROMPT
from studio.values.card import Card
from studio.values.directions import random_direction_id
from studio.values.recipe import Recipe
from studio.values.show.document import Show
from studio.values.show.words import WordList, prompt_of

SLIDER_UNITS = 3.0
BLEND_S = 1.6
STRENGTH = 0.4
"""How far children go: seen at once, and still of their parent."""
SIDE = 1 / 6
"""Of the screen's shorter side, which a pull of one unit goes."""
PULL_UNITS = 2.0
"""Units of wandering for a pull across the shorter side of the screen."""


class Guest:
    """One place, moved by hand, and the glide from it to another.

    Args:
        show: what may be touched.
        cards: of the models at hand, by the hash of their weights.
        fitted: gives a recipe the size of the screen.
    """

    def __init__(
        self, show: Show | None, cards: Mapping[str, Card], fitted: Callable[[Recipe], Recipe]
    ) -> None:
        self._show, self._cards, self._fitted = show, cards, fitted
        self._seed = int(time.time()) & 0x7FFFFFFF
        self._ways: tuple[str, ...] = ()
        self._glide: tuple[Recipe, Recipe, float] | None = None
        self._glide_s = BLEND_S
        self.place: Recipe | None = None
        self.left: Recipe | None = None
        """What the visitor before left for this one."""
        self._leaves: Recipe | None = None

    @property
    def gliding(self) -> bool:
        """Whether the place is on its way to another."""
        return self._glide is not None

    def begin(self, place: Recipe | None) -> None:
        """Somebody came: what they see is theirs now."""
        self.place = place
        self._begin_ways()

    def forget(self) -> None:
        """Nothing of them stays but what they left for the next one; for that one alone."""
        self.place, self._glide = None, None
        self.left, self._leaves = self._leaves, None

    def leave(self) -> None:
        """The next visitor may blend with this place."""
        self._leaves = self.place

    @property
    def blends_with_left(self) -> bool:
        """Whether *Blend* would lead to what the visitor before left."""
        left = self.left
        return left is not None and self.place is not None and left.model.sha256 in self._cards

    @property
    def goes_to_left(self) -> bool:
        """Whether that is a place of another model, which one can go to, and not blend with."""
        left, place = self.left, self.place
        return self.blends_with_left and left is not None and left.model != (place and place.model)

    @property
    def blends(self) -> bool:
        """Whether there is another place to blend with."""
        return self.blends_with_left or bool(self._others())

    @property
    def prompt(self) -> str:
        """The words of the place."""
        return str(self.place.controls.get(PROMPT, "")) if self.place is not None else ""

    def pulled(self, pull: Pull) -> bool:
        """Wander by a pull; whether the place moved."""
        if self._show is None or not self._show.visitor.pad:
            return False
        steps = zip(self._ways, (pull.dx, pull.dy, 1.5 * pull.turn), strict=True)
        units = {way: PULL_UNITS * d for way, d in steps if d}
        across, up = (0.0, 0.0) if pull.turn else (SIDE * pull.dx, -SIDE * pull.dy)
        return self._changed(lambda place: edit.nudged(self._taken(place, across, up), units))

    def slid(self, slid: Slid) -> bool:
        """Set the direction of a slider; whether the place moved."""
        amounts = {slid.key.removeprefix("slider:"): SLIDER_UNITS * slid.value}
        return self._changed(lambda place: edit.with_amounts(place, amounts))

    def to_a_new_place(self) -> bool:
        """Glide to a place that was never seen; whether the place moves."""
        if self.place is None:
            return False
        self._begin_ways()
        card = self._cards[self.place.model.sha256]
        size = (self.place.width, self.place.height)
        return self._glide_to(edit.new_recipe(card, self._seed, size))

    def blend(self) -> bool:
        """Halfway to another place of the show, first to what was left; whether the place moves.

        To what was left with another model it goes the whole way, and at once.
        """
        place, others = self.place, self._others()
        if place is None:
            return False
        if self.blends_with_left:
            other, self.left = self.left, None
        else:
            other = others[self._seed % len(others)] if others else None
        self._begin_ways()
        if other is None:
            return False
        if other.model != place.model:  # the screen fades from one model to the other
            self.place, self._glide = self._fitted(other), None
            self._begin_ways()
            return True
        info = self._cards[place.model.sha256].info
        try:
            return self._glide_to(mixing.between(place, self._fitted(other), 0.5, "round", info))
        except InputError:
            return False

    def children(self, count: int) -> tuple[Recipe, ...]:
        """So many children of the place, others each time; none where it has none."""
        place = self.place
        card = self._cards.get(place.model.sha256) if place is not None else None
        if place is None or card is None:
            return ()
        self._begin_ways()
        brood = Brood((Parent(place),), self._seed, STRENGTH, first_changes(card.info))
        try:
            return tuple(child(brood, draw, card.info) for draw in range(count))
        except InputError:
            return ()

    def to(self, place: Recipe) -> bool:
        """Glide to a place; whether it moves."""
        self._begin_ways()
        return self._glide_to(place)

    def come_to(self, place: Recipe, seconds: float) -> bool:
        """Be led to a place of any model, in so many seconds; whether that takes a while."""
        there = self._fitted(place)
        if self.place is None or self.place.model != there.model or seconds <= 0:
            self.place, self._glide = there, None
            return False
        return self.to(there) and self._last(seconds)

    def set(self, change: Callable[[Recipe], Recipe]) -> bool:
        """Somebody else moves the place; whether it is another one."""
        before = self.place
        return before is not None and self._changed(change) and self.place != before

    def to_words(self, words: WordList) -> bool:
        """Be at a place of the model that takes words; whether one is."""
        if self.place is None or words.place.model.sha256 not in self._cards:
            return False
        if self.place.model != words.place.model:
            self._glide = None
            self.place = self._fitted(words.place)
            self._begin_ways()
        return True

    def says(self, words: WordList, chosen: Sequence[int | None]) -> bool:
        """The place with these words; whether it is another one."""
        prompt = prompt_of(words, chosen)
        return self._changed(lambda place: edit.with_control(place, PROMPT, prompt, ""))

    def _others(self) -> list[Recipe]:
        place = self.place
        if place is None or self._show is None:
            return []
        return [r for r in self._show.recipes() if r.model == place.model]

    def step(self, now: float) -> tuple[Recipe, bool]:
        """What a glide shows `now`, and whether that is where it ends; only while `gliding`."""
        assert self._glide is not None
        here, there, began = self._glide
        t = min(1.0, (now - began) / self._glide_s)
        self.place = there
        if t < 1.0:
            info = self._cards[there.model.sha256].info
            try:
                return mixing.between(here, there, t * t * (3 - 2 * t), "round", info), False
            except InputError:
                pass
        self._glide = None
        return there, True

    def _taken(self, place: Recipe, across: float, up: float) -> Recipe:
        """With what goes along with a finger."""
        return hand.pulled(place, self._cards[place.model.sha256].info, across, up)

    def _changed(self, change: Callable[[Recipe], Recipe]) -> bool:
        if self.place is None:
            return False
        self._glide = None
        try:
            self.place = change(self.place)
        except InputError:
            self._begin_ways()
            return False
        return True

    def _last(self, seconds: float) -> bool:
        self._glide_s = max(seconds, 0.05)
        return True

    def _glide_to(self, there: Recipe) -> bool:
        if self.place is None:
            return False
        self._glide_s = BLEND_S
        self._glide = (self.place, there, time.monotonic())
        return True

    def _begin_ways(self) -> None:
        self._seed = (self._seed * 48271 + 11) % 0x7FFFFFFF
        here = self.place and self._cards.get(self.place.model.sha256)
        way = here.info.way_under_hand if here else random_direction_id
        self._ways = tuple(way(self._seed, axis) for axis in range(3))
