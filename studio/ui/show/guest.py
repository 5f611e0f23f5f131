"""The place of whoever stands before the screen, and the ways in which they may move it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from studio.errors import InputError
from studio.ui.show.window import Pull, Slid
from studio.values import edit, mixing
from studio.values.card import Card
from studio.values.directions import random_direction_id
from studio.values.recipe import Recipe
from studio.values.show.document import Show

SLIDER_UNITS = 3.0
BLEND_S = 1.6
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
        self.place: Recipe | None = None

    @property
    def gliding(self) -> bool:
        """Whether the place is on its way to another."""
        return self._glide is not None

    def begin(self, place: Recipe | None) -> None:
        """Somebody came: what they see is theirs now."""
        self.place = place
        self._begin_ways()

    def forget(self) -> None:
        """Nothing of them stays."""
        self.place, self._glide = None, None

    def pulled(self, pull: Pull) -> bool:
        """Wander by a pull; whether the place moved."""
        if self._show is None or not self._show.visitor.pad:
            return False
        steps = zip(self._ways, (pull.dx, pull.dy, 1.5 * pull.turn), strict=True)
        units = {way: PULL_UNITS * d for way, d in steps if d}
        return self._changed(lambda place: edit.nudged(place, units))

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
        """Halfway to another place of the show; again, to the next one. Whether the place moves."""
        place = self.place
        if place is None or self._show is None:
            return False
        others = [r for r in self._show.recipes() if r.model == place.model]
        other = self._fitted(others[self._seed % len(others)]) if others else None
        self._begin_ways()
        if other is None:
            return False
        info = self._cards[place.model.sha256].info
        try:
            return self._glide_to(mixing.between(place, other, 0.5, "round", info))
        except InputError:
            return False

    def step(self, now: float) -> tuple[Recipe, bool]:
        """What a glide shows `now`, and whether that is where it ends; only while `gliding`."""
        assert self._glide is not None
        here, there, began = self._glide
        t = min(1.0, (now - began) / BLEND_S)
        self.place = there
        if t < 1.0:
            info = self._cards[there.model.sha256].info
            try:
                return mixing.between(here, there, t * t * (3 - 2 * t), "round", info), False
            except InputError:
                pass
        self._glide = None
        return there, True

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

    def _glide_to(self, there: Recipe) -> bool:
        if self.place is None:
            return False
        self._glide = (self.place, there, time.monotonic())
        return True

    def _begin_ways(self) -> None:
        self._seed = (self._seed * 48271 + 11) % 0x7FFFFFFF
        self._ways = tuple(random_direction_id(self._seed, axis) for axis in range(3))
