"""Places along a walk that stays likely, as recipes that drift can go through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from studio.core.likely import likely_walk
from studio.errors import LatentError
from studio.inference.renderer import Renderer
from studio.inference.sizes import check_recipe_fits
from studio.inference.straighten import Bases, straightened
from studio.models.base import Lifts
from studio.values import edit
from studio.values.latent import Repaint, Shift, Vector
from studio.values.recipe import Recipe

MAX_NUMBERS = 65_536
"""Points of larger spaces would make every place on the way a megabyte."""


@dataclass(frozen=True)
class LikelyPlaces:
    """The places that were walked to, and how many steps were tried for them."""

    places: tuple[Recipe, ...]
    tried: int


def likely_places(renderer: Renderer, recipe: Recipe, count: int, seed: int) -> LikelyPlaces:
    """Where `count` Langevin steps under the model's prior lead; named moves stay as they are.

    Raises:
        ModelError, RecipeError: the place cannot be computed here.
        LatentError: the model has no prior to be likely under, or the place lies beyond it.
    """
    recipe = straightened(renderer, recipe)
    base, moves = edit.base_of(recipe.latent), edit.moves_of(recipe.latent)
    loaded = renderer.cache.get(recipe.model)
    space, name = loaded.card.info.space, loaded.card.name
    if space.prior == "none" or space.seeds == "pictures":
        raise LatentError(f"{name} cannot say which places are likely: its places are drawn.")
    if isinstance(base, Repaint) or space.size > MAX_NUMBERS:
        raise LatentError("From this place nothing can be said of what is likely.")
    controls = check_recipe_fits(recipe, loaded.card)
    with torch.inference_mode():
        bases = Bases(loaded.full, recipe, controls)
        below = bases.below(Shift(base, {}))
        if isinstance(loaded.full, Lifts) and below is None:
            raise LatentError("This place lies beyond the seeds, where nothing is likely or not.")
        start = bases.point(base, below)[0].cpu()
        walked = likely_walk(start.reshape(-1), count, seed, space.prior == "uniform")
    places = tuple(
        edit.with_latent(recipe, edit.shifted(_vector(space.name, point, start.shape), moves))
        for point in walked.points
    )
    return LikelyPlaces(places, walked.tried)


def _vector(space: str, point: torch.Tensor, shape: torch.Size) -> Vector:
    return Vector.of(space, point.reshape(shape).numpy().astype(np.float32))
