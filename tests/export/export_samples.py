"""Recipes, cards and pictures that the export tests share."""

import numpy as np

from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.directions import Direction
from studio.values.latent import Encoded, Move, Seed, Shift, Vector
from studio.values.recipe import ModelRef, Recipe

SHA = "ab" * 32
INFO = GeneratorInfo("cppn", "test", (Space("z", (16,)),), Sizes((64, 48), any_size=True))
CARD = Card("aurora-test", "Äurora", "A test", "CC0-1.0", "here", "none", "none", SHA, INFO)


def seed_recipe(width=64, height=48, n=4182):
    return Recipe(ModelRef("aurora-test", SHA), Seed(n), width, height, {"warmth": 0.25})


def photo_recipe():
    vector = Vector.of("z", np.arange(16, dtype=np.float32))
    return Recipe(ModelRef("aurora-test", SHA), Encoded("cd" * 32, "fast", vector), 64, 48)


def huge_recipe(floats=40_000):
    values = np.random.default_rng(1).standard_normal(floats).astype(np.float32)
    direction = Direction.of("found", "z", values, 1.0, "pca")
    latent = Shift(Seed(1), {direction.id: Move(1.0)})
    return Recipe(ModelRef("aurora-test", SHA), latent, 64, 48, {}, {direction.id: direction})


def picture(width=64, height=48, bits=8, channels=3, seed=0):
    """A smooth picture with a little noise, as generators make them."""
    y, x = np.mgrid[0:height, 0:width]
    waves = [np.sin(x / 9 + c) + np.cos(y / 7 - c) for c in range(channels)]
    top = 255 if bits == 8 else 65_535
    noise = np.random.default_rng(seed).random((height, width, channels)) * 0.02
    values = np.clip(np.stack(waves, -1) / 4 + 0.5 + noise, 0, 1) * top
    return values.astype(np.uint8 if bits == 8 else np.uint16)


def bands(pixels, height=7):
    for y0 in range(0, len(pixels), height):
        yield y0, np.ascontiguousarray(pixels[y0 : y0 + height])
