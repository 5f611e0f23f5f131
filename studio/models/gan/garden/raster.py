"""Which shapes are seen at which pixels: tiles, pairs, and the weight of each fragment.

A shape and a tile of the picture that it may touch are a pair. The pairs of a tile, nearest first,
let through what they do not cover, and darken what is behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

import torch
from torch import Tensor

from studio.models.gan.garden.cover import NEWTON, Cover, cover_beads, cover_blades, outline
from studio.models.gan.garden.scene import Scene
from studio.models.gan.garden.shapes import PETAL, B, D, Table
from studio.models.gan.garden.tiles import Tiles

SEEN = 1.0 / 400.0
DEPTH = 0.003
"""Surfaces nearer to each other than this share a pixel."""


@torch.no_grad()
def blade_boxes(values: Tensor) -> Tensor:
    """[B, 10]: what blades can cover, as two boxes about the origin of their chord.

    Left, bottom, right, top of the upright box; the chord's direction (2); the same of the box that
    lies along the chord.
    """
    u = values.new_tensor([0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.88, 1.0]).repeat(3)[None]
    side = values.new_tensor([-1.0, 0.0, 1.0]).repeat_interleave(8)[None]
    half, *_ = outline(values, u.expand(len(values), -1), torch.ones_like(u) * side)
    y = 1.12 * half.clamp(min=0.0) * side
    points = []
    for axis in ("x", "y"):
        base, along, bend, across, cup = (
            values[:, B[f"{name}_{axis}"], None]
            for name in ("base", "along", "bend", "across", "cup")
        )
        points.append(base + u * (along + u * bend) + y * (across + y * cup))
    x, up = points
    chord = values[:, B["along_x"] : B["along_y"] + 1] + values[:, B["bend_x"] : B["bend_y"] + 1]
    chord = chord / (chord.norm(dim=1, keepdim=True) + 1e-9)
    cx, cy = chord[:, :1], chord[:, 1:]
    p, q = x * cx + up * cy, up * cx - x * cy
    boxes = [x.amin(1), up.amin(1), x.amax(1), up.amax(1), chord[:, 0], chord[:, 1]]
    return torch.stack([*boxes, p.amin(1), q.amin(1), p.amax(1), q.amax(1)], 1)


@torch.no_grad()
def bead_boxes(values: Tensor) -> Tensor:
    """[B, 10]: as `blade_boxes`, of beads."""
    r = torch.maximum(values[:, D["radius"]], values[:, D["height"]])
    x, y = values[:, D["x"]], values[:, D["y"]]
    box = [x - r, y - r, x + r, y + r]
    return torch.stack([*box, torch.ones_like(x), torch.zeros_like(x), *box], 1)


@torch.no_grad()
def _cast(boxes: Tensor, by: Tensor) -> Tensor:
    """Boxes [B, 10] grown to where they and their shadows, moved `by` [B, 2], lie."""
    x, y, cx, cy = by[:, 0], by[:, 1], boxes[:, 4], boxes[:, 5]
    p, q = x * cx + y * cy, y * cx - x * cy
    low, high = torch.stack((x, y, p, q), 1).clamp(max=0), torch.stack((x, y, p, q), 1).clamp(min=0)
    grown = boxes.clone()
    grown[:, [0, 1, 6, 7]] += low
    grown[:, [2, 3, 8, 9]] += high
    return grown


@torch.no_grad()
def pairs(boxes: Tensor, scene: Tensor, margin: Tensor, tiles: Tiles) -> tuple[Tensor, Tensor]:
    """(tile, shape) of all pairs; `margin` [B] is how far beyond its boxes one still matters."""
    span = (tiles.side - 1) * tiles.pixel
    m = margin[None] + tiles.pixel[:, None]
    touch = (
        (scene[None] == tiles.scene[:, None])
        & (boxes[None, :, 0] - m < (tiles.x + span)[:, None])
        & (boxes[None, :, 2] + m > tiles.x[:, None])
        & (boxes[None, :, 1] - m < tiles.y[:, None])
        & (boxes[None, :, 3] + m > (tiles.y - span)[:, None])
    )
    tile, shape = touch.nonzero(as_tuple=True)
    near = _close(boxes[shape], margin[shape], tiles, tile)
    return tile[near], shape[near]


def _close(box: Tensor, margin: Tensor, tiles: Tiles, tile: Tensor) -> Tensor:
    """[M] bool: whether boxes [M, 10] that lie along chords come near tiles [M]."""
    reach = margin + 0.7072 * tiles.side * tiles.pixel[tile]
    half = 0.5 * (tiles.side - 1) * tiles.pixel[tile]
    x, y = tiles.x[tile] + half, tiles.y[tile] - half
    p, q = x * box[:, 4] + y * box[:, 5], y * box[:, 4] - x * box[:, 5]
    return (
        (p > box[:, 6] - reach) & (q > box[:, 7] - reach)
        & (p < box[:, 8] + reach) & (q < box[:, 9] + reach)
    )  # fmt: skip


@dataclass
class Layers:
    """All pairs of some tiles: the nearest of every tile, then the second of every tile, and so on.

    `tile`, `shape` [M] int64; shapes from `blades` on are beads. `cover` [M, P] each.
    `weight`: how much of the pixel shows this fragment. `lit`: how much light the shapes before it
    leave. `open` [T, P]: how much shows the ground; `ground_lit` [T, P]: its light.
    """

    tile: Tensor
    shape: Tensor
    blades: int
    cover: Cover
    weight: Tensor
    lit: Tensor
    open: Tensor
    ground_lit: Tensor


def light_of(scene: Scene) -> tuple[Tensor, Tensor, Tensor]:
    """(towards the light [N, 3], how far shadows move [N, 2], how wide they are [N])."""
    raw = scene["light"]
    light = raw / (raw.square().sum(1, keepdim=True) + 1e-8).sqrt()
    wide = scene.one("shade_width")
    return light, 0.6 * light[:, :2] * wide[:, None], wide


def layers(scene: Scene, blades: Table, beads: Table, tiles: Tiles) -> Layers:
    """What covers the pixels of tiles."""
    _, moved, wide = light_of(scene)
    boxes = blade_boxes(blades.values)
    tile_a, shape_a = pairs(
        _cast(boxes, -moved[blades.scene]),
        blades.scene,
        0.9 * wide[blades.scene],
        tiles,
    )
    tile_b, shape_b = pairs(
        _cast(bead_boxes(beads.values), -moved[beads.scene]),
        beads.scene,
        0.5 * torch.minimum(wide[beads.scene], beads.values[:, D["radius"]]),
        tiles,
    )
    found, tile_of, shape_of = [], [], []
    for tile, shape, steps, thin in _sorts(blades, boxes, tiles, tile_a, shape_a):
        n = tiles.scene[tile]
        values, where = blades.values[shape], tiles.thinned() if thin else tiles
        cover = cover_blades(values, moved[n], wide[n], *where.places(tile), steps=steps)
        found.append(_shadow_alone(cover, tiles) if thin else cover)
        tile_of.append(tile)
        shape_of.append(shape)
    n = tiles.scene[tile_b]
    values, kind = beads.values[shape_b], beads.kind[shape_b]
    found.append(cover_beads(values, kind, moved[n], wide[n], *tiles.places(tile_b)))
    shape_a = torch.cat(shape_of)
    tile = torch.cat((*tile_of, tile_b))
    shape = torch.cat((shape_a, shape_b + len(blades)))
    key = torch.cat((blades.values[shape_a, B["key"]], beads.values[shape_b, D["key"]]))
    parts = [torch.cat(part) for part in zip(*map(_parts, found), strict=True)]
    if tiles.quick:
        seen = (parts[0] + parts[1] > 0).any(1)
        tile, shape, key, *parts = (part[seen] for part in (tile, shape, key, *parts))
    order, busy, sizes = _ranked(tile, key.detach(), len(tiles))
    cover = Cover(*(part[order] for part in parts))
    dark = scene.one("shade")[tiles.scene[busy], None]
    weight, lit, open_, ground = _let_through(cover, busy, sizes, dark)
    return Layers(tile[order], shape[order], len(blades), cover, weight, lit, open_, ground)


def _sorts(
    blades: Table, boxes: Tensor, tiles: Tiles, tile: Tensor, shape: Tensor
) -> Iterator[tuple[Tensor, Tensor, int, bool]]:
    """Pairs (tile, shape) that are drawn alike, with Newton's steps and whether thinned out."""
    cupped = blades.kind[shape] == PETAL
    apart = torch.zeros_like(cupped)
    if tiles.quick:  # beside its blade a pair has nothing but a soft shadow
        apart = ~_close(boxes[shape], 2.0 * tiles.pixel[tile], tiles, tile)
    for thin in (False, True) if tiles.quick else (False,):
        for of_sort, steps in ((cupped, NEWTON), (~cupped, 0)):
            these = of_sort & (apart == thin)
            yield tile[these], shape[these], steps, thin


