"""PixArt: a transformer that looks at words; some are told the size and the proportions.

Source: Chen et al., "PixArt-alpha: Fast Training of Diffusion Transformer for Photorealistic
Text-to-Image Synthesis", 2023, arXiv:2310.00426.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from studio.models.diffusion.pipeline.assembled import Assembled, said
from studio.models.diffusion.pipeline.denoiser import Ask, as_rows, on
from studio.models.diffusion.pipeline.told import scored

TOLD_SIZE = 128
"""Networks of so many cells a side are told the size."""


class MaskedDenoiser:
    """A transformer that looks at the words that are there."""

    embeds_guidance = False
    nothing = None

    def __init__(self, network: nn.Module) -> None:
        self.network: Any = network
        self._sized = said(network, "sample_size") == TOLD_SIZE

    def predict(self, x: Tensor, t: float, ask: Ask) -> Tensor:
        """[M, C, h, w] float32; what the network says of its own error is left out."""
        assert ask.words is not None
        assert ask.words.mask is not None
        seen, tokens, mask = on(self.network, x, ask.words.tokens, scored(ask.words.mask))
        found: Tensor = self.network(
            seen, encoder_hidden_states=tokens, encoder_attention_mask=mask,
            timestep=self.time(t, seen), **self.more(ask, seen),
        ).sample  # fmt: skip
        return found[:, : x.shape[1]].float()

    def time(self, t: float, seen: Tensor) -> Tensor:
        """[M]."""
        return as_rows(t, seen)

    def more(self, ask: Ask, seen: Tensor) -> dict[str, Any]:
        """What else the network is told."""
        told: dict[str, Tensor | None] = {"resolution": None, "aspect_ratio": None}
        if self._sized:
            width, height = ask.size
            resolution = torch.tensor([[height, width]]).to(seen)
            told["resolution"] = resolution.expand(len(seen), -1)
            told["aspect_ratio"] = torch.full((len(seen), 1), height / width).to(seen)
        return {"added_cond_kwargs": told}


def build(parts: Assembled) -> MaskedDenoiser:
    """The denoiser of a pipeline of this kind."""
    return MaskedDenoiser(parts.denoiser)
