"""Seed, meter and pad follow the view state and speak to it."""

from __future__ import annotations

from dataclasses import replace as renewed
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from studio.ui.engine.qimage import to_qimage
from studio.ui.explore.panel.base_popup import parts_of
from studio.ui.explore.presenter import FrameShown
from studio.ui.state.given import PictureGiven
from studio.values import edit
from studio.values.card import Surprise
from studio.values.directions import parse_random
from studio.values.latent import Blend, Seed, StyleMix
from studio.values.messages import FrameReady, InstalledModel
from studio.values.mixing import between
from studio.values.recipe import check_recipe


def test_the_seed_is_shown_and_entered(qtbot, panel, state):
    assert panel.place.seed.seed == 4182
    panel.place.seed.edit.setText("7")
    qtbot.keyClick(panel.place.seed.edit, Qt.Key.Key_Return)
    assert state.place.recipe.latent == Seed(7)


def test_a_wrong_seed_keeps_the_old_place(qtbot, panel, state):
    before = state.place.recipe
    panel.place.seed.edit.setText("-1")
    qtbot.keyClick(panel.place.seed.edit, Qt.Key.Key_Return)
    assert state.place.recipe == before
    assert "below zero" in panel.place.seed.error


def test_new_zeroes_the_moves_and_shift_keeps_them(qtbot, panel, state, card, monkeypatch):
    key = card.info.directions[0].id
    for keep in (False, True):
        state.directions.set_amount(key, 1.5)
        held = Qt.KeyboardModifier.ShiftModifier if keep else Qt.KeyboardModifier.NoModifier
        monkeypatch.setattr(
            "studio.ui.explore.panel.place_section.QApplication.keyboardModifiers", lambda h=held: h
        )
        panel.place.new_button.click()
        assert edit.amount(state.place.recipe, key) == (1.5 if keep else 0.0)


def test_a_place_without_a_seed_is_named(panel, state, card):
    a, b = edit.new_recipe(card, 1), edit.new_recipe(card, 2)
    state.place.go_to(between(a, b, 0.4, "round", card.info))
    assert panel.place.seed.seed is None
    assert panel.place.seed.edit.placeholderText() == "blend 40 %"


def shown(state, lane, **told):
    """What the presenter says of a frame of the place."""
    pixels = np.zeros((8, 8, 3), np.uint8)
    frame = FrameReady(1, lane, 1, state.place.recipe, pixels, 5.0, **told)
    return FrameShown(frame, to_qimage(pixels))


def test_the_meter_follows(panel, state):
    panel.place.show_frame(shown(state, "draft", usual=0.9))
    assert panel.place.meter.word == "strange"
    panel.place.show_frame(shown(state, "draft", usual=None))
    assert panel.place.meter.word == "unknown"


def test_axes_move_two_directions_and_the_sliders_with_them(panel, state, card):
    across, up = card.info.directions[:2]
    panel.place.pad.change(0.5, -1.0)
    state.place.catch_up()
    assert edit.amount(state.place.recipe, across.id) == pytest.approx(1.5)
    assert edit.amount(state.place.recipe, up.id) == pytest.approx(-3.0)
    assert panel.directions.sliders[across.id].amount == pytest.approx(1.5)
    state.directions.set_amount(across.id, -1.5)
    state.place.catch_up()
    assert panel.place.pad.position == pytest.approx((-0.5, -1.0))


def test_axes_can_be_any_two_directions_never_the_same(panel, state, card):
    ids = [d.id for d in card.info.directions]
    binding, words = panel.place._binding, panel.place.words
    assert words.across.text().startswith(card.info.directions[0].name)
    words.across_chosen.emit(ids[2])
    assert binding.pair == (ids[2], ids[1])
    words.up_chosen.emit(ids[2])
    assert binding.pair == (ids[1], ids[2])
    menu = words.make_menu(ids[2])
    assert [a.text() for a in menu.actions() if a.isChecked()] == [card.info.directions[2].name]


