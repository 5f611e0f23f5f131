"""Latents that are grids, as large as the picture asks: points are told by cosine waves.

Coordinate (c, i, j) of such a space is the weight of the wave that makes i half turns from the top
to the bottom of channel c, and j from left to right. Slow waves are what a picture is from afar,
so the same coordinates at another size give the same picture, with finer detail where there are
more of them: what is drawn, moved or learned on the slow waves holds at every size.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from studio.core.shapes import check_shape
from studio.values.arrays import Floats
from studio.values.card import Space
from studio.values.seeds import normal


@lru_cache(maxsize=32)
def cosines(count: int) -> Tensor:
    """[n, n] float64, orthonormal: row i is the wave of i half turns over n cells (DCT-II).

    Source: Ahmed, Natarajan, Rao, "Discrete Cosine Transform", 1974.
    """
    turns = torch.arange(count, dtype=torch.float64)[:, None]
    cells = torch.arange(count, dtype=torch.float64)[None] + 0.5
    waves = torch.cos(torch.pi / count * turns * cells) * math.sqrt(2.0 / count)
    waves[0] *= math.sqrt(0.5)
    return waves


def to_waves(grid: Tensor) -> Tensor:
    """The weights of the waves in grids [N, C, h, w]: the same shape, type and length."""
    check_shape(grid, (None, None, None, None), "grids")
    down, across = (cosines(size).to(grid) for size in grid.shape[2:])
    found: Tensor = down @ grid @ across.T
    return found


def to_grid(waves: Tensor) -> Tensor:
    """The grids [N, C, h, w] that weights of waves add up to; undoes `to_waves`."""
    check_shape(waves, (None, None, None, None), "waves")
    down, across = (cosines(size).to(waves) for size in waves.shape[2:])
    return down.T @ waves @ across


@lru_cache(maxsize=32)
def frequencies(height: int, width: int) -> Tensor:
    """[h, w] float64: turns of each wave in a cell; of the mean, half of the slowest wave's."""
    down = torch.arange(height, dtype=torch.float64)[:, None] / (2 * height)
    across = torch.arange(width, dtype=torch.float64)[None] / (2 * width)
    turns = (down.square() + across.square()).sqrt()
    turns[0, 0] = 0.25 / (height * width) ** 0.5
    return turns


@lru_cache(maxsize=32)
def ranks(height: int, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """[h, w] int64: the place of each wave among all, slowest first, whatever the grid's size."""
    down, across = np.indices((height, width))
    shell = np.maximum(down, across)
    within = np.where(down == shell, across, shell + 1 + down)
    found: np.ndarray[tuple[int, ...], np.dtype[np.int64]] = shell**2 + within
    return found


def drawn(number: int, purpose: str, shape: tuple[int, int, int]) -> Floats:
    """[C, h, w] float32 standard normal; a larger grid begins with the waves of a smaller one."""
    channels, height, width = shape
    rank = ranks(height, width)
    values = normal(number, purpose, channels * max(height, width) ** 2).reshape(-1, channels)
    found: Floats = np.ascontiguousarray(values[rank].transpose(2, 0, 1))
    return found


def padded(waves: Tensor, height: int, width: int) -> Tensor:
    """[..., h, w]: the same waves on another grid; new ones are still, fast ones are dropped."""
    found = waves.new_zeros(*waves.shape[:-2], height, width)
    rows, columns = min(height, waves.shape[-2]), min(width, waves.shape[-1])
    found[..., :rows, :columns] = waves[..., :rows, :columns]
    return found


def slowest(points: Tensor, space: Space, side: int) -> Tensor:
    """[N, C * n * n] of points [N, D]: their slowest waves, `side` or all of them in each way.

    Points of a space whose grid does not follow the picture stay as they are, or give their
    coarse numbers where the space tells of such.
    """
    if space.coarse:
        return points.flatten(1)[:, -space.coarse :]
    if not space.cell:
        return points
    side = min(side, *space.shape[1:])
    return points.reshape(-1, *space.shape)[:, :, :side, :side].flatten(1)


def whole(move: Tensor, space: Space) -> Tensor:
    """[D] of a move [C * n * n] of the slowest waves; undoes `slowest` where the rest is still."""
    if move.numel() == space.size:
        return move
    if space.coarse:
        return torch.cat((move.new_zeros(space.size - move.numel()), move))
    side = math.isqrt(move.numel() // space.shape[0])
    return padded(move.reshape(space.shape[0], side, side), *space.shape[1:]).reshape(-1)
