"""Visits, nights, and where the picture goes while nobody is there."""

from itertools import pairwise

import msgspec
import numpy as np
import pytest

from studio.values import edit
from studio.values.film import Course, Film
from studio.values.show.document import Attract, Night, Path, Place, Reel
from studio.values.show.drift import LEAST_STAY_S, Drift
from studio.values.show.fitting import on_screen
from studio.values.show.night import darkness
from studio.values.show.seen import JUST_S, Seen
from studio.values.show.visit import Visit
from tests.helpers.fake_engine import fake_card, words_card

CARD, OTHER = fake_card(), fake_card("Aurora")
CARDS = {card.sha256: card for card in (CARD, OTHER)}


# ---- visits -------------------------------------------------------------------------------------
def test_who_made_nothing_is_forgotten_without_a_countdown():
    visit = Visit(30, 15)
    assert visit.touch(100.0)
    assert not visit.touch(101.0)
    assert not visit.tick(130.9)
    assert visit.stage == "visiting"
    assert visit.tick(131.0)
    assert (visit.stage, visit.count) == ("attract", 1)


def test_what_was_made_gets_a_countdown_and_a_touch_ends_it():
    visit = Visit(30, 15)
    visit.touch(0.0)
    visit.make()
    assert not visit.tick(30.0)
    assert visit.stage == "countdown"
    assert visit.left_s(40.0) == 5.0
    visit.touch(41.0)
    assert visit.stage == "visiting"
    visit.tick(71.0)
    assert visit.tick(86.0)
    assert not visit.made


def test_what_was_taken_home_needs_no_countdown_until_it_changes():
    visit = Visit(30, 15)
    visit.touch(0.0)
    visit.make()
    visit.keep()
    assert visit.tick(30.0)
    visit.touch(40.0)
    visit.make()
    visit.keep()
    visit.make()
    assert not visit.tick(70.0)
    assert visit.stage == "countdown"


# ---- nights -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("minute", "dark"), [(22 * 60, 1.0), (2 * 60, 1.0), (6 * 60, 0.0), (12 * 60, 0.85), (1439, 1.0)]
)
def test_nights_go_over_midnight_and_the_darkest_counts(minute, dark):
    nights = (Night("22:00", "06:00"), Night("11:30", "13:00", "dim"))
    assert darkness(nights, minute) == dark
    assert darkness(nights, minute + 24 * 60) == dark


# ---- drift --------------------------------------------------------------------------------------
def drift(*items, **attract):
    items = items or tuple(Place(edit.new_recipe(CARD, n), 20.0) for n in range(3))
    return Drift(items, CARDS, Attract(**attract))


def test_it_never_stands_still_and_comes_by_every_place():
    moving, seen, bases = drift(), set(), set()
    for _ in range(3000):
        recipe = moving.step(0.1)
        seen.add(recipe.id)
        bases.add(edit.base_label(edit.base_of(recipe.latent)))
    assert len(seen) > 2900
    assert {"0", "1", "2"} <= bases


def test_small_steps_change_little():
    """From step to step nothing jumps: the amounts along the random ways grow slowly."""
    moving = drift(Place(edit.new_recipe(CARD, 1), 3600.0))
    far = [edit.wandered(moving.step(0.1).latent) for _ in range(200)]
    assert max(abs(b - a) for a, b in pairwise(far)) < 0.05
    assert max(far) > 0.5


def test_the_same_seed_leads_the_same_way():
    ways = [[d.step(0.3).id for _ in range(200)] for d in (drift(), drift())]
    assert ways[0] == ways[1]


def test_what_is_dull_is_left_but_not_before_it_was_seen():
    moving = drift()
    moving.step(1.0)
    moving.dull()
    assert edit.base_label(edit.base_of(moving.step(0.1).latent)) == "0"
    for _ in range(int(LEAST_STAY_S) + 1):
        moving.step(1.0)
    moving.dull()
    assert edit.base_label(edit.base_of(moving.step(1.0).latent)).startswith("blend")


def test_another_model_is_begun_at_its_place_and_unknown_ones_are_left_out():
    there = edit.new_recipe(OTHER, 9)
    unknown = edit.new_recipe(words_card(), 1)
    moving = drift(Place(edit.new_recipe(CARD, 1), 2.0), Place(unknown), Place(there, 2.0))
    models = {moving.step(0.5).model.id for _ in range(100)}
    assert models == {"ridgelines", "aurora"}


def test_a_film_is_played_once_and_to_its_end():
    film = Film.through([edit.new_recipe(CARD, n) for n in (5, 6)], Course(4.0, 10.0))
    moving = drift(Reel(film), Place(edit.new_recipe(CARD, 1), 60.0))
    assert moving.step(0.0) == film.places[0]
    for _ in range(7):
        there = moving.step(0.5)
        moving.dull()
    assert edit.base_label(there.latent).startswith("blend")
    for _ in range(60):
        there = moving.step(0.5)
    assert edit.base_label(edit.base_of(there.latent)) == "1"


def test_nothing_to_play_is_nothing():
    moving = drift(Place(edit.new_recipe(words_card(), 1)))
    assert not moving.playable
    assert moving.step(0.1) is None


def test_after_a_visitor_it_begins_at_a_curated_place():
    moving = drift(Path((edit.new_recipe(CARD, 1), edit.new_recipe(CARD, 2)), 5.0))
    for _ in range(40):
        moving.step(0.5)
    moving.begin_anew()
    assert edit.wandered(moving.recipe.latent) == 0


# ---- what was seen ------------------------------------------------------------------------------
def picture(seed):
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 256, (6, 6, 3), dtype=np.uint8)
    return np.kron(coarse, np.ones((16, 16, 1), np.uint8))


def test_what_was_seen_lately_is_dull_and_what_was_just_seen_is_not():
    seen = Seen()
    assert not seen.dull(picture(1), 0.0)
    assert not seen.dull(picture(1), 10.0)
    assert not seen.dull(picture(2), 15.0)
    assert seen.dull(picture(1), 15.0 + 2 * JUST_S)
    assert not seen.dull(picture(1), 10_000.0)


def test_what_is_flat_is_dull():
    seen = Seen()
    for n in range(20):
        assert not seen.dull(picture(n), 3.0 * n)
    assert seen.dull(np.full((96, 96, 3), 90, np.uint8), 100.0)


# ---- the shape of a screen ----------------------------------------------------------------------
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (3840, 600), (100, 9000)])
def test_a_place_takes_the_shape_of_the_screen_within_what_models_know(size):
    recipe = on_screen(edit.new_recipe(CARD, 1), CARD, *size)
    aspect = recipe.width / recipe.height
    assert 9 / 16 - 0.01 <= aspect <= 21 / 9 + 0.01
    assert max(recipe.width, recipe.height) <= 1920


def test_a_model_of_one_size_keeps_it():
    fixed = words_card()
    sizes = fixed.info.sizes
    assert sizes.any_aspect
    plain = fake_card("Blossoms")
    info = msgspec.structs.replace(plain.info, sizes=type(sizes)((64, 64), fixed=((64, 64),)))
    plain = msgspec.structs.replace(plain, info=info)
    recipe = edit.new_recipe(plain, 1)
    assert on_screen(recipe, plain, 1920, 1080) == recipe
