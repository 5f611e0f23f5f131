"""Openers of Darkroom: pictures of this project's own, put through it, and walks between them.

A model that keeps what it is shown is best shown by what it was given. Stones and landscapes are
drawn by the data sets of the other house models, still lives by Darkroom's own; none of them is a
photograph. Two mergers and two seeds follow: the middle of a walk, and compositions that a number
draws.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from studio.models.base import CancelToken
from studio.models.scenes.landscapes import draw_factors, draw_pictures, make_scene
from studio.models.scenes.stones import draw_stones, paint_stones
from studio.models.vae.grid.generator import DRAWING, SIDE, GridEncoder
from studio.training.darkroom.textures import picture
from studio.values.card import Opener
from studio.values.latent import Blend, Latent, Seed, Vector
from studio.values.recipe import ModelRef, Recipe

STONES = {"Malachite": 15, "Gold vein": 5, "Lapis": 20}
LANDSCAPES = {"Dusk": 25, "Teal morning": 13}
STILL_LIVES = {"Fallen leaves": 21, "Silk": 5, "Pebbles": 27}
WALKS = {"Lapis at dusk": ("Lapis", "Dusk"), "Leaves of stone": ("Fallen leaves", "Malachite")}
SEEDS = {"Rust silk": 18, "Archway": 36}


def find_openers(generator: GridEncoder, ref: ModelRef) -> tuple[Opener, ...]:
    """Twelve places with names."""
    places = {name: _place(generator, pixels) for name, pixels in originals().items()}
    latents: dict[str, Latent] = dict(places)
    for name, (first, second) in WALKS.items():
        latents[name] = Blend((places[first], places[second]), (0.5, 0.5), "merge")
    latents |= {name: Seed(seed, "z", "pictures") for name, seed in SEEDS.items()}
    controls = {DRAWING.key: DRAWING.start}
    return tuple(Opener(n, Recipe(ref, at, SIDE, SIDE, controls)) for n, at in latents.items())


def originals() -> dict[str, Tensor]:
    """Name -> [1, 3, SIDE, SIDE] float in [0, 1]: what is put in, the same at every run."""
    found = {name: _stone(seed) for name, seed in STONES.items()}
    found |= {name: _landscape(seed) for name, seed in LANDSCAPES.items()}
    return found | {name: _still_life(seed) for name, seed in STILL_LIVES.items()}


def _place(generator: GridEncoder, pixels: Tensor) -> Vector:
    point = generator.encode(pixels, "encoder", CancelToken()).latent
    return Vector.of("z", point[0].cpu().numpy())


def _stone(seed: int) -> Tensor:
    random = torch.Generator().manual_seed(seed)
    return paint_stones(draw_stones(1, random), SIDE).float().clamp(0, 1)


def _landscape(seed: int) -> Tensor:
    random = torch.Generator().manual_seed(seed)
    return draw_pictures(make_scene(draw_factors(1, random)), SIDE).float().clamp(0, 1)


def _still_life(seed: int) -> Tensor:
    pixels = picture(seed, SIDE).astype(np.float32)
    return torch.from_numpy(np.ascontiguousarray(pixels)).permute(2, 0, 1)[None].clamp(0, 1)
