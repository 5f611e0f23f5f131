"""Which places a map shows: the seeds 0, 1, 2 …, under what the person holds."""

from __future__ import annotations

import hashlib

import msgspec

from studio.values import painting
from studio.values.atlas.looks import LENGTH
from studio.values.card import Card
from studio.values.mixing import CLASS, CLASS_MIX, SECOND_CLASS, classes_of, of_class
from studio.values.recipe import Recipe

VERSION = 1
"""Of the way of measuring and keeping a map; others are drawn anew."""
SIDE_PX = 64
MOST = 10_000


class Ground(msgspec.Struct, frozen=True):
    """What all places of one map share: `base` is the recipe of its seed 0; `classes` take turns.

    The recipe of place `n` is that of seed `n` as the model's own users draw it.
    """

    base: Recipe
    card: Card
    classes: tuple[str, ...] = ()

    @classmethod
    def of(cls, recipe: Recipe, card: Card, class_held: bool) -> Ground:
        """The ground of the map around a place: its controls and its size, no moves, no photo."""
        size = recipe.width, recipe.height
        base = msgspec.structs.replace(
            recipe, latent=card.info.space.seed(0), directions={}, width=size[0], height=size[1]
        )
        classes = () if class_held else classes_of(card.info)
        if classes:
            kept = {k: v for k, v in base.controls.items() if k not in _CLASSES}
            base = msgspec.structs.replace(base, controls=kept)
        return cls(base, card, classes)

    @property
    def key(self) -> str:
        """Names the map for ever, 32 hex digits: model, controls held, seeds, way of measuring."""
        base, space = self.base, self.card.info.space
        told = [VERSION, LENGTH, SIDE_PX, base.model.sha256, sorted(base.controls.items()),
                list(self.classes), space.seeds, self._shape]  # fmt: skip
        return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()[:32]

    @property
    def _shape(self) -> str:
        """Proportions matter to the pictures, pixels do not."""
        return f"{self.base.width / self.base.height:.2f}"

    def place(self, n: int) -> Recipe:
        """The recipe of place `n`."""
        recipe = painting.rebased(self.base, self.card.info.space.seed(n))
        if not self.classes:
            return recipe
        return of_class(recipe, self.card.info, self.classes[n % len(self.classes)])


def class_label(ground: Ground, number: int) -> str:
    """What a model calls one of the classes of a map."""
    control = next((c for c in ground.card.info.controls if c.key == CLASS), None)
    choices = dict(control.choices) if control is not None else {}
    value = ground.classes[number]
    return choices.get(value, value)


_CLASSES = (CLASS, SECOND_CLASS, CLASS_MIX)
