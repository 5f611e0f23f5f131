"""Noise for grids of another size, and pictures brought to the size asked for.

Noise is told by its cosine waves, which keep it standard normal whatever the grid: a smaller grid
keeps the slow waves, so that what is large in a picture stays where it was; a larger one takes the
waves that are missing from noise that is always the same.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.grids import padded, to_grid, to_waves
from studio.values.card import Space

_FILL = 20_221_017


def refitted(point: Tensor, space: Space) -> Tensor:
    """[C, h', w'] float64: noise [C, h, w] on the grid of `space`."""
    return resized(point[None].double(), *space.shape[1:])[0]


def resized(noise: Tensor, height: int, width: int) -> Tensor:
    """[N, C, height, width] of noise [N, C, h, w], in its own precision."""
    high, wide = noise.shape[2:]
    if (high, wide) == (height, width):
        return noise
    waves = padded(to_waves(noise.double()), height, width)
    if height > high or width > wide:
        random = torch.Generator().manual_seed(_FILL)
        fresh = torch.randn((1, noise.shape[1], height, width), generator=random)
        fresh[..., :high, :wide] = 0.0
        waves = waves + fresh.to(waves)
    return to_grid(waves).to(noise.dtype)


def fitted(pictures: Tensor, height: int, width: int) -> Tensor:
    """[N, C, height, width] of pictures [N, C, H, W] in [0, 1], antialiased."""
    if pictures.shape[2:] == (height, width):
        return pictures
    smaller = height < pictures.shape[2] or width < pictures.shape[3]
    made = functional.interpolate(
        pictures, (height, width), mode="bicubic", antialias=smaller, align_corners=False
    )
    return made.clamp(0, 1)


def covering(pixels: Tensor, height: int, width: int) -> Tensor:
    """The middle of a picture [1, 3, H, W], of the proportions asked for, at that size."""
    high, wide = pixels.shape[2:]
    scale = max(height / high, width / wide)
    rows, columns = min(high, round(height / scale)), min(wide, round(width / scale))
    top, left = (high - rows) // 2, (wide - columns) // 2
    return fitted(pixels[:, :, top : top + rows, left : left + columns], height, width)
