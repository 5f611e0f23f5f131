"""What lies far off: the sea under a low sun, lights at night, walls with arches."""

from __future__ import annotations

import torch
from torch import Tensor

from studio.models.scenes.dice import Dice, hue, mixed, places, smooth


def sea(dice: Dice, size: int) -> Tensor:
    """[3, size, size] OKLab: water to the horizon, the sun's road on it."""
    x, y = places(size)
    turn, low = dice.unit(0.02, 0.22), dice.unit(-0.15, 0.25)
    bright = dice.unit(0.55, 0.9)
    glow = hue(bright, dice.unit(0.04, 0.15), turn)
    high = hue(bright * dice.unit(0.35, 0.8), dice.unit(0.03, 0.10), turn + dice.unit(0.4, 0.6))
    rise = ((low - y) / (1 + low)).clamp(0, 1)
    sky = mixed(glow, high, rise**0.7)
    cloud = smooth(dice.noise(6), 0.6 * x, 2.2 * y)[0] + 0.5 * smooth(dice.noise(13), x, 3 * y)[0]
    sky = mixed(sky, glow * 1.08, 0.30 * torch.sigmoid(2.2 * (cloud - 0.4)) * (1 - rise * 0.6))
    sun_x, sun_y = dice.unit(-0.6, 0.6), low - dice.unit(0.10, 0.55)
    far = ((x - sun_x).square() + (y - sun_y).square()).sqrt()
    radius, soft = dice.unit(0.05, 0.13), 2.0 / size
    sun = hue(min(0.99, bright + 0.22), 0.06, turn + 0.03)
    sky = mixed(sky, sun, 0.45 * torch.exp(-far / 0.35))
    sky = mixed(sky, sun, ((radius - far) / soft + 0.5).clamp(0, 1))
    depth = 1.0 / (y - low).clamp(min=0.012)
    grids = dice.noise(9), dice.noise(17)
    waves = smooth(grids[0], 0.05 * x * depth, 0.62 * depth.log()).squeeze(0)
    waves = waves + 0.7 * smooth(grids[1], 0.09 * x * depth + 0.3, 0.83 * depth.log())[0]
    water = mixed(high * 0.55, glow * 0.85, torch.sigmoid(1.4 * waves - 1.0 + 1.5 * (low - y)))
    road = torch.exp(-((x - sun_x) / (0.07 + 0.28 * (y - low).clamp(min=0))).square())
    water = mixed(water, sun, road * torch.sigmoid(4.0 * (waves - 0.15)) * 0.9)
    return mixed(sky, water, ((y - low) / soft + 0.5).clamp(0, 1))


def lights(dice: Dice, size: int) -> Tensor:
    """[3, size, size] OKLab: lamps out of focus, before the night."""
    x, y = places(size)
    turn = dice.unit()
    deep = hue(dice.unit(0.10, 0.20), 0.04, turn + 0.5)
    found = mixed(deep * 0.6, deep * 1.6, (0.5 + 0.4 * y).clamp(0, 1))
    found = found + hue(0.10, 0.05, turn)[:, None, None] * torch.exp(
        -((y - dice.unit(-0.3, 0.4)) / 0.3).square()
    )
    wide, band = dice.unit(0.05, 0.16), dice.unit(0.15, 0.6)
    middle = dice.unit(-0.3, 0.3)
    for _ in range(14 + dice.below(40)):
        near, sort, at, place, tone = dice.units(5)
        radius = wide * (0.35 + 0.9 * near)
        dx, dy = x - (2.4 * at - 1.2), y - middle - band * 2 * (place - 0.5)
        far = (dx.square() + dy.square()).sqrt()
        disc = ((radius - far) / (0.06 * radius + 2 / size) + 0.5).clamp(0, 1)
        disc = disc * (0.72 + 0.28 * (far / radius).clamp(0, 1) ** 3)
        own = turn + (0.12 * (tone - 0.5) if sort < 0.72 else 0.45 + 0.2 * tone)
        lamp = hue(0.30 + 0.35 * sort, 0.10 + 0.05 * tone, own)
        found = found + lamp[:, None, None] * disc * (0.25 + 0.5 * (1 - near))
    return torch.cat((found[:1].clamp(max=0.98), found[1:].clamp(-0.22, 0.22)))


def arches(dice: Dice, size: int) -> Tensor:
    """[3, size, size] OKLab: plastered walls one before the other, each with an opening."""
    x, y = places(size)
    turn, side = dice.unit(), 1.0 if dice.unit() < 0.5 else -1.0
    top = hue(dice.unit(0.60, 0.88), dice.unit(0.03, 0.11), turn + dice.unit(0.35, 0.6))
    found = mixed(top, top * 1.12, (0.5 + 0.5 * y).clamp(0, 1))
    floor = dice.unit(0.45, 0.75)
    walls = 2 + dice.below(3)
    for index in range(walls):
        size_of = 0.30 + 0.20 * index + dice.unit(0, 0.12)
        middle = dice.unit(-0.22, 0.22) * (1 + 0.2 * index)
        colour = hue(dice.unit(0.50, 0.86), dice.unit(0.04, 0.13), turn + dice.unit(-0.07, 0.07))
        crown = floor - dice.unit(0.65, 1.1) - 0.12 * index
        shadow = _opening(x - 0.10 * side, y - 0.07, middle, size_of, crown)
        found = mixed(found * 0.66, found, _edge(shadow, 0.02 + 2 / size))
        lit = (0.80 + 0.16 * (0.5 - 0.5 * side * x) + 0.08 * (0.5 - 0.5 * y)).clamp(0, 1.2)
        wall = colour[:, None, None] * lit
        wall[0] = wall[0] + 0.008 * smooth(dice.noise(40), x, y)[0]
        hole = _edge(_opening(x, y, middle, size_of, crown), 2 / size)
        reveal = _edge(_opening(x - 0.035 * side, y - 0.012, middle, size_of, crown), 2 / size)
        found = mixed(colour * 0.55, found, reveal)
        found = mixed(wall, found, hole)
    return found


def _opening(x: Tensor, y: Tensor, middle: float, half: float, crown: float) -> Tensor:
    """Above 0 inside an arch [H, W] that is open below: a half circle on two jambs."""
    spring = crown + half
    round_ = half - ((x - middle).square() + (y - spring).square()).sqrt()
    return torch.where(y < spring, round_, half - (x - middle).abs())


def _edge(inside: Tensor, soft: float) -> Tensor:
    return (inside / soft + 0.5).clamp(0, 1)
