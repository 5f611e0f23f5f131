"""Weighted scenes and seeds: what one gains the others lose, and what is taken away is gone."""

from __future__ import annotations

import numpy as np
import pytest

from studio.values import blocks, edit, painting
from studio.values.latent import Blend, Encoded, Repaint, Seed, Shift, Vector
from studio.values.live.acting import set_to, value_at
from studio.values.live.targets import targets_of
from tests.helpers.fake_engine import fake_card, words_card

CARD = fake_card()
TEXT = "two moons at night | dunes (sun:1.2) ::0.3"


def test_scenes_are_read_weighed_added_and_taken_away():
    assert blocks.scenes_of("two moons") == ()
    assert blocks.scenes_of(TEXT) == (("two moons at night", 1.0), ("dunes (sun:1.2)", 0.3))
    assert blocks.with_scene_weight(TEXT, 0, 0.55).startswith("two moons at night ::0.55 | ")
    assert blocks.with_scene_weight("one", 0, 0.5) == "one"
    assert blocks.without_scene(TEXT, 0) == "dunes (sun:1.2)"
    more = blocks.with_scene(TEXT, "a | b")
    assert blocks.scenes_of(more)[-1] == ("a \\| b", 1.0)
    assert blocks.with_scene("", " sea ") == "sea"
    assert blocks.with_scene(TEXT, " ") == TEXT


@pytest.mark.parametrize("how", [" | ", " AND "])
def test_scenes_stay_together_as_they_were(how):
    text = f"sea{how}sky{how}sun"
    assert how in blocks.with_scene_weight(text, 1, 0.4)
    assert how in blocks.without_scene(text, 1)


def test_seeds_share_what_there_is():
    place = edit.new_recipe(CARD, 1)
    for n in (2, 3):
        place = blocks.with_part(place, CARD.info.space.seed(n), CARD.info.space.name)
    assert [part.n for part in place.latent.parts] == [1, 2, 3]
    assert place.latent.weights == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    place = blocks.with_part_weight(place, 1, 0.8)
    assert place.latent.weights == pytest.approx((0.1, 0.8, 0.1))
    all_of_one = blocks.with_part_weight(place, 1, 1.0)
    assert blocks.with_part_weight(all_of_one, 1, 0.5).latent.weights == pytest.approx(
        (0.25, 0.5, 0.25)
    )
    left = blocks.without_part(place, 1)
    assert left.latent.weights == pytest.approx((0.5, 0.5))
    assert blocks.without_part(left, 0).latent == Seed(3, CARD.info.space.name)


def test_what_is_painted_over_and_the_moves_stay():
    card = words_card()
    photo = Encoded("ab" * 32, "start", Vector.of("noise", np.zeros((4, 8, 8), np.float32)))
    place = painting.painted_over(edit.new_recipe(card, 5), photo)
    place = edit.with_amounts(place, {"random:5:0": 1.5})
    mixed = blocks.with_part(place, card.info.space.seed(6), card.info.space.name)
    assert isinstance(mixed.latent, Shift)
    assert isinstance(mixed.latent.base, Repaint)
    assert isinstance(mixed.latent.base.base, Blend)
    assert edit.moves_of(mixed.latent) == edit.moves_of(place.latent)


def test_weights_of_words_can_be_played():
    card = words_card()
    place = edit.with_control(edit.new_recipe(card, 5), "prompt", TEXT, "")
    assert {"/words/0", "/words/1"} <= {t.name for t in targets_of(card, place)}
    moved = set_to(place, {"/words/1": 0.7, "/words/9": 1.0}, card.info)
    assert value_at(moved, "/words/1", card.info) == pytest.approx(0.7)
    assert value_at(moved, "/words/9", card.info) is None
