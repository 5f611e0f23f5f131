"""Bends as parts of recipes."""

import pytest

from studio.errors import RecipeError
from studio.values import edit, mixing
from studio.values.bending import Bend, mixed_bends, with_bend, without_bend
from studio.values.difference import difference
from studio.values.recipe import check_recipe, from_json, to_json
from studio.values.trail import changed_keys
from tests.helpers.fake_engine import fake_card

TURN = Bend(2, "rotate", 40.0, (1, 5))
NOISE = Bend(4, "noise", 0.5)
CARD = fake_card()
PLACE = edit.new_recipe(CARD, 7)


def test_a_recipe_with_bends_survives_and_one_without_is_as_it_was():
    place = edit.with_bends(PLACE, (TURN, NOISE))
    assert from_json(to_json(place)) == place
    assert b"bends" not in to_json(PLACE)
    assert edit.with_bends(place, ()) == PLACE
    assert place.id != PLACE.id


def test_a_bend_is_set_in_its_place_and_taken_away():
    bends = with_bend((TURN, NOISE), Bend(2, "rotate", 10.0, (1, 5)))
    assert [bend.amount for bend in bends] == [10.0, 0.5]
    assert with_bend((TURN,), NOISE) == (TURN, NOISE)
    assert without_bend(bends, TURN) == (NOISE,)


def test_between_places_bends_glide():
    a, b = edit.with_bends(PLACE, (TURN,)), edit.with_bends(PLACE, (TURN, NOISE))
    there = mixing.between(a, b, 0.25, "round", CARD.info)
    assert [(bend.how, bend.amount) for bend in there.bends] == [("rotate", 40.0), ("noise", 0.125)]
    assert mixing.between(a, b, 1.0, "round", CARD.info).bends == b.bends
    assert mixed_bends([(TURN,), ()], (0.0, 1.0)) == ()


@pytest.mark.parametrize("bend", [
    Bend(0, "scale", float("nan")), Bend(0, "rotate", 999.0), Bend(0, "zoom", 1.0, flat=True),
])  # fmt: skip
def test_impossible_bends_are_refused(bend):
    with pytest.raises(RecipeError):
        check_recipe(edit.with_bends(PLACE, (bend,)))


def test_the_trail_knows_a_bend_from_another():
    turned = edit.with_bends(PLACE, (TURN,))
    assert difference(PLACE, turned, CARD) == "the bends"
    (key,) = changed_keys(PLACE, turned)
    further = edit.with_bends(PLACE, (Bend(2, "rotate", 50.0, (1, 5)),))
    assert changed_keys(turned, further) == {key}
    assert changed_keys(turned, edit.with_bends(turned, (TURN, NOISE))) != {key}
