"""Draws places of one written model, as plainly as can be."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from studio.core.pixels import to_u8
from studio.errors import ModelError
from studio.models.base import CancelToken, RenderRequest
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.opening.registry import open_model
from studio.values.controls import check_controls
from studio.values.edit import new_recipe, with_control
from studio.values.messages import InstalledModel
from studio.values.recipe import Recipe

Picture = NDArray[np.uint8]
SMALL = 32


class Drawing:
    """A model and what it draws."""

    def __init__(self, model: InstalledModel) -> None:
        """Load it.

        Raises:
            ModelError: it is no pipeline.
        """
        self.card = model.card
        generator = open_model(model, torch.device("cpu"))
        if not isinstance(generator, PipelineGenerator):
            raise ModelError(f"{model.card.name} is no pipeline.")
        self._generator = generator

    def worded(self, seed: int, words: str) -> Recipe:
        """The place of a seed under words."""
        return with_control(new_recipe(self.card, seed), "prompt", words, "")

    def words_between(self, more: str, less: str) -> Tensor:
        """[D] float32: what one text has and the other lacks."""
        with torch.inference_mode():
            return self._generator.words_between(more, less).float().cpu()

    def picture(self, recipe: Recipe, *, draft: bool = False) -> Picture:
        """[H, W, 3] as at rest, or as under the hand."""
        pixels: Picture = to_u8(self._drawn(recipe, draft))[0]
        return pixels

    def small(self, recipe: Recipe) -> Tensor:
        """[1, 3, 32, 32] float of a draft, without its details."""
        return functional.adaptive_avg_pool2d(self._drawn(recipe, draft=True), SMALL)

    def _drawn(self, recipe: Recipe, draft: bool) -> Tensor:
        values = check_controls(self.card.info.controls, dict(recipe.controls))
        size, token = (recipe.width, recipe.height), CancelToken()
        place = (recipe.latent, recipe.directions)
        with torch.inference_mode():
            point = self._generator.resolve_at(*place, *size)
            told = self._generator.condition(*place, values, size, token)
            request = RenderRequest(point, *size, values, draft=draft, conditioning=told)
            return self._generator.render(request, token)
