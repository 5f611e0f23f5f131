"""Sets and reads everything that can be moved, wherever in the window it lives."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from studio.ui.feature.context import Context
from studio.values import edit, painting
from studio.values.card import Card
from studio.values.latent import Seed
from studio.values.live import acting
from studio.values.live.targets import (
    BLEND,
    DIRECTION,
    FADE,
    MOVED_HERE,
    NEW,
    NEXT,
    PAD_X,
    PAD_Y,
    PREVIOUS,
    TargetInfo,
    targets_of,
)
from studio.values.recipe import Recipe

Act = Callable[[float], object]


class Reach(QObject):
    """Places are moved here; what else there is to do was put into `switches` and `triggers`."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = context.state
        self.fade_beats = 4.0
        self.numbers: dict[str, Act] = {FADE: self._set_fade}
        """What is done with a number that is no part of a place."""
        self.switches: dict[str, Act] = {}
        self.triggers: dict[str, Callable[[], object]] = {
            NEXT: lambda: self._step_seed(1), PREVIOUS: lambda: self._step_seed(-1),
            NEW: self._state.place.new_seed,
        }  # fmt: skip
        """What happens once."""

    def targets(self, scenes: int) -> tuple[TargetInfo, ...]:
        """All that there is now."""
        place = self._state.place
        return targets_of(place.card, place.recipe, self._state.directions.known, scenes)

    def value(self, target: str) -> float | None:
        """Where a target is; None for what is at no place."""
        place, wells = self._state.place, self._state.blending.wells
        recipe, card = place.recipe, place.card
        if recipe is None or card is None:
            return None
        match target:
            case "/blend":
                return wells.amount if wells.a is not None and wells.b is not None else None
            case "/pad/x":
                return edit.amount(recipe, self._state.directions.ways[0])
            case "/pad/y":
                return edit.amount(recipe, self._state.directions.ways[1])
            case "/fade":
                return self.fade_beats
            case _:
                return acting.value_at(recipe, target, card.info)

    def set(self, values: Mapping[str, float]) -> None:
        """Set all of these at once: the place moves once, whatever many of them say."""
        place = self._state.place
        if BLEND in values and self.value(BLEND) is not None:
            self._state.blending.set_amount(min(max(values[BLEND], 0.0), 1.0))
        recipe, card = place.recipe, place.card
        if recipe is None or card is None:
            return
        there = self.moved(recipe, card, values)
        if there != recipe:
            place.show_moving(there)

    def switch(self, values: Mapping[str, float]) -> dict[str, float]:
        """Do what is no part of a place; gives the rest."""
        acts = self.numbers | self.switches
        for name in values.keys() & acts.keys():
            acts[name](values[name])
        return {name: value for name, value in values.items() if name not in acts}

    def moved(self, recipe: Recipe, card: Card, values: Mapping[str, float]) -> Recipe:
        """A place with these values, without showing it."""
        directions = self._state.directions
        named = {k: v for k, v in values.items() if k.startswith(MOVED_HERE)}
        for way, name in zip(directions.ways, (PAD_X, PAD_Y), strict=True):
            if name in values and way:
                named[f"{DIRECTION}{way}"] = values[name]
        return acting.set_to(recipe, named, card.info, directions.known) if named else recipe

    def happens(self, target: str) -> bool:
        """Whether a target happens once, and holds no number."""
        return target in self.triggers

    def fire(self, target: str) -> None:
        """Do what happens once."""
        act = self.triggers.get(target)
        if act is not None:
            act()

    def _set_fade(self, beats: float) -> None:
        self.fade_beats = min(max(beats, 0.0), 256.0)

    def _step_seed(self, step: int) -> None:
        recipe = self._state.place.recipe
        base = None if recipe is None else painting.noise_of(edit.base_of(recipe.latent))
        if isinstance(base, Seed):
            most = 2**32 if base.convention == "nvidia" else 2**63
            self._state.place.set_seed((base.n + step) % most, keep_moves=True)
