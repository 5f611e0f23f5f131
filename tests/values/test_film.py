"""Films as values: through every place, without a corner, and round."""

import msgspec
import numpy as np
import pytest

from studio.values.film import Course, Film
from studio.values.latent import Blend, Seed
from tests.export.export_samples import INFO, seed_recipe

PLACES = tuple(seed_recipe(n=n) for n in (1, 2, 3, 4))


def weights(film, frame):
    """How much of each seed is in a frame."""
    found = dict.fromkeys((p.latent.n for p in film.places), 0.0)
    latent = film.recipe_at(frame, INFO).latent
    if isinstance(latent, Seed):
        return found | {latent.n: 1.0}
    assert isinstance(latent, Blend)
    for part, weight in zip(latent.parts, latent.weights, strict=True):
        found[part.n] += weight
    return found


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_it_goes_through_every_place_and_weights_sum_to_one(count, closed):
    legs = count if closed else count - 1
    course = Course(legs * 10 + (0 if closed else 1), 1, closed)
    film = Film(PLACES[:count], course)
    for k, place in enumerate(film.places):
        assert film.recipe_at(10 * k, INFO).latent == place.latent
    for frame in np.linspace(0, course.count - 1, 57):
        assert sum(weights(film, frame).values()) == pytest.approx(1)


def test_a_closed_film_has_no_seam_in_place_or_pace():
    film = Film(PLACES, Course(40, 1, closed=True))
    values = np.array([list(weights(film, f % 40).values()) for f in range(43)])
    steps = np.diff(values, axis=0)
    across = np.linalg.norm(np.diff(steps, axis=0), axis=1)
    assert np.linalg.norm(steps[39]) < 1.3 * np.linalg.norm(steps[1])
    assert across[38:41].max() < 0.12  # a corner would be about 0.14 at this pace
    assert film.recipe_at(40, INFO) == film.recipe_at(0, INFO)


def test_one_place_stands_still_and_a_film_survives_json():
    film = Film(PLACES[:1], Course(2, 25))
    assert film.course.count == 50
    assert film.recipe_at(31.5, INFO) == PLACES[0]
    assert msgspec.json.decode(msgspec.json.encode(film.course), type=Course) == film.course
    assert Course(0.001, 25).count == 1
