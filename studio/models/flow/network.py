"""What multi-scale flows have in common."""

from __future__ import annotations

import math
from abc import abstractmethod
from collections.abc import Callable
from typing import Protocol

import torch
from torch import Tensor, nn

LOG_2PI = math.log(2 * math.pi)


class Shape(Protocol):
    """How a flow is laid out."""

    @property
    def channels(self) -> int:
        """Channels of a picture."""

    def latent_shapes(self, side: int) -> list[tuple[int, int, int]]:
        """(channels, h, w) of every part of the latent of a `side` px picture, fine to coarse."""


class Flow(nn.Module):
    """A bijection between centred pictures, about [-0.5, 0.5], and standard normal latents."""

    @property
    @abstractmethod
    def shape(self) -> Shape:
        """Its layout."""

    @abstractmethod
    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Latents [N, C * H * W] of pictures [N, C, H, W], and log |det dz/dx| [N]."""

    @abstractmethod
    def inverse(self, z: Tensor, side: int, check: Callable[[], None] = lambda: None) -> Tensor:
        """Pictures [N, C, side, side] of latents [N, C * side * side]."""

    def log_density(self, x: Tensor) -> Tensor:
        """Log p(x) [N] in nats, a density over pictures [N, C, H, W]."""
        z, log_det = self(x)
        log_density: Tensor = log_det - 0.5 * (z.square() + LOG_2PI).sum(1)
        return log_density


class Inner(nn.Module):
    """A network inside a flow, whose precision does not touch what is exact about the flow.

    `inner` is its precision, None the one of its input.
    """

    def __init__(self) -> None:
        super().__init__()
        self.inner: torch.dtype | None = None

    def autocast(self, x: Tensor) -> torch.autocast:
        """The precision to compute in on the device of `x`."""
        return torch.autocast(x.device.type, self.inner, enabled=self.inner is not None)
