"""Films, models and places that tests of films share."""

from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.film import Course, Film, Key, Reel
from studio.values.latent import Blend, Seed
from studio.values.recipe import ModelRef, Recipe
from tests.export.export_samples import INFO, SHA, seed_recipe

OTHER_SHA = "cd" * 32
CONTROLS = (
    Control("warmth", "Warmth", "float", 0.25, -1.0, 1.0),
    Control("steps", "Steps", "int", 4, 1, 9),
    Control("tile", "Tile", "bool", False),
)
DRIVEN = GeneratorInfo(
    "cppn", "test", (Space("z", (16,)),), Sizes((64, 48), any_size=True), controls=CONTROLS
)
INFOS = {SHA: INFO, OTHER_SHA: INFO}
DRIVEN_INFOS = {SHA: DRIVEN}


def other_recipe(n=9):
    return Recipe(ModelRef("other", OTHER_SHA), Seed(n), 32, 32)


def film_of(*times, closed=False, seconds=10.0, fps=10.0, course=None, **more):
    """Seeds 1, 2, 3 … at these times."""
    keys = tuple(Key(f"k{n + 1}", at, seed_recipe(n=n + 1)) for n, at in enumerate(times))
    return Film(course or Course(seconds, fps, closed), keys, **more)


def weights(film, seconds, infos=None):
    """How much of each seed is in the picture of a moment."""
    found = dict.fromkeys((p.latent.n for p in film.places), 0.0)
    latent = Reel(film, infos or INFOS).recipe_at(seconds).latent
    if isinstance(latent, Seed):
        return found | {latent.n: 1.0}
    assert isinstance(latent, Blend)
    for part, weight in zip(latent.parts, latent.weights, strict=True):
        found[part.n] += weight
    return found
