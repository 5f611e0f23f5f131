"""Flux: a transformer over patches of 2 x 2 cells, told the guidance where it was distilled."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.diffusion.pipeline.assembled import Assembled, said
from studio.models.diffusion.pipeline.denoiser import Ask, on

PATCH = 2


class FluxDenoiser:
    """Predicts the velocity: noise minus picture."""

    nothing = None

    def __init__(self, network: nn.Module) -> None:
        self.network: Any = network
        self._told = bool(said(network, "guidance_embeds", False))
        # what is not told its guidance was made to need none
        self.embeds_guidance = True

    def predict(self, x: Tensor, t: float, ask: Ask) -> Tensor:
        """[M, C, h, w] float32; sides of even length."""
        assert ask.words is not None
        seen, tokens, pooled = on(self.network, x, ask.words.tokens, ask.words.pooled)
        count, _, height, width = seen.shape
        rows, columns = height // PATCH, width // PATCH
        guidance = torch.full((count,), ask.guidance, device=seen.device, dtype=torch.float32)
        found = self.network(
            hidden_states=functional.pixel_unshuffle(seen, PATCH).flatten(2).transpose(1, 2),
            timestep=torch.full((count,), t / 1000.0, device=seen.device, dtype=seen.dtype),
            guidance=guidance if self._told else None,
            pooled_projections=pooled,
            encoder_hidden_states=tokens,
            txt_ids=seen.new_zeros((tokens.shape[1], 3)),
            img_ids=_places(rows, columns).to(seen),
        ).sample
        square = found.transpose(1, 2).reshape(count, -1, rows, columns)
        return functional.pixel_shuffle(square, PATCH).float()


def _places(rows: int, columns: int) -> Tensor:
    """[rows columns, 3]: nothing, row, column of every patch."""
    down = torch.arange(rows)[:, None].expand(rows, columns)
    across = torch.arange(columns)[None].expand(rows, columns)
    return torch.stack((torch.zeros_like(down), down, across), -1).reshape(-1, 3)


def build(parts: Assembled) -> FluxDenoiser:
    """The denoiser of a pipeline of this kind."""
    return FluxDenoiser(parts.denoiser)
