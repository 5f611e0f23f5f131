"""Whether a place can be shown here: is its model installed, and does it fit that model?"""

from __future__ import annotations

from collections.abc import Iterable

from studio.errors import InputError, RecipeError
from studio.values.card import Card
from studio.values.controls import check_controls
from studio.values.directions import parse_random
from studio.values.latent import Encoded, Seed, Shift, Vector, walk
from studio.values.recipe import ModelRef, Recipe

NAMED = 8
"""So many models are named where somebody asks for one that is not there."""


def missing(ref: ModelRef, installed: Iterable[Card]) -> str:
    """One sentence on the model that a place names and that is not among `installed`."""
    cards = tuple(installed)
    name = shown_id(ref)
    for card in cards:
        if card.id == ref.id:
            return (
                f"This place needs the model {name} with the weights {ref.sha256[:12]};"
                f" the one installed has {card.sha256[:12]}."
            )
    return f"The model {name} is not installed; {installed_words(cards)}."


def installed_words(cards: Iterable[Card]) -> str:
    """`installed are a, b and 1,998 more`: what there is, as the end of a sentence."""
    ids = [card.id for card in cards]
    if not ids:
        return "no model is"
    more = f" and {len(ids) - NAMED:,} more" if len(ids) > NAMED else ""
    return f"installed are {', '.join(ids[:NAMED])}{more}"


def shown_id(ref: ModelRef) -> str:
    """The id of a model from outside, as it can be shown."""
    safe = "".join(c if c.isprintable() else "�" for c in ref.id)
    return safe if len(safe) <= 64 else safe[:63] + "…"


def check_fits(recipe: Recipe, card: Card) -> None:
    """Refuse a place that its model could never show.

    Raises:
        RecipeError: a control or direction that the model lacks, a value that it refuses, or a
            space that it does not have; says which.
    """
    try:
        check_controls(card.info.controls, recipe.controls)
    except InputError as error:
        raise RecipeError(f"The place does not fit {card.name}: {error}") from None
    spaces = {space.name for space in card.info.spaces}
    known = {direction.id for direction in card.info.directions} | recipe.directions.keys()
    for _, node in walk(recipe.latent):
        for name in node.moves if isinstance(node, Shift) else ():
            if name not in known and parse_random(name) is None:
                raise RecipeError(
                    f"The place does not fit {card.name}: it moves along a direction"
                    f" ({name[:12]}) that the model lacks."
                )
        vector = node.vector if isinstance(node, Encoded) else node
        if isinstance(vector, Seed | Vector) and vector.space not in spaces:
            raise RecipeError(
                f"The place does not fit {card.name}: it lies in the space {vector.space!r}, the"
                f" model has {', '.join(sorted(spaces))}."
            )
