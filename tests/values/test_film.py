"""Films as values: through every key at its time, without a corner, round, and on any model."""

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given, strategies as st

from studio.errors import InputError, MissingModel
from studio.values.film import Course, Film, Key, LegPace, NoiseLoop, Reel
from studio.values.film.model import check_film
from studio.values.latent import Shift
from tests.export.export_samples import INFO, SHA, seed_recipe
from tests.values.film_samples import INFOS, OTHER_SHA, film_of, other_recipe, weights

PLACES = tuple(seed_recipe(n=n) for n in (1, 2, 3, 4))


def replaced(film, **changes):
    return msgspec.structs.replace(film, **changes)


def coursed(film, **changes):
    return replaced(film, course=msgspec.structs.replace(film.course, **changes))


def keyed(film, number, **changes):
    keys = list(film.keys)
    keys[number] = msgspec.structs.replace(keys[number], **changes)
    return replaced(film, keys=tuple(keys))


# ---- old films ----------------------------------------------------------------------------------
@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_it_goes_through_every_place_and_weights_sum_to_one(count, closed):
    legs = count if closed else count - 1
    course = Course(legs * 10 + (0 if closed else 1), 1, closed)
    film = Film.through(PLACES[:count], course)
    reel = Reel(film, INFOS)
    for k, place in enumerate(film.places):
        assert reel.frame(10 * k).recipe.latent == place.latent
    for frame in np.linspace(0, course.count - 1, 57):
        assert sum(weights(film, frame).values()) == pytest.approx(1)


def test_a_closed_film_has_no_seam_in_place_or_pace():
    film = Film.through(PLACES, Course(40, 1, closed=True))
    values = np.array([list(weights(film, f).values()) for f in range(43)])
    steps = np.diff(values, axis=0)
    across = np.linalg.norm(np.diff(steps, axis=0), axis=1)
    assert np.linalg.norm(steps[39]) < 1.3 * np.linalg.norm(steps[1])
    assert across[38:41].max() < 0.12  # a corner would be about 0.14 at this pace
    reel = Reel(film, INFOS)
    assert reel.frame(40) == reel.frame(0)


def test_the_first_editions_spline_is_the_same():
    """Catmull and Rom's four weights on even keys, as films of the first edition were drawn."""
    film = Film.through(PLACES, Course(31, 1))
    t = 0.3
    four = (
        (-t + 2 * t**2 - t**3) / 2, (2 - 5 * t**2 + 3 * t**3) / 2,
        (t + 4 * t**2 - 3 * t**3) / 2, (-(t**2) + t**3) / 2,
    )  # fmt: skip
    assert list(weights(film, 13).values()) == pytest.approx(four)
    first = weights(film, 3)
    mirrored = (four[0] * 2 + four[1], four[2] - four[0] + 0.0, four[3])
    assert [first[n] for n in (1, 2, 3)] == pytest.approx(mirrored)


def test_one_place_stands_still_and_a_film_survives_json():
    film = Film.through(PLACES[:1], Course(2, 25))
    assert film.course.count == 50
    assert Reel(film, INFOS).frame(31.5).recipe == PLACES[0]
    assert msgspec.json.decode(msgspec.json.encode(film.course), type=Course) == film.course
    assert msgspec.json.decode(msgspec.json.encode(film), type=Film) == film
    assert Course(0.001, 25).count == 1


def test_an_older_studio_reads_the_plain_course():
    course = Course(3, 30, True, "straight", "whole", (LegPace("ab" * 8, (0.0, 1.0)),))
    told = msgspec.json.decode(msgspec.json.encode(course.plain))
    assert told == {"seconds": 3, "fps": 30, "closed": True, "how": "straight"}


# ---- keys in time -------------------------------------------------------------------------------
def test_keys_stand_at_their_times_in_any_order():
    film = film_of(6.0, 1.0, 8.5)
    assert weights(film, 1.0)[2] == 1
    assert weights(film, 6.0)[1] == 1
    assert weights(film, 0.0) == weights(film, 1.0)
    assert weights(film, 9.9)[3] == 1


