"""Marbled mineral sections drawn from twenty numbers and some noise: the data set behind Strata.

A stone is a height of deposit u(x, y), linear in folded beds, radial in agates, free in marbles;
layers along u have the colours of a ramp. Over it lie veins that follow faults, a pocket of
crystal, clouds and the polish. Every part follows factors that are independent standard normal
numbers, so that what a stone is made of is known exactly.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.oklab import planes_to_srgb
from studio.models.scenes.palettes import STONES, ramps, vein_colours

FACTORS = (
    "agate", "marble", "angle_cos", "angle_sin", "centre_x", "centre_y",
    "bands", "folding", "crumple", "sharpness", "pinstripe",
    "light", "contrast", "chroma", "hue",
    "veins", "vein_width", "vein_angle", "vein_place", "fault", "pocket", "clouds",
)  # fmt: skip
GRIDS = {"fold": (2, 4), "crumple": (2, 7), "free": (1, 4), "vein": (2, 3), "cloud": (2, 3)}
"""Noise: how many channels, and how many cells across the picture."""
LAYERS = 40
"""Knots of the random profile that says which colour a layer has."""
MARGIN = 2


@dataclass(frozen=True)
class Stones:
    """Stones as numbers.

    `factors` [N, 20] standard normal. `noise` by name of `GRIDS`: [N, C, g + 5, g + 5] standard
    normal. `profile` [N, 2, 40]: lightness and tint along the layers. `kinds` [N, 2] int: the two
    stones whose colours are mixed, `share` [N] of the second.
    """

    factors: Tensor
    noise: dict[str, Tensor]
    profile: Tensor
    kinds: Tensor
    share: Tensor


def draw_stones(count: int, generator: torch.Generator) -> Stones:
    """`count` stones, decided by the generator."""

    def normal(*shape: int) -> Tensor:
        return torch.randn(count, *shape, generator=generator)

    factors = normal(len(FACTORS))
    noise = {
        name: normal(channels, cells + 1 + 2 * MARGIN, cells + 1 + 2 * MARGIN)
        for name, (channels, cells) in GRIDS.items()
    }
    kinds = torch.randint(len(STONES), (count, 2), generator=generator)
    share = torch.rand(count, generator=generator)
    return Stones(factors, noise, normal(2, LAYERS), kinds, 0.5 * share**2)


def paint_stones(stones: Stones, size: int, supersample: int = 2) -> Tensor:
    """Square pictures [N, 3, size, size] sRGB in [0, 1], antialiased."""
    fine = size * supersample
    planes = _stone(stones, fine)
    pictures = torch.stack(planes_to_srgb(planes), dim=1)
    return functional.avg_pool2d(pictures, supersample)


def _unit(normal: Tensor) -> Tensor:
    """A standard normal as a uniform number in (0, 1)."""
    uniform: Tensor = torch.special.ndtr(normal)
    return uniform


def _parts(factors: Tensor) -> dict[str, Tensor]:
    """Factors by name, each [N, 1, 1]."""
    return dict(zip(FACTORS, factors[:, :, None, None].unbind(1), strict=True))


def _at(grid: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """Smooth noise [N, C, H, W] of a grid [N, C, g, g] at x, y [N, H, W], the picture in ±1."""
    cells = grid.shape[-1] - 1
    inner = (cells - 2 * MARGIN) / cells
    where = torch.stack((x, y), dim=-1) * inner
    return functional.grid_sample(
        grid, where, mode="bicubic", padding_mode="reflection", align_corners=True
    )


def _along(profile: Tensor, s: Tensor) -> Tensor:
    """A random profile [N, C, L] at places s [N, H, W] in layers, mirrored at its ends."""
    where = s / (profile.shape[-1] - 1) * 2 - 1
    grid = torch.stack((where, torch.zeros_like(where)), dim=-1)
    return functional.grid_sample(
        profile[:, :, None], grid, mode="bicubic", padding_mode="reflection", align_corners=True
    )


def _slope(field: Tensor) -> Tensor:
    """Length of the gradient of [N, H, W], per pixel."""
    down = field[:, 1:] - field[:, :-1]
    across = field[:, :, 1:] - field[:, :, :-1]
    down = functional.pad(down, (0, 0, 0, 1), mode="replicate")
    across = functional.pad(across, (0, 1), mode="replicate")
    return (down.square() + across.square()).sqrt()


def _stone(stones: Stones, size: int) -> tuple[Tensor, Tensor, Tensor]:
    """OKLab planes [N, size, size]."""
    f = _parts(stones.factors)
    steps = (torch.arange(size) + 0.5) / size * 2 - 1
    y, x = (
        part.expand(len(stones.share), -1, -1)
        for part in torch.meshgrid(steps, steps, indexing="ij")
    )
    x, y = _warped(stones.noise, f, x, y)
    first, second = _cracks(stones.noise, f, x, y)
    slip = 0.16 * _unit(f["fault"]) ** 3 * torch.tanh(first / 0.02)
    height = _height(stones.noise, f, x, y) + slip
    light, a, b = _layers(stones, f, height)
    light, a, b = _crystal(f, height, x, y, (light, a, b))
    light, a, b = _veined(stones, f, (first, second), (light, a, b))
    return _polished(stones.noise, f, (light, a, b), size)


def _warped(
    noise: dict[str, Tensor], f: dict[str, Tensor], x: Tensor, y: Tensor
) -> tuple[Tensor, Tensor]:
    """Where the material at x, y came from: broad folds, then small crumples on them."""
    folds = (0.05 + 0.40 * _unit(f["folding"])) * 1.0
    push = _at(noise["fold"], x, y) * folds[:, None]
    x, y = x + push[:, 0], y + push[:, 1]
    crumples = 0.085 * _unit(f["crumple"]) ** 2
    push = _at(noise["crumple"], x * 0.8, y * 0.8) * crumples[:, None]
    return x + push[:, 0], y + push[:, 1]


def _cracks(
    noise: dict[str, Tensor], f: dict[str, Tensor], x: Tensor, y: Tensor
) -> tuple[Tensor, Tensor]:
    """Two fields whose zero lines are cracks: one across the picture, one branching off it."""
    bent = _at(noise["vein"], x * 0.9, y * 0.9)
    turn = 1.3 * f["vein_angle"]
    first = x * torch.cos(turn) + y * torch.sin(turn) - 0.45 * torch.tanh(f["vein_place"])
    turn = turn + 1.0 + 0.25 * torch.tanh(f["vein_place"])
    second = x * torch.cos(turn) + y * torch.sin(turn) + 0.35 * torch.tanh(f["vein_place"] - 0.3)
    return first + 0.20 * bent[:, 0], second + 0.26 * bent[:, 1]


def _height(noise: dict[str, Tensor], f: dict[str, Tensor], x: Tensor, y: Tensor) -> Tensor:
    """Height of deposit [N, H, W]: beds, rings and free forms, mostly one of them."""
    turn = torch.atan2(f["angle_sin"], f["angle_cos"])
    beds = x * torch.sin(turn) + y * torch.cos(turn)
    centre_x, centre_y = (
        0.7 * torch.tanh(0.8 * f["centre_x"]),
        0.7 * torch.tanh(0.8 * f["centre_y"]),
    )
    rings = ((x - centre_x).square() + (y - centre_y).square() + 0.01).sqrt() * 1.15
    free = _at(noise["free"], x * 0.7, y * 0.7)[:, 0] * 0.75
    weights = torch.softmax(
        torch.stack(
            (torch.zeros_like(f["agate"]), 2.6 * f["agate"] - 0.2, 2.6 * f["marble"] - 1.4)
        ),
        0,
    )
    return weights[0] * beds + weights[1] * rings + weights[2] * free + 0.12 * free


def _layers(stones: Stones, f: dict[str, Tensor], height: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Colours of the layers at a height."""
    count = 2.7 * torch.exp(0.38 * f["bands"])
    place = LAYERS / 2 + height * count * 2
    lightness, tint = _along(stones.profile, place).unbind(1)
    hard = 0.8 + 2.2 * _unit(f["sharpness"])
    deep = torch.sigmoid(1.5 * hard * lightness + 0.9 * f["light"])
    stripe = torch.cos(2 * math.pi * place * 1.7) * 0.12 * _unit(f["pinstripe"]) ** 4
    t = (deep + stripe).clamp(0, 1)
    reach = 0.62 + 0.38 * _unit(f["contrast"])
    t = 0.5 + (t - 0.5) * reach
    light, a, b = _coloured(stones, t, 0.5 * torch.tanh(tint))
    size = 0.7 + 0.55 * _unit(f["chroma"])
    swing = 0.22 * f["hue"]
    cos, sin = torch.cos(swing), torch.sin(swing)
    return light, size * (cos * a - sin * b), size * (sin * a + cos * b)


