"""A place as it is drawn for a screen: of the screen's shape where the model can."""

from __future__ import annotations

from studio.values import edit
from studio.values.card import Card
from studio.values.recipe import Recipe

LONGEST = 1920
WIDEST = 21 / 9
TALLEST = 9 / 16


def on_screen(recipe: Recipe, card: Card, width: int, height: int) -> Recipe:
    """The place at the shape of a screen of so many pixels; as it is where the model has its own.

    Shapes beyond 9:16 and 21:9 are not asked of a model: the rest is cut off or blurred over.
    """
    sizes = card.info.sizes
    if not (sizes.any_size and sizes.any_aspect) or width < 1 or height < 1:
        return recipe
    aspect = min(max(width / height, TALLEST), WIDEST)
    longest = min(LONGEST, sizes.largest, max(width, height))
    wide, high = (longest, longest / aspect) if aspect >= 1 else (longest * aspect, longest)
    step = max(1, sizes.multiple)
    return edit.with_size(recipe, *(max(step, int(side) // step * step) for side in (wide, high)))
