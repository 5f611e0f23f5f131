"""Weighted blocks in the panel: scenes under the words, seeds under the pad."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from studio.ui.explore.panel.steps_sheet import StepsSheet
from studio.values.directions import Direction
from studio.values.latent import Blend, Seed
from tests.helpers.fake_engine import words_card


@pytest.fixture
def card():
    return words_card()


def test_another_scene_is_typed_weighed_and_taken_away(qtbot, panel, state):
    words = panel.words
    state.place.set_control("prompt", "two moons")
    state.place.catch_up()
    assert not words.blocks.isVisible()
    qtbot.mouseClick(words.scene_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(words.blocks.field.edit, "dunes")
    qtbot.keyClick(words.blocks.field.edit, Qt.Key.Key_Return)
    assert state.place.recipe.controls["prompt"] == "two moons | dunes"
    assert words.rows["prompt"].box.text == "two moons | dunes"
    words.blocks.rows[1].slider.groove.change(0.25)
    assert state.place.recipe.controls["prompt"] == "two moons | dunes ::0.25"
    qtbot.mouseClick(words.blocks.rows[0].remove_button, Qt.MouseButton.LeftButton)
    assert state.place.recipe.controls["prompt"] == "dunes"
    assert not words.blocks.isVisible()


def test_seeds_are_collected_weighed_and_let_go(qtbot, panel, state):
    place = panel.place
    assert not place.blocks.isVisible()
    for count in (2, 3):
        qtbot.mouseClick(place.seed_button, Qt.MouseButton.LeftButton)
        assert len(place.blocks.rows) == count
    place.blocks.rows[0].slider.groove.change(0.8)
    base = state.place.recipe.latent
    assert isinstance(base, Blend)
    assert base.weights == pytest.approx((0.8, 0.1, 0.1))
    first = base.parts[0]
    place.blocks.rows[0].thumb.clicked.emit()
    assert state.place.recipe.latent == first == Seed(4182, "noise")
    assert not place.blocks.isVisible()


def test_a_blend_of_two_places_keeps_its_slider_under_blend(panel, state):
    state.blending.set_well("A", state.place.recipe)
    assert state.blending.wells.b is None
    state.blending.set_well("B", state.place.fresh(7))
    state.blending.set_amount(0.5)
    assert isinstance(state.place.recipe.latent, Blend)
    assert not panel.place.blocks.isVisible()


def test_steps_of_a_direction_push_each_other(qtbot, panel, direction_of_words):
    sheet = StepsSheet(direction_of_words, (40, 99))
    qtbot.addWidget(sheet)
    said = []
    sheet.chosen.connect(said.append)
    sheet.end.groove.change(30)
    sheet.begin.groove.change(0)
    sheet.parts.choose(3)
    sheet.parts.choose(0)
    assert said == [(29, 29), (0, 29), (66, 99), None]


def test_a_direction_of_words_is_kept_to_late_steps(qtbot, panel, state, direction_of_words):
    state.directions.keep(state.place.card.sha256, (direction_of_words,))
    slider = panel.directions.sliders[direction_of_words.id]
    slider.step(1.0)
    next(a for a in slider.make_menu().actions() if a.text() == "Steps…").trigger()
    sheet = panel.window().findChild(StepsSheet)
    qtbot.addWidget(sheet)
    sheet.parts.choose(3)
    assert state.place.recipe.latent.moves[direction_of_words.id].layers == (66, 99)
    sheet.close()


@pytest.fixture
def direction_of_words():
    return Direction.of("Greener", "text", np.ones(16, np.float32), 1.0, "words")


def test_the_hand_wanders_in_words_on_a_switch(qtbot, panel, state):
    chip = panel.place.in_words
    assert not chip.isVisible()
    told = tuple(
        Direction.of(name, "text", np.eye(16, dtype=np.float32)[k], 1.0, "words")
        for k, name in enumerate(("Storm", "Night"))
    )
    state.directions.keep(state.place.card.sha256, told)
    assert chip.isVisible()
    state.directions.pull((1.0, 0.0), (0.1, 0.0))
    assert not set(state.place.recipe.latent.moves) & {d.id for d in told}
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    state.directions.pull((1.0, 0.5), (0.1, 0.1))
    assert {d.id for d in told} <= set(state.place.recipe.latent.moves)