def _shadow_alone(cover: Cover, tiles: Tiles) -> Cover:
    """Shadows of thinned tiles at every pixel."""
    between = tiles.between()
    shadow, near = (cover.shadow @ between).clamp(min=0.0), cover.near @ between
    return Cover(torch.zeros_like(shadow), shadow, near)


def _parts(cover: Cover) -> tuple[Tensor, ...]:
    return cover.alpha, cover.shadow, cover.near


@torch.no_grad()
def _ranked(tile: Tensor, key: Tensor, count: int) -> tuple[Tensor, Tensor, list[int]]:
    """How pairs are gone through: first the nearest of every tile, then the second, and so on.

    Returns:
        The order of the pairs; the tiles, those with most pairs first, as each rank goes through
        them; how many pairs each rank has.
    """
    order = torch.argsort(-key, stable=True)
    order = order[torch.argsort(tile[order], stable=True)]
    many = torch.bincount(tile, minlength=count)
    rank = torch.arange(len(tile), device=tile.device) - (torch.cumsum(many, 0) - many)[tile[order]]
    busy = torch.argsort(-many, stable=True)
    back = torch.empty_like(busy)
    back[busy] = torch.arange(count, device=busy.device)
    sizes: list[int] = torch.bincount(rank).tolist() if len(tile) else []
    return order[torch.argsort(rank * count + back[tile[order]])], busy, sizes