def test_nearby_moves_along_two_fresh_ways_and_r_rolls_others(qtbot, panel, state):
    panel.place.modes.choose(1)
    pad, binding = panel.place.pad, panel.place._binding
    first = binding.pair
    pad.change(0.2, 0.4)
    assert [edit.amount(state.place.recipe, k) for k in first] == pytest.approx([0.6, 1.2])
    assert all(parse_random(key) for key in first)
    qtbot.keyClick(pad, Qt.Key.Key_R)
    assert binding.pair != first
    assert pad.position == (0.0, 0.0)
    assert pad.path == ((0.0, 0.0),)


def test_rolling_for_ever_never_breaks_a_recipe(panel, state):
    panel.place.modes.choose(1)
    for _ in range(80):
        panel.place._binding.reroll()
        panel.place.pad.change(0.1, 0.1)
    assert len(edit.moves_of(state.place.recipe.latent)) <= 64


def test_corners_begin_at_the_place_shown_and_mix_four(panel, state):
    before = state.place.recipe
    panel.place.modes.choose(2)
    assert all(state.blending.corners)
    assert state.blending.corners[0] == before
    assert state.place.recipe == before
    assert panel.place.pad.position == (-1.0, 1.0)
    panel.place.pad.change(0.0, 0.0)
    assert isinstance(state.place.recipe.latent, Blend)
    assert state.place.recipe.latent.weights == pytest.approx((0.25,) * 4)
    panel.place.pad.change(0.1, 0.0)
    assert len(state.place.recipe.latent.parts) == 4
    assert all(isinstance(part, Seed) for part in state.place.recipe.latent.parts)


def test_corners_are_hollow_once_the_picture_is_elsewhere(panel, state):
    panel.place.modes.choose(2)
    assert not panel.place.pad._marks._hollow
    state.place.set_seed(99)
    assert panel.place.pad._marks._hollow


def test_a_place_dropped_on_a_corner_stays_there(panel, state, card, wanted):
    panel.place.modes.choose(2)
    place = edit.new_recipe(card, 77)
    panel.place.pad.corners[3].recipe_dropped.emit(place)
    assert state.blending.corners[3] == place
    assert panel.place.pad.corners[3].recipe == place
    assert wanted[-1].recipe == place
    panel.place.pad.corners[3].clear_requested.emit()
    assert state.blending.corners[3] not in (None, place)  # never empty: another seed


def test_corners_fill_again_with_another_model(panel, state, card):
    other = replace(card, id="other", sha256="1" * 64, openers=())
    state.place.set_models((*state.place.models, InstalledModel(other, Path("."))))
    panel.place.modes.choose(2)
    state.place.open_model(other)
    assert {corner.model.id for corner in state.blending.corners} == {"other"}
    for step in range(40):
        panel.place.pad.change(step / 50, -step / 50)
    check_recipe(state.place.recipe)


def test_a_picture_dropped_on_a_corner_is_announced(qtbot, panel):
    with qtbot.waitSignal(panel.picture_dropped) as got:
        panel.place.pad.corners[2].picture_dropped.emit(Path("x.png"))
    assert got.args == [PictureGiven("corner 2", Path("x.png"))]


def test_the_path_begins_anew_at_another_seed(panel, state, card):
    for step in range(5):
        state.directions.set_amount(card.info.directions[0].id, step / 2)
        state.place.catch_up()
    assert len(panel.place.pad.path) > 3
    state.place.set_seed(5)
    assert len(panel.place.pad.path) == 1


def test_the_end_of_a_drag_keeps_the_place(qtbot, panel, state):
    kept = []
    state.place.kept.connect(kept.append)
    panel.place.pad.change(0.3, 0.3)
    assert kept == []
    panel.place.pad.gesture_ended.emit()
    assert kept == [state.place.recipe]


