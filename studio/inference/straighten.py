"""Taking a walk into the base: the same picture, with nothing but straight moves left to undo."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np
import torch
from torch import Tensor

from studio.core.latents import evaluate
from studio.errors import RenderError
from studio.inference.renderer import Renderer, resolved
from studio.inference.sizes import check_recipe_fits
from studio.models.base import Generator, Lifts
from studio.values import edit
from studio.values.card import GeneratorInfo
from studio.values.controls import ControlValue
from studio.values.directions import parse_random
from studio.values.latent import Latent, Move, Shift, StyleMix, Vector, walk
from studio.values.recipe import Recipe


def straightened(renderer: Renderer, recipe: Recipe) -> Recipe:
    """The same place on a base that has arrived where the walk led; named moves stay as they are.

    Raises:
        ModelError, RecipeError, LatentError: the place cannot be computed here.
        RenderError: it lies too far out to be a base.
    """
    moves = edit.moves_of(recipe.latent)
    walked = {key: move for key, move in moves.items() if parse_random(key) is not None}
    if not isinstance(recipe.latent, Shift) or not walked:
        return recipe
    loaded = renderer.cache.get(recipe.model)
    controls = check_recipe_fits(recipe, loaded.card)
    with torch.inference_mode():
        base = Bases(loaded.full, recipe, controls).arrived(recipe.latent)
    kept = {key: move for key, move in moves.items() if key not in walked}
    return edit.with_latent(recipe, edit.shifted(base, kept))


class Bases:
    """Points of one place, in the first space where all of the walk belongs there."""

    def __init__(
        self, generator: Generator, recipe: Recipe, controls: Mapping[str, ControlValue]
    ) -> None:
        self._generator, self._recipe, self._controls = generator, recipe, controls

    def arrived(self, shift: Shift) -> Vector:
        """Where the base is after the walk, so that the straight moves lead on to the same place.

        Where straight moves were turned with the base, what they add is taken off again.
        """
        below = self.below(shift)
        walked = {k: m for k, m in shift.moves.items() if parse_random(k) is not None}
        straight = {k: m for k, m in shift.moves.items() if k not in walked}
        if below is not None:
            straight = {k: m for k, m in straight.items() if _in_space(k, self._recipe, below)}
        if shift.turns == "base" or not straight:
            point = self.point(Shift(shift.base, walked), below)
        else:
            whole = self.point(Shift(shift.base, {**walked, **straight}, shift.turns), below)
            added = self.point(Shift(shift.base, straight), below)
            point = whole - (added - self.point(shift.base, below))
        space = (below or self._generator.info).spaces[-1]
        values = point[0].cpu().numpy().astype(np.float32)
        if not np.isfinite(values).all():
            raise RenderError("The place lies too far out to be straightened.")
        return Vector.of(space.name, values)

    def below(self, shift: Shift) -> GeneratorInfo | None:
        """The model as it is in its first space alone; None where the walk does not stay there."""
        info = self._generator.info
        nodes = [node for _, node in walk(shift.base)]
        spaces = {getattr(node, "space", info.space.name) for node in nodes}
        layered = any(_on_layers(shift.moves, key) for key in shift.moves)
        layered = layered or any(isinstance(node, StyleMix) for node in nodes)
        if not isinstance(self._generator, Lifts) or layered or spaces != {info.space.name}:
            return None
        return msgspec.structs.replace(info, spaces=info.spaces[:1], layers=0)

    def point(self, latent: Latent, below: GeneratorInfo | None) -> Tensor:
        """[1, *shape]: where an expression lies, in the first space alone where `below` is it."""
        if below is not None:
            return evaluate(latent, below, self._recipe.directions)
        place = edit.with_latent(self._recipe, latent)
        return resolved(self._generator, place, self._controls)


def _in_space(key: str, recipe: Recipe, info: GeneratorInfo) -> bool:
    known = {direction.id: direction for direction in info.directions} | recipe.directions
    return key in known and known[key].space == info.space.name


def _on_layers(moves: Mapping[str, Move], key: str) -> bool:
    return parse_random(key) is not None and moves[key].layers is not None
