"""Stable Diffusion 3: a transformer in which words and picture look at each other.

Source: Esser et al., "Scaling Rectified Flow Transformers for High-Resolution Image Synthesis",
2024, arXiv:2403.03206.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from studio.models.diffusion.pipeline.assembled import Assembled
from studio.models.diffusion.pipeline.denoiser import Ask, on


class JointDenoiser:
    """Predicts the velocity: noise minus picture."""

    embeds_guidance = False
    nothing = None

    def __init__(self, network: nn.Module) -> None:
        self.network: Any = network

    def predict(self, x: Tensor, t: float, ask: Ask) -> Tensor:
        """[M, C, h, w] float32."""
        assert ask.words is not None
        seen, tokens, pooled = on(self.network, x, ask.words.tokens, ask.words.pooled)
        time = torch.full((len(seen),), t, device=seen.device, dtype=torch.float32)
        found: Tensor = self.network(
            hidden_states=seen, timestep=time, encoder_hidden_states=tokens,
            pooled_projections=pooled,
        ).sample  # fmt: skip
        return found.float()


def build(parts: Assembled) -> JointDenoiser:
    """The denoiser of a pipeline of this kind."""
    return JointDenoiser(parts.denoiser)
