"""A picture on its way, at once: colours as a linear function of the latents around them.

Each cell becomes a small patch of pixels, computed from its own latents and its neighbours'. What
each number is worth is found by least squares over a few procedural pictures and the latents that
the pipeline's own encoder gives them. Those cost one small pass of the encoder, and no decoder.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.diffusion.pipeline.pictures import Check, Pictures

CELLS = 12
"""Cells along a side of the pictures that are learned from."""
STEADY = 0.02
"""How much plain colours are preferred over clever ones (ridge)."""
_FINEST = 4


class Colours:
    """Small pictures of latents."""

    def __init__(self, weight: Tensor, bias: Tensor, grain: int) -> None:
        """`weight` [3 g g, C, 3, 3], `bias` [3 g g]: what a cell's g x g pixels are made of."""
        self._weight, self._bias, self._grain = weight, bias, grain

    def of(self, latents: Tensor) -> Tensor:
        """[N, 3, g h, g w] in [0, 1] of latents [N, C, h, w]."""
        weight, bias = self._weight.to(latents), self._bias.to(latents)
        around = functional.pad(latents, (1, 1, 1, 1), mode="replicate")
        found = functional.conv2d(around, weight, bias)
        return functional.pixel_shuffle(found, self._grain).clamp(0, 1)


class PixelColours:
    """Latents that are pixels show themselves."""

    def of(self, latents: Tensor) -> Tensor:
        """[N, 3, h, w] in [0, 1] of latents [N, 1|3|4, h, w] in [-1, 1]."""
        pictures = (latents[:, :3] / 2 + 0.5).clamp(0, 1)
        return pictures.expand(-1, 3, -1, -1) if pictures.shape[1] == 1 else pictures


def fitted_colours(
    pictures: Pictures, device: torch.device, check: Check
) -> Colours | PixelColours:
    """The colours of a pipeline's latents; takes as long as encoding a small picture or two."""
    if pictures.network is None:
        return PixelColours()
    cell = pictures.cell
    grain = min(_FINEST, cell)
    shown = swatches(CELLS * cell).to(device)
    latents = pictures.read(shown, check).float()
    if latents.shape[-1] != CELLS:
        shown = functional.interpolate(shown, (latents.shape[-2] * cell, latents.shape[-1] * cell))
    small = functional.avg_pool2d(shown, cell // grain)
    asked = functional.pixel_unshuffle(small, grain).transpose(0, 1).flatten(1)  # [3gg, K]
    around = functional.pad(latents, (1, 1, 1, 1), mode="replicate")
    seen = functional.unfold(around, 3).transpose(0, 1).flatten(1)  # [9C, K]
    weight, bias = _least_squares(seen.double(), asked.double())
    channels = latents.shape[1]
    return Colours(weight.float().reshape(-1, channels, 3, 3), bias.float(), grain)


def _least_squares(seen: Tensor, asked: Tensor) -> tuple[Tensor, Tensor]:
    """What makes `asked` [P, K] of `seen` [Q, K]: weights [P, Q] and constants [P]."""
    middle, level = seen.mean(1, keepdim=True), asked.mean(1, keepdim=True)
    seen, asked = seen - middle, asked - level
    square = seen @ seen.T
    square.diagonal().add_(STEADY * float(square.diagonal().mean()))
    weight = torch.linalg.solve(square, seen @ asked.T).T
    return weight, (level - weight @ middle)[:, 0]


def swatches(side: int) -> Tensor:
    """[N, 3, side, side] in [0, 1]: gradients, hills and blots of many colours; always the same."""
    random = torch.Generator().manual_seed(7)
    pictures = []
    for coarse in (2, 3, 4, 6):
        for contrast in (0.5, 1.0):
            colours = torch.rand((1, 3, coarse, coarse), generator=random)
            mode = "bicubic" if contrast < 1 else "nearest"
            picture = functional.interpolate(colours, (side, side), mode=mode)
            light = 0.5 + contrast * (picture - 0.5)
            pictures.append(light + 0.15 * (torch.rand((), generator=random) - 0.5))
    return torch.cat(pictures).clamp(0, 1)
