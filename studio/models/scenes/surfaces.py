"""Surfaces near by: folds of silk, and beds of pebbles."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from studio.models.scenes.dice import Dice, hue, mixed, places, smooth


def silk(dice: Dice, size: int) -> Tensor:
    """[3, size, size] OKLab: cloth in soft folds with a sheen along their backs."""
    x, y = places(size)
    angle, many = dice.unit(0, math.pi), dice.unit(1.6, 4.2)
    bends, ripples = dice.noise(2, 2), dice.noise(5)
    push = smooth(bends, x, y)
    along = x * math.cos(angle) + y * math.sin(angle) + dice.unit(0.15, 0.5) * push[0]
    phase = math.pi * many * along + dice.unit(0.6, 1.5) * push[1]
    height = torch.sin(phase) + 0.35 * torch.sin(2.3 * phase + 1.7 * push[0])
    height = height / many * 0.9 + 0.06 * smooth(ripples, x, y)[0]
    down, across = torch.gradient(height)
    scale = size / 2
    normal_x, normal_y = -across * scale * 0.55, -down * scale * 0.55
    length = (1 + normal_x.square() + normal_y.square()).sqrt()
    light = ((-0.5 * normal_x - 0.55 * normal_y + 0.67) / length).clamp(min=0)
    half = ((-0.28 * normal_x - 0.30 * normal_y + 0.91) / length).clamp(min=0)
    turn, chroma = dice.unit(), dice.unit(0.02, 0.13)
    base = hue(dice.unit(0.42, 0.74), chroma, turn)
    shadow = hue(0.14, 0.6 * chroma, turn + dice.unit(-0.06, 0.06))
    found = mixed(shadow, base * 1.12, (light * 1.15).clamp(0, 1))
    sheen = hue(0.97, 0.02, turn + 0.1)
    return mixed(found, sheen, (dice.unit(0.25, 0.6) * half**18).clamp(0, 1))


def pebbles(dice: Dice, size: int) -> Tensor:
    """[3, size, size] OKLab: round stones close together, lit from a side."""
    x, y = places(size)
    many = dice.unit(3.0, 8.0)
    squeeze, turn = dice.unit(0.65, 1.0), dice.unit(0, math.pi)
    warp = smooth(dice.noise(3, 2), x, y) * 0.07
    u, v = x + warp[0], y + warp[1]
    u, v = (
        many * 0.5 * (u * math.cos(turn) - v * math.sin(turn)),
        many * 0.5 * (u * math.sin(turn) + v * math.cos(turn)) / squeeze,
    )
    side = 2 * int(many / squeeze) + 9
    jitter, tints = dice.normals(2, side, side).clamp(-2, 2) * 0.17, dice.normals(3, side, side)
    nearest = torch.full_like(x, 9.0)
    second = nearest.clone()
    away = torch.zeros(2, size, size)
    tint = torch.zeros(3, size, size)
    for row in range(-1, 2):
        for column in range(-1, 2):
            i, j = v.floor().long() + row, u.floor().long() + column
            at = (i + side // 2).clamp(0, side - 1), (j + side // 2).clamp(0, side - 1)
            dx, dy = j + 0.5 + jitter[0][at] - u, i + 0.5 + jitter[1][at] - v
            apart = (dx.square() + dy.square()).sqrt() * (1 + 0.12 * tints[2][at].clamp(-1, 1))
            closer = apart < nearest
            second = torch.where(closer, nearest, torch.minimum(second, apart))
            away = torch.where(closer, torch.stack((dx, dy)), away)
            tint = torch.where(closer, tints[(slice(None), *at)], tint)
            nearest = torch.where(closer, apart, nearest)
    rim = ((second - nearest) / 0.55).clamp(0, 1)
    dome = (rim * (2 - rim)).sqrt()
    slope = (1 - rim) * 1.5 / (nearest + 0.15)
    light = 0.62 + 0.36 * slope.clamp(max=1.6) * (away[0] * 0.75 + away[1] * 0.65)
    grain = smooth(dice.noise(48), x, y)[0]
    base, chroma = dice.unit(), dice.unit(0.01, 0.07)
    level = (0.60 + 0.13 * tint[0] + 0.012 * grain) * light.clamp(0.1, 1.25)
    spread = chroma * (1 + 0.4 * tint[1])
    angle = 2 * math.pi * (base + 0.07 * tint[2])
    found = torch.stack((level, spread * torch.cos(angle), spread * torch.sin(angle)))
    return mixed(hue(0.12, 0.02, base), found, (dome * 1.25).clamp(0, 1))
