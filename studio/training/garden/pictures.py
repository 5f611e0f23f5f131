"""Draws scenes: whole pictures and windows of them, at any scale."""

from __future__ import annotations

import torch
from torch import Tensor

from studio.models.gan.garden import surface
from studio.models.gan.garden.plant import grown
from studio.models.gan.garden.raster import layers
from studio.models.gan.garden.scene import Scene
from studio.models.gan.garden.tiles import TILE, Tiles, unfold, window_tiles
from studio.training.garden import looks


def paint(scene: Scene, tiles: Tiles) -> Tensor:
    """[T, 256, 3] OKLab: what the tiles show."""
    blades, beads = grown(scene)
    found = layers(scene, blades, beads, tiles)
    background = surface.ground(scene, found.ground_lit, tiles)
    index = tiles.scene[:, None].expand(-1, TILE * TILE).reshape(-1)
    colours = looks.ground_colours(scene, background.flatten(0, 1), index)
    total = found.open.reshape(-1, 1) * colours
    one = surface.seen_blades(scene, blades, found, tiles)
    two = surface.seen_beads(scene, beads, found, tiles)
    for seen, shade in ((one, looks.blade_colours), (two, looks.bead_colours)):
        weight = found.weight[seen.pair, seen.place][:, None]
        where = found.tile[seen.pair] * TILE * TILE + seen.place
        total = total.index_add(0, where, weight * shade(scene, seen))
    return total.reshape(len(tiles), TILE * TILE, 3)


def windows(rows: Tensor, x: Tensor, y: Tensor, pixel: Tensor, size: int) -> Tensor:
    """[N, 3, size, size] OKLab: a window of each scene, its top left corner at x, y [N]."""
    tiles = window_tiles(x, y, pixel, size)
    return unfold(paint(Scene(rows), tiles), len(rows), size)


def whole(rows: Tensor, size: int) -> Tensor:
    """[N, 3, size, size] OKLab: square pictures."""
    half = torch.full((len(rows),), 0.5)
    return windows(rows, -half, half, torch.full((len(rows),), 1.0 / size), size)
