"""The well and the dice of models with styles."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from studio.values import edit
from studio.values.latent import Seed, StyleMix
from studio.values.messages import InstalledModel


@pytest.fixture
def styled(card):
    info = replace(card.info, abilities=(*card.info.abilities, "mixes_layers"), layers=14)
    return replace(card, id="styled", sha256="e" * 64, info=info)


@pytest.fixture
def section(panel, state, styled):
    assert not panel.style_mix.isVisible()
    state.place.set_models((*state.place.models, InstalledModel(styled, Path("."))))
    state.place.open_model(styled, edit.new_recipe(styled, 4182))
    assert panel.style_mix.isVisible()
    return panel.style_mix


def test_a_die_rolls_the_styles_of_its_part_and_nothing_else(qtbot, section, state):
    kept = []
    state.place.kept.connect(kept.append)
    qtbot.mouseClick(section.dice["fine"], Qt.MouseButton.LeftButton)
    latent = state.place.recipe.latent
    assert isinstance(latent, StyleMix)
    assert latent.layers == (8, 13)
    assert latent.base == Seed(4182)
    assert kept == [state.place.recipe]
    qtbot.mouseClick(section.dice["fine"], Qt.MouseButton.LeftButton)
    assert state.place.recipe.latent.base == Seed(4182)
    qtbot.mouseClick(section.dice["coarse"], Qt.MouseButton.LeftButton)
    assert [layers for _, layers in edit.styles_of(state.place.recipe.latent)] == [(0, 3), (8, 13)]
    assert "layers 9 to 14 of 14" in section.dice["fine"].toolTip()


def test_a_place_in_the_well_lends_its_colour_first(qtbot, section, state, styled, wanted, send):
    other = edit.new_recipe(styled, 77)
    section.well.recipe_dropped.emit(other)
    assert edit.label(state.place.recipe) == "4182 + colour of 77"
    assert section.parts["fine"].isChecked()
    assert section.hint.text == "77 lends its"
    key = next(w.key for w in wanted if w.key.startswith("style/"))
    send(key)
    assert section.well.picture is not None
    qtbot.mouseClick(section.parts["middle"], Qt.MouseButton.LeftButton)
    assert edit.label(state.place.recipe) == "4182 + form and colour of 77"
    before = state.place.recipe
    qtbot.mouseClick(section.parts["fine"], Qt.MouseButton.LeftButton)
    assert edit.label(state.place.recipe) == "4182 + form of 77"
    state.place.look_at(before)  # as undo does
    assert section.parts["fine"].isChecked()
    section.well.clear_requested.emit()
    assert edit.label(state.place.recipe) == "4182"
    assert not section.parts["fine"].isEnabled()


def test_places_of_other_models_are_not_taken(section, state, card):
    said = []
    state.place.notices.said.connect(lambda notice: said.append(notice.text))
    section.well.recipe_dropped.emit(edit.new_recipe(card, 3))
    assert state.styles.recipe is None
    assert "Only places of" in said[0]


def test_the_own_place_waits_in_the_well_until_a_part_is_wanted(section, state):
    section.well.use_current_requested.emit()
    assert state.styles.recipe == state.place.recipe
    state.place.set_seed(9)
    assert edit.label(state.place.recipe) == "9"
    section.parts["coarse"].click()
    assert edit.label(state.place.recipe) == "9 + shape of 4182"
