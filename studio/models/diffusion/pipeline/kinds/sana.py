"""Sana: a transformer of linear attention over a deeply compressed latent.

Source: Xie et al., "SANA: Efficient High-Resolution Image Synthesis with Linear Diffusion
Transformers", 2024, arXiv:2410.10629.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from studio.models.diffusion.pipeline.assembled import Assembled, said
from studio.models.diffusion.pipeline.denoiser import Ask
from studio.models.diffusion.pipeline.kinds.pixart import MaskedDenoiser


class SanaDenoiser(MaskedDenoiser):
    """Predicts the velocity: noise minus picture."""

    def time(self, t: float, seen: Tensor) -> Tensor:
        """[M], in the network's own measure."""
        scaled = t * float(said(self.network, "timestep_scale", 1.0))
        return torch.full((len(seen),), scaled, device=seen.device, dtype=torch.float32)

    def more(self, ask: Ask, seen: Tensor) -> dict[str, Any]:
        """Nothing."""
        del ask, seen
        return {}


def build(parts: Assembled) -> SanaDenoiser:
    """The denoiser of a pipeline of this kind."""
    return SanaDenoiser(parts.denoiser)
