"""Other stuffs than liquid light: cells, crystal and weave, laid along the same bent fields.

Two fields of a scene are read as the two coordinates of a cloth that is bent with everything else,
so that a character follows the folds, closes where the plane is a torus, and moves with the latent.

Source: Worley, "A Cellular Texture Basis Function", SIGGRAPH 1996, for cells by nearest points.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.models.cppn.scene import Scene

CELLS_ACROSS, FACETS_ACROSS, THREADS_ACROSS = 2.6, 3.4, 7.0
"""How many a unit of a field holds, before the scene's own counts."""


@dataclass(frozen=True)
class Character:
    """How much of each there is, 0 … 1; none at all is liquid light."""

    cells: float = 0.0
    crystal: float = 0.0
    weave: float = 0.0

    @property
    def plain(self) -> bool:
        """Whether nothing but liquid light is asked for."""
        return not (self.cells or self.crystal or self.weave)


@dataclass(frozen=True)
class _Near:
    """Of the two nearest points of every place: distances, numbers, and the way from the point."""

    first: Tensor
    second: Tensor
    number: Tensor
    other: Tensor
    way: tuple[Tensor, Tensor]
    other_way: tuple[Tensor, Tensor]


def with_character(
    energy: Tensor,
    thread: Tensor,
    fields: Tensor,
    scene: Scene,
    pixel: float,
    character: Character,
) -> tuple[Tensor, Tensor]:
    """Energy and bright edges [P] of a scene once its character is laid over its light.

    Args:
        energy: [P], of liquid light.
        thread: [P], how much of it is a bright edge.
        fields: [5, 3, P], values and derivatives.
        scene: its counts are used.
        pixel: a pixel's side; what is finer fades into its mean.
        character: how much of each.
    """
    if character.cells:
        near, seen, width = _points(fields, scene, CELLS_ACROSS, pixel)
        wall = 1 - torch.tanh((near.second - near.first) / (0.16 + width))
        inside = 1 - (near.first / 0.75).square().clamp(max=1.0)
        shade = 0.30 + 0.85 * inside + 0.35 * (near.number - 0.5)
        shade = torch.lerp(torch.full_like(shade, 0.9), shade * (1 - 0.75 * wall), seen)
        rim = (1 - torch.tanh((near.second - near.first - 0.22).abs() / (0.05 + width))) * seen
        energy = torch.lerp(energy, energy * shade + 0.16 * rim * energy.sqrt(), character.cells)
        thread = torch.lerp(thread, (thread * 0.4 + 0.5 * rim).clamp(max=1.0), character.cells)
    if character.crystal:
        near, seen, width = _points(fields, scene, FACETS_ACROSS, pixel)
        mine, theirs = _facet(near.number, near.way), _facet(near.other, near.other_way)
        gap = near.second - near.first
        share = 0.5 + 0.5 * (gap / (2 * width)).clamp(max=1.0)
        edge = torch.exp(-(gap / (0.025 + width)).square()) * seen
        shade = torch.lerp(torch.full_like(mine, 0.85), torch.lerp(theirs, mine, share), seen)
        even = scene.black + 1.1 / scene.exposure
        faced = (0.62 * even + 0.38 * energy) * shade + 0.5 * even * edge
        energy = torch.lerp(energy, faced, character.crystal)
        thread = torch.lerp(thread, (thread * 0.3 + 0.45 * edge).clamp(max=1.0), character.crystal)
    if character.weave:
        energy = torch.lerp(energy, energy * _cloth(fields, scene, pixel), character.weave)
    return energy, thread


def _chart(fields: Tensor, scene: Scene, across: float) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Coordinates on the cloth [P] each, and how fast each changes."""
    along, aside = scene.sheets * across, scene.folds * across * 0.7
    first, second = fields[0], fields[1]
    return (
        first[0] * along + 64.0, second[0] * aside + 64.0,
        torch.hypot(first[1], first[2]) * along + 1e-4,
        torch.hypot(second[1], second[2]) * aside + 1e-4,
    )  # fmt: skip


def _points(
    fields: Tensor, scene: Scene, across: float, pixel: float
) -> tuple[_Near, Tensor, Tensor]:
    """The nearest points, how far they can be seen, and a pixel's width among them."""
    u, v, fast_u, fast_v = _chart(fields, scene, across)
    width = torch.maximum(fast_u, fast_v) * pixel
    seen = torch.exp(-(1.3 * width).square())
    return _nearest(u, v), seen, width


def _nearest(u: Tensor, v: Tensor) -> _Near:
    """One point stands anywhere in every square; those of nine squares can be the nearest."""
    column, row = u.floor(), v.floor()
    far = torch.full_like(u, 9.0)
    first, second = far, far
    number = other = torch.zeros_like(u)
    way = other_way = (number, number)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            dice = _dice(column.long() + right, row.long() + down)
            x = column + right + 0.1 + 0.8 * dice[0] - u
            y = row + down + 0.1 + 0.8 * dice[1] - v
            away = torch.hypot(x, y)
            closest, closer = away < first, away < second
            second = torch.where(closest, first, torch.where(closer, away, second))
            other = torch.where(closest, number, torch.where(closer, dice[2], other))
            other_way = tuple(
                torch.where(closest, mine, torch.where(closer, new, theirs))
                for mine, new, theirs in zip(way, (x, y), other_way, strict=True)
            )  # type: ignore[assignment]
            first = torch.where(closest, away, first)
            number = torch.where(closest, dice[2], number)
            way = (torch.where(closest, x, way[0]), torch.where(closest, y, way[1]))
    return _Near(first, second, number, other, way, other_way)


def _dice(column: Tensor, row: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Three numbers in [0, 1) for every square, the same on every machine."""
    mixed = (column * 374761393 + row * 668265263) & 0x7FFFFFFF
    mixed = ((mixed ^ (mixed >> 13)) * 1274126177) & 0x7FFFFFFF
    mixed = mixed ^ (mixed >> 16)
    low, middle = mixed & 0x3FF, (mixed >> 10) & 0x3FF
    high = (mixed >> 20) & 0x3FF
    return low.float() / 1024, middle.float() / 1024, high.float() / 1024


def _facet(number: Tensor, way: tuple[Tensor, Tensor]) -> Tensor:
    """A flat face that leans its own way."""
    angle = 2 * math.pi * 7 * number
    lean = torch.cos(angle) * way[0] + torch.sin(angle) * way[1]
    return (0.30 + 1.1 * number + 0.7 * lean).clamp(min=0.06)


def _cloth(fields: Tensor, scene: Scene, pixel: float) -> Tensor:
    """Threads over and under each other: what the light is multiplied by."""
    u, v, fast_u, fast_v = _chart(fields, scene, THREADS_ACROSS)
    across_u, across_v = torch.sin(math.pi * u).abs(), torch.sin(math.pi * v).abs()
    over = 1 - 2 * ((u.floor() + v.floor()) % 2)
    warp = across_u.sqrt() * (0.62 + 0.42 * over * across_v)
    weft = across_v.sqrt() * (0.55 - 0.42 * over * across_u)
    seen = torch.exp(-(1.1 * pixel * torch.maximum(fast_u, fast_v)).square())
    return torch.lerp(torch.full_like(warp, 0.75), 0.18 + 1.25 * torch.maximum(warp, weft), seen)
