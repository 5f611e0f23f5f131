"""The place that lends its style to others, layer by layer."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Slot

from studio.errors import LatentError
from studio.ui.language.words import tr
from studio.ui.signals import Carries, signal
from studio.ui.state.blending import can_mix
from studio.ui.state.notices import Notice
from studio.ui.state.place import NEW_SEEDS, PlaceState
from studio.values import edit
from studio.values.latent import Latent, check_latent
from studio.values.layers import ranges_of, third
from studio.values.recipe import Recipe


class StyleState(QObject):
    """One well for styles; only models whose layers are steered one by one use it.

    A place with a style mixed in fills the well with what lends it, wherever the place comes from.
    """

    changed: Carries[Recipe | None] = signal()
    """The place in the well."""

    def __init__(self, place: PlaceState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._recipe: Recipe | None = None
        self._base: Latent | None = None
        place.recipe_changed.connect(self._follow)
        place.switched.connect(self._empty)

    @property
    def recipe(self) -> Recipe | None:
        """The place in the well."""
        return self._recipe

    def set(self, recipe: Recipe | None, parts: Collection[str] = ("fine",)) -> None:
        """Take the style of a place on the coarse, middle or fine layers; None empties the well."""
        if recipe is not None and not can_mix(self._place, recipe):
            return
        self._recipe = recipe
        self.changed.emit(recipe)
        if recipe is not None:
            self.set_parts(parts)

    def restore(self, recipe: Recipe | None) -> None:
        """What a project kept in the well; what does not fit is left out, nothing is mixed."""
        card = self._place.card
        if recipe is not None and (
            card is None or recipe.model.sha256 != card.sha256 or self._place.problem_of(recipe)
        ):
            recipe = None
        self._recipe = recipe
        self.changed.emit(recipe)

    def set_parts(self, parts: Collection[str]) -> None:
        """Mix the style in the well into these parts of the generator and into no others."""
        here, card = self._place.recipe, self._place.card
        if self._recipe is None or here is None or card is None:
            return
        style, ranges = self._recipe, ranges_of(parts, card.info.layers)
        self._mix(lambda: edit.with_styles(here, style, ranges))

    def roll(self, part: str) -> None:
        """The style of a seed nobody asked for on the coarse, middle or fine layers."""
        here, card = self._place.recipe, self._place.card
        layers = third(part, card.info.layers) if card is not None else None
        if here is not None and card is not None and layers is not None:
            seed = card.info.space.seed(random.randrange(NEW_SEEDS))
            self._mix(lambda: edit.with_style(here, seed, layers))

    def _mix(self, make: Callable[[], Recipe]) -> None:
        try:
            recipe = make()
            check_latent(recipe.latent)
        except LatentError:
            problem = tr("This place is mixed too often already; begin with another.")
            self._place.notices.say(Notice(problem))
            return
        if recipe != self._place.recipe:
            self._place.jump_to(recipe)

    @Slot(object)
    def _follow(self, recipe: Recipe) -> None:
        """The well shows what is mixed into another place, unless that stands there already."""
        base = edit.base_of(recipe.latent)
        jumped, self._base = base != self._base, base
        lenders = [other for other, _ in edit.styles_of(recipe.latent)]
        if not jumped or not lenders or (self._recipe and self._recipe.latent in lenders):
            return
        self._recipe = edit.with_latent(recipe, lenders[0])
        self.changed.emit(self._recipe)

    @Slot()
    def _empty(self) -> None:
        self._base = None
        self._recipe = None
        self.changed.emit(None)
