"""Places between the places of a map: weighted means in the latent space, at the right length."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from studio.values.arrays import Floats
from studio.values.atlas.layout import nearest
from studio.values.atlas.places import Ground
from studio.values.latent import MAX_PARTS
from studio.values.mixing import mixed
from studio.values.recipe import Recipe

AMONG = 4
"""A spot of the map is the mean of so many of its nearest places."""
_WORTH = 0.02
_TINY = 1e-6


def spot(
    ground: Ground, seeds: Sequence[int], positions: Floats, x: float, y: float, reach: float
) -> Recipe | None:
    """The place at a spot of the map; None where no place lies within `reach` of it.

    Args:
        ground: what the places share.
        seeds: of the places, as `positions` has them.
        positions: [N, 2] of the places.
        x: where across, in units of the map.
        y: where up.
        reach: how far from the nearest place there is still land.

    Returns:
        On a place itself that very place; else the mean of the nearest, on the sphere for points
        and evenly for controls, each weighing by the inverse square of its distance.

    Source: Shepard, "A two-dimensional interpolation function for irregularly-spaced data", 1968.
    """
    if not len(positions):
        return None
    found, apart = nearest(np.array([[x, y]], np.float32), positions, AMONG)
    if float(apart[0, 0]) > reach:
        return None
    weights = 1.0 / np.maximum(apart[0], _TINY) ** 2
    weights /= weights.sum()
    kept = [(int(i), float(w)) for i, w in zip(found[0], weights, strict=True) if w >= _WORTH]
    places = [ground.place(seeds[i]) for i, _ in kept]
    return mixed(places, _normal([w for _, w in kept]), "round", ground.card.info, ground.base)


def average(ground: Ground, seeds: Sequence[int]) -> Recipe:
    """The mean of places, those spread evenly among them where there are more than a blend holds.

    `seeds` must not be empty.
    """
    step = max(1, -(-len(seeds) // MAX_PARTS))
    places = [ground.place(seed) for seed in list(seeds)[::step]]
    weights = _normal([1.0] * len(places))
    return mixed(places, weights, "round", ground.card.info, ground.base)


def _normal(weights: list[float]) -> list[float]:
    total = sum(weights)
    return [weight / total for weight in weights]
