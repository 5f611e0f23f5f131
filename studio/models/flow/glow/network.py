"""Glow: a multi-scale flow of invertible 1 x 1 convolutions and coupling layers.

Every level squeezes 2 x 2 pixels into channels, runs its flow steps and gives half of the channels
to the latent; their mean and spread are predicted from the half that goes on, so that the latent
is standard normal at every level.

Notation: x [N, C, h, w] activations of a level; z latents; log det [N] of the Jacobian dz/dx.

Source: Kingma, Dhariwal, "Glow: Generative Flow with Invertible 1x1 Convolutions", 2018,
arXiv:1807.03039; names and layout of the weights as in the public repository
rosinality/glow-pytorch.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.flow.network import Flow, Inner


@dataclass(frozen=True)
class Level:
    """`steps` flow steps with `width` hidden channels; `lu`: 1 x 1 convolutions as P L U."""

    steps: int
    width: int
    lu: bool = True


@dataclass(frozen=True)
class Layout:
    """Shape of a network: its levels, fine to coarse.

    `affine` couplings scale and shift, others only shift.
    """

    levels: tuple[Level, ...]
    channels: int = 3
    affine: bool = True

    def level_channels(self, level: int) -> int:
        """Channels inside a level, after squeezing."""
        return self.channels * 4 << level

    def latent_shapes(self, side: int) -> list[tuple[int, int, int]]:
        """(channels, h, w) of every level's share of the latent of a `side` px picture."""
        shapes = []
        last = len(self.levels) - 1
        for level in range(last + 1):
            channels = self.level_channels(level)
            cells = side >> (level + 1)
            shapes.append((channels if level == last else channels // 2, cells, cells))
        return shapes


class ActNorm(nn.Module):
    """A scale and an offset for every channel."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.loc = nn.Parameter(torch.zeros(1, channels, 1, 1))
        self.scale = nn.Parameter(torch.ones(1, channels, 1, 1))


class InvConv(nn.Module):
    """An invertible 1 x 1 convolution, its matrix stored whole."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.eye(channels)[:, :, None, None])

    def matrix(self) -> Tensor:
        """[C, C]."""
        return self.weight[:, :, 0, 0]

    def log_volume(self) -> Tensor:
        """Log |det|, computed in float64."""
        volume: Tensor = torch.linalg.slogdet(self.matrix().double())[1]
        return volume.to(self.weight.dtype)


class InvConvLU(nn.Module):
    """An invertible 1 x 1 convolution W = P L (U + diag(s)), whose determinant can be read off."""

    w_p: Tensor
    s_sign: Tensor

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.register_buffer("w_p", torch.eye(channels))
        self.register_buffer("s_sign", torch.ones(channels))
        self.w_l = nn.Parameter(torch.zeros(channels, channels))
        self.w_s = nn.Parameter(torch.zeros(channels))
        self.w_u = nn.Parameter(torch.zeros(channels, channels))

    def matrix(self) -> Tensor:
        """[C, C]."""
        lower = self.w_l.tril(-1) + torch.eye(len(self.w_l), device=self.w_l.device)
        upper = self.w_u.triu(1) + torch.diag(self.s_sign * torch.exp(self.w_s))
        return self.w_p @ lower @ upper

    def log_volume(self) -> Tensor:
        """Log |det|."""
        return self.w_s.sum()

    @torch.no_grad()
    def assign(self, matrix: Tensor) -> None:
        """Become the invertible `matrix` [C, C]."""
        p, lower, upper = torch.linalg.lu(matrix.double())
        diagonal = upper.diagonal()
        self.w_p.copy_(p)
        self.w_l.copy_(lower.tril(-1))
        self.w_u.copy_(upper.triu(1))
        self.s_sign.copy_(diagonal.sign())
        self.w_s.copy_(diagonal.abs().log())


class ZeroConv(nn.Module):
    """A 3 x 3 convolution that begins at zero, with a learned gain; beyond the edge lies 1."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3)
        for parameter in self.conv.parameters():
            nn.init.zeros_(parameter)
        self.scale = nn.Parameter(torch.zeros(1, outputs, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        """[N, outputs, h, w] of [N, inputs, h, w]."""
        assert self.conv.bias is not None
        gain = torch.exp(self.scale.flatten() * 3)
        weight, bias = self.conv.weight * gain[:, None, None, None], self.conv.bias * gain
        beyond = functional.pad(x.new_zeros(1, 1, *x.shape[2:]), (1, 1, 1, 1), value=1.0)
        edge = functional.conv2d(beyond, weight.sum(1, keepdim=True))
        return functional.conv2d(x, weight, bias, padding=1) + edge


class Coupling(Inner):
    """Moves one half of the channels by what the other half says; `inner` is its network's."""

    def __init__(self, channels: int, width: int, affine: bool) -> None:
        super().__init__()
        self.affine = affine
        half = channels // 2
        self.net = nn.Sequential(
            nn.Conv2d(half, width, 3, padding=1),
            nn.ReLU(inplace=True),
            nn.Conv2d(width, width, 1),
            nn.ReLU(inplace=True),
            ZeroConv(width, channels if affine else half),
        )

    def said(self, still: Tensor) -> tuple[Tensor | None, Tensor]:
        """(raw scale or None, shift) [N, C/2, h, w] float32, for the half that moves."""
        with self.autocast(still):
            out = self.net(still)
        out = out.to(still.dtype)
        if not self.affine:
            return None, out
        raw, shift = out.chunk(2, 1)
        return raw + 2, shift

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(y, log det [N])."""
        still, moving = x.chunk(2, 1)
        raw, shift = self.said(still)
        if raw is None:
            return torch.cat((still, moving + shift), 1), x.new_zeros(len(x))
        log_scale = functional.logsigmoid(raw)
        moved = (moving + shift) * torch.exp(log_scale)
        return torch.cat((still, moved), 1), log_scale.flatten(1).sum(1)

    def inverse(self, y: Tensor) -> Tensor:
        """The x that `forward` takes to y."""
        still, moved = y.chunk(2, 1)
        raw, shift = self.said(still)
        moving = moved - shift if raw is None else moved * (1 + torch.exp(-raw)) - shift
        return torch.cat((still, moving), 1)


class Mixing(nn.Module):
    """The part of a flow step that treats every pixel alike: normalise, mix channels."""

    def __init__(self, channels: int, lu: bool = True) -> None:
        super().__init__()
        self.actnorm = ActNorm(channels)
        self.invconv = InvConvLU(channels) if lu else InvConv(channels)

    def mix(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Normalised and mixed channels, and the log det of one pixel."""
        scale, loc = self.actnorm.scale.flatten(), self.actnorm.loc.flatten()
        matrix = self.invconv.matrix() * scale
        mixed = functional.conv2d(x, matrix[:, :, None, None], matrix @ loc)
        return mixed, scale.abs().log().sum() + self.invconv.log_volume()

    def unmix(self, y: Tensor) -> Tensor:
        """The x that `mix` takes to y; the matrix is inverted in float64."""
        back = torch.linalg.inv(self.invconv.matrix().double()).to(y.dtype)
        x = functional.conv2d(y, back[:, :, None, None])
        return x / self.actnorm.scale - self.actnorm.loc


class Step(Mixing):
    """One flow step: normalise, mix channels, couple."""

    def __init__(self, channels: int, level: Level, affine: bool) -> None:
        super().__init__(channels, level.lu)
        self.coupling = Coupling(channels, level.width, affine)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """(y, log det [N])."""
        mixed, volume = self.mix(x)
        y, log_det = self.coupling(mixed)
        return y, log_det + volume * (x.shape[2] * x.shape[3])

    def inverse(self, y: Tensor) -> Tensor:
        """The x that `forward` takes to y."""
        return self.unmix(self.coupling.inverse(y))


class Block(nn.Module):
    """One level: squeeze, flow steps, half of the channels to the latent (at the last all)."""

    def __init__(self, level: int, layout: Layout) -> None:
        super().__init__()
        channels = layout.level_channels(level)
        self.last = level == len(layout.levels) - 1
        shape = layout.levels[level]
        self.flows = nn.ModuleList(Step(channels, shape, layout.affine) for _ in range(shape.steps))
        kept = channels if self.last else channels // 2
        self.prior = ZeroConv(kept, 2 * kept)

    def expected(self, kept: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log spread of this level's share of the latent, given what goes on."""
        mean, log_spread = self.prior(kept).chunk(2, 1)
        return mean, log_spread

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(what goes on, standardised latent, log det [N])."""
        x = squeeze(x)
        total = x.new_zeros(len(x))
        for step in self.flows:
            x, log_det = step(x)
            total = total + log_det
        kept, shed = (torch.zeros_like(x), x) if self.last else x.chunk(2, 1)
        mean, log_spread = self.expected(kept)
        z = (shed - mean) * torch.exp(-log_spread)
        return kept, z, total - log_spread.flatten(1).sum(1)

    def inverse(self, kept: Tensor, z: Tensor, check: Callable[[], None]) -> Tensor:
        """The x that `forward` takes apart; of the last level, `kept` is not looked at."""
        if self.last:
            kept = torch.zeros_like(z)
        mean, log_spread = self.expected(kept)
        shed = z * torch.exp(log_spread) + mean
        x = shed if self.last else torch.cat((kept, shed), 1)
        for step in reversed(self.flows):
            check()
            x = step.inverse(x)  # type: ignore[operator]
        return unsqueeze(x)


class Glow(Flow):
    """The whole flow between centred pictures, about [-0.5, 0.5], and standard normal latents."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.layout = layout
        self.blocks = nn.ModuleList(Block(level, layout) for level in range(len(layout.levels)))

    @property
    def shape(self) -> Layout:
        """Its layout."""
        return self.layout

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Latents [N, C * H * W] of pictures [N, C, H, W], and log |det dz/dx| [N]."""
        latents, total = [], x.new_zeros(len(x))
        for block in self.blocks:
            x, z, log_det = block(x)
            latents.append(z.flatten(1))
            total = total + log_det
        return torch.cat(latents, 1), total

    def inverse(self, z: Tensor, side: int, check: Callable[[], None] = lambda: None) -> Tensor:
        """Pictures [N, C, side, side] of latents [N, C * side * side]."""
        shapes = self.layout.latent_shapes(side)
        parts = torch.split(z, [math.prod(shape) for shape in shapes], 1)
        x = z
        levels = list(zip(self.blocks, parts, shapes, strict=True))
        for block, part, shape in reversed(levels):
            assert isinstance(block, Block)
            x = block.inverse(x, part.reshape(-1, *shape), check)
        return x


@torch.no_grad()
def singular(flow: nn.Module) -> str:
    """The first step whose mixing cannot be turned back in float32, empty if all can."""
    for name, step in flow.named_modules():
        if isinstance(step, Mixing):
            matrix = step.invconv.matrix().double() * step.actnorm.scale.flatten()
            if not torch.isfinite(matrix).all():
                return str(name)
            values = torch.linalg.svdvals(matrix)
            if float(values[-1]) <= 1e-7 * float(values[0]):
                return str(name)
    return ""


def squeeze(x: Tensor) -> Tensor:
    """[N, 4 C, h/2, w/2] of [N, C, h, w]: channel 4 c + 2 dy + dx holds the pixel at dy, dx."""
    return functional.pixel_unshuffle(x, 2)


def unsqueeze(x: Tensor) -> Tensor:
    """The inverse of `squeeze`."""
    return functional.pixel_shuffle(x, 2)
