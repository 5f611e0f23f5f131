"""Between pictures of finitely many levels and the densities of a flow.

Source: Theis, van den Oord, Bethge, "A note on the evaluation of generative models", 2016,
arXiv:1511.01844: with uniform noise of one level, the density bounds the discrete likelihood.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

LEVELS = 32
"""Five bits a colour, as the published flows of faces were trained."""


def quantise(pixels: Tensor, noise: Tensor | None = None) -> Tensor:
    """The levels, 0 to 31, of pictures [N, C, H, W] in [0, 1].

    Without `noise` it is the level that a colour falls into; with `noise` (uniform in [0, 1]) it
    is one of the two around it, by chance, so that the mean colour is kept.
    """
    scaled = pixels * (255 * LEVELS / 256) if noise is None else pixels * LEVELS + noise - 0.5
    return scaled.floor().clamp(0, LEVELS - 1)


def dequantise(pixels: Tensor, generator: torch.Generator, dithered: bool = False) -> Tensor:
    """Pictures [N, C, H, W] in [0, 1] on 32 levels, spread evenly within their level."""
    noise = torch.rand((2, *pixels.shape), generator=generator)
    return (quantise(pixels, noise[0] if dithered else None) + noise[1]) / LEVELS


def centred(pixels: Tensor) -> Tensor:
    """[0, 1] as the flow knows it: [-0.5, 0.5]."""
    return pixels - 0.5


def bits(log_density: Tensor, numbers: int) -> Tensor:
    """Bits per dimension [N] of pictures of `numbers` numbers, from log densities [N] in nats."""
    return math.log2(LEVELS) - log_density / (numbers * math.log(2))
