"""Ridgelines: a variational autoencoder whose decoder draws landscapes at any size.

    picture 64 x 64 ──> Reader ──> mean, log-variance ──> latent z [N, 32]
    z ──> Painter ──> colours, sun        (78 numbers, `Scenery`)
                  └─> skylines            (5 Fourier series of 96 harmonics, evaluated per column)
                        └──> composite at any positions, softened over the pixel's footprint

The decoder predicts colours and silhouettes, never pixels, so an edge is as sharp as the screen.
Shapes: N batch, D latent length, K ridges, F harmonics, P columns; the rest as in `scenery`.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.models.vae.ridgelines.scenery import RIDGES, SKY_KNOTS, Scenery, Skylines

NAME = "ridgelines-vae-1"
LATENT = 32
HARMONICS = 96
PERIOD = 3.2
READ_SIZE = 64
_SHAPES: dict[str, tuple[int, ...]] = {
    "sky": (SKY_KNOTS, 3),
    "sun": (3,),
    "sun_colour": (3,),
    "glow_colour": (3,),
    "glow": (2,),
    "crest": (RIDGES, 3),
    "foot": (RIDGES, 3),
    "depth": (RIDGES,),
    "lit": (RIDGES,),
}
COLOURS = sum(math.prod(shape) for shape in _SHAPES.values())
WAVES = RIDGES * (1 + 2 * HARMONICS)


def pack(scenery: Scenery) -> Tensor:
    """A scenery as one row per picture, [N, 78], in the order the painter's head predicts it."""
    return torch.cat([getattr(scenery, name).flatten(1) for name in _SHAPES], dim=1)


def unpack(rows: Tensor) -> Scenery:
    """The scenery of rows [N, 78]; sizes and strengths are kept in their valid range."""
    pieces = torch.split(rows, [math.prod(shape) for shape in _SHAPES.values()], dim=1)
    parts = {
        name: piece.reshape(-1, *shape)
        for (name, shape), piece in zip(_SHAPES.items(), pieces, strict=True)
    }
    centre, radius = parts["sun"].tensor_split((2,), dim=1)
    parts["sun"] = torch.cat((centre, radius.clamp(min=0.004)), dim=1)
    for name in ("glow", "lit"):
        parts[name] = parts[name].clamp(0.0, 1.0)
    parts["depth"] = parts["depth"].clamp(min=0.01)
    return Scenery(**parts)


class Painter(nn.Module):
    """The decoder: z [N, 32] to a scenery and to the Fourier series of five skylines."""

    mean: Tensor
    spread: Tensor

    def __init__(self, width: int = 256, depth: int = 3) -> None:
        super().__init__()
        self.enter = nn.Linear(LATENT, width)
        self.blocks = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))
        self.head = nn.Linear(width, COLOURS + 1 + WAVES)
        self.register_buffer("mean", torch.zeros(COLOURS + 1 + WAVES))
        self.register_buffer("spread", torch.ones(COLOURS + 1 + WAVES))

    def forward(self, z: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Predict `rows` [N, 78], `scale` [N] (cycles per period) and `waves` [N, K, 1 + 2F]."""
        hidden = functional.silu(self.enter(z))
        for block in self.blocks:
            hidden = hidden + functional.silu(block(hidden))
        out = self.head(hidden) * self.spread + self.mean
        rows, scale, waves = out.tensor_split((COLOURS, COLOURS + 1), dim=1)
        return rows, scale[:, 0], waves.reshape(-1, RIDGES, 1 + 2 * HARMONICS)


def skylines(waves: Tensor, scale: Tensor, x: Tensor) -> Skylines:
    """Evaluate the Fourier series at columns.

    Args:
        waves: [N, K, 1 + 2F]: mean, cosine and sine amplitudes of each ridge.
        scale: [N] how many periods fit into 3.2 short sides.
        x: [N or 1, P] columns, or [N or 1, K, P] when each ridge has its own (parallax).

    Returns:
        Height and slope, [N, K, P] each.
    """
    order = torch.arange(1, HARMONICS + 1, dtype=x.dtype, device=x.device)
    pace = scale * (2 * math.pi / PERIOD)
    mean, cos, sin = waves.tensor_split((1, 1 + HARMONICS), dim=2)
    own = x if x.dim() == 3 else x[:, None]  # [N, 1 or K, P]
    angle = order[:, None] * (pace[:, None, None] * own)[:, :, None]  # [N, 1 or K, F, P]
    c, s = torch.cos(angle), torch.sin(angle)
    if own.shape[1] == 1:
        c, s = c[:, 0], s[:, 0]
    else:
        mean, cos, sin = mean[:, :, None], cos[:, :, None], sin[:, :, None]
    height = mean + cos @ c + sin @ s
    slope = ((sin * order) @ c - (cos * order) @ s) * pace.reshape(-1, *[1] * (c.dim() - 1))
    shape = (height.shape[0], RIDGES, x.shape[-1])
    return Skylines(height.reshape(shape), slope.reshape(shape))


class _Block(nn.Module):
    """Two 3 x 3 convolutions around a skip."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.GroupNorm(8, channels)
        self.one = nn.Conv2d(channels, channels, 3, padding=1)
        self.two = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = x + self.two(functional.silu(self.one(functional.silu(self.norm(x)))))
        return out


class Reader(nn.Module):
    """The encoder: [N, 3, 64, 64] pictures in [0, 1] to mean and log-variance of their latents."""

    place: Tensor

    def __init__(self, widths: tuple[int, int, int] = (32, 64, 128)) -> None:
        super().__init__()
        one, two, three = widths
        self.net = nn.Sequential(
            nn.Conv2d(5, one, 4, stride=2, padding=1),
            nn.SiLU(),
            nn.Conv2d(one, two, 4, stride=2, padding=1),
            _Block(two),
            nn.SiLU(),
            nn.Conv2d(two, three, 4, stride=2, padding=1),
            _Block(three),
            _Block(three),
            nn.SiLU(),
            nn.Conv2d(three, 32, 1),
            nn.Flatten(),
            nn.Linear(32 * 64, 256),
            nn.SiLU(),
            nn.Linear(256, 2 * LATENT),
        )
        self.register_buffer("place", torch.empty(1, 2, READ_SIZE, READ_SIZE), persistent=False)
        if not self.place.is_meta:  # drawing planes there would import torch's compiler: seconds
            self.restore_place()

    def restore_place(self) -> None:
        """Compute the two planes of coordinates, which are not stored with the weights."""
        steps = torch.linspace(-1.0, 1.0, READ_SIZE, device=next(self.parameters()).device)
        self.place = torch.stack(torch.meshgrid(steps, steps, indexing="ij"))[None]

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Return mean and log-variance, each [N, 32] float32."""
        place = self.place.expand(pictures.shape[0], -1, -1, -1).to(pictures.dtype)
        out = self.net(torch.cat((pictures * 2.0 - 1.0, place), dim=1)).float()
        mean, spread = out.chunk(2, dim=1)
        return mean, spread.clamp(-9.0, 1.0)


class Ridgelines(nn.Module):
    """Both halves; a file of weights holds exactly this module's state."""

    def __init__(self) -> None:
        super().__init__()
        self.reader = Reader()
        self.painter = Painter()
