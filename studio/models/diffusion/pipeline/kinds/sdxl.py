"""Stable Diffusion XL: a U-Net that looks at words, and is told the whole text and the size.

Source: Podell et al., "SDXL: Improving Latent Diffusion Models for High-Resolution Image
Synthesis", 2023, arXiv:2307.01952.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from studio.models.diffusion.pipeline.assembled import Assembled
from studio.models.diffusion.pipeline.denoiser import Ask, on
from studio.models.diffusion.pipeline.kinds.sd import CrossDenoiser


class SizedDenoiser(CrossDenoiser):
    """Such a U-Net; the picture is told to be whole and of its own size."""

    def more(self, ask: Ask, seen: Tensor) -> dict[str, Any]:
        """Pooled words, and six numbers of the size."""
        assert ask.words is not None
        (pooled,) = on(self.network, ask.words.pooled)
        width, height = ask.size
        sizes = torch.tensor([[height, width, 0, 0, height, width]]).to(seen)
        told = {"text_embeds": pooled, "time_ids": sizes.expand(len(seen), -1)}
        return {"added_cond_kwargs": told}


def build(parts: Assembled) -> SizedDenoiser:
    """The denoiser of a pipeline of this kind."""
    return SizedDenoiser(parts.denoiser)
