"""Recipes and projects for the tests of the library."""

from studio.values.latent import Move, Seed, Shift
from studio.values.recipe import ModelRef, Recipe

MODEL = ModelRef("ridgelines", "a" * 64)


def seed(n: int) -> Recipe:
    return Recipe(MODEL, Seed(n), 512, 512)


def moved(n: int, **amounts: float) -> Recipe:
    moves = {key: Move(value) for key, value in amounts.items()}
    return Recipe(MODEL, Shift(Seed(n), moves), 512, 512)
