"""A film made ready to be asked: the recipe of every moment, and what its curves show."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from studio.errors import InputError, MissingModel
from studio.values import edit
from studio.values.card import GeneratorInfo
from studio.values.controls import ControlValue
from studio.values.film.curves import Scene, value_of
from studio.values.film.driving import Driven, driven_early, driven_late, is_early
from studio.values.film.model import Film, Key, Target, Track
from studio.values.film.sources import Hears
from studio.values.film.timing import MAX_SECONDS
from studio.values.film.way import Spot, Way
from studio.values.latent import MAX_MOVES, Blend, Move
from studio.values.mixing import between
from studio.values.recipe import Recipe

Infos = Mapping[str, GeneratorInfo]
"""What models declare, by the sha256 that recipes name them by."""
_NOTHING = 1e-9


@dataclass(frozen=True)
class Shot:
    """What is to be seen at a moment.

    While a film goes from one model to another, two pictures are mixed: `share` of `other` over
    `recipe`; at all other times `other` is None.
    """

    recipe: Recipe
    other: Recipe | None = None
    share: float = 0.0

    @property
    def main(self) -> Recipe:
        """The one of which there is more."""
        return self.other if self.other is not None and self.share > 0.5 else self.recipe


class Reel:
    """A film with the models of its places: asked for a moment, it gives the recipe.

    Keys whose model is not there are passed over; `missing` has them. `sizes`: (width, height) of
    the pictures of each model by its sha256, where it is not to be that of its first key. Equal
    films give equal recipes: nothing but the film, the models and what is heard decides.

    Raises:
        InputError: the film has no keyframe.
        MissingModel: none of its keyframes belongs to a model that is there.
    """

    def __init__(
        self,
        film: Film,
        infos: Infos,
        hears: Hears | None = None,
        sizes: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:
        self.film = film
        self._infos = infos
        self.missing = tuple(k for k in film.keys if k.recipe.model.sha256 not in infos)
        timed = [(film.second_of(key), key) for key in film.keys if key not in self.missing]
        timed.sort(key=lambda pair: pair[0])
        seconds = film.seconds
        if film.course.closed:
            timed = [pair for pair in timed if pair[0] < seconds - _NOTHING] or timed[:1]
        if not film.keys:
            raise InputError("The film has no keyframe yet; place one first.")
        if not timed:
            name = film.keys[0].recipe.model.id
            raise MissingModel(f"The film is made with {name}, which is not installed.")
        self.keys: tuple[Key, ...] = tuple(key for _, key in timed)
        self.way = Way(self.keys, [at for at, _ in timed], film.course, seconds)
        self._scene = Scene(seconds, film.course.closed, film.tempo, hears)
        self._tracks = tuple(track for track in film.tracks if not track.muted)
        self._directions = dict(film.directions)
        self._sizes: dict[str, tuple[int, int]] = dict(sizes or {})
        for key in self.keys:
            recipe = key.recipe
            self._directions |= recipe.directions
            self._sizes.setdefault(recipe.model.sha256, (recipe.width, recipe.height))

    @property
    def moments(self) -> dict[str, float]:
        """When each key is reached, by its id: where it was put, unless motion is even throughout.

        Keys that were passed over are not among them.
        """
        reached = zip(self.keys, self.way.pacing.moments, strict=True)
        return {key.id: at for key, at in reached}

    # ---- what is seen ---------------------------------------------------------------------------
    def shot(self, seconds: float) -> Shot:
        """What is to be seen at a second; before the first key and after the last these stand."""
        if not math.isfinite(seconds):
            seconds = 0.0
        seconds = min(max(seconds, -MAX_SECONDS), MAX_SECONDS)
        spot = self.way.at(seconds)
        values = [(t.target, self._value(t, seconds)) for t in self._tracks]
        early = [pair for pair in values if is_early(pair[0])]
        late = [pair for pair in values if not is_early(pair[0])]
        if spot.leg is not None and spot.leg.kind == "fade":
            first, second = (
                self._finished(self._place(k, early), late, seconds)
                for k in (spot.leg.a, spot.leg.b)
            )
            return Shot(first, second, spot.u)
        return Shot(self._finished(self._mixed(spot, early), late, seconds))

    def recipe_at(self, seconds: float) -> Recipe:
        """The recipe of a moment; in a cross-fade the one of which there is more."""
        return self.shot(seconds).main

    def leg_place(self, leg: int, u: float) -> Recipe:
        """The place `u` of the way along a leg of the path, without curves; what is measured.

        Raises:
            InputError: there the film cross-fades, and no path leads through.
        """
        if self.way.legs[leg].kind == "fade":
            raise InputError("Between two models the film cross-fades; no path leads there.")
        here = self.way.legs[leg]
        if not 0 < u < 1:
            return self._place(here.b if u >= 1 else here.a, ())
        return self._mixed(Spot(here, u, self.way.weights(leg, u, timed=False)), ())

    def frame(self, number: float) -> Shot:
        """What is to be seen at a frame, 0 the first; between frames too."""
        return self.shot(number / self.film.course.fps)

    # ---- what curves show -----------------------------------------------------------------------
    def value(self, track: Track, seconds: float) -> float:
        """What a curve adds at a second, whether it is muted or not."""
        return self._value(track, seconds)

    def sums(self, target: Target, seconds: float) -> tuple[float, float]:
        """(what the path gives, what comes out) of a control or direction at a second.

        Zero where the place has no such number.
        """
        spot = self.way.at(seconds)
        early = [(t.target, self._value(t, seconds)) for t in self._tracks if is_early(t.target)]
        if spot.leg is not None and spot.leg.kind == "fade":
            before = self._place(spot.leg.b if spot.u > 0.5 else spot.leg.a, early)
        else:
            before = self._mixed(spot, early)
        after = self.shot(seconds).main
        return self._amount(before, target), self._amount(after, target)

    def _amount(self, recipe: Recipe, target: Target) -> float:
        if target.kind == "direction":
            return edit.amount(recipe, target.key)
        info = self._infos[recipe.model.sha256]
        control = next((c for c in info.controls if c.key == target.key), None)
        if control is None or control.kind not in ("float", "int", "bool"):
            return 0.0
        return float(recipe.controls.get(control.key, control.default))

    def _value(self, track: Track, seconds: float) -> float:
        amount = track.amount if math.isfinite(track.amount) else 0.0
        return amount * value_of(track.source, seconds, self._scene)

    # ---- places ---------------------------------------------------------------------------------
    def _place(self, number: int, early: Driven) -> Recipe:
        """The place of a key as curves change it, in the size of its model's first one."""
        recipe = self.keys[number].recipe
        recipe = edit.with_size(recipe, *self._sizes[recipe.model.sha256])
        return driven_early(recipe, early, self._infos[recipe.model.sha256])

    def _mixed(self, spot: Spot, early: Driven) -> Recipe:
        """The place on the path: an expression of the places of the keys around."""
        if spot.leg is None:
            return self._place(next(iter(spot.weights)), early)
        weights = {k: w for k, w in spot.weights.items() if abs(w) > _NOTHING}
        places = {k: self._place(k, early) for k in {*weights, spot.leg.a, spot.leg.b}}
        a, b, how = places[spot.leg.a], places[spot.leg.b], self.film.course.how
        info = self._infos[a.model.sha256]
        here = between(a, b, spot.u, how, info, a)
        if len(weights) < 2:
            return here
        parts = tuple(places[k].latent for k in weights)
        known = {key: d for place in places.values() for key, d in place.directions.items()}
        wide = msgspec.structs.replace(here, directions=known)
        found = edit.with_latent(wide, Blend(parts, tuple(weights.values()), how, info.space.name))
        return self._smoothly(found, places, weights, info)

    def _smoothly(
        self, found: Recipe, places: Mapping[int, Recipe], weights: Mapping[int, float],
        info: GeneratorInfo,
    ) -> Recipe:  # fmt: skip
        """Numbers go through the keys without a corner, as the point does."""
        controls: dict[str, ControlValue] = dict(found.controls)
        for control in info.controls:
            if control.kind != "float" or control.key == "class_mix":
                continue
            values = [float(places[k].controls.get(control.key, control.default)) for k in weights]
            if len(set(values)) == 1:
                continue
            total = sum(v * w for v, w in zip(values, weights.values(), strict=True))
            controls[control.key] = min(max(total, control.low), control.high)
        usual = {control.key: control.default for control in info.controls}
        kept = {key: value for key, value in controls.items() if value != usual.get(key)}
        return msgspec.structs.replace(found, controls=kept)

    def _finished(self, recipe: Recipe, late: Driven, seconds: float) -> Recipe:
        info = self._infos[recipe.model.sha256]
        recipe = driven_late(recipe, late, info, self._directions)
        return self._round(recipe, seconds)

    def _round(self, recipe: Recipe, seconds: float) -> Recipe:
        """The noise goes round its circle: from the path's own place and back to it."""
        loop = self.film.course.loop
        if loop is None:
            return recipe
        angle = 2 * math.pi * loop.turns * seconds / self.film.seconds
        moves = edit.moves_of(recipe.latent)
        if len(moves) + 2 > MAX_MOVES:
            return recipe
        along = (loop.radius * (1 - math.cos(angle)), loop.radius * math.sin(angle))
        for axis, amount in enumerate(along):
            key = f"random-{loop.seed}-{500 + axis}"
            before = moves[key].amount if key in moves else 0.0
            moves[key] = Move(before + amount)
        return edit.with_latent(recipe, edit.shifted(recipe.latent, moves, recipe.latent))
