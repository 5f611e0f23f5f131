"""Large pictures from tiles of latents that overlap, and melt into each other where they do.

Which tiles there are depends on the size alone. Autoencoders see a tile as a whole picture, so that
a tiled picture is close to the whole one, not the same.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

TILE, OVERLAP = 96, 24
"""Latent cells along a side of a tile, and of what two neighbours share."""
WHOLE = 160 * 160
"""Cells of a picture that is decoded at once."""


def drawn_in_tiles(
    draw: Callable[[Tensor], Tensor], latents: Tensor, cell: int, tile: int = TILE
) -> Tensor:
    """[N, C', cell h, cell w]: what `draw` makes of latents [N, C, h, w], tile by tile."""
    height, width = latents.shape[2:]
    total: Tensor | None = None
    weights = torch.zeros((1, 1, height * cell, width * cell), device=latents.device)
    for top, rows in _spans(height, tile):
        for left, columns in _spans(width, tile):
            made = draw(latents[:, :, top : top + rows, left : left + columns]).float()
            if total is None:
                total = made.new_zeros((*made.shape[:2], height * cell, width * cell))
            melt = _melting(rows, top, height, cell)[:, None] * _melting(columns, left, width, cell)
            there = (
                ...,
                slice(top * cell, (top + rows) * cell),
                slice(left * cell, (left + columns) * cell),
            )
            total[there] += made * melt.to(made)
            weights[there] += melt.to(made)
    assert total is not None
    return total / weights


def _spans(length: int, tile: int) -> list[tuple[int, int]]:
    """(first, count) of the tiles along a side."""
    if length <= tile:
        return [(0, length)]
    step = tile - OVERLAP
    count = -(-(length - tile) // step) + 1
    return [(round(k * (length - tile) / (count - 1)), tile) for k in range(count)]


def _melting(count: int, first: int, length: int, cell: int) -> Tensor:
    """[cell count]: how much a tile counts along a side; less near edges that it shares."""
    at = (torch.arange(count * cell) + 0.5) / (OVERLAP * cell)
    rising = at if first > 0 else torch.ones_like(at)
    falling = at.flip(0) if first + count < length else torch.ones_like(at)
    return torch.minimum(rising, falling).clamp(0.0, 1.0)
