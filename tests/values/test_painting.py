"""Places that paint over a picture keep it while all else changes."""

from __future__ import annotations

import msgspec
import numpy as np

from studio.values import edit, masks, painting
from studio.values.latent import Encoded, Repaint, Seed, Shift, Vector
from studio.values.recipe import ModelRef, Recipe, check_recipe, from_json, to_json
from tests.helpers.fake_engine import fake_card, words_card

CARD = words_card()
PHOTO = Encoded("ab" * 32, "start", Vector.of("noise", np.zeros((4, 8, 8), np.float32)))
MASK = masks.on_grid(masks.stroked(masks.empty(64, 64), (0, 0), (1, 1), 0.2, False), 8, 8, "noise")


def test_sliders_and_words_stay_and_the_recipe_survives_its_file():
    recipe = edit.with_amounts(edit.new_recipe(CARD, 5), {"random:5:0": 1.0})
    over = painting.painted_over(recipe, PHOTO, MASK)
    assert isinstance(over.latent, Shift)
    assert over.latent.base == Repaint(Seed(5, "noise"), PHOTO, MASK)
    assert painting.let_go(over) == recipe
    check_recipe(over)
    assert from_json(to_json(over)) == over


def test_painting_over_what_is_painted_over_keeps_one_picture():
    over = painting.painted_over(edit.new_recipe(CARD, 5), PHOTO)
    again = painting.painted_over(over, PHOTO, MASK)
    assert painting.noise_of(again.latent) == Seed(5, "noise")
    assert painting.repaint_of(again).mask == MASK


def test_another_seed_keeps_the_picture_and_the_mask():
    over = painting.painted_over(edit.new_recipe(CARD, 5), PHOTO, MASK)
    other = painting.rebased(over, Seed(6, "noise"))
    assert painting.repaint_of(other) == Repaint(Seed(6, "noise"), PHOTO, MASK)
    plain = painting.rebased(edit.new_recipe(CARD, 5), Seed(6, "noise"))
    assert plain.latent == Seed(6, "noise")


def test_the_fit_that_finds_a_place_is_not_the_start_of_painting_over():
    assert painting.place_fit(CARD) == "inversion"
    assert painting.place_fit(fake_card()) == "quick"
    assert painting.paints(CARD)
    assert not painting.paints(fake_card())
    assert not painting.paints(None)


def test_a_picture_is_itself_whatever_stood_before():
    """What scales latents goes back to its default; what a picture shows stays as it is."""
    before = {"temperature": 0.4, "detail": 0.2, "truncation": 0.5, "class": "rose"}
    recipe = Recipe(ModelRef("a", "ab" * 32), Seed(1), 64, 64, before)
    photo = Encoded("cd" * 32, "fast", Vector.of("z", np.ones(4, np.float32)))
    assert painting.found_place(recipe, photo).controls == {"class": "rose"}
    turned = msgspec.structs.replace(photo, fit=painting.INVERSION)
    assert painting.found_place(recipe, turned).controls == {}


def test_a_photograph_is_seen_at_first_and_a_choice_stays():
    begun = painting.begun_with(edit.new_recipe(CARD, 5), PHOTO, CARD)
    assert painting.strength_of(begun, CARD) == painting.PHOTO
    chosen = painting.with_strength(begun, CARD, 0.3)
    assert painting.strength_of(painting.begun_with(chosen, PHOTO, CARD), CARD) == 0.3
    anew = painting.with_strength(begun, CARD, painting.ANEW)
    assert painting.strength_of(painting.begun_with(anew, PHOTO, CARD), CARD) == painting.PHOTO
    assert painting.with_strength(begun, fake_card(), 0.2) == begun
