"""The critic: looks at a window and knows its place, its scale and the species asked for."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from studio.models.gan.garden.tiles import Tiles, window_tiles


@dataclass(frozen=True)
class Windows:
    """Square windows: top left corners `x`, `y` [N], a pixel's side [N], pixels a side."""

    x: Tensor
    y: Tensor
    pixel: Tensor
    size: int

    def tiles(self) -> Tiles:
        """The tiles of all windows, in reading order."""
        return window_tiles(self.x, self.y, self.pixel, self.size)

    def told(self) -> Tensor:
        """[N, 3]: the middle and the logarithm of the side, about in [-1, 1]."""
        half = 0.5 * self.pixel * self.size
        side = torch.log2(self.pixel * self.size) / 2.0 + 0.8
        return torch.stack((2 * (self.x + half), 2 * (self.y - half), side), 1)


class Critic(nn.Module):
    """A score [N] of windows [N, 3, S, S] in OKLab; the label meets the features in a product.

    Source of the product: Miyato, Koyama, "cGANs with Projection Discriminator", ICLR 2018,
    arXiv:1802.05637.
    """

    def __init__(self, species: int, widths: tuple[int, ...] = (24, 48, 72, 96)) -> None:
        super().__init__()
        into, body = 3, []
        for out in widths:
            body += [nn.Conv2d(into, out, 3, padding=1), nn.LeakyReLU(0.2)]
            body += [nn.Conv2d(out, out, 4, 2, 1), nn.LeakyReLU(0.2)]
            into = out
        self.body = nn.Sequential(*body)
        self.last = nn.Sequential(
            nn.Conv2d(into + 1, into, 3, padding=1), nn.LeakyReLU(0.2), nn.AdaptiveAvgPool2d(2),
            nn.Flatten(), nn.Linear(4 * into, 128), nn.LeakyReLU(0.2),
        )  # fmt: skip
        self.score = nn.Linear(128, 1)
        self.label = nn.Sequential(
            nn.Linear(species + 3, 128), nn.LeakyReLU(0.2), nn.Linear(128, 128)
        )

    def forward(self, pictures: Tensor, window: Windows, kinds: Tensor) -> Tensor:
        """[N]."""
        shifted = (pictures - pictures.new_tensor([0.5, 0.0, 0.0])[:, None, None]) * 4.0
        x = self.body(shifted)
        spread = x.std(0).mean().expand(len(x), 1, *x.shape[2:])
        seen: Tensor = self.last(torch.cat((x, spread), 1))
        wanted = self.label(torch.cat((kinds, window.told()), 1))
        score: Tensor = self.score(seen)[:, 0] + (seen * wanted).sum(1) / 128**0.5
        return score
