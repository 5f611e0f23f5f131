"""The autoencoder of Postcards: reads 128 px, keeps 16 x 16 cells, draws 256 px.

The encoder sees a picture at half the size that the decoder draws, so that a scene can be put into
the latent cheaply and still be shown large.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class AutoencoderLayout:
    """Widths of the levels, coarse to fine.

    Attributes:
        latent: channels of a cell.
        read: widths of the encoder at 1/8 and 1/4 of the size it sees.
        draw: widths of the decoder at 1/16, 1/8 and 1/4 of the size it draws.
        blocks: residual blocks of each level of the decoder.
    """

    latent: int = 12
    read: tuple[int, int] = (128, 64)
    draw: tuple[int, int, int] = (160, 96, 48)
    blocks: tuple[int, int, int] = (2, 2, 2)


class Block(nn.Module):
    """Two convolutions beside a shortcut, without normalisation."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)
        with torch.no_grad():
            self.second.weight.mul_(0.2)

    def forward(self, x: Tensor) -> Tensor:
        """[N, C, h, w], same out."""
        out: Tensor = x + self.second(functional.relu(self.first(functional.relu(x))))
        return out


class PostcardAutoencoder(nn.Module):
    """Pictures to latents of about unit spread, and back at twice the size."""

    mean: Tensor
    spread: Tensor

    def __init__(self, layout: AutoencoderLayout | None = None) -> None:
        super().__init__()
        self.layout = layout = layout or AutoencoderLayout()
        coarse, fine = layout.read
        self.encoder = nn.Sequential(
            nn.PixelUnshuffle(4),
            nn.Conv2d(48, fine, 3, padding=1),
            Block(fine),
            Block(fine),
            nn.PixelUnshuffle(2),
            nn.Conv2d(4 * fine, coarse, 1),
            Block(coarse),
            Block(coarse),
            nn.ReLU(),
            nn.Conv2d(coarse, layout.latent, 1),
        )
        self.decoder = self._decoder(layout)
        self.register_buffer("mean", torch.zeros(layout.latent))
        self.register_buffer("spread", torch.ones(layout.latent))

    @staticmethod
    def _decoder(layout: AutoencoderLayout) -> nn.Sequential:
        wide, middle, fine = layout.draw
        return nn.Sequential(
            nn.Conv2d(layout.latent, wide, 3, padding=1),
            *(Block(wide) for _ in range(layout.blocks[0])),
            nn.Conv2d(wide, 4 * middle, 1),
            nn.PixelShuffle(2),
            *(Block(middle) for _ in range(layout.blocks[1])),
            nn.Conv2d(middle, 4 * fine, 1),
            nn.PixelShuffle(2),
            *(Block(fine) for _ in range(layout.blocks[2])),
            nn.ReLU(),
            nn.Conv2d(fine, 48, 3, padding=1),
            nn.PixelShuffle(4),
        )

    def raw(self, pixels: Tensor) -> Tensor:
        """[N, 3, H, W] in [-1, 1] -> [N, C, H/8, W/8] before standardising."""
        out: Tensor = self.encoder(pixels)
        return out

    def encode(self, pixels: Tensor) -> Tensor:
        """Latents of pictures.

        Args:
            pixels: [N, 3, H, W] float in [-1, 1], at half the size that will be drawn; sides are
                multiples of 8.

        Returns:
            [N, C, H/8, W/8], each channel of mean 0 and spread 1 over the training scenes.
        """
        mean, spread = self.mean[:, None, None], self.spread[:, None, None]
        return (self.raw(pixels) - mean) / spread

    def decode(self, latents: Tensor) -> Tensor:
        """[N, C, h, w] standardised latents -> [N, 3, 16 h, 16 w] pictures, about in [-1, 1]."""
        raw = latents * self.spread[:, None, None] + self.mean[:, None, None]
        return self.draw(raw)

    def draw(self, raw: Tensor) -> Tensor:
        """Pictures of latents that were not standardised."""
        out: Tensor = self.decoder(raw)
        return out

    def config(self) -> dict[str, object]:
        """What `config.json` says."""
        return {"_class_name": "PostcardAutoencoder", **asdict(self.layout)}
