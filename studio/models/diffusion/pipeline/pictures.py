"""Between latents and pictures: the autoencoders that pipelines bring, by what they are.

Latents here are those that the denoiser sees, scaled and shifted as its training wants them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import torch
from torch import Tensor, nn

from studio.models.diffusion.pipeline import tiles
from studio.models.diffusion.pipeline.assembled import Assembled, said
from studio.models.diffusion.pipeline.denoiser import precision
from studio.models.diffusion.postcards.autoencoder import PostcardAutoencoder

Check = Callable[[], None]


class Pictures(Protocol):
    """Reads and draws.

    Attributes:
        cell: pixels along a side of a latent cell.
    """

    cell: int

    @property
    def network(self) -> nn.Module | None:
        """The autoencoder; None where the latents are pixels."""

    def read(self, pixels: Tensor, check: Check) -> Tensor:
        """[N, C, h, w] float32 of pictures [N, 3, H, W] in [0, 1], sides multiples of the cell."""

    def draw(self, latents: Tensor, check: Check, frugal: bool = False) -> Tensor:
        """[N, 1|3|4, H, W] float32, about in [0, 1], of latents [N, C, h, w].

        `frugal`: in small tiles, where the autoencoder is a large one.
        """


class PixelPictures:
    """The latents are the pixels, in [-1, 1]."""

    cell = 1
    network = None

    def __init__(self, channels: int) -> None:
        self._channels = channels

    def read(self, pixels: Tensor, check: Check) -> Tensor:
        """[N, C, H, W]."""
        check()
        if self._channels == 1:
            pixels = pixels.mean(1, keepdim=True)
        return pixels * 2 - 1

    def draw(self, latents: Tensor, check: Check, frugal: bool = False) -> Tensor:
        """[N, C, H, W]."""
        del frugal
        check()
        return latents / 2 + 0.5


class PostcardPictures:
    """The house's autoencoder, which reads at half the size at which it draws."""

    cell = 16

    def __init__(self, network: PostcardAutoencoder) -> None:
        self.network = network

    def read(self, pixels: Tensor, check: Check) -> Tensor:
        """[N, C, h, w]."""
        check()
        small = nn.functional.avg_pool2d(pixels, 2) * 2 - 1
        device, dtype = precision(self.network)
        return self.network.encode(small.to(device, dtype)).float()

    def draw(self, latents: Tensor, check: Check, frugal: bool = False) -> Tensor:
        """[N, 3, H, W]."""
        del frugal
        check()
        device, dtype = precision(self.network)
        return self.network.decode(latents.to(device, dtype)).float() / 2 + 0.5


class CodedPictures:
    """An autoencoder of diffusers: continuous, quantised, deep-compressing or tiny."""

    def __init__(self, network: nn.Module) -> None:
        self.network: Any = network
        self.cell = cell_of(network)
        self._scale = float(said(network, "scaling_factor", 1.0))
        self._shift = float(said(network, "shift_factor", 0.0))

    def read(self, pixels: Tensor, check: Check) -> Tensor:
        """[N, C, h, w]: the mean of what the encoder finds possible."""
        check()
        device, dtype = precision(self.network)
        found = self.network.encode((pixels * 2 - 1).to(device, dtype))
        spread = getattr(found, "latent_dist", None)
        latents = spread.mode() if spread is not None else _first(found)
        return (latents.float() - self._shift) * self._scale

    def draw(self, latents: Tensor, check: Check, frugal: bool = False) -> Tensor:
        """[N, 3, H, W]; computed again in full precision where half was not enough."""
        asked = latents / self._scale + self._shift
        if frugal or asked.shape[2] * asked.shape[3] > tiles.WHOLE:

            def one(tile: Tensor) -> Tensor:
                check()
                return self._drawn(tile)

            tile = tiles.TILE // 2 if frugal else tiles.TILE
            return tiles.drawn_in_tiles(one, asked, self.cell, tile) / 2 + 0.5
        check()
        return self._drawn(asked) / 2 + 0.5

    def _drawn(self, latents: Tensor) -> Tensor:
        """What the decoder makes of latents; where half precision breaks it, in full for ever."""
        device, dtype = precision(self.network)
        drawn: Tensor = self.network.decode(latents.to(device, dtype)).sample.float()
        half = dtype in (torch.float16, torch.bfloat16)
        if half and not bool(torch.isfinite(drawn).all()) and bool(torch.isfinite(latents).all()):
            self.network.float()
            drawn = self.network.decode(latents.to(device, torch.float32)).sample
        return drawn


def _first(found: Any) -> Tensor:
    """The latents of an autoencoder that gives them without a spread."""
    for name in ("latents", "latent"):
        if (latents := getattr(found, name, None)) is not None:
            assert isinstance(latents, Tensor)
            return latents
    raise AssertionError(f"no latents in a {type(found).__name__}")


def cell_of(network: nn.Module | None) -> int:
    """Pixels along a side of a latent cell of an autoencoder; 1 where there is none."""
    if network is None:
        return 1
    if isinstance(network, PostcardAutoencoder):
        return PostcardPictures.cell
    widths = said(network, "encoder_block_out_channels") or said(network, "block_out_channels")
    return 1 << (len(widths) - 1)


def pictures_of(parts: Assembled) -> Pictures:
    """How a pipeline's latents become pictures."""
    network = parts.autoencoder
    if network is None:
        return PixelPictures(int(said(parts.denoiser, "in_channels", 3)))
    if isinstance(network, PostcardAutoencoder):
        return PostcardPictures(network)
    return CodedPictures(network)
