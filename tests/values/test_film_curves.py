"""Curves: drawn points, waves, wandering noise, and what they do to places."""

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given, strategies as st

from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.directions import Direction
from studio.values.film import (
    Course,
    Drawn,
    Film,
    Heard,
    Key,
    Oscillator,
    Point,
    Reel,
    Target,
    Tempo,
    Track,
    Wander,
)
from studio.values.film.curves import Scene, value_of
from studio.values.film.timing import clock
from studio.values.latent import Blend, Seed, Shift, StyleMix, check_latent
from studio.values.recipe import Recipe, check_recipe
from tests.export.export_samples import SHA, seed_recipe
from tests.values.film_samples import DRIVEN_INFOS, film_of

SCENE = Scene(10.0)
LOOP = Scene(10.0, closed=True)


def drawn(*spots, how="linear", **more):
    return Drawn(tuple(Point(at, value, how) for at, value in spots), **more)


# ---- drawn by hand ------------------------------------------------------------------------------
@pytest.mark.parametrize("how", ["smooth", "ease", "linear", "hold", "free"])
def test_a_drawn_curve_goes_through_its_points(how):
    curve = drawn((1, 0), (2, 3), (5, 2), (6, 2), how=how)
    for at, value in ((1, 0), (2, 3), (5, 2), (6, 2)):
        assert value_of(curve, at, SCENE) == pytest.approx(value)


def test_a_smooth_curve_never_swings_beyond_its_points():
    curve = drawn((0, 0), (1, 0), (1.1, 5), (4, 5), (9, -1), how="smooth")
    values = [value_of(curve, t, SCENE) for t in np.linspace(0, 9, 901)]
    assert min(values) >= -1.0001
    assert max(values) <= 5.0001
    assert np.diff(values[:400]).min() >= -1e-9
    assert np.diff(values[400:]).max() <= 1e-9


@pytest.mark.parametrize(
    ("how", "before", "after"),
    [("hold", 0.0, 4.0), ("repeat", 3.0, 1.0), ("mirror", 1.0, 3.0), ("continue", -1.0, 5.0)],
)
def test_what_stands_outside(how, before, after):
    curve = drawn((2, 0), (6, 4), before=how, after=how)
    assert value_of(curve, 1, SCENE) == pytest.approx(before)
    assert value_of(curve, 7, SCENE) == pytest.approx(after)


def test_tangents_by_hand():
    points = (
        Point(0, 0, "free", leave=(1.0, 2.0)), Point(3, 3, arrive=(1.0, -2.0)),
    )  # fmt: skip
    curve = Drawn(points)
    u = 0.4  # a Bezier curve at any of its own parameters
    x = 3 * 0.6**2 * u * 1 + 3 * 0.6 * u**2 * 2 + u**3 * 3
    y = 3 * 0.6**2 * u * 2 + 3 * 0.6 * u**2 * 1 + u**3 * 3
    assert value_of(curve, x, SCENE) == pytest.approx(y)
    wild = Drawn((Point(0, 0, "free", leave=(50.0, 9.0)), Point(3, 3, arrive=(80.0, 0.0))))
    assert all(math.isfinite(value_of(wild, t, SCENE)) for t in np.linspace(0, 3, 50))


def test_points_stay_at_their_beat():
    curve = Drawn((Point(0, 0, "linear", beat=0), Point(9, 1, beat=4)))
    assert value_of(curve, 1.0, Scene(10, tempo=Tempo(120))) == pytest.approx(0.5)
    assert value_of(curve, 2.0, Scene(10, tempo=Tempo(60))) == pytest.approx(0.5)
    assert value_of(curve, 4.5, SCENE) == pytest.approx(0.5)


def test_numbers_that_are_none_are_left_out():
    curve = drawn((0, 1), (1, math.nan), (2, 3), (3, math.inf))
    assert value_of(curve, 1, SCENE) == pytest.approx(2)
    assert value_of(Drawn(), 1, SCENE) == 0
    assert value_of(drawn((0, math.nan)), 1, SCENE) == 0


