"""A wavelet flow: a picture as a small mean picture and, size by size, the detail it lacks.

Halving a picture by a Haar wavelet leaves means and three kinds of differences. At every size a
conditional flow turns the differences into standard normal numbers, told by the means what to
expect; the smallest means are turned by a Glow. So the flow of each size can be trained alone, and
what is painted at one size is never changed by a finer one.

Notation: x [N, C, 2h, 2w] a picture, low [N, C, h, w] its means, d [N, 3 C, h, w] its differences,
z latents, log det [N] of the Jacobian dz/dx.

Source: Yu, Derpanis, Brubaker, "Wavelet Flow: Fast Training of High Resolution Normalizing Flows",
NeurIPS 2020, arXiv:2010.13821; the steps are those of Glow, arXiv:1807.03039.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.flow.glow.network import (
    ActNorm,
    Glow,
    Layout,
    Mixing,
    ZeroConv,
    squeeze,
    unsqueeze,
)
from studio.models.flow.network import Flow, Inner

SMALLEST = 4
"""Pixels of a side of the mean picture that the Glow turns."""
WIDEST = 0.75
"""How far from grey the means of a picture are let go; those of colours that exist reach 0.5."""
_TOLD, _COUPLED = 3.0, 2.0
"""How far log scales go at most: of what the means tell, and of a coupling."""


@dataclass(frozen=True)
class Scale:
    """The flow of one size: so many steps, of networks with `width` hidden channels.

    The means are looked at by `depth` residual blocks of `sight` channels.
    """

    steps: int
    width: int
    sight: int
    depth: int


@dataclass(frozen=True)
class WaveletLayout:
    """Shape of a network: its sizes, fine to coarse, and the Glow of the smallest."""

    scales: tuple[Scale, ...]
    base: Layout

    @property
    def channels(self) -> int:
        """Channels of a picture."""
        return self.base.channels

    @property
    def side(self) -> int:
        """Pixels of a side."""
        return SMALLEST << len(self.scales)

    def latent_shapes(self, side: int) -> list[tuple[int, int, int]]:
        """(channels, h, w) of every part of the latent of a `side` px picture."""
        cells = [side >> (k + 1) for k in range(len(self.scales))]
        parts = [(3 * self.channels, n, n) for n in cells]
        return parts + self.base.latent_shapes(side >> len(self.scales))


def halved(x: Tensor) -> tuple[Tensor, Tensor]:
    """(low, d): means, and the differences across, down and crosswise, half as large each.

    Of a colour, the three differences have the length that they have in an orthonormal wavelet;
    means have half. So log |det| is - log 2 for every number of `low`.
    """
    n, c, h, w = x.shape
    bands = torch.einsum("kp,ncphw->nckhw", _haar(x), squeeze(x).reshape(n, c, 4, h // 2, w // 2))
    return bands[:, :, 0] / 2, bands[:, :, 1:].reshape(n, 3 * c, h // 2, w // 2)


def doubled(low: Tensor, d: Tensor) -> Tensor:
    """The picture that `halved` takes apart."""
    n, c, h, w = low.shape
    bands = torch.cat((2 * low[:, :, None], d.reshape(n, c, 3, h, w)), 2)
    pixels = torch.einsum("kp,nckhw->ncphw", _haar(low), bands)
    return unsqueeze(pixels.reshape(n, 4 * c, h, w))


def _haar(like: Tensor) -> Tensor:
    signs = [[1, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]]
    return like.new_tensor(signs) / 2


class Sight(Inner):
    """What the means say, as features [N, sight, h, w]."""

    def __init__(self, channels: int, sight: int, depth: int) -> None:
        super().__init__()
        self.stem = nn.Conv2d(channels, sight, 3, padding=1)
        self.blocks = nn.ModuleList(
            nn.Sequential(
                nn.ReLU(),
                nn.Conv2d(sight, sight, 3, padding=1),
                nn.ReLU(inplace=True),
                nn.Conv2d(sight, sight, 3, padding=1),
            )
            for _ in range(depth)
        )

    def forward(self, low: Tensor) -> Tensor:
        """Features of means [N, C, h, w], in the inner precision."""
        with self.autocast(low):
            x: Tensor = self.stem(4 * low)
            for block in self.blocks:
                x = x + block(x)
        return x


class Told(Inner):
    """Scales and shifts all differences by what the means say of them."""

    def __init__(self, channels: int, sight: int) -> None:
        super().__init__()
        self.said = ZeroConv(sight, 2 * channels)

    def expected(self, seen: Tensor, like: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log spread [N, C, h, w] of the differences."""
        with self.autocast(like):
            mean, log_spread = self.said(functional.relu(seen)).to(like.dtype).chunk(2, 1)
        return mean, _TOLD * torch.tanh(log_spread / _TOLD)


