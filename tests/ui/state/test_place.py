"""Which model, which place: jumps are kept at once, gestures at their end."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from studio.ui.state.place import REST_MS, PlaceState
from studio.values import edit
from studio.values.controls import Control
from studio.values.latent import Encoded, Seed, Vector
from studio.values.messages import InstalledModel, OpenModel


def names(told):
    return [name for name, _ in told]


def moved_by(recipe, card, amount):
    direction = card.info.directions[0]
    return edit.with_amounts(recipe, {direction.id: amount}, (), card.info.directions)


# ---- models -------------------------------------------------------------------------------------
def test_another_model_is_opened_before_anything_is_asked_of_it(place, other, told):
    place.open_model(other)
    assert names(told) == ["switched", "card_changed", "moved", "recipe_changed", "kept"]
    assert told[0][1] == OpenModel(other.ref, place.epoch)
    assert told[1][1] == other
    assert place.recipe == other.openers[0].recipe


def test_every_switch_has_an_epoch_of_its_own(place, card, other):
    first = place.epoch
    place.open_model(other)
    place.open_model(card)
    assert place.epoch == first + 2


def test_a_model_without_openers_begins_at_a_seed(place, other):
    bare = replace(other, openers=())
    place.open_model(bare)
    assert place.recipe == edit.new_recipe(bare, 1)


def test_what_the_hand_holds_is_kept_before_another_model_opens(place, card, other, kept):
    here = moved_by(place.recipe, card, 0.7)
    place.show_moving(here)
    place.open_model(other)
    assert kept == [here, other.openers[0].recipe]


@pytest.mark.parametrize("jump", ["go_to", "jump_to"])
def test_what_the_hand_holds_is_kept_before_a_jump(place, card, kept, jump):
    here, there = moved_by(place.recipe, card, 0.7), edit.new_recipe(card, 5)
    place.show_moving(here)
    getattr(place, jump)(there)
    assert kept == [here, there]


def test_a_card_with_other_words_is_told_once(place, card, other, told):
    new = replace(card, summary="Other words.")
    models = tuple(InstalledModel(c, Path(".")) for c in (new, other))
    place.set_models(models)
    place.set_models(models)
    assert names(told) == ["card_renewed", "models_changed", "models_changed"]
    assert place.card == new
    assert told[-1][1] == place.models == models


def test_models_can_come_before_any_is_in_use(qapp, card):
    place = PlaceState()
    place.set_models((InstalledModel(card, Path(".")),))
    assert place.card is None


# ---- jumps --------------------------------------------------------------------------------------
def test_a_jump_moves_at_once_and_is_kept(place, card, told):
    place.set_seed(9)
    there = edit.new_recipe(card, 9)
    assert told == [("moved", there), ("recipe_changed", there), ("kept", there)]


def test_a_jump_to_where_one_is_moves_nothing(place, told):
    place.jump_to(place.recipe)
    assert names(told) == ["kept"]


def test_a_new_seed_keeps_moves_only_where_asked(place, card):
    key = card.info.directions[0].id
    place.show_moving(moved_by(place.recipe, card, 1.5))
    place.new_seed(keep_moves=True)
    assert edit.amount(place.recipe, key) == 1.5
    place.new_seed()
    assert edit.moves_of(place.recipe.latent) == {}
    assert isinstance(place.recipe.latent, Seed)


def test_a_place_of_another_model_takes_its_model_along(place, other):
    there = edit.new_recipe(other, 3)
    place.go_to(there)
    assert (place.card, place.recipe) == (other, there)


def test_a_place_of_a_missing_model_is_set_aside(place, card, told, said):
    here = place.recipe
    stray = edit.new_recipe(replace(card, id="gone", sha256="9" * 64), 3)
    place.go_to(stray)
    assert told == [("set_aside", stray)]
    assert "kept in the trail" in said[0]
    assert place.recipe == here


def test_where_a_missing_model_is_to_be_had_is_said(place, card, said):
    place.where_missing = lambda ref: f"{ref.id} is in the catalogue."
    assert not place.look_at(edit.new_recipe(replace(card, id="gone", sha256="9" * 64), 3))
    assert said == ["gone is in the catalogue."]


def test_a_place_that_does_not_fit_its_model_is_refused_with_a_reason(place, card, kept, said):
    odd = replace(place.recipe, controls={"warp": 1.0})
    place.go_to(odd)
    assert kept == []
    assert len(said) == 1
    assert said[0] == place.problem_of(odd) != ""
    assert place.problem_of(place.recipe) == ""


def test_looking_makes_no_node_not_even_later(qtbot, place, card, kept):
    place.show_moving(moved_by(place.recipe, card, 0.7))
    there = edit.new_recipe(card, 6)
    assert place.look_at(there)
    qtbot.wait(REST_MS + 100)
    place.end_gesture()
    assert kept == []
    assert place.recipe == there


def test_size_and_controls_go_back_to_the_models_own(place, card):
    place.set_size(256, 384)
    assert (place.recipe.width, place.recipe.height) == (256, 384)
    place.set_control("contrast", 1.5)
    place.reset_picture()
    size = card.info.sizes.default
    assert (place.recipe.width, place.recipe.height, place.recipe.controls) == (*size, {})


def test_a_photo_keeps_the_models_size_where_the_grid_is_fixed(place, card, kept):
    found = Encoded("0" * 64, "quick", Vector.of("z", np.zeros(16, np.float32)))
    place.set_encoded(found)
    assert place.recipe.latent == found
    assert kept == [place.recipe]


def test_without_a_model_nothing_moves(qapp, card):
    place = PlaceState()
    moved = []
    place.moved.connect(moved.append)
    place.set_seed(1)
    place.set_size(8, 8)
    place.reset_picture()
    place.set_control("contrast", 1.0)
    place.set_base(Seed(3))
    place.end_gesture()
    assert moved == []


# ---- gestures -----------------------------------------------------------------------------------
def test_a_gesture_moves_at_once_and_is_shown_when_there_is_time(qtbot, place, card, told):
    for step in (0.1, 0.2, 0.3):
        place.show_moving(moved_by(place.recipe, card, step))
    assert names(told) == ["moved"] * 3
    qtbot.waitUntil(lambda: len(told) == 4, timeout=REST_MS // 2)
    assert told[3] == ("recipe_changed", place.recipe)


def test_the_end_of_a_gesture_is_shown_then_kept_once(qtbot, place, card, told):
    here = moved_by(place.recipe, card, 0.5)
    place.show_moving(here)
    place.end_gesture()
    place.end_gesture()
    qtbot.wait(REST_MS + 100)
    assert told == [("moved", here), ("recipe_changed", here), ("kept", here)]


def test_a_gesture_that_rests_is_kept(qtbot, place, card, kept):
    place.show_moving(moved_by(place.recipe, card, 0.5))
    qtbot.waitUntil(lambda: kept == [place.recipe], timeout=3 * REST_MS)


def test_a_hand_that_goes_on_does_not_rest(qtbot, place, card, kept):
    for step in range(8):
        place.show_moving(moved_by(place.recipe, card, 0.1 * step))
        qtbot.wait(REST_MS // 4)
    assert kept == []


def test_what_drifts_is_kept_only_when_it_holds(qtbot, place, card, kept):
    place.flowing = True
    place.show_moving(moved_by(place.recipe, card, 0.5))
    qtbot.wait(REST_MS + 150)
    assert kept == []
    place.flowing = False
    place.end_gesture()
    assert kept == [place.recipe]


def test_a_control_is_checked_and_its_usual_value_is_not_written(place):
    place.set_control("contrast", 1.5)
    assert place.recipe.controls == {"contrast": 1.5}
    place.set_control("contrast", 1.0)
    assert place.recipe.controls == {}


# ---- classes ------------------------------------------------------------------------------------
@pytest.fixture
def classes(place, card):
    """A model of three classes is open, two of them mixed."""
    kinds = (("0", "Aster"), ("1", "Lotus"), ("2", "Dahlia"))
    controls = (
        Control("class", "Class", "choice", "0", choices=kinds),
        Control("class_2", "Second class", "choice", "1", choices=kinds),
        Control("class_mix", "Mix", "float", 0.0, 0.0, 1.0),
    )
    made = replace(card, info=replace(card.info, controls=controls), sha256="6" * 64)
    place.set_models((*place.models, InstalledModel(made, Path("."))))
    recipe = edit.new_recipe(made, 1)
    place.open_model(made, replace(recipe, controls={"class": "2", "class_mix": 0.5}))
    return made


def class_of(recipe):
    return recipe.controls.get("class", "0")


def test_new_places_show_all_classes_until_one_is_chosen(place, classes):
    found = set()
    for _ in range(60):
        place.new_seed()
        found.add(class_of(place.recipe))
        assert "class_mix" not in place.recipe.controls
    assert found == {"0", "1", "2"}
    place.set_control("class", "1")
    assert place.class_held
    for _ in range(20):
        place.new_seed()
        assert class_of(place.recipe) == "1"
    place.hold_class(False)
    assert {class_of(place.fresh(n, n)) for n in range(6)} == {"0", "1", "2"}


def test_a_typed_seed_stays_with_its_class_and_another_model_lets_go(place, classes, card):
    told = []
    place.hold_changed.connect(told.append)
    place.set_seed(5)
    assert class_of(place.recipe) == "2"
    place.hold_class(True)
    place.open_model(card)
    assert (place.class_held, told) == (False, [True, False])
    place.new_seed()
    assert place.recipe.controls == {}
