"""Wandering in words: a hand moves along all directions of text at once, in two mixed ways."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from studio.values import edit
from studio.values.card import Card
from studio.values.directions import Direction, random_delta
from studio.values.latent import TEXT_SPACE
from studio.values.recipe import Recipe

LEAST = 2
"""Fewer directions than these are no room to wander in."""


def room_in(known: Sequence[Direction]) -> tuple[Direction, ...]:
    """The directions of text among those that are known; none where they are too few."""
    told = tuple(d for d in known if d.space == TEXT_SPACE)
    return told if len(told) >= LEAST else ()


def walked(
    recipe: Recipe, card: Card, told: Sequence[Direction], seed: int, units: tuple[float, float]
) -> Recipe:
    """The place `units` further along the two ways of a seed, each slider within its ends.

    Args:
        recipe: a place of the model of `card`.
        card: says which directions travel in the recipe: those that it does not ship.
        told: the directions that are mixed, `room_in`.
        seed: of the two ways; the same seed leads the same ways.
        units: across and up.
    """
    ways = np.stack([random_delta(seed, axis, len(told)) for axis in range(2)])
    ways = ways / np.linalg.norm(ways, axis=1, keepdims=True)
    steps = np.asarray(units) @ ways
    amounts = {}
    for direction, step in zip(told, steps, strict=True):
        far = abs(direction.limit)
        wanted = edit.amount(recipe, direction.id) + float(step)
        amounts[direction.id] = min(max(wanted, -far), far)
    shipped = {d.id for d in card.info.directions}
    found = [d for d in told if d.id not in shipped]
    return edit.with_amounts(recipe, amounts, found, told)
