"""The small squares that a picture is cut into, and the places of their pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor

TILE = 16


@dataclass
class Tiles:
    """Tiles of any pictures: the scene of each [T], its first pixel's centre, a pixel's side.

    `side`: pixels a side of a tile; [M, P] of a pair or a tile are its P = side² pixels. `quick`:
    what is soft (shadows beside a blade, the ground) is drawn at every second pixel of a row and a
    column, and laid between them.
    """

    scene: Tensor
    x: Tensor
    y: Tensor
    pixel: Tensor
    side: int = TILE
    quick: bool = False

    def __len__(self) -> int:
        return len(self.scene)

    def places(self, index: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Centres of all pixels x, y [M, P] of tiles `index` [M], and a pixel's side [M, 1]."""
        step = torch.arange(self.side, device=self.x.device, dtype=self.x.dtype)
        pixel = self.pixel[index, None]
        across = step.repeat(self.side)[None] * pixel
        down = step.repeat_interleave(self.side)[None] * pixel
        return self.x[index, None] + across, self.y[index, None] - down, pixel

    def some(self, index: Tensor) -> Tiles:
        """Those of `index`."""
        return replace(
            self,
            scene=self.scene[index],
            x=self.x[index],
            y=self.y[index],
            pixel=self.pixel[index],
        )

    def to(self, device: torch.device) -> Tiles:
        """The same on a device."""
        parts = {name: getattr(self, name).to(device) for name in ("scene", "x", "y", "pixel")}
        return replace(self, **parts)

    def thinned(self) -> Tiles:
        """The same tiles, one pixel for each four."""
        half = 0.5 * self.pixel
        return replace(
            self, x=self.x + half, y=self.y - half, pixel=2 * self.pixel, side=self.side // 2
        )

    def between(self) -> Tensor:
        """[P / 4, P]: what makes values at the pixels of thinned tiles values at every pixel."""
        few = self.side // 2
        at = (torch.arange(self.side, device=self.x.device, dtype=self.x.dtype) - 0.5) / 2
        left = at.floor().clamp(0, few - 2)
        share = torch.arange(few, device=at.device)[:, None] - left[None]
        line = torch.where(share == 0, 1 - (at - left), 0.0)
        line = line + torch.where(share == 1, at - left, 0.0)
        return torch.kron(line, line)

    def thin(self, values: Tensor) -> Tensor:
        """Values [T, P] as thinned tiles have them: the mean of four pixels, [T, P / 4]."""
        few = self.side // 2
        return values.reshape(-1, few, 2, few, 2).mean((2, 4)).flatten(1)


def window_tiles(x: Tensor, y: Tensor, pixel: Tensor, size: int) -> Tiles:
    """Tiles of square windows, one for each of N scenes, in reading order.

    `x`, `y` [N]: the top left corner. `pixel` [N]. `size`: pixels a side, a multiple of 16.
    """
    count = size // TILE
    n = len(x)
    at = torch.arange(count, device=x.device)
    col = at.repeat(count).repeat(n)
    row = at.repeat_interleave(count).repeat(n)
    scene = torch.arange(n, device=x.device).repeat_interleave(count * count)
    p = pixel[scene]
    return Tiles(scene, x[scene] + (col * TILE + 0.5) * p, y[scene] - (row * TILE + 0.5) * p, p)


def unfold(values: Tensor, windows: int, size: int) -> Tensor:
    """Values of tiles [T, 256, C] as windows [N, C, size, size]."""
    count = size // TILE
    parts = values.reshape(windows, count, count, TILE, TILE, -1)
    return parts.permute(0, 5, 1, 3, 2, 4).reshape(windows, -1, size, size)
