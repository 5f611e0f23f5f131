"""The engine's pictures of a film: every take, mixed in cross-fades, once where nothing moves."""

import msgspec
import numpy as np
import pytest

from studio.errors import InputError
from studio.export.films.camera import Camera
from studio.export.films.exposure import Exposure
from studio.inference.direct import DirectEngine
from studio.values.edit import new_recipe, with_size
from studio.values.film import Course, Film, Key, edits
from studio.values.film.takes import Shooting
from studio.values.messages import FilmJob
from tests.helpers.fake_generator import FakeModels, card_of


@pytest.fixture
def two_models():
    fake = FakeModels(card_of("fake"), card_of("other"))
    return fake, DirectEngine(fake, None, fake.open), (card_of("fake"), card_of("other"))


def film_of(cards, *spots, seconds=2.0):
    keys = tuple(
        Key(f"k{n}", at, with_size(new_recipe(cards[which], n), 32, 32))
        for n, (which, at) in enumerate(spots)
    )
    return Film(Course(seconds, 10.0), keys)


def linear(pixels):
    unit = pixels / 255
    return np.where(unit <= 0.04045, unit / 12.92, ((unit + 0.055) / 1.055) ** 2.4)


def sizes(cards):
    return {card.sha256: (32, 32) for card in cards}


def test_a_cross_fade_is_two_pictures_a_frame_that_camera_mixes(two_models):
    _, engine, cards = two_models
    film = film_of(cards, (0, 0.0), (1, 1.0))
    job = FilmJob(0, film, Shooting(10.0), sizes(cards))
    taken = list(engine.filmed(job))
    middle = [take for take in taken if take.frame == 5]
    assert [take.weight for take in middle] == [0.5, 0.5]
    assert [take.last for take in middle] == [False, True]
    camera = Camera(Exposure(), (32, 32))
    frames = [frame for frame in map(camera.take, taken) if frame is not None]
    assert len(frames) == 20
    first, last = (engine.picture(key.recipe) for key in film.keys)
    assert np.array_equal(frames[0], first)
    assert np.array_equal(frames[15], last)
    light = sum(linear(take.pixels) for take in middle) / 2  # light is mixed, not levels
    assert np.abs(linear(frames[5]) - light).max() < 0.005


def test_what_stands_still_is_drawn_once(two_models):
    fake, engine, cards = two_models
    film = film_of(cards, (0, 0.5))
    shooting = Shooting(10.0, subframes=4)
    taken = list(engine.filmed(FilmJob(0, film, shooting, sizes(cards))))
    assert len(taken) == 20
    assert len(fake.script.asked) == 1


def test_it_goes_on_with_any_frame_and_bits(two_models):
    _, engine, cards = two_models
    film = film_of(cards, (0, 0.0), (0, 2.0))
    job = FilmJob(0, film, Shooting(10.0), sizes(cards), None, 17, 16)
    taken = list(engine.filmed(job))
    assert [take.frame for take in taken] == [17, 18, 19]
    assert {take.pixels.dtype for take in taken} == {np.dtype(np.uint16)}


@pytest.mark.parametrize(
    "shooting",
    [Shooting(0.0), Shooting(10, start=2.0), Shooting(10, start=1, end=0.5), Shooting(10, 0, 1, 0)],
)
def test_what_cannot_be_taken_is_refused(two_models, shooting):
    _, engine, cards = two_models
    with pytest.raises(InputError):
        next(engine.filmed(FilmJob(0, film_of(cards, (0, 0.0)), shooting, sizes(cards))))
    empty = msgspec.structs.replace(film_of(cards), keys=())
    with pytest.raises(InputError, match="no keyframe"):
        next(engine.filmed(FilmJob(0, empty, Shooting(10.0), {})))


def test_motion_is_measured_as_a_job_and_delivered(two_models):
    _, engine, cards = two_models
    film = film_of(cards, (0, 0.0), (0, 1.0), (1, 2.0))
    pace = engine.pace(film)
    assert len(pace) == 1
    assert engine.pace(edits.with_course(film, pace=pace)) == pace
