"""A landscape as numbers: colours, a sun and the skylines, and how they are laid over each other.

The procedural data set and the network both describe a picture this way; what differs is where
the numbers come from. Lengths are in short sides of the picture, x to the right from its centre,
y up from the lower edge of its central square, so a wider or taller frame shows more land or sky.

Shapes: N batch, K ridges (far to near), S sky knots; `...` is any set of positions, either points
[N, P] or a grid [1, H, 1] x [1, 1, W].
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor

from studio.core.oklab import planes_to_srgb

RIDGES = 5
SKY_KNOTS = 9
SKY_LOW, SKY_STEP = -0.75, 0.25
WIDE_GLOW = 0.34

Planes = tuple[Tensor, Tensor, Tensor]


@dataclass(frozen=True)
class Scenery:
    """Everything but the skylines. Colours are OKLab, distances in short sides.

    Attributes:
        sky: [N, S, 3], cubic B-spline knots at y = -0.75, -0.5, … 1.25.
        sun: [N, 3], centre x, centre y and radius.
        sun_colour: [N, 3].
        glow_colour: [N, 3].
        glow: [N, 2], strength of the tight halo and of the wide one, 0 … 1.
        crest: [N, K, 3], colour of a ridge at its skyline.
        foot: [N, K, 3], colour it fades to below (valley mist).
        depth: [N, K], how far below the skyline it has faded by 63 %.
        lit: [N, K], how much of the wide glow falls on a ridge.
    """

    sky: Tensor
    sun: Tensor
    sun_colour: Tensor
    glow_colour: Tensor
    glow: Tensor
    crest: Tensor
    foot: Tensor
    depth: Tensor
    lit: Tensor


@dataclass(frozen=True)
class Skylines:
    """Ridges seen at some columns: height [N, K, ...] and its slope along x, same shape."""

    height: Tensor
    slope: Tensor

    @property
    def flatness(self) -> Tensor:
        """1 / sqrt(1 + slope²): turns a height above the skyline into a distance from it."""
        return (1.0 + self.slope * self.slope).rsqrt()


@dataclass(frozen=True)
class Lights:
    """How the sun is drawn: which disc; `wrap` is the width after which x repeats, if any."""

    disc: Literal["sun", "crescent", "none"] = "sun"
    wrap: float | None = None


def _like(value: Tensor, positions: Tensor) -> Tensor:
    """Give a per-picture value [N] as many trailing axes as `positions` has."""
    return value.reshape(-1, *[1] * (positions.dim() - 1))


def sky_at(knots: Tensor, y: Tensor) -> Planes:
    """Colour of the bare sky at heights `y` [N or 1, ...]: three planes, a cubic B-spline."""
    place = ((y - SKY_LOW) / SKY_STEP).clamp(0.0, SKY_KNOTS - 1.0)
    first = torch.zeros_like(place)
    planes = [first, first, first]
    for index in range(-1, SKY_KNOTS + 1):
        knot = knots[:, min(max(index, 0), SKY_KNOTS - 1)]
        distance = (place - index).abs()
        outer = (2.0 - distance).clamp(min=0.0)
        inner = (1.0 - distance).clamp(min=0.0)
        weight = (outer * outer * outer - 4.0 * inner * inner * inner) / 6.0
        planes = [p + _like(knot[:, c], weight) * weight for c, p in enumerate(planes)]
    return planes[0], planes[1], planes[2]


def _toward(planes: Planes, target: Planes, amount: Tensor) -> Planes:
    """Mix; exactly `planes` where amount is 0 and exactly `target` where it is 1."""
    one, two, three = (torch.lerp(a, b, amount) for a, b in zip(planes, target, strict=True))
    return one, two, three


def _flat(colour: Tensor, like: Tensor) -> Planes:
    return _like(colour[:, 0], like), _like(colour[:, 1], like), _like(colour[:, 2], like)


def _blend(first: Planes, second: Planes, amount: Tensor) -> Planes:
    """Mix where exactness at the ends does not matter; faster than `_toward` for flat colours."""
    one, two, three = (a + (b - a) * amount for a, b in zip(first, second, strict=True))
    return one, two, three


def composite(
    scenery: Scenery, skylines: Skylines, x: Tensor, y: Tensor, footprint: Tensor
) -> Planes:
    """Lay sky, glow, sun and ridges over each other; edges are softened over one pixel's footprint.

    Args:
        scenery: colours and the sun.
        skylines: [N, K, ...] at the columns of `x`, broadcastable to the positions.
        x: [N or 1, ...] positions.
        y: [N or 1, ...], broadcastable with `x`.
        footprint: [N or 1, ...] width of a pixel in short sides.

    Returns:
        Three OKLab planes [N, ...].
    """
    wide = wide_glow(scenery, x, y, None)
    planes = backdrop(scenery, x, y, footprint, Lights(), wide)
    flatness = skylines.flatness
    for k in range(RIDGES):
        line = (skylines.height[:, k], flatness[:, k] / footprint)
        planes = lay_ridge(planes, scenery, k, line, y, wide)
    return planes


def wide_glow(scenery: Scenery, x: Tensor, y: Tensor, wrap: float | None) -> Tensor:
    """How strongly the sun's wide glow is seen at positions, 0 … 1; ridges catch it too.

    With `wrap` it repeats smoothly after that width.
    """
    across = x - _like(scenery.sun[:, 0], x)
    if wrap is not None:
        across = torch.sin(across * (math.pi / wrap)) * (wrap / math.pi)
    up = y - _like(scenery.sun[:, 1], y)
    radius = _like(scenery.sun[:, 2], y)
    distance = (across * across + (up * up + 1e-9)).sqrt()
    beyond = (distance - radius).clamp(min=0.0)
    return torch.exp(beyond * (-1.0 / WIDE_GLOW)) * _like(scenery.glow[:, 1], y)


def backdrop(
    scenery: Scenery, x: Tensor, y: Tensor, footprint: Tensor, lights: Lights, wide: Tensor
) -> Planes:
    """Sky, glow and sun as three OKLab planes; `wide` is the `wide_glow` at the same positions."""
    planes = sky_at(scenery.sky, y)
    glow_colour = _flat(scenery.glow_colour, wide)
    if lights.disc == "none":
        return _blend(planes, glow_colour, wide)
    across = x - _like(scenery.sun[:, 0], x)
    if lights.wrap is not None:
        turns = across / lights.wrap
        across = (turns - torch.round(turns)) * lights.wrap
    up = y - _like(scenery.sun[:, 1], y)
    radius = _like(scenery.sun[:, 2], y)
    distance = (across * across + (up * up + 1e-9)).sqrt()
    beyond = (distance - radius).clamp(min=0.0)
    strength = scenery.glow[:, 0] * (0.4 if lights.disc == "crescent" else 1.0)
    tight = torch.exp(beyond * (-1.0 / (0.35 * radius + 0.02))) * _like(strength, y)
    planes = _blend(planes, glow_colour, 1.0 - (1.0 - wide) * (1.0 - tight))
    inside = ((radius - distance) / footprint + 0.5).clamp(0.0, 1.0)
    if lights.disc == "crescent":
        aside, above = across - 0.50 * radius, up - 0.26 * radius
        bite = (0.94 * radius - (aside * aside + above * above + 1e-9).sqrt()) / footprint
        inside = inside * (0.5 - bite).clamp(0.0, 1.0)
    return _blend(planes, _flat(scenery.sun_colour, inside), inside)


def lay_ridge(
    behind: Planes, scenery: Scenery, k: int, line: tuple[Tensor, Tensor], y: Tensor, wide: Tensor
) -> Planes:
    """Lay ridge `k` over what is behind it.

    `line` is its height and its flatness per footprint at the columns. Where the ridge covers
    nothing or everything, the result is bit for bit what was behind or the ridge alone.
    """
    height, crispness = line
    below = height - y
    cover = (below * crispness + 0.5).clamp(0.0, 1.0)
    fade = 1.0 - torch.exp(below.clamp(min=0.0) * (-1.0 / _like(scenery.depth[:, k], below)))
    body = _blend(_flat(scenery.crest[:, k], below), _flat(scenery.foot[:, k], below), fade)
    lit = wide * _like(scenery.lit[:, k], wide)
    body = _blend(body, _flat(scenery.glow_colour, lit), lit)
    return _toward(behind, body, cover)


def to_rgb(planes: Planes) -> Tensor:
    """Three OKLab planes [N, ...] as sRGB [N, 3, ...] in [0, 1]."""
    return torch.stack(planes_to_srgb(planes), dim=1)