@pytest.mark.parametrize("closed", [False, True])
def test_uneven_keys_are_passed_without_a_jump_in_speed(closed):
    film = film_of(0.0, 1.0, 5.0, 7.0, closed=closed)
    for at in (1.0, 5.0, *((0.0, 7.0) if closed else ())):
        before, here, after = (
            np.array(list(weights(film, (at + d) % 10).values())) for d in (-1e-4, 0, 1e-4)
        )
        assert np.allclose(here - before, after - here, atol=2e-6)


def test_eases_say_how_it_goes_on():
    held = keyed(film_of(0.0, 4.0), 0, ease="hold")
    assert weights(held, 3.99)[1] == 1
    straight = keyed(film_of(0.0, 4.0, 8.0), 0, ease="linear")
    assert weights(straight, 1.0)[2] == pytest.approx(0.25)
    eased = keyed(film_of(0.0, 4.0, 8.0), 0, ease="ease")
    assert weights(eased, 1.0)[2] == pytest.approx(5 / 32)
    waits = keyed(film_of(0.0, 4.0), 0, hold=2.0)
    assert weights(waits, 2.0)[1] == 1
    assert 0 < weights(waits, 3.0)[2] < 1


def test_from_model_to_model_it_cross_fades():
    keys = (
        Key("a", 0.0, seed_recipe(n=1)), Key("b", 2.0, seed_recipe(n=2)),
        Key("c", 4.0, other_recipe()),
    )  # fmt: skip
    reel = Reel(Film(Course(5, 10), keys), INFOS)
    assert reel.shot(1.0).other is None
    mixed = reel.shot(3.0)
    assert (mixed.recipe.latent.n, mixed.other.latent.n, mixed.share) == (2, 9, 0.5)
    assert reel.shot(3.5).main.model.sha256 == OTHER_SHA
    assert reel.shot(4.5).recipe == other_recipe()


# ---- even motion --------------------------------------------------------------------------------
def paced(film, *tables):
    """The film with what was measured of its legs."""
    way = Reel(film, INFOS).way
    pace = tuple(LegPace(way.digest(n), table) for n, table in enumerate(tables))
    return coursed(film, pace=pace)


def travelled(film, seconds, tables):
    """How far the picture has moved by then, by the tables."""
    n, u = Reel(film, INFOS).way.pacing.at(seconds)
    steps = np.linspace(0, 1, len(tables[n]))
    return sum(table[-1] for table in tables[:n]) + float(np.interp(u, steps, tables[n]))


TABLES = ((0.0, 0.1, 1.0), (0.0, 2.0, 3.0), (0.0, 1.0, 1.1))


def test_the_whole_film_goes_at_one_speed_and_keys_slide():
    film = paced(film_of(0.0, 2.0, 5.0, 10.0, course=Course(10, 10, even="whole")), *TABLES)
    far = [travelled(film, t, TABLES) for t in np.linspace(0, 10, 41)]
    assert np.allclose(np.diff(far), 5.1 / 40)
    moments = Reel(film, INFOS).moments
    assert moments["k2"] == pytest.approx(10 / 5.1)
    assert weights(film, moments["k2"])[2] == pytest.approx(1)


def test_within_legs_the_speed_is_even_and_keys_stay_and_are_no_jolt():
    film = paced(film_of(0.0, 2.0, 5.0, 10.0), *TABLES)
    assert weights(film, 2.0)[2] == 1
    far = np.array([travelled(film, t, TABLES) for t in np.linspace(0, 10, 2001)])
    speed = np.diff(far) * 200
    assert np.ptp(speed[:300]) < 1e-6
    assert np.abs(np.diff(speed)).max() < 0.01
    assert far[-1] == pytest.approx(5.1)


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("even", ["off", "within", "whole"])
@pytest.mark.parametrize("ease", ["smooth", "linear", "ease"])
def test_the_frame_of_a_key_is_that_very_place(ease, even, closed):
    film = film_of(0.7, 2.9, 3.1, 8.3, closed=closed, fps=30.0, seconds=11.0)
    for n in range(4):
        film = keyed(film, n, ease=ease)
    film = paced(coursed(film, even=even), *[(0.0, 0.0, 0.3, 1.0)] * (4 if closed else 3))
    reel = Reel(film, INFOS)
    for key in reel.keys:
        assert reel.recipe_at(reel.moments[key.id]) == key.recipe
    if even != "whole":
        for key in reel.keys:
            assert reel.recipe_at(round(key.at * 30) / 30) == key.recipe
        for key in reel.keys[: len(reel.way.legs)]:
            assert reel.recipe_at((round(key.at * 30) + 1) / 30) != key.recipe