# ---- waves and noise ----------------------------------------------------------------------------
@pytest.mark.parametrize("shape", ["sine", "triangle", "saw", "pulse"])
def test_waves_stay_within_and_close_with_the_film(shape):
    wave = Oscillator(shape, period=3.3, low=-2, high=5)
    values = [value_of(wave, t, LOOP) for t in np.linspace(0, 10, 1000, False)]
    assert -2 <= min(values) < -1.9
    assert 4.9 < max(values) <= 5
    assert value_of(wave, 0.7, LOOP) == pytest.approx(value_of(wave, 10.7, LOOP))
    assert value_of(Oscillator(period=2, in_beats=True), 1, Scene(10, tempo=Tempo(60))) == 1


def test_wandering_is_seeded_smooth_and_loops():
    noise = Wander(seed=5, rate=1.0, depth=2.0)
    values = np.array([value_of(noise, t, SCENE) for t in np.linspace(0, 20, 2001)])
    assert np.abs(values).max() <= 2
    assert values.std() > 0.3
    assert np.allclose(values[:1000], values[1000:2000], atol=1e-9)
    free = Wander(seed=5, rate=1.0, depth=2.0, loops=False)
    other = np.array([value_of(free, t, SCENE) for t in np.linspace(0, 20, 2001)])
    assert not np.allclose(other[:1000], other[1000:2000], atol=0.1)
    assert np.abs(np.diff(values, 2)).max() < 0.01
    assert value_of(noise, -3.2, SCENE) == pytest.approx(value_of(noise, 6.8, SCENE))
    spectrum = np.abs(np.fft.rfft(values[:1000]))[1:] ** 2
    assert spectrum[15:].sum() < 0.01 * spectrum.sum()  # nothing much above 1.5 swings a second
    assert [round(value_of(Wander(seed=1), t, SCENE), 6) for t in (0.0, 1.3)] == [
        round(value_of(Wander(seed=1), t, SCENE), 6) for t in (10.0, 11.3)
    ]


class Ears:
    def value(self, heard, seconds):
        return math.nan if seconds > 5 else heard.gain * seconds


def test_what_is_heard_is_asked_for():
    scene = Scene(10, hears=Ears())
    assert value_of(Heard(gain=2.0), 3.0, scene) == 6
    assert value_of(Heard(), 6.0, scene) == 0
    assert value_of(Heard(), 3.0, SCENE) == 0


def test_clock():
    assert clock(0, 25) == "00:00:00:00"
    assert clock(3661.52, 25) == "01:01:01:13"
    assert clock(1 - 1 / 30, 30) == "00:00:00:29"
    assert clock(1.0, 29.97) == "00:00:01:00"


# ---- on places ----------------------------------------------------------------------------------
def with_tracks(film, *pairs):
    tracks = tuple(
        Track(f"t{n}", target, drawn((0, value))) for n, (target, value) in enumerate(pairs)
    )
    return msgspec.structs.replace(film, tracks=tracks)


def at(film, seconds=2.0, infos=DRIVEN_INFOS):
    recipe = Reel(film, infos).recipe_at(seconds)
    check_recipe(recipe)
    return recipe


def test_a_curve_adds_to_the_path_and_controls_stay_in_range():
    film = with_tracks(film_of(0.0, 4.0), (Target("control", "warmth"), 0.5))
    assert at(film).controls["warmth"] == pytest.approx(0.75)
    assert Reel(film, DRIVEN_INFOS).sums(Target("control", "warmth"), 2.0) == (0.25, 0.75)
    far = with_tracks(film, (Target("control", "warmth"), 9), (Target("control", "steps"), 2.6))
    assert (at(far).controls["warmth"], at(far).controls["steps"]) == (1.0, 7)
    assert at(with_tracks(film, (Target("control", "tile"), 1))).controls["tile"] is True
    muted = msgspec.structs.replace(film.tracks[0], muted=True)
    assert "warmth" not in at(msgspec.structs.replace(film, tracks=(muted,))).controls
    assert at(with_tracks(film, (Target("control", "nothing"), 1))) == at(film_of(0.0, 4.0))


def test_numbers_go_through_keys_without_a_corner():
    keys = tuple(
        Key(f"k{n}", 2.0 * n, msgspec.structs.replace(seed_recipe(n=n), controls={"warmth": w}))
        for n, w in enumerate((0.0, 0.1, 0.5, 0.2))
    )
    reel = Reel(Film(Course(8, 30), keys), DRIVEN_INFOS)
    before, here, after = (reel.recipe_at(4.0 + d).controls["warmth"] for d in (-1e-4, 0, 1e-4))
    assert here - before == pytest.approx(after - here, abs=1e-7)


