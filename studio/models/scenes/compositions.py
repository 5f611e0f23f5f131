"""Compositions: landscapes, polished stones, still lives, cloth, pebbles, seas, lights, walls.

A number draws one, whatever the size: where the seeds of a model lead that knows only what it is
shown.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

import torch
from torch import Tensor

from studio.core.oklab import planes_to_srgb
from studio.models.scenes import landscapes, stones
from studio.models.scenes.dice import Dice
from studio.models.scenes.palettes import STONES
from studio.models.scenes.still import still_life
from studio.models.scenes.surfaces import pebbles, silk
from studio.models.scenes.vistas import arches, lights, sea


def _srgb(lab: Tensor) -> Tensor:
    """[3, H, W] in [0, 1] of OKLab planes."""
    return torch.stack(planes_to_srgb((lab[:1], lab[1:2], lab[2:])), 1)[0].clamp(0, 1)


def _landscape(dice: Dice, size: int) -> Tensor:
    factors = dice.normals(1, len(landscapes.FACTORS))
    return landscapes.draw_pictures(landscapes.make_scene(factors), size)[0].clamp(0, 1)


def _stone(dice: Dice, size: int) -> Tensor:
    factors = dice.normals(1, len(stones.FACTORS))
    noise = {name: dice.noise(cells, many)[None] for name, (many, cells) in stones.GRIDS.items()}
    kinds = torch.tensor([[dice.below(len(STONES)), dice.below(len(STONES))]])
    share = torch.tensor([0.5 * dice.unit() ** 2])
    drawn = stones.Stones(factors, noise, dice.normals(1, 2, stones.LAYERS), kinds, share)
    return stones.paint_stones(drawn, size, 1 if size > 256 else 2)[0].clamp(0, 1)


def stone(number: int, size: int) -> Tensor:
    """[3, size, size] in [0, 1], sRGB: the polished stone of a number."""
    return _stone(Dice(number, "stone"), size)


Painter = Callable[[Dice, int], Tensor]
KINDS: tuple[tuple[Painter, float], ...] = (
    (_landscape, 0.22),
    (_stone, 0.20),
    (lambda dice, size: _srgb(still_life(dice, size)), 0.18),
    (lambda dice, size: _srgb(silk(dice, size)), 0.08),
    (lambda dice, size: _srgb(pebbles(dice, size)), 0.08),
    (lambda dice, size: _srgb(sea(dice, size)), 0.10),
    (lambda dice, size: _srgb(lights(dice, size)), 0.06),
    (lambda dice, size: _srgb(arches(dice, size)), 0.08),
)
"""What is drawn, and how often."""


def composition(number: int, width: int, height: int) -> Tensor:
    """[3, height, width] float32 in [0, 1], sRGB: the composition of a number.

    Pictures that are not square are cut from the middle of a square one.
    """
    dice = Dice(number, "composition")
    chance, size = dice.unit(), max(width, height)
    ends = accumulate(odds for _, odds in KINDS)
    kind = next((k for k, end in enumerate(ends) if chance < end), 0)
    found = KINDS[kind][0](dice, size)
    top, left = (size - height) // 2, (size - width) // 2
    return found[:, top : top + height, left : left + width]
