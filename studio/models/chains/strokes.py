"""Made-up grey pictures for networks that know small ones: soft strokes, as a hand writes."""

from __future__ import annotations

import torch
from torch import Tensor

CORNERS = 12
"""So many short lines make one stroke."""
STROKES = 2


def strokes(count: int, side: int, seed: int = 1) -> Tensor:
    """[count, 1, side, side] float32 in [0, 1], white on black, the same at every call."""
    draw = torch.Generator().manual_seed(seed)
    pictures = torch.zeros(count, side, side)
    for _ in range(STROKES):
        corners = _curves(count, draw)
        width = 0.045 + 0.04 * torch.rand(count, 1, 1, generator=draw)
        pictures = torch.maximum(pictures, _inked(corners, side, width))
    return pictures[:, None]


def _curves(count: int, draw: torch.Generator) -> Tensor:
    """[count, CORNERS + 1, 2] in [0, 1]: points along cubic curves in the middle of a picture."""
    ends = 0.2 + 0.6 * torch.rand(count, 4, 2, generator=draw)
    t = torch.linspace(0, 1, CORNERS + 1)[:, None]
    weights = torch.cat(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3), 1)
    return torch.einsum("tk,nkd->ntd", weights, ends)


def _inked(corners: Tensor, side: int, width: Tensor) -> Tensor:
    """[count, side, side]: 1 within `width` of a line through corners, softly 0 beyond."""
    at = (torch.arange(side, dtype=torch.float32) + 0.5) / side
    far = torch.full((len(corners), side, side), 9.0)
    for one, two in zip(corners.unbind(1)[:-1], corners.unbind(1)[1:], strict=True):
        way = two - one
        across, down = at[None, None] - one[:, :1, None], at[None, :, None] - one[:, 1:, None]
        along = across * way[:, :1, None] + down * way[:, 1:, None]
        share = (along / way.square().sum(1)[:, None, None].clamp_min(1e-9)).clamp(0, 1)
        off = (across - share * way[:, :1, None]).square()
        off = off + (down - share * way[:, 1:, None]).square()
        far = torch.minimum(far, off)
    ink: Tensor = ((width - far.sqrt()) * side + 0.5).clamp(0, 1)
    return ink
