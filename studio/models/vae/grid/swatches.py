"""Made-up pictures to practise on: rough and smooth fields behind soft-edged shapes.

They need not please; they hold what photographs are made of: waves of every length with long ones
stronger, edges sharp and soft, colours pale and rich.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

SHAPES = 24
_GREY = 0.35
"""How much colours go apart, beside the light that they share."""


def swatches(count: int, side: int, seed: int = 1) -> Tensor:
    """[count, 3, side, side] float32 in [0, 1], the same at every call."""
    draw = torch.Generator().manual_seed(seed)
    return torch.stack([_swatch(side, draw) for _ in range(count)])


def _swatch(side: int, draw: torch.Generator) -> Tensor:
    picture = _texture(side, draw)
    for _ in range(SHAPES):
        inside = _shape(side, draw)
        picture = torch.lerp(picture, _texture(side, draw), inside)
    return picture.clamp(0, 1)


def _texture(side: int, draw: torch.Generator) -> Tensor:
    """[3, side, side]: a colour, and waves that are the stronger the longer they are."""
    steep, strong = torch.rand(2, generator=draw).tolist()
    down = torch.fft.fftfreq(side)[:, None]
    across = torch.fft.rfftfreq(side)[None]
    turns = (down.square() + across.square()).sqrt()
    turns[0, 0] = 1 / side
    white = torch.fft.rfft2(torch.randn(3, side, side, generator=draw))
    waves = torch.fft.irfft2(white * turns ** -(0.7 + 1.3 * steep), s=(side, side))
    waves = waves / waves.std()
    colour = torch.rand(3, 1, 1, generator=draw)
    texture: Tensor = colour + (0.02 + 0.25 * strong**2) * (waves[:1] + _GREY * waves)
    return texture


def _shape(side: int, draw: torch.Generator) -> Tensor:
    """[side, side] in [0, 1]: an ellipse or a bar, anywhere and turned anyhow; 1 inside."""
    x, y, size, turn, thin, kind, soft = torch.rand(7, generator=draw).tolist()
    long = side * 0.04 * 8**size
    short = long * (0.08 + thin)
    at = torch.arange(side, dtype=torch.float32)
    right, down = at[None] - x * side, at[:, None] - y * side
    cos, sin = math.cos(math.tau * turn), math.sin(math.tau * turn)
    u, v = right * cos + down * sin, down * cos - right * sin
    if kind < 0.6:
        within = (1 - ((u / long).square() + (v / short).square()).sqrt()) * long
    else:
        within = torch.minimum(long - u.abs(), short - v.abs())
    shape: Tensor = (within / (0.5 + 4 * soft**3) + 0.5).clamp(0, 1)
    return shape