def test_a_closed_film_of_even_motion_has_no_seam_in_speed():
    tables = (*TABLES, (0.0, 3.0, 4.0))
    film = paced(film_of(0.0, 2.0, 5.0, 7.0, closed=True), *tables)
    far = np.array([travelled(film, t % 10, tables) for t in np.linspace(0, 10, 2000, False)])
    speed = np.diff(far) * 200
    assert abs(speed[0] - speed[-1]) < 0.02
    assert Reel(film, INFOS).shot(10.0) == Reel(film, INFOS).shot(0.0)


def test_what_was_measured_of_another_leg_does_not_count():
    film = paced(film_of(0.0, 2.0, 5.0, 10.0), *TABLES)
    other = keyed(film, 0, recipe=seed_recipe(n=77))
    way = Reel(other, INFOS).way
    assert [bool(p.travelled) for p in way.pacing.passages] == [False, False, True]
    larger = [msgspec.structs.replace(k, recipe=seed_recipe(640, 480, n=k.recipe.latent.n))
              for k in film.keys]  # fmt: skip
    assert (
        Reel(replaced(film, keys=tuple(larger)), INFOS).way.pacing == Reel(film, INFOS).way.pacing
    )


# ---- noise --------------------------------------------------------------------------------------
def test_a_noise_loop_begins_and_ends_where_the_path_is():
    film = coursed(film_of(0.0), loop=NoiseLoop(seed=3, radius=2.0))
    reel = Reel(film, INFOS)
    assert reel.shot(0.0).recipe == seed_recipe(n=1)
    moved = reel.shot(5.0).recipe.latent
    assert isinstance(moved, Shift)
    assert [m.amount for m in moved.moves.values()] == [4.0]
    assert reel.shot(10.0).recipe == seed_recipe(n=1)


# ---- bad input ----------------------------------------------------------------------------------
def test_a_film_without_keys_says_so():
    with pytest.raises(InputError, match="no keyframe yet"):
        Reel(film_of(), INFOS)


def test_keys_of_models_that_are_gone_are_passed_over():
    film = film_of(0.0, 4.0)
    gone = keyed(film, 1, recipe=other_recipe())
    reel = Reel(gone, {SHA: INFO})
    assert [k.id for k in reel.missing] == ["k2"]
    assert reel.recipe_at(9.0) == seed_recipe(n=1)
    with pytest.raises(MissingModel, match="other"):
        Reel(replaced(film, keys=gone.keys[1:]), {SHA: INFO})


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "x" * 81},
        {"keys": (Key("k1", math.nan, PLACES[0]),)},
        {"keys": (Key("k1", -1.0, PLACES[0]),)},
        {"keys": (Key("", 1.0, PLACES[0]),)},
        {"course": Course(0, 10)},
        {"course": Course(86400.0, 1000)},
        {"course": Course(10, math.inf)},
    ],
)
def test_films_that_could_not_be_read_back_are_refused(changed):
    with pytest.raises(InputError):
        check_film(replaced(film_of(0.0), **changed))
    check_film(film_of(0.0, 1.0))


@given(
    times=st.lists(st.integers(0, 96).map(lambda n: n / 8), min_size=1, max_size=6),
    eases=st.lists(st.sampled_from(["smooth", "ease", "linear", "hold"]), min_size=6, max_size=6),
    holds=st.lists(st.floats(0, 5), min_size=6, max_size=6),
    closed=st.booleans(), at=st.integers(-99, 999).map(lambda n: n / 32),
)  # fmt: skip
def test_any_film_has_weights_that_sum_to_one(times, eases, holds, closed, at):
    film = film_of(*times, closed=closed)
    for n in range(len(times)):
        film = keyed(film, n, ease=eases[n], hold=holds[n])
    assert sum(weights(film, at).values()) == pytest.approx(1, abs=1e-6)
    if closed:
        assert weights(film, at % 10.0) == pytest.approx(weights(film, at % 10.0 + 10.0), abs=1e-6)