def _coloured(stones: Stones, t: Tensor, tint: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The ramp at t in [0, 1]; `tint` leans single layers to the second stone's colours."""
    table = ramps()
    first, second = table[stones.kinds[:, 0]], table[stones.kinds[:, 1]]  # [N, 5, 3]
    knots = first.shape[1] - 1
    where = t * knots
    colour = torch.zeros(*t.shape, 3)
    other = torch.zeros_like(colour)
    for knot in range(knots + 1):
        weight = (1 - (where - knot).abs()).clamp(min=0)
        weight = (weight * weight * (3 - 2 * weight))[..., None]
        colour = colour + weight * first[:, None, None, knot]
        other = other + weight * second[:, None, None, knot]
    share = (stones.share[:, None, None] + 0.5 * tint).clamp(0, 1)
    mixed = colour + (other - colour) * share[..., None]
    light, a, b = mixed.unbind(-1)
    return light, a, b


def _crystal(
    f: dict[str, Tensor], height: Tensor, x: Tensor, y: Tensor, planes: tuple[Tensor, ...]
) -> tuple[Tensor, Tensor, Tensor]:
    """A pocket of clear crystal where the deposit is lowest, in some stones."""
    light, a, b = planes
    level = torch.where(f["pocket"] > 0.3, 0.12 + 0.25 * _unit(f["pocket"]), torch.tensor(-9.0))
    low = height.amin((1, 2), keepdim=True)
    inside = torch.sigmoid((low + level - height) / 0.025)
    rim = torch.exp(-(((low + level - height) / 0.035) ** 2)) * (level > -1)
    clear = 0.86 - 0.35 * ((height - low) / 0.35).clamp(0, 1)
    light = light + inside * 0.75 * (clear - light) + 0.10 * rim
    return light, a * (1 - 0.45 * inside), b * (1 - 0.45 * inside)


def _veined(
    stones: Stones, f: dict[str, Tensor], lines: tuple[Tensor, Tensor], planes: tuple[Tensor, ...]
) -> tuple[Tensor, Tensor, Tensor]:
    """Thin veins along the zero lines of noise, of nearly constant width."""
    colour = vein_colours()[stones.kinds[:, 0]]
    many = _unit(f["veins"])
    width = 0.012 + 0.03 * _unit(f["vein_width"]) ** 2
    shown = torch.zeros_like(lines[0])
    for line, least, wide in ((lines[0], 0.5, 1.0), (lines[1], 0.72, 0.6)):
        pixels = 2.0 / line.shape[-1]
        distance = line.abs() / (_slope(line) / pixels + 1e-3)
        strength = torch.sigmoid((many - least) / 0.06)
        shown = torch.maximum(shown, strength * torch.exp(-((distance / (wide * width)) ** 2)))
    light, a, b = (
        plane + 0.9 * shown * (colour[:, k, None, None] - plane) for k, plane in enumerate(planes)
    )
    return light, a, b


def _polished(
    noise: dict[str, Tensor], f: dict[str, Tensor], planes: tuple[Tensor, ...], size: int
) -> tuple[Tensor, Tensor, Tensor]:
    """Clouds inside the stone and the soft light of a window on its polish."""
    light, a, b = planes
    steps = (torch.arange(size) + 0.5) / size * 2 - 1
    y, x = torch.meshgrid(steps, steps, indexing="ij")
    cloud = _at(noise["cloud"], x.expand_as(light), y.expand_as(light))
    light = light * (1 + (0.03 + 0.09 * _unit(f["clouds"])) * cloud[:, 0])
    sheen = torch.exp(-((x + 0.45).square() + (y + 0.5).square()) / 0.55)
    light = light + 0.045 * sheen - 0.035 * (x.square() + y.square())
    return light.clamp(0.03, 0.985), a, b
