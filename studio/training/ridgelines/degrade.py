"""Spoils clean pictures the way photographs are spoilt, so the encoder learns to look past it."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def degrade(pictures: Tensor, generator: torch.Generator, share: float = 0.7) -> Tensor:
    """Spoil about `share` of the pictures, each with its own mixture of faults.

    Args:
        pictures: [N, 3, H, W] sRGB in [0, 1].
        generator: source of every choice; the same state gives the same faults.
        share: how many pictures each kind of fault may touch, 0 … 1.

    Returns:
        [N, 3, H, W] in [0, 1]: cast, exposed, occluded, blurred, blocky and noisy in turn.
    """
    chance = _uniform(pictures.shape[0], 7, generator).unbind(1)
    for fault, luck, odds in (
        (_texture, chance[0], 0.45),
        (_shapes, chance[1], 0.45),
        (_cast, chance[2], 0.25),
        (_expose, chance[3], 0.25),
        (_blur, chance[4], 0.35),
        (_blocks, chance[5], 0.25),
        (_noise, chance[6], 0.5),
    ):
        touched = (luck < odds * share).nonzero()[:, 0]
        if len(touched):
            spoilt = fault(pictures[touched], generator)
            pictures = pictures.index_copy(0, touched, spoilt.clamp(0.0, 1.0))
    return pictures


def _uniform(rows: int, columns: int, generator: torch.Generator) -> Tensor:
    return torch.rand(rows, columns, generator=generator)


def _cast(pictures: Tensor, generator: torch.Generator) -> Tensor:
    gain = 1.0 + 0.08 * torch.randn(len(pictures), 3, 1, 1, generator=generator)
    return pictures * gain


def _expose(pictures: Tensor, generator: torch.Generator) -> Tensor:
    gamma = torch.exp(0.12 * torch.randn(len(pictures), 1, 1, 1, generator=generator))
    return pictures.clamp(min=1e-4) ** gamma


def _noise(pictures: Tensor, generator: torch.Generator) -> Tensor:
    level = 0.05 * _uniform(len(pictures), 1, generator)[:, :, None, None]
    return pictures + level * torch.randn(pictures.shape, generator=generator)


def _blur(pictures: Tensor, generator: torch.Generator) -> Tensor:
    size = pictures.shape[-1]
    kernel = 3 + 2 * int(torch.randint(0, 3, (), generator=generator))
    soft = functional.avg_pool2d(
        functional.pad(pictures, [kernel // 2] * 4, mode="replicate"), kernel, stride=1
    )
    return soft[..., :size, :size]


def _blocks(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """Coarse colour in 8 x 8 blocks and quantised lightness, as a hard-pressed JPEG has."""
    coarse = functional.interpolate(functional.avg_pool2d(pictures, 8), scale_factor=8.0)
    grey = pictures.mean(1, keepdim=True)
    tint = coarse - coarse.mean(1, keepdim=True)
    steps = 12.0 + 20.0 * _uniform(len(pictures), 1, generator)[:, :, None, None]
    return (grey * steps).round() / steps + tint


def _texture(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """Cloudy structure at a random scale, like fur, walls or foliage."""
    count, _, height, width = pictures.shape
    cells = 4 << int(torch.randint(0, 4, (), generator=generator))
    rough = torch.randn(count, 3, cells, cells, generator=generator)
    rough = 0.7 * rough.mean(1, keepdim=True) * 1.7 + 0.3 * rough
    rough = functional.interpolate(rough, (height, width), mode="bilinear", align_corners=False)
    return pictures + 0.10 * _uniform(count, 1, generator)[:, :, None, None] * rough


def _shapes(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """A few soft-edged ellipses and boxes of one colour each, laid over the scene."""
    count, _, height, width = pictures.shape
    y = torch.linspace(0, 1, height).reshape(1, -1, 1)
    x = torch.linspace(0, 1, width).reshape(1, 1, -1)
    for _ in range(int(torch.randint(1, 4, (), generator=generator))):
        dice = _uniform(count, 10, generator)[:, :, None, None]
        across = (x - dice[:, 0]).abs() / (0.03 + 0.20 * dice[:, 2])
        down = (y - dice[:, 1]).abs() / (0.03 + 0.25 * dice[:, 3])
        box = torch.maximum(across, down)
        reach = torch.where(dice[:, 4] < 0.5, (across**2 + down**2).sqrt(), box)
        cover = ((1.0 - reach) * 8.0).clamp(0.0, 1.0)[:, None] * (0.5 + 0.5 * dice[:, 5:6])
        pictures = pictures + (dice[:, 6:9] - pictures) * cover
    return pictures
