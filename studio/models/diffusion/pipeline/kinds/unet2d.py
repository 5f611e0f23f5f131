"""U-Nets that are told nothing, or a class: DDPM, latent diffusion, consistency models."""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn

from studio.models.diffusion.pipeline.assembled import Assembled, said
from studio.models.diffusion.pipeline.denoiser import Ask, as_rows, on


class PlainDenoiser:
    """Such a U-Net; what it says of its own error is left out."""

    embeds_guidance = False
    nothing = None

    def __init__(self, network: nn.Module) -> None:
        self.network: Any = network
        self._classes = bool(said(network, "num_class_embeds", 0))

    def predict(self, x: Tensor, t: float, ask: Ask) -> Tensor:
        """[M, C, h, w] float32."""
        seen, labels = on(self.network, x, ask.labels if self._classes else None)
        found: Tensor = self.network(seen, as_rows(t, seen), class_labels=labels).sample
        return found[:, : x.shape[1]].float()


def build(parts: Assembled) -> PlainDenoiser:
    """The denoiser of a pipeline of this kind."""
    return PlainDenoiser(parts.denoiser)
