"""Layers of a direction: whole, in parts, or from one to another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from studio.ui.explore.panel.layers_sheet import LayersSheet
from studio.values import edit
from studio.values.layers import third
from studio.values.messages import InstalledModel


@given(st.integers(3, 40))
def test_the_parts_cover_every_layer_once(count):
    covered = []
    for name in ("coarse", "middle", "fine"):
        first, last = third(name, count)
        covered += range(first, last + 1)
    assert covered == list(range(count))
    assert third("all", count) is None


def test_first_and_last_push_each_other(qtbot, card):
    sheet = LayersSheet(card.info.directions[0], 12, (2, 5))
    qtbot.addWidget(sheet)
    said = []
    sheet.chosen.connect(said.append)
    sheet.first.groove.change(9)
    assert (sheet.first.value, sheet.last.value) == (9, 9)
    sheet.last.groove.change(3)
    assert (sheet.first.value, sheet.last.value) == (3, 3)
    sheet.thirds.choose(1)
    assert said == [(8, 8), (2, 2), (0, 3)]
    sheet.first.groove.change(1)
    sheet.last.groove.change(12)
    assert said[-1] is None


def test_layers_reach_the_recipe(qtbot, panel, state, card):
    layered = replace(card, sha256="2" * 64, openers=(), info=replace(card.info, layers=12))
    state.place.set_models((InstalledModel(layered, Path(".")),))
    state.place.open_model(layered)
    direction = layered.info.directions[0]
    slider = panel.directions.sliders[direction.id]
    assert not _action(slider, "Layers…").isEnabled()
    slider.step(1.0)
    _action(slider, "Layers…").trigger()
    sheet = panel.window().findChild(LayersSheet)
    qtbot.addWidget(sheet)
    sheet.thirds.choose(3)
    assert edit.moves_of(state.place.recipe.latent)[direction.id].layers == (8, 11)
    slider.step(1.0)
    move = edit.moves_of(state.place.recipe.latent)[direction.id]
    assert move.amount == pytest.approx(2.0)
    assert move.layers == (8, 11)
    sheet.close()


def _action(slider, text):
    return next(a for a in slider.make_menu().actions() if a.text() == text)
