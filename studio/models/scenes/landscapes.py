"""Layered dusk landscapes drawn from thirty numbers: the data set behind Ridgelines.

A scene is a row of 30 independent standard normal factors. Everything else, each colour and each
skyline, is a smooth function of them, so a latent of about that size can hold a whole picture.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.models.vae.ridgelines.scenery import (
    RIDGES,
    SKY_KNOTS,
    SKY_LOW,
    SKY_STEP,
    Scenery,
    Skylines,
    composite,
    to_rgb,
)

FACTORS = (
    "sun_x", "sun_height", "sun_size", "glow",
    "light", "hue_warm", "hue_cool",
    "dusk", "zenith_a", "zenith_b",
    "ground_light", "ground_a", "ground_b",
    "haze", "mist",
    "ridge_height", "relief", "roughness", "scale", "lean",
    *(f"ridge_{k}_{part}" for k in range(RIDGES) for part in ("cos", "sin")),
)  # fmt: skip
PERIOD = 3.2
_FIRST_RIDGE = 20


@dataclass(frozen=True)
class Scene:
    """A landscape that can be looked at anywhere and at any size.

    Attributes:
        factors: [N, 30] the numbers it was made from.
        scenery: its colours and sun.
    """

    factors: Tensor
    scenery: Scenery

    def heights(self, x: Tensor) -> Tensor:
        """Skylines at columns `x` [N or 1, P]: [N, 5, P], far to near."""
        return ridge_heights(self.factors, x)

    def skylines(self, x: Tensor) -> Skylines:
        """Height and slope at columns `x` [N or 1, P]; the slope is a central difference."""
        step = 5e-4
        slope = (self.heights(x + step) - self.heights(x - step)) / (2 * step)
        return Skylines(self.heights(x), slope)


def draw_factors(count: int, generator: torch.Generator) -> Tensor:
    """Factors of `count` scenes: [count, 30] standard normal, decided by the generator."""
    return torch.randn(count, len(FACTORS), generator=generator)


def make_scene(factors: Tensor) -> Scene:
    """The scenes of `factors` [N, 30]."""
    return Scene(factors, _scenery(factors))


def draw_pictures(scene: Scene, size: int) -> Tensor:
    """Square pictures of the scenes: [N, 3, size, size] sRGB in [0, 1], edges one pixel soft."""
    steps = (torch.arange(size) + 0.5) / size
    x, y = (steps - 0.5).reshape(1, 1, -1), (1.0 - steps).reshape(1, -1, 1)
    lines = scene.skylines(x[0])
    grid = Skylines(lines.height.unsqueeze(2), lines.slope.unsqueeze(2))
    return to_rgb(composite(scene.scenery, grid, x, y, torch.tensor(1.0 / size)))


def _unit(normal: Tensor) -> Tensor:
    """A standard normal as a uniform number in (0, 1)."""
    uniform: Tensor = torch.special.ndtr(normal)
    return uniform


def _chroma(a: Tensor, b: Tensor, light: Tensor, most: float) -> Tensor:
    """OKLab [N, 3] of a lightness and a point of the hue plane, its chroma kept in gamut.

    Dark yellows, which look like mud, are calmed.
    """
    length = (a * a + b * b + 1e-6).sqrt()
    room = (light / 0.62).clamp(max=1.0) * ((1.06 - light) / 0.3).clamp(0.0, 1.0)
    ochre = ((0.97 * b - 0.26 * a) / length).clamp(min=0.0) ** 3
    calm = 1.0 - 0.6 * ochre * ((0.86 - light) / 0.35).clamp(0.0, 1.0)
    size = most * torch.tanh(length / 1.7) * room * calm
    return torch.stack((light, a / length * size, b / length * size), dim=-1)


def _mix(first: Tensor, second: Tensor, amount: Tensor) -> Tensor:
    return first + (second - first) * amount


def _scenery(f: Tensor) -> Scenery:
    """Colours and sun of the factors `f` [N, 30]."""
    part = dict(zip(FACTORS, f.unbind(1), strict=True))
    horizon, zenith, ground = _palette(part)
    sky = _sky(horizon, zenith)
    glow_unit = _unit(part["glow"])
    warm_white = torch.tensor([0.97, 0.012, 0.045])
    sun_colour = _mix(horizon, warm_white, torch.tensor(0.80))
    sun_colour = sun_colour + torch.tensor([0.03, 0.0, 0.012])
    glow_colour = _mix(horizon, sun_colour, torch.tensor(0.62)) * torch.tensor([1.0, 1.25, 1.25])
    sun = torch.stack(
        (
            0.90 * (_unit(part["sun_x"]) - 0.5),
            0.30 + 0.60 * _unit(part["sun_height"]),
            0.022 + 0.088 * _unit(part["sun_size"]) ** 1.3,
        ),
        dim=1,
    )
    crest, foot = _ridge_colours(part, horizon, ground)
    haze = _unit(part["haze"])
    far = 1.0 - torch.arange(RIDGES) / (RIDGES - 1.0)
    return Scenery(
        sky=sky,
        sun=sun,
        sun_colour=sun_colour,
        glow_colour=glow_colour,
        glow=torch.stack((0.15 + 0.5 * glow_unit, 0.16 + 0.64 * glow_unit), dim=1),
        crest=crest,
        foot=foot,
        depth=(0.05 + 0.16 * (1 - haze))[:, None] * (0.7 + 0.3 * far),
        lit=(0.10 + 0.45 * haze)[:, None] * far**1.2,
    )


def _palette(part: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
    """Horizon, zenith and near-ground colours, each [N, 3] OKLab, in keeping with each other."""
    light = 0.53 + 0.40 * _unit(part["light"] + 0.2)
    hue_a, hue_b = part["hue_warm"] + 0.45, part["hue_cool"] + 0.50
    horizon = _chroma(hue_a, hue_b, light, 0.15)
    dusk = _unit(part["dusk"])
    night = 0.22 + 0.78 * dusk
    zenith_light = light - 0.9 * (0.05 + 0.46 * dusk)
    zenith_a = night * (0.85 * part["zenith_a"] + 0.15) + (1 - night) * 1.1 * hue_a
    zenith_b = night * (0.75 * part["zenith_b"] - 1.65) + (1 - night) * 1.1 * hue_b
    zenith = _chroma(zenith_a, zenith_b, zenith_light, 0.135)
    ground_unit = _unit(part["ground_light"])
    ground_light = 0.11 + 0.20 * ground_unit + 0.37 * ground_unit**4
    ground_a = 0.45 * zenith_a + 0.25 * hue_a + 0.8 * part["ground_a"]
    ground_b = 0.45 * zenith_b + 0.25 * hue_b + 0.8 * part["ground_b"] - 0.15
    ground = _chroma(ground_a, ground_b, ground_light, 0.12)
    return horizon, zenith, ground


def _sky(horizon: Tensor, zenith: Tensor) -> Tensor:
    """Sky knots [N, S, 3]: the horizon's colour low, the zenith's high, eased at both ends."""
    y = SKY_LOW + SKY_STEP * torch.arange(SKY_KNOTS)
    rise = ((y - 0.28) / 0.62).clamp(min=0.0)
    amount = (1.0 - torch.exp(-1.35 * rise**1.25)).reshape(1, -1, 1)
    return _mix(horizon[:, None], zenith[:, None], amount)


def _ridge_colours(
    part: dict[str, Tensor], horizon: Tensor, ground: Tensor
) -> tuple[Tensor, Tensor]:
    """Crest and foot colours [N, 5, 3]: far ridges have the colour of the air, near ones theirs."""
    haze, mist = _unit(part["haze"]), _unit(part["mist"])
    air = horizon * torch.tensor([0.93, 0.92, 0.92])
    near = torch.arange(1, RIDGES + 1) / RIDGES
    own = near ** (0.55 + 1.15 * haze)[:, None]
    own = 0.06 + 0.94 * own
    crest = _mix(air[:, None], ground[:, None], own[..., None])
    fog = _mix(air, horizon, torch.tensor(0.5))
    thickness = (0.05 + 0.60 * mist)[:, None] * (1.0 - 0.80 * near**1.5)
    foot = _mix(crest, fog[:, None], thickness[..., None])
    deeper = (0.10 * (1 - mist))[:, None] * near
    foot = foot * torch.stack((1 - deeper, torch.ones_like(deeper), torch.ones_like(deeper)), -1)
    return crest, foot


# Cycles per period of each ridge: hills (turned by a pair of factors), peaks, spurs, crags.
_HILLS = (4, 5, 3, 4, 3)
_PEAKS = (11, 9, 10, 8, 7)
_SPURS = (19, 17, 21, 16, 15)
_CRAGS = (37, 41, 34, 31, 29)
_PHASES = (0.4, 2.1, 3.9, 5.2, 1.1)


def scene_scale(factors: Tensor) -> Tensor:
    """How many times the skylines repeat in 3.2 short sides: [N], 0.80 … 1.25."""
    return 0.80 + 0.45 * _unit(factors[:, FACTORS.index("scale")])


def ridge_heights(factors: Tensor, x: Tensor) -> Tensor:
    """Skylines [N, 5, P] at columns x [N or 1, P], repeating every 3.2 / scale."""
    part = dict(zip(FACTORS, factors[:, :, None].unbind(1), strict=True))
    turn = x * scene_scale(factors)[:, None] * (2 * math.pi / PERIOD)
    height, relief, rough = (_unit(part[n]) for n in ("ridge_height", "relief", "roughness"))
    top, bottom = 0.26 + 0.32 * height, 0.05 + 0.12 * height
    rows = []
    for k in range(RIDGES):
        cos, sin = (
            factors[:, _FIRST_RIDGE + 2 * k, None],
            factors[:, _FIRST_RIDGE + 2 * k + 1, None],
        )
        warped = turn + 0.10 * torch.sin(2 * turn + _PHASES[k])
        shape = _ridge_shape(k, warped, cos, sin, rough)
        base = top + (bottom - top) * (k / (RIDGES - 1)) ** 0.85
        slope = 0.035 * part["lean"] * torch.sin(turn + 0.3 * k) * (1 if k % 2 else -1)
        rows.append(base + slope + (0.04 + 0.09 * relief) * (1.0 - 0.09 * k) * shape)
    return torch.stack(rows, dim=1)


def _ridge_shape(k: int, turn: Tensor, cos: Tensor, sin: Tensor, rough: Tensor) -> Tensor:
    """One ridge in units of its relief: hills that carry peaks that carry spurs and crags."""
    phase = _PHASES[k]
    hills = cos * torch.cos(_HILLS[k] * turn) + sin * torch.sin(_HILLS[k] * turn)
    peaks = _peaky(_PEAKS[k] * turn + phase + 0.9 * cos, 0.5 + 0.8 * rough)
    spurs = _peaky(_SPURS[k] * turn + 2.3 * phase + 1.1 * sin, 0.4 + 0.6 * rough)
    crags = torch.sin(_CRAGS[k] * turn + 3.1 * phase + 0.8 * (cos + sin))
    lift = torch.sigmoid(1.2 * hills)
    return 0.62 * hills + (0.25 + 0.55 * lift) * (
        (0.35 + 0.4 * rough) * peaks + (0.06 + 0.34 * rough) * spurs + (0.01 + 0.12 * rough) * crags
    )


def _peaky(angle: Tensor, sharpness: Tensor) -> Tensor:
    """A wave of zero mean with narrow tops and wide valleys."""
    mean: Tensor = torch.special.i0(sharpness)
    return (torch.exp(sharpness * torch.sin(angle)) - mean) / sharpness
