"""What networks see that were taught to paint over: the mask, and the picture without that part.

As StableDiffusionInpaintPipeline of diffusers gives it: the mask is all or nothing, and where all
is new the picture is grey before it is encoded.
"""

from __future__ import annotations

from dataclasses import replace

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Check
from studio.models.diffusion.pipeline.pictures import Pictures
from studio.models.diffusion.pipeline.told import Told, Under

HALF = 0.5


class Underneath:
    """Encodes what is left of a picture; remembers the last one, as drags ask for it again."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._last: Under | None = None

    def forget(self) -> None:
        """Forget it: the networks have moved."""
        self._last = None

    def told(self, told: Told, like: Tensor, check: Check) -> Told:
        """The same, and what the network sees; `like`: the noise [N, C, h, w]."""
        key = f"{told.key}/{tuple(like.shape[2:])}"
        if self._last is None or self._last.key != key:
            self._last = self._seen(told, like, key, check)
        return replace(told, under=self._last)

    def _seen(self, told: Told, like: Tensor, key: str, check: Check) -> Under:
        high, wide = like.shape[2:]
        cell = self._pictures.cell
        grey = torch.full((1, 3, high * cell, wide * cell), HALF, device=like.device)
        mask = like.new_ones((1, 1, high, wide))
        if told.picture is None:
            return Under(mask, self._pictures.read(grey, check), key)
        if told.mask is not None:
            mask = (told.mask.to(like) >= HALF).to(like.dtype)
        picture = self._pictures.draw(told.picture.to(like), check)[:, :3].clamp(0, 1)
        there = functional.interpolate(mask, scale_factor=float(cell), mode="nearest")
        return Under(mask, self._pictures.read(torch.where(there > 0, grey, picture), check), key)
