"""The children of a brood, as recipes."""

from __future__ import annotations

from studio.errors import LatentError
from studio.values.breed.brood import CHILDREN, Brood
from studio.values.breed.crossing import crossed
from studio.values.breed.dice import Dice
from studio.values.breed.mutation import mutated
from studio.values.card import GeneratorInfo
from studio.values.latent import check_latent
from studio.values.recipe import Recipe


def child(brood: Brood, draw: int, info: GeneratorInfo) -> Recipe:
    """Child number `draw` of a brood; the same every time.

    Raises:
        RecipeError: the parents are not places of the model that `info` describes.
    """
    dice = Dice(brood.seed, draw)
    try:
        found = mutated(crossed(brood, dice, info), brood, dice, info)
        check_latent(found.latent)
    except LatentError:  # nested as deep as a place may be before anything was crossed
        return brood.main
    return found


def children(brood: Brood, info: GeneratorInfo) -> tuple[Recipe, ...]:
    """The twelve places of a brood, cell by cell; those that are held as they were."""
    return tuple(
        brood.held[cell] if cell in brood.held else child(brood, draw, info)
        for cell, draw in zip(range(CHILDREN), brood.chosen, strict=True)
    )
