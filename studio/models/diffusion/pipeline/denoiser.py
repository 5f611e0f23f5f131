"""What every denoising network is to the sampler, and which kinds there are.

Notation here and in `kinds`: M rows asked at once, C channels, h w latent cells, L tokens, D their
width, P the width of what is pooled.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from studio.models.diffusion.pipeline.assembled import Assembled
from studio.models.diffusion.pipeline.told import Under, Words


@dataclass(frozen=True)
class Ask:
    """What a network is told beside the noisy latents, a row each.

    Attributes:
        words: tokens [M, L, D], pooled [M, P], mask [M, L]; None where it takes no words.
        labels: [M] int64, classes; None where it knows none.
        size: (width, height) in pixels of the picture.
        guidance: for networks that are told how strongly to follow the words.
        stride: how far the step goes, in [0, 1], for networks trained for long steps; 0: instant.
        bend: [C, n, n] float32, added in the middle of the network (`bottleneck`).
        under: what is painted over, for networks that see it.
    """

    words: Words | None
    labels: Tensor | None
    size: tuple[int, int]
    guidance: float = 1.0
    stride: float = 0.0
    bend: Tensor | None = None
    under: Under | None = None


class Denoiser(Protocol):
    """One network that says what of the noisy latents is noise, picture or flow.

    Attributes:
        network: the network itself.
        embeds_guidance: it is told the guidance, and asked once instead of with and without words.
        nothing: the class that means none; None where there is no such class.
    """

    network: nn.Module
    embeds_guidance: bool
    nothing: int | None

    def predict(self, x: Tensor, t: float, ask: Ask) -> Tensor:
        """[M, C, h, w] float32: what the network says of latents `x` at time `t`.

        Args:
            x: [M, C, h, w] float32, scaled as the schedule wants it.
            t: the time in the units of its training, mostly 0 (picture) to 999 or 1000 (noise).
            ask: what else it is told.
        """


KINDS: Mapping[str, str] = {
    **{
        kind: f"studio.models.diffusion.pipeline.kinds.{kind}"
        for kind in ("dit", "flux", "pixart", "postcard", "sana", "sd", "sd3", "sdxl", "unet2d")
    },
    "consistency": "studio.models.diffusion.pipeline.kinds.unet2d",
    "ldm": "studio.models.diffusion.pipeline.kinds.sd",
}
"""Kind -> the module whose `build` makes its denoiser; imported when first needed."""


def denoiser_of(parts: Assembled) -> Denoiser:
    """The denoiser of a pipeline."""
    module = importlib.import_module(KINDS[parts.kind])
    built: Denoiser = module.build(parts)
    return built


def precision(network: nn.Module) -> tuple[torch.device, torch.dtype]:
    """Where a network is and in which precision it computes."""
    like = next(p for p in network.parameters() if p.is_floating_point())
    return like.device, like.dtype


def on(network: nn.Module, *tensors: Tensor | None) -> list[Any]:
    """Tensors where a network is, in its precision; whole numbers and masks stay what they are."""
    device, dtype = precision(network)
    return [
        None if tensor is None
        else tensor.to(device, dtype) if tensor.is_floating_point() else tensor.to(device)
        for tensor in tensors
    ]  # fmt: skip


def as_rows(t: float, x: Tensor) -> Tensor:
    """[M] on the device of `x`: a time for each row, whole where it is a whole number."""
    whole = float(t).is_integer()
    kind = torch.int64 if whole else torch.float32
    return torch.full((len(x),), int(t) if whole else t, dtype=kind, device=x.device)
