"""Between two grids region by region: the middle is one picture and not two, one over the other.

Every cell has its moment on the way at which it passes over. Cells of the one place that hold more
than the same cells of the other stay longer, or come earlier; neighbours go together. Waves are
passed over by their length, each with a seam as wide as it is long itself, so that none shows, and
the slowest go evenly with the way: light and colour are shared, and detail stays whole.

Moving matched cells towards each other (optimal transport between the cells of both, by features
and places) was tried before it: it bends straight lines and faces and frees nothing of ghosts.

Source of seams by wavelength: Burt and Adelson, "A Multiresolution Spline With Application to
Image Mosaics", ACM Transactions on Graphics 2 (1983), 217-236.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor

from studio.core.shapes import check_same

CELLS = 32
"""Widths below are in cells of a grid whose shorter side has so many."""
WIDTHS = (0.7, 1.5, 3.0, 6.0)
"""Waves are parted here, fast ones first."""
SEAM, SLOW_SEAM = 0.8, 12.0
"""How wide seams are: of each band, beside its own width; of the slowest waves, in cells."""
SHARED = 0.5
"""How much of the slowest waves goes with the way alone."""
BACKGROUND, NEIGHBOURS = 3.0, 2.0
SOFT = 0.12
"""So long a part of the way, on both sides of its moment, a cell takes to pass over."""
_LITTLE = 1e-6


@dataclass(frozen=True)
class Pair:
    """Two grids [C, h, w] made ready: their bands, fast ones first, and each cell's moment."""

    first: tuple[Tensor, ...]
    second: tuple[Tensor, ...]
    moments: Tensor

    @classmethod
    def of(cls, a: Tensor, b: Tensor) -> Pair:
        """Those of `a` and `b`, [C, h, w] float64.

        Raises:
            ShapeError: they are of different shapes.
        """
        check_same(a, b, "grids to merge")
        return cls(_parted(a), _parted(b), _moments(a, b))

    def at(self, t: float) -> Tensor:
        """[C, h, w]: `t` of the way from the first to the second; beyond the ends there is none."""
        if t <= 0.0:
            return torch.stack(self.first).sum(0)
        if t >= 1.0:
            return torch.stack(self.second).sum(0)
        over = ((t - self.moments) / (2 * SOFT) + 0.5).clamp(0, 1)
        over = over * over * (3 - 2 * over)
        slow = (1 - SHARED) * smoothed(over, SLOW_SEAM) + SHARED * t
        shares = (*(smoothed(over, SEAM * width) for width in WIDTHS), slow)
        bands = zip(self.first, self.second, shares, strict=True)
        return torch.stack([torch.lerp(a, b, share) for a, b, share in bands]).sum(0)


def merged(grids: Tensor, weights: Tensor) -> Tensor:
    """Several grids [K, C, h, w] by weights [K]: two of them, that with the next, and so on.

    A grid whose weight is 1 comes back but for rounding. Weights below 0 count as 0, and the rest
    as shares of their sum.
    """
    total, found = 0.0, grids[0]
    for grid, weight in zip(grids, weights.clamp(min=0.0).tolist(), strict=True):
        total += weight
        if total <= _LITTLE or weight == total:
            found = grid
        elif weight > 0.0:
            found = Pair.of(found, grid).at(weight / total)
    return found


def smoothed(x: Tensor, width: float) -> Tensor:
    """[..., h, w] without waves shorter than about `width`; beyond the edges they go on."""
    cells = width * min(x.shape[-2:]) / CELLS
    down, across = (_gaussian(side, cells).to(x) for side in x.shape[-2:])
    return down @ x @ across.T


@lru_cache(maxsize=64)
def _gaussian(side: int, cells: float) -> Tensor:
    """[side, side] float64: rows of a bell curve, what would lie beyond an edge lies on it."""
    reach = max(1, round(3 * cells))
    at = torch.arange(-reach, reach + 1, dtype=torch.float64)
    taps = torch.exp(-0.5 * (at / max(cells, 1e-3)).square())
    taps = taps / taps.sum()
    rows = torch.arange(side)[:, None]
    columns = (rows + torch.arange(-reach, reach + 1)).clamp(0, side - 1)
    matrix = torch.zeros(side, side, dtype=torch.float64)
    return matrix.scatter_add_(1, columns, taps.expand(side, -1).contiguous())


def _parted(grid: Tensor) -> tuple[Tensor, ...]:
    bands = []
    for width in WIDTHS:
        slower = smoothed(grid, width)
        bands.append(grid - slower)
        grid = slower
    return (*bands, grid)


def _moments(a: Tensor, b: Tensor) -> Tensor:
    """[h, w] in (0, 1): when each cell passes over; all moments are as frequent."""
    ahead = smoothed(_held(a).log() - _held(b).log(), NEIGHBOURS)
    order = ahead.flatten().argsort(stable=True)
    ranks = torch.empty_like(ahead.flatten())
    ranks[order] = torch.linspace(0, 1, len(ranks), dtype=ranks.dtype)
    return SOFT + (1 - 2 * SOFT) * ranks.view_as(ahead)


def _held(grid: Tensor) -> Tensor:
    """[h, w] above 0: how much there is around each cell that its surroundings do not have."""
    strength = (grid - smoothed(grid, BACKGROUND)).square().sum(0)
    return smoothed(strength, NEIGHBOURS).clamp(min=0).sqrt() + _LITTLE
