"""Even motion: measured by the engine, kept in the film, and slower where much happens."""

from itertools import pairwise

import msgspec
import numpy as np
import pytest
import torch

from studio.core.paths import change
from studio.errors import MissingModel, ShapeError
from studio.inference.direct import DirectEngine
from studio.library.models import InstalledModels
from studio.values.edit import new_recipe, with_size
from studio.values.film import Course, Film, Reel, edits
from tests.values.film_samples import other_recipe

MODEL = "ridgelines"


@pytest.fixture(scope="module")
def engine():
    return DirectEngine(InstalledModels())


@pytest.fixture(scope="module")
def card():
    return InstalledModels().named(MODEL).card


def film_through(card, *seeds, **course):
    places = [with_size(new_recipe(card, seed), 64, 64) for seed in seeds]
    return Film.through(places, Course(4, 12, **course))


def with_pace(film, pace):
    return edits.with_course(film, pace=pace)


def changes(engine, card, film):
    """How much the picture changes from each frame to the next."""
    reel = Reel(film, {card.sha256: card.info})
    frames = [engine.picture(reel.frame(n).recipe) for n in range(film.course.count + 1)]
    return np.array([np.abs(a.astype(float) - b).mean() for a, b in pairwise(frames)])


def evenness(steps):
    return steps.std() / steps.mean()


# ---- how far ------------------------------------------------------------------------------------
def test_change_is_nothing_for_the_same_and_grows_with_the_step():
    black, white = torch.zeros(1, 3, 32, 32), torch.ones(1, 3, 32, 32)
    assert change(black, black) == 0
    assert change(black, white) == pytest.approx(1.0, abs=0.02)
    edge = (torch.arange(64) < 20).float().expand(1, 3, 64, 64)
    far = [float(change(edge, edge.roll(n, 3))) for n in (1, 2, 4)]
    assert far[0] < far[1] < far[2]
    assert change(black, white.expand(1, 3, 32, 32)).shape == (1,)
    with pytest.raises(ShapeError):
        change(black, white[..., :8])


# ---- on a model ---------------------------------------------------------------------------------
def test_a_closed_film_moves_evenly_where_it_did_not(engine, card):
    film = film_through(card, 1, 2, 3, closed=True, even="whole")
    pace = engine.pace(film)
    assert len(pace) == 3
    assert all(leg.travelled[0] == 0 for leg in pace)
    assert all(np.diff(leg.travelled).min() >= 0 for leg in pace)
    before = changes(engine, card, film)
    after = changes(engine, card, with_pace(film, pace))
    assert evenness(after) < 0.6 * evenness(before)
    assert after[-1] < 1.5 * np.median(after)


def test_what_is_measured_is_not_measured_again_and_is_the_same_each_time(engine, card):
    film = film_through(card, 1, 2, 3, 4)
    asked = []
    pace = engine.pace(film, lambda done, total: asked.append(total))
    assert set(asked) == {75}
    assert engine.pace(with_pace(film, pace), lambda *_: asked.append(0)) == pace
    assert 0 not in asked
    assert engine.pace(film) == pace
    other = edits.changed_key(with_pace(film, pace), "k4", recipe=new_recipe(card, 9))
    again = engine.pace(other, lambda done, total: asked.append(-total))
    assert asked[-1] == -50  # the last leg, and the one whose bend it shares
    assert [leg in again for leg in pace] == [True, False, False]


def test_legs_between_models_have_no_pace(engine, card):
    film = film_through(card, 1, 2)
    film, _ = edits.with_key(film, other_recipe(), 3.0)
    assert len(engine.pace(film)) == 1
    gone = msgspec.structs.replace(film, keys=film.keys[1:2])
    with pytest.raises(MissingModel, match="other"):
        engine.pace(gone)