def test_a_blend_unfolds_into_its_parts(qtbot, panel, state, card, wanted, send):
    a = edit.with_amounts(edit.new_recipe(card, 1), {card.info.directions[0].id: 1.0})
    b = edit.new_recipe(card, 2)
    state.place.go_to(between(a, b, 0.25, "round", card.info))
    assert panel.place.seed._parts.isVisible()
    panel.place.seed._parts.click()
    popup = panel.place._popup
    assert [row.text() for row in popup.rows] == ["1 + 1 move", "2"]
    assert [row._share for row in popup.rows] == ["75 %", "25 %"]
    keys = [w.key for w in wanted if w.group == "parts"]
    send(keys[0])
    assert popup.rows[0].thumb.picture is not None
    assert not popup.grab().isNull()
    popup.rows[0].click()
    assert state.place.recipe.latent == a.latent
    qtbot.waitUntil(lambda: panel.place._popup is None)
    assert panel.place.seed.seed == 1
    assert not panel.place.seed._parts.isVisible()


def test_seeds_have_no_parts():
    assert parts_of(Seed(4)) == ()
    mix = StyleMix(Seed(1), Seed(2), (4, 7))
    assert [(name, share) for _, name, share in parts_of(mix)] == [
        ("1", ""),
        ("2", "layers 5 to 8"),
    ]


def test_how_surprising_is_there_for_models_that_measure_it(panel, state, card):
    meter = panel.place.surprise
    assert meter.isHidden()
    info = replace(card.info, abilities=(*card.info.abilities, "scores"))
    flow = replace(card, info=info, sha256="f" * 64, surprise=Surprise(1.0, 2.0, "samples"))
    state.place.set_models((InstalledModel(flow, Path("/nowhere")),))
    state.place.open_model(flow)
    assert not meter.isHidden()
    assert meter.text == "–"
    panel.place.show_frame(shown(state, "full", surprise=1.25))
    assert (meter.text, meter.word) == ("1.25", "usual")
    assert meter.fresh
    panel.place.show_frame(shown(state, "draft"))
    assert (meter.text, meter.fresh) == ("1.25", False)
    state.place.open_model(card)
    assert meter.isHidden()
    assert meter.text == "–"
    panel.place.show_frame(shown(state, "draft"))
    assert meter.text == "–"


def drag(state, across, up):
    """What the canvas does when a hand drags the picture."""
    state.directions.nudge(dict(zip(state.directions.ways, (across, up), strict=True)))
    state.place.catch_up()


def test_the_dot_follows_a_drag_of_the_picture(panel, state):
    drag(state, 1.5, -0.6)
    assert panel.place.modes.value == "nearby"
    assert panel.place.pad.position == pytest.approx((0.5, -0.2))
    panel.place.reroll()
    assert panel.place.pad.position == (0.0, 0.0)
    drag(state, 0.3, 0.3)  # along the fresh ways
    assert panel.place.pad.position == pytest.approx((0.1, 0.1))


def test_a_pad_that_somebody_chose_stays_what_it_is(panel, state):
    panel.place.modes.choose(1)
    panel.place.modes.choose(0)
    drag(state, 1.5, 0.0)
    assert panel.place.modes.value == "axes"


def test_a_jump_changes_nothing_on_the_pad(panel, state):
    key = state.directions.ways[0]
    state.place.go_to(edit.with_amounts(edit.new_recipe(state.place.card, 8), {key: 1.0}))
    assert panel.place.modes.value == "axes"


def test_a_blend_that_left_the_prior_can_be_brought_back(qtbot, make_window, engine):
    window = make_window()
    place = window.workspaces[0].panel.place
    state = window.state
    state.blending.set_well("A", edit.new_recipe(window.view.card, 1))
    state.blending.set_well("B", edit.new_recipe(window.view.card, 2))
    state.blending.set_how("straight")
    state.blending.set_amount(0.5)
    state.place.end_gesture()
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    assert not place.length_button.isVisible()  # the fake engine finds it at home
    last = window.frames.last
    window.link.take(renewed(last, id=last.id + 1, usual=-0.9))
    assert place.meter.word == "bland"
    assert place.length_button.isVisible()
    qtbot.mouseClick(place.length_button, Qt.MouseButton.LeftButton)
    assert window.view.recipe.latent.how == "keep_length"
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    assert not place.length_button.isVisible()