def test_directions_travel_with_the_film():
    direction = Direction.of("Up", "z", np.arange(1, 17, dtype=np.float32), 1.0, "examples")
    target = Target("direction", direction.id)
    film = with_tracks(film_of(0.0, 4.0), (target, 1.5))
    assert isinstance(at(film).latent, Blend)  # nobody knows it
    film = msgspec.structs.replace(film, directions={direction.id: direction})
    moved = at(film)
    assert moved.latent.moves[direction.id].amount == 1.5
    assert moved.directions == {direction.id: direction}
    assert Reel(film, DRIVEN_INFOS).sums(target, 2.0) == (0.0, 1.5)


def test_the_seed_steps_and_noise_walks():
    steps = with_tracks(film_of(0.0), (Target("noise"), 3.0))
    assert at(steps).latent == Seed(4)
    half = at(with_tracks(film_of(0.0), (Target("noise"), 3.5))).latent
    assert (half.parts, half.weights) == ((Seed(4), Seed(5)), (0.5, 0.5))
    walk = at(with_tracks(film_of(0.0), (Target("noise", "7"), 2.0))).latent
    assert walk.moves["random-7-0"].amount == 2.0


def test_blends_and_styles_are_weighed():
    blend = msgspec.structs.replace(
        seed_recipe(), latent=Blend((Seed(1), Seed(2), Seed(3)), (0.5, 0.3, 0.2))
    )
    film = Film(Course(4, 10), (Key("k1", 0, blend),))
    weighed = at(with_tracks(film, (Target("weight", "0"), 0.25))).latent
    assert weighed.weights == pytest.approx((0.75, 0.15, 0.1))
    styled = msgspec.structs.replace(seed_recipe(), latent=StyleMix(Seed(1), Seed(2), (0, 3)))
    film = Film(Course(4, 10), (Key("k1", 0, styled),))
    latent = at(with_tracks(film, (Target("layers", "0"), -0.75))).latent
    assert latent.other == Blend((Seed(1), Seed(2)), (0.75, 0.25), "straight", "z")
    check_latent(latent)


WORDS = GeneratorInfo(
    "diffusion", "test", (Space("z", (16,)),), Sizes((64, 48)), abilities=("takes_text",),
    controls=(
        Control("prompt", "Words", "text", ""),
        Control("class", "Class", "choice", "a", choices=(("a", "A"), ("b", "B"), ("c", "C"))),
        Control("class_2", "Class", "choice", "a", choices=(("a", "A"), ("b", "B"), ("c", "C"))),
        Control("class_mix", "Mix", "float", 0.0),
    ),
)  # fmt: skip


def told(*pairs, **controls):
    recipe = Recipe(seed_recipe().model, Seed(1), 64, 48, controls)
    film = with_tracks(Film(Course(4, 10), (Key("k1", 0, recipe),)), *pairs)
    return at(film, infos={SHA: WORDS}).controls


def test_words_and_classes():
    one = told((Target("words", "prompt"), 0.5), prompt="a red barn")
    assert one["prompt"] == "(a red barn:1.5)"
    two = told((Target("words", "prompt:1"), 0.5), prompt="a barn ::1 | snow ::0.5")
    assert two["prompt"] == "a barn | snow"
    assert told((Target("words", "prompt:7"), 0.5), prompt="a barn") == {"prompt": "a barn"}
    assert told((Target("class"), 1.25)) == {"class": "b", "class_2": "c", "class_mix": 0.25}
    assert told((Target("class"), 3.0)) == {"class_2": "b"}


@given(
    kind=st.sampled_from(["control", "direction", "weight", "layers", "class", "noise", "words"]),
    key=st.sampled_from(["", "warmth", "steps", "0", "12345678901234567890", "prompt:x", "²"]),
    value=st.floats(-1e6, 1e6), layers=st.none() | st.just((0, 3)),
)  # fmt: skip
def test_no_target_breaks_a_place(kind, key, value, layers):
    for recipe in (
        seed_recipe(),
        msgspec.structs.replace(seed_recipe(), latent=Blend((Seed(1), Seed(2)), (0.4, 0.6))),
        msgspec.structs.replace(seed_recipe(), latent=Shift(Seed(1), {})),
    ):
        film = Film(Course(4, 10), (Key("k1", 0, recipe),))
        at(with_tracks(film, (Target(kind, key, layers), value)))