class Guided(Inner):
    """Moves some of the channels by what the others say, and the means."""

    def __init__(self, channels: int, width: int, sight: int) -> None:
        super().__init__()
        self.still, self.moving = channels - channels // 2, channels // 2
        self.look = nn.Conv2d(self.still, width, 3, padding=1)
        self.hint = nn.Conv2d(sight, width, 1)
        self.mix = nn.Conv2d(width, width, 1)
        self.said = ZeroConv(width, 2 * self.moving)

    def _moves(self, still: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
        with self.autocast(still):
            x = functional.relu(self.look(still) + self.hint(seen), inplace=True)
            raw, shift = self.said(functional.relu(self.mix(x))).to(still.dtype).chunk(2, 1)
        return _COUPLED * torch.tanh(raw / _COUPLED), shift

    def forward(self, x: Tensor, seen: Tensor) -> tuple[Tensor, Tensor]:
        """(y, log det [N])."""
        still, moving = torch.split(x, [self.still, self.moving], 1)
        log_scale, shift = self._moves(still, seen)
        moved = (moving + shift) * torch.exp(log_scale)
        return torch.cat((still, moved), 1), log_scale.flatten(1).sum(1)

    def inverse(self, y: Tensor, seen: Tensor) -> Tensor:
        """The x that `forward` takes to y."""
        still, moved = torch.split(y, [self.still, self.moving], 1)
        log_scale, shift = self._moves(still, seen)
        return torch.cat((still, moved * torch.exp(-log_scale) - shift), 1)


class GuidedStep(Mixing):
    """One flow step: normalise, mix channels, move some as the others and the means say."""

    def __init__(self, channels: int, scale: Scale) -> None:
        super().__init__(channels)
        self.guided = Guided(channels, scale.width, scale.sight)


class Detail(nn.Module):
    """The flow of one size: differences to latents, given the means."""

    def __init__(self, channels: int, scale: Scale) -> None:
        super().__init__()
        self.sight = Sight(channels // 3, scale.sight, scale.depth)
        self.actnorm = ActNorm(channels)
        self.told = Told(channels, scale.sight)
        self.flows = nn.ModuleList(GuidedStep(channels, scale) for _ in range(scale.steps))

    def steps(self) -> Iterator[GuidedStep]:
        """In order."""
        for step in self.flows:
            assert isinstance(step, GuidedStep)
            yield step

    def forward(self, d: Tensor, low: Tensor) -> tuple[Tensor, Tensor]:
        """(z [N, C, h, w], log det [N]) of differences [N, C, h, w] and their means."""
        seen = self.sight(low)
        scale, loc = self.actnorm.scale, self.actnorm.loc
        d = (d + loc) * scale
        mean, log_spread = self.told.expected(seen, d)
        z = (d - mean) * torch.exp(-log_spread)
        cells = d.shape[2] * d.shape[3]
        total = scale.abs().log().sum() * cells - log_spread.flatten(1).sum(1)
        for step in self.steps():
            z, volume = step.mix(z)
            z, log_det = step.guided(z, seen)
            total = total + log_det + volume * cells
        return z, total

    def inverse(self, z: Tensor, low: Tensor, check: Callable[[], None]) -> Tensor:
        """The differences that `forward` takes to z."""
        seen = self.sight(low)
        for step in reversed(list(self.steps())):
            check()
            z = step.unmix(step.guided.inverse(z, seen))
        mean, log_spread = self.told.expected(seen, z)
        d = z * torch.exp(log_spread) + mean
        return d / self.actnorm.scale - self.actnorm.loc


class WaveletFlow(Flow):
    """The whole flow between centred pictures, about [-0.5, 0.5], and standard normal latents."""

    def __init__(self, layout: WaveletLayout) -> None:
        super().__init__()
        self.layout = layout
        channels = 3 * layout.channels
        self.details = nn.ModuleList(Detail(channels, scale) for scale in layout.scales)
        self.base = Glow(layout.base)

    @property
    def shape(self) -> WaveletLayout:
        """Its layout."""
        return self.layout

    def sizes(self) -> Iterator[Detail]:
        """The flows of all sizes, fine to coarse."""
        for detail in self.details:
            assert isinstance(detail, Detail)
            yield detail

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Latents [N, C * H * W] of pictures [N, C, H, W], and log |det dz/dx| [N]."""
        latents, total = [], x.new_zeros(len(x))
        for detail in self.sizes():
            x, d = halved(x)
            z, log_det = detail(d, x)
            latents.append(z.flatten(1))
            total = total + log_det - math.log(2) * x[0].numel()
        z, log_det = self.base(x)
        return torch.cat((*latents, z), 1), total + log_det

    def found(self, x: Tensor, skip: int) -> Tensor:
        """Latents [N, C * H * W] of pictures [N, C, H, W], without the flows of `skip` sizes."""
        latents = []
        for detail in list(self.sizes())[skip:]:
            x, d = halved(x)
            latents.append(detail(d, x)[0].flatten(1))
        return torch.cat((*latents, self.base(x)[0]), 1)

    def inverse(
        self, z: Tensor, side: int, check: Callable[[], None] = lambda: None, skip: int = 0
    ) -> Tensor:
        """Pictures [N, C, side, side] of latents [N, C * side * side].

        The flows of the `skip` finest sizes are left out: a smaller picture, made of the end of
        the latent of a larger one, is exactly the means of it.

        Means beyond `WIDEST`, which no picture has, are cut there before they tell the next size
        what to paint: the flow has never seen such, and one bright spot would tear all around it.
        """
        count = len(self.layout.scales) - skip
        shapes = self.layout.latent_shapes(side << skip)[skip : skip + count]
        sizes = [math.prod(shape) for shape in shapes]
        *parts, rest = torch.split(z, [*sizes, z.shape[1] - sum(sizes)], 1)
        x = self.base.inverse(rest, side >> count, check)
        levels = list(zip(list(self.sizes())[skip:], parts, shapes, strict=True))
        for detail, part, shape in reversed(levels):
            x = torch.nan_to_num(x).clamp(-WIDEST, WIDEST)
            x = doubled(x, detail.inverse(part.reshape(-1, *shape), x, check))
        return torch.nan_to_num(x)
