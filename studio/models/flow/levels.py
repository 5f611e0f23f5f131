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


def dequantise(pixels: Tensor, generator: torch.Generator, dithered: bool = False) -> Tensor:
    """Pictures [N, C, H, W] in [0, 1] on 32 levels, spread evenly within their level.

    `dithered` chooses between neighbouring levels at random, so that the mean colour is kept;
    otherwise the level is the one the colour falls into.
    """
    noise = torch.rand((2, *pixels.shape), generator=generator)
    scaled = pixels * LEVELS + noise[0] - 0.5 if dithered else pixels * (255 * LEVELS / 256)
    level = scaled.floor().clamp(0, LEVELS - 1)
    return (level + noise[1]) / LEVELS


def centred(pixels: Tensor) -> Tensor:
    """[0, 1] as the flow knows it: [-0.5, 0.5]."""
    return pixels - 0.5


def bits(log_density: Tensor, numbers: int) -> Tensor:
    """Bits per dimension [N] of pictures of `numbers` numbers, from log densities [N] in nats."""
    return math.log2(LEVELS) - log_density / (numbers * math.log(2))
