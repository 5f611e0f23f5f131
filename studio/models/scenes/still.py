"""Still lives: vessels and fruit on a table before a wall, under a light from one side."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.scenes.dice import Dice, hue, mixed, places

# Half widths of a body from its foot to its top, in shares of its widest.
PROFILES: tuple[tuple[float, ...], ...] = (
    (0.62, 0.95, 1.00, 0.80, 0.42, 0.30, 0.30, 0.34),
    (0.85, 0.90, 0.92, 0.90, 0.55, 0.28, 0.26, 0.30),
    (0.40, 0.70, 0.92, 1.00, 1.00, 0.96, 0.90, 0.88),
    (0.30, 0.55, 0.85, 1.00, 0.86, 0.60, 0.46, 0.52),
    (0.95, 0.98, 1.00, 1.00, 1.00, 1.00, 0.98, 0.95),
)
FRUIT = (0.42, 0.80, 0.96, 1.00, 0.97, 0.86, 0.64, 0.12)
TALL = (1.9, 2.3, 0.8, 1.6, 1.4)


@dataclass(frozen=True)
class Body:
    """Where it stands, its half width and height, its profile, colour [3] and shine."""

    x: float
    foot: float
    wide: float
    high: float
    profile: tuple[float, ...]
    colour: Tensor
    shine: float


def _bodies(dice: Dice, turn: float) -> list[Body]:
    count = 1 + dice.below(5)
    room = 1.7 / count
    bodies = []
    for index in range(count):
        fruit = dice.unit() < 0.35
        kind = dice.below(len(PROFILES))
        wide = room * dice.unit(0.30, 0.52) * (0.72 if fruit else 1.0)
        wide = min(wide, 0.46 if fruit else 0.38)
        high = 1.75 * wide if fruit else min(1.25, wide * TALL[kind] * dice.unit(0.9, 1.35))
        x = -0.85 + room * (index + 0.5) + room * dice.unit(-0.22, 0.22)
        own = turn + (dice.unit(-0.09, 0.09) if dice.unit() < 0.7 else 0.5)
        colour = hue(dice.unit(0.42, 0.86), dice.unit(0.01, 0.15 if fruit else 0.10), own)
        profile = FRUIT if fruit else PROFILES[kind]
        foot = dice.unit(0.42, 0.74)
        bodies.append(Body(x, foot, wide, high, profile, colour, dice.unit() ** 2))
    return sorted(bodies, key=lambda body: body.foot)


def still_life(dice: Dice, size: int) -> Tensor:
    """[3, size, size] OKLab."""
    x, y = places(size)
    turn, side = dice.unit(), 1.0 if dice.unit() < 0.5 else -1.0
    dark = dice.unit() < 0.45
    wall = hue(dice.unit(0.16, 0.32) if dark else dice.unit(0.66, 0.88), dice.unit(0, 0.05), turn)
    own = turn + dice.unit(0.05, 0.2)
    table = hue(
        dice.unit(0.26, 0.42) if dark else dice.unit(0.58, 0.84), dice.unit(0.01, 0.07), own
    )
    edge = dice.unit(0.02, 0.26)
    lit = 0.5 - 0.32 * side * x - 0.16 * y
    found = mixed(wall * 0.72, wall * 1.12, lit.clamp(0, 1))
    ground = mixed(table * 0.80, table * 1.10, (lit + 0.25 * (y - edge)).clamp(0, 1))
    soft = 0.006 + 2 / size
    found = mixed(found, ground, torch.sigmoid((y - edge) / soft))
    bodies = _bodies(dice, turn + 0.08)
    for body in bodies:
        found = found * (1 - _shadow(body, x, y, side, edge))
    for body in bodies:
        found = _placed(found, body, x, y, side, size)
    return found


def _shadow(body: Body, x: Tensor, y: Tensor, side: float, edge: float) -> Tensor:
    """How much light a body takes from the table [1, H, W]: a soft tongue, dark at its foot."""
    along = (x - body.x) * side
    across = (y - body.foot) / (0.20 * body.wide + 0.06 * along.clamp(min=0))
    reach = along / (2.4 * body.high)
    cast = torch.exp(-across.square()) * torch.sigmoid(along / (0.25 * body.wide))
    cast = cast * torch.exp(-(reach.clamp(min=0) * 1.4).square()) * 0.42
    near = (x - body.x).square() / body.wide**2 + (y - body.foot).square() / (0.20 * body.wide) ** 2
    near = torch.exp(-near * 1.1) * 0.62
    table = torch.sigmoid((y - edge) / 0.02)
    return (torch.maximum(cast, near) * table)[None]


def _placed(found: Tensor, body: Body, x: Tensor, y: Tensor, side: float, size: int) -> Tensor:
    """The picture [3, H, W] with a body of revolution in front of it."""
    up = (body.foot - y) / body.high
    knots = torch.tensor(body.profile)[None, None]
    count = 512
    fine = functional.interpolate(knots, count, mode="linear", align_corners=True)
    fine = functional.avg_pool1d(functional.pad(fine, (28, 28), mode="replicate"), 57, 1)[0, 0]
    at = (up.clamp(0, 1) * (count - 1)).long()
    radius = body.wide * fine[at]
    slant = body.wide * torch.gradient(fine)[0][at] * count / body.high
    across = (x - body.x) / radius.clamp(min=1e-3)
    # The foot and the rim are seen a little from above: ellipses, not lines.
    bend = 0.16 * radius * (1 - across.square()).clamp(min=0).sqrt()
    pixel = 2.0 / size
    inside = ((radius - (x - body.x).abs()) / pixel + 0.5).clamp(0, 1)
    inside = inside * ((body.foot + bend - y) / pixel + 0.5).clamp(0, 1)
    inside = inside * ((y - (body.foot - body.high)) / pixel + 0.5).clamp(0, 1)
    normal_x = across.clamp(-1, 1)
    normal_z = (1 - normal_x.square()).clamp(min=0).sqrt()
    length = (1 + slant.square()).sqrt()
    normal_x, normal_z, normal_y = normal_x / length, normal_z / length, slant / length
    light = (-0.62 * side * normal_x + 0.45 * normal_y + 0.64 * normal_z).clamp(min=0)
    shade = 0.30 + 0.82 * light + 0.10 * (side * normal_x).clamp(min=0) ** 3
    half = (-0.38 * side * normal_x + 0.28 * normal_y + 0.88 * normal_z).clamp(min=0)
    shine = body.shine * 0.55 * half**40
    own = body.colour[:, None, None] * shade
    own[0] = own[0] + shine
    return mixed(found, own, inside)
