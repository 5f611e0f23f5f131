"""Batches of pictures that are drawn from a recipe's seed here, without an engine.

As a program, `python -m tests.export.batches.batch_samples FOLDER LAYOUT` makes one until killed.
"""

import sys
from pathlib import Path

import numpy as np

from studio.export.batches.maker import Helpers, Maker
from studio.export.batches.plan import Along, Classes, Plan, Seeds
from studio.export.spec import StillSpec
from studio.values.latent import first_seed
from tests.export.export_samples import CARD, seed_recipe

CLASSES = Classes("kind", "sea", (("sea", "Sea"), ("sand", "Sand")))
HELPERS = Helpers({CARD.sha256: CARD}, lambda *recipes: None)
SIDE = 40


def seeds(count, **more):
    return Seeds(seed_recipe(SIDE, SIDE, 0), ((0, count - 1),), **more)


def drawn(recipe, repeats=()):
    """[H, W, 3] uint8: blobs of its own for each seed; those of `repeats` look like seed 0."""
    number = first_seed(recipe.latent)
    source = np.random.default_rng(0 if number in repeats else number)
    coarse = source.integers(0, 256, (5, 5, 3)).astype(np.uint8)
    return coarse.repeat(SIDE // 5, 0).repeat(SIDE // 5, 1)


def step(maker, repeats=(), broken=()):
    """One picture; False where none is wanted."""
    ask = maker.ask()
    if ask is None:
        return False
    picture = drawn(ask.recipe, repeats)
    maker.band(0, picture[:16])
    if first_seed(ask.recipe.latent) in broken:
        maker.failed("It fell apart.")
        return True
    maker.band(16, picture[16:])
    maker.made()
    return True


def made(folder, plan, **how):
    maker = Maker(Path(folder), plan, HELPERS)
    while step(maker, **how):
        pass
    maker.finish()
    return maker


def plan_of(layout, count=12):
    along = (Along("a" * 16, "Up", -1.0, 1.0),)
    return Plan(
        seeds(count, classes=CLASSES, along=along), StillSpec(), layout,
        (("train", 0.5), ("test", 0.5)), near=0.02, shard=4,
    )  # fmt: skip


if __name__ == "__main__":
    made(sys.argv[1], plan_of(sys.argv[2], 400), repeats=range(1, 400, 7))
