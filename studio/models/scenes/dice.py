"""Numbers drawn one after another from a seed, the same everywhere, and smooth noise of them."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

from studio.values import seeds

MARGIN = 2
"""Cells of noise beyond each edge of the picture."""


class Dice:
    """Draws for one picture: the stream that `number` and `purpose` name, in order."""

    def __init__(self, number: int, purpose: str) -> None:
        self._number, self._purpose, self._drawn = number, purpose, 0

    def _stream(self) -> str:
        self._drawn += 1
        return f"scene/{self._purpose}/{self._drawn}"

    def units(self, count: int) -> list[float]:
        """`count` numbers in (0, 1)."""
        return [float(x) for x in seeds.uniform(self._number, self._stream(), count)]

    def unit(self, low: float = 0.0, high: float = 1.0) -> float:
        """One number between two."""
        return low + (high - low) * self.units(1)[0]

    def normals(self, *shape: int) -> Tensor:
        """Standard normal numbers of a shape, float32."""
        drawn = seeds.normal(self._number, self._stream(), math.prod(shape))
        return torch.from_numpy(drawn).reshape(shape)

    def below(self, count: int) -> int:
        """A whole number of 0 … count - 1."""
        return min(count - 1, int(self.units(1)[0] * count))

    def noise(self, cells: int, channels: int = 1) -> Tensor:
        """A grid [channels, g, g] for `smooth`, `cells` of it across the picture."""
        side = cells + 1 + 2 * MARGIN
        return self.normals(channels, side, side)


def smooth(grid: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """Smooth noise [C, H, W] of a grid of `Dice.noise` at x, y [H, W], the picture in ±1."""
    cells = grid.shape[-1] - 1
    where = torch.stack((x, y), -1)[None] * ((cells - 2 * MARGIN) / cells)
    found = functional.grid_sample(
        grid[None], where, mode="bicubic", padding_mode="reflection", align_corners=True
    )
    return found[0]


def places(size: int) -> tuple[Tensor, Tensor]:
    """x, y [size, size] in ±1, y downwards."""
    steps = (torch.arange(size) + 0.5) / size * 2 - 1
    y, x = torch.meshgrid(steps, steps, indexing="ij")
    return x, y


def mixed(first: Tensor, second: Tensor, share: Tensor) -> Tensor:
    """Colours [3, H, W] between two of [3] or [3, H, W], by a share [H, W]."""
    one, two = (c[:, None, None] if c.dim() == 1 else c for c in (first, second))
    return one + (two - one) * share


def hue(light: float, chroma: float, turn: float) -> Tensor:
    """[3] OKLab of a lightness, a chroma and a hue in turns."""
    angle = 2 * math.pi * turn
    return torch.tensor([light, chroma * math.cos(angle), chroma * math.sin(angle)])
