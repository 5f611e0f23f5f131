"""DiT: a transformer that is told a class.

Source: Peebles and Xie, "Scalable Diffusion Models with Transformers", 2022, arXiv:2212.09748.
"""

from __future__ import annotations

from typing import Any

from torch import Tensor, nn

from studio.models.diffusion.pipeline.assembled import Assembled
from studio.models.diffusion.pipeline.denoiser import Ask, as_rows, on
from studio.models.diffusion.pipeline.described import nothing_of


class ClassDenoiser:
    """Predicts the noise; what it says of its own error is left out."""

    embeds_guidance = False

    def __init__(self, network: nn.Module, nothing: int | None) -> None:
        self.network: Any = network
        self.nothing = nothing

    def predict(self, x: Tensor, t: float, ask: Ask) -> Tensor:
        """[M, C, h, w] float32."""
        seen, labels = on(self.network, x, ask.labels)
        found: Tensor = self.network(seen, timestep=as_rows(t, seen), class_labels=labels).sample
        return found[:, : x.shape[1]].float()


def build(parts: Assembled) -> ClassDenoiser:
    """The denoiser of a pipeline of this kind."""
    return ClassDenoiser(parts.denoiser, nothing_of(parts))
