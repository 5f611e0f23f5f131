"""A, B and the line between them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from studio.ui.state.given import PictureGiven
from studio.values import edit
from studio.values.latent import Blend, Encoded, Vector


@pytest.fixture
def filled(panel, state, card):
    state.blending.set_well("A", edit.new_recipe(card, 1))
    state.blending.set_well("B", edit.new_recipe(card, 2))
    return panel.blend


def test_wells_show_what_the_view_state_holds(filled, state, wanted, send):
    assert filled.row.a.recipe == state.blending.wells.a
    asked = [w.recipe for w in wanted if w.group == "wells"]
    assert state.blending.wells.a in asked
    assert state.blending.wells.b in asked
    a = state.blending.wells.a
    key = next(w.key for w in wanted if w.key.startswith("wells/A/") and w.recipe == a)
    send(key)
    assert filled.row.a.picture is not None


def test_the_slider_goes_from_a_to_b(qtbot, filled, state):
    qtbot.keyClick(filled.row.groove, Qt.Key.Key_End)
    assert state.place.recipe.latent == state.blending.wells.b.latent
    filled.row.groove.change(0.25)
    assert isinstance(state.place.recipe.latent, Blend)
    assert state.place.recipe.latent.weights == pytest.approx((0.75, 0.25))


def test_wells_survive_jumps_and_the_handle_goes_hollow(filled, state, card):
    filled.row.groove.change(0.5)
    state.place.catch_up()
    assert not filled.row.groove._hollow
    state.place.set_seed(99)
    assert filled.row.groove._hollow
    assert filled.row.is_ready
    filled.row.groove.change(0.5)
    state.place.catch_up()
    assert not filled.row.groove._hollow


def test_a_place_on_the_line_that_is_found_again_moves_the_handle_there(filled, state, card):
    filled.row.groove.change(0.25)
    state.place.end_gesture()
    quarter = state.place.recipe
    filled.row.groove.change(0.75)
    state.place.end_gesture()
    wells = state.blending.wells
    for place, amount in ((quarter, 0.25), (wells.a, 0.0), (wells.b, 1.0)):
        state.place.go_to(place)
        state.place.catch_up()
        assert state.blending.wells.amount == pytest.approx(amount)
        assert not filled.row.groove._hollow


def test_a_well_that_takes_the_place_shown_has_the_handle(panel, state, card):
    state.blending.set_well("A", edit.new_recipe(card, 1))
    assert state.blending.wells.amount == 1.0
    state.blending.set_well("A", state.place.recipe)
    state.blending.set_well("B", edit.new_recipe(card, 2))
    assert state.blending.wells.amount == 0.0
    assert not panel.blend.row.groove._hollow


def test_sliders_on_top_of_a_blend_stay_on_its_line(filled, state, card):
    filled.row.groove.change(0.5)
    state.directions.set_amount(card.info.directions[0].id, 1.0)
    state.place.catch_up()
    assert not filled.row.groove._hollow


def test_sliders_stay_where_they_are_while_the_blend_goes_on(filled, state, card):
    key = card.info.directions[0].id
    filled.row.groove.change(0.5)
    state.directions.set_amount(key, 1.0)
    for t in (0.7, 1.0, 0.2, 0.0, 0.4):
        filled.row.groove.change(t)
        state.place.catch_up()
        assert edit.amount(state.place.recipe, key) == 1.0
        assert edit.base_of(state.place.recipe.latent).weights == pytest.approx((1 - t, t))
        assert not filled.row.groove._hollow


def test_the_way_is_chosen_by_plain_words_with_the_exact_term_beside(filled, state):
    filled.row.groove.change(0.5)
    actions = {a.text(): a for a in filled.way_menu().actions()}
    assert "slerp" in actions["Round"].toolTip()
    assert "lerp" in actions["Straight"].toolTip()
    actions["Straight"].trigger()
    assert state.blending.wells.how == "straight"
    assert state.place.recipe.latent.how == "straight"
    assert filled.how_button.text() == "Straight"


def test_merge_is_offered_where_the_model_merges(filled, state, card, monkeypatch):
    assert "Merge" not in {a.text() for a in filled.way_menu().actions()}
    able = replace(card, info=replace(card.info, abilities=(*card.info.abilities, "merges")))
    monkeypatch.setattr(type(state.place), "card", property(lambda _: able))
    filled.row.groove.change(0.5)
    actions = {a.text(): a for a in filled.way_menu().actions()}
    actions["Merge"].trigger()
    assert state.place.recipe.latent.how == "merge"
    assert filled.how_button.text() == "Merge"


def test_exchanging_keeps_the_picture(filled, state):
    filled.row.groove.change(0.25)
    before = state.blending.wells
    filled.exchange()
    assert (state.blending.wells.a, state.blending.wells.b) == (before.b, before.a)
    assert state.blending.wells.amount == pytest.approx(0.75)
    assert state.place.recipe.latent.weights == pytest.approx((0.25, 0.75))


def test_wells_take_places_and_announce_pictures(qtbot, panel, state, card):
    place, here = edit.new_recipe(card, 5), state.place.recipe
    panel.blend.row.b.recipe_dropped.emit(place)
    assert (state.blending.wells.a, state.blending.wells.b) == (here, place)
    assert state.place.recipe.latent.weights == pytest.approx((0.5, 0.5))
    assert panel.blend.row.groove.value == 0.5
    panel.blend.row.a.use_current_requested.emit()
    assert state.blending.wells.a == state.place.recipe
    with qtbot.waitSignal(panel.picture_dropped) as got:
        panel.blend.row.b.picture_dropped.emit(Path("x.png"))
    assert got.args == [PictureGiven("B", Path("x.png"))]
    panel.blend.row.b.clear_requested.emit()
    assert state.blending.wells.b is None
    assert not panel.blend.row.is_ready


@pytest.mark.parametrize(
    ("declared", "photo", "chosen", "way"),
    [
        ("straight", True, None, "straight"),
        ("straight", False, None, "round"),
        ("round", True, None, "round"),
        ("straight", True, "keep_length", "keep_length"),
    ],
)
def test_photographs_are_blended_as_the_model_declares_unless_one_chose(
    state, card, declared, photo, chosen, way
):
    card = replace(card, info=replace(card.info, photo_blends=declared))
    state.place.open_model(card, edit.new_recipe(card, 1))
    if chosen:
        state.blending.set_how(chosen)
    found = edit.new_recipe(card, 2)
    if photo:
        point = np.full(card.info.space.shape, 0.3, np.float32)
        point = Vector.of(card.info.space.name, point)
        found = replace(found, latent=Encoded("0" * 64, "exact", point))
    state.blending.set_well("A", found)
    assert state.blending.wells.how == way