def _let_through(
    cover: Cover, busy: Tensor, sizes: list[int], dark: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """(weight [M, P], light left [M, P], of the ground the share seen [T, P] and its light [T, P]).

    What is on top is decided at each pixel: fragments as near as the nearest that covers it come
    first, then all others, in the order of the shapes as a whole.
    """
    ends = [0, *accumulate(sizes)]
    ranks = [slice(a, b) for a, b in pairwise(ends)]
    through = cover.alpha.new_ones(len(busy), cover.alpha.shape[1])
    light = torch.ones_like(through)
    top = torch.full_like(through, -100.0)
    with torch.no_grad():
        solid = torch.where(cover.alpha > 0.5, cover.near, -100.0)
        for rank, m in zip(ranks, sizes, strict=True):
            torch.maximum(top[:m], solid[rank], out=top[:m])
        tops = torch.cat([top[:m] for m in sizes]) if sizes else solid
    first = ((cover.near - tops) / DEPTH + 2.0).clamp(0, 1)
    passes = []
    for share in (first, 1.0 - first):
        alphas = cover.alpha * share
        weights, lights = [], []
        passed, spared = 1.0 - alphas, cover.shadow * share
        done: list[tuple[Tensor, Tensor]] = []
        for rank, m in zip(ranks, sizes, strict=True):
            if m < len(through):  # the other tiles have no further pairs
                done.append((through[m:], light[m:]))
                through, light = through[:m], light[:m]
            weights.append(alphas[rank] * through)
            lights.append(light)
            through = through * passed[rank]
            light = light * (1.0 - dark[:m] * spared[rank])
        done.append((through, light))
        through, light = (torch.cat(parts[::-1]) for parts in zip(*done, strict=True))
        passes.append((weights, lights))
    (one, lit_one), (two, lit_two) = (
        (torch.cat(weights), torch.cat(lights)) if sizes else (cover.alpha, cover.alpha)
        for weights, lights in passes
    )
    back = torch.empty_like(busy)
    back[busy] = torch.arange(len(busy), device=busy.device)
    lit = torch.where(one >= two, lit_one, lit_two)
    return one + two, lit, through[back], light[back]
