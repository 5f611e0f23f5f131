"""Where the picture goes while nobody is there: from one curated place to the next, wandering.

A place is wandered away from along random directions, slowly and never straight; after its time,
or as soon as what is seen is dull, the way leads to the next place of the playlist. Between places
of one model the way is a walk along the arc, between models a cross-fade of the screen.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.errors import InputError
from studio.values import edit, mixing
from studio.values.card import Card
from studio.values.directions import random_direction_id
from studio.values.film import Reel as Projector
from studio.values.recipe import Recipe
from studio.values.show.document import Attract, Path, Place, PlaylistItem, Reel, places_of

UNITS_PER_S = 0.16
WAY_S = 9.0
AXES = 3
RATES = (0.031, 0.047, 0.023)
LEAST_STAY_S = 6.0
LED_STAY_S = 120.0


@dataclass(frozen=True)
class _Stop:
    """A place to come to in `way_s` and to wander at for `stay_s`; or a film to be played once."""

    place: Recipe
    stay_s: float
    way_s: float = WAY_S
    film: Projector | None = None


class Drift:
    """`step` gives the next recipe; `dull` sends it on. Needs the cards of the models it plays.

    Items of models without a card are left out.
    """

    def __init__(
        self, playlist: Sequence[PlaylistItem], cards: Mapping[str, Card], attract: Attract,
        seed: int = 1,
    ) -> None:  # fmt: skip
        self._stops = _stops(playlist, cards)
        self._cards = cards
        self._attract = attract
        self._random = random.Random(seed)
        self._at = -1
        self._stay_s = self._elapsed = 0.0
        self._from: Recipe | None = None
        self._to: Recipe | None = None
        self._t = 0.0
        self._way_s = WAY_S
        self._ways: tuple[str, ...] = ()
        self._film: Projector | None = None
        self._rest: Recipe | None = None
        self._gone = [0.0] * AXES
        self.recipe: Recipe | None = None
        self.go_on()

    @property
    def playable(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._stops)

    def go_on(self) -> None:
        """Set out for the next place of the playlist."""
        if not self._stops:
            return
        count = len(self._stops)
        if self._attract.shuffle and count > 2:
            others = [k for k in range(count) if k != self._at]
            self._at = self._random.choice(others)
        else:
            self._at = (self._at + 1) % count
        stop = self._stops[self._at]
        place, self._stay_s, self._way_s = stop.place, stop.stay_s, stop.way_s
        self._film = stop.film
        here = self.recipe
        self._elapsed = self._t = 0.0
        if here is None or here.model != place.model or stop.film is not None:
            self._from = self._to = None
            self._settle(place)
        else:
            self._from, self._to = here, place
        number = self._random.getrandbits(31)
        self._ways = tuple(random_direction_id(number, axis) for axis in range(AXES))

    def come(self, place: Recipe, seconds: float, stay_s: float = LED_STAY_S) -> None:
        """Somebody leads here, in so many seconds; after `stay_s` the playlist goes on."""
        here, self._film = self.recipe, None
        self._elapsed = self._t = 0.0
        self._stay_s = stay_s
        self._way_s = max(seconds, 0.05) * self._attract.speed
        if here is None or here.model != place.model or seconds <= 0:
            self._from = self._to = None
            self._settle(place)
        else:
            self._from, self._to = here, place
        number = self._random.getrandbits(31)
        self._ways = tuple(random_direction_id(number, axis) for axis in range(AXES))

    def go_to_first(self) -> None:
        """The next place is the first of the playlist: the one that is sure to be good."""
        self._at = -1

    def begin_anew(self) -> None:
        """A visitor left: the next curated place, and nothing on the way from where they were."""
        self.recipe = None
        self.go_on()

    def dull(self) -> None:
        """What is seen is flat, or was seen lately: leave, unless it has only just come here.

        A film is played to its end: somebody wanted it so.
        """
        if self._film is None and self._to is None and self._elapsed > LEAST_STAY_S:
            self.go_on()

    def step(self, dt: float) -> Recipe | None:
        """The recipe `dt` seconds later; None where there is nothing to show."""
        if self.recipe is None:
            return None
        self._elapsed += dt
        if self._to is not None:
            return self._walk(dt)
        if self._elapsed > self._stay_s:
            self.go_on()
            return self.recipe
        if self._film is not None:
            self.recipe = self._film.recipe_at(self._elapsed)
            return self.recipe
        self.recipe = self._wander(dt)
        return self.recipe

    def _walk(self, dt: float) -> Recipe:
        assert self._from is not None
        assert self._to is not None
        self._t = min(1.0, self._t + dt * self._attract.speed / self._way_s)
        if self._t >= 1.0:
            there = self._to
            self._from, self._to, self._elapsed = None, None, 0.0
            self._settle(there)
            return there
        eased = self._t * self._t * (3 - 2 * self._t)
        info = self._cards[self._to.model.sha256].info
        try:
            self.recipe = mixing.between(self._from, self._to, eased, "round", info)
        except InputError:  # the two cannot be mixed: go there at once
            self._t = 1.0
            self.recipe = self._to
        return self.recipe

    def _settle(self, place: Recipe) -> None:
        self.recipe = self._rest = place
        self._gone = [0.0] * AXES

    def _wander(self, dt: float) -> Recipe:
        """A little further from the place of rest; steps too small for a recipe add up."""
        assert self._rest is not None
        length = UNITS_PER_S * self._attract.speed * dt * min(1.0, self._elapsed / 2.0)
        heading = [
            math.sin(2 * math.pi * (rate * self._elapsed + k / AXES))
            for k, rate in enumerate(RATES)
        ]
        scale = length / (math.hypot(*heading) or 1.0)
        self._gone = [far + scale * part for far, part in zip(self._gone, heading, strict=True)]
        try:
            return edit.nudged(self._rest, dict(zip(self._ways, self._gone, strict=True)))
        except InputError:
            return self._rest


def _stops(playlist: Sequence[PlaylistItem], cards: Mapping[str, Card]) -> list[_Stop]:
    """All that can be played here, in order."""
    found = []
    for item in playlist:
        if isinstance(item, Reel):
            found += _film_stop(item, cards)
            continue
        stay = item.seconds if isinstance(item, Place) else 3.0
        way = item.seconds if isinstance(item, Path) else WAY_S
        places = [p for p in places_of(item) if p.model.sha256 in cards]
        found += [_Stop(place, stay, way) for place in places]
    return found


def _film_stop(item: Reel, cards: Mapping[str, Card]) -> list[_Stop]:
    """A film, as far as its models are there; curves that hear a song hear silence."""
    try:
        film = Projector(item.film, {sha: card.info for sha, card in cards.items()})
        return [_Stop(film.recipe_at(0.0), item.film.seconds, film=film)]
    except InputError:
        return []
