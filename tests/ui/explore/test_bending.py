"""Bends in the panel: layers are asked for once, bends are sliders of the place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from studio.ui.explore.bending.words import bend_name
from studio.values.bending import Bend
from studio.values.messages import LayersJob


@pytest.fixture
def window(qtbot, make_window):
    made = make_window()
    qtbot.waitUntil(lambda: made.canvas_controller.at_rest)
    made.activateWindow()
    made.canvas.view.setFocus()
    return made


@pytest.fixture
def section(window):
    return window.workspaces[0].panel.bend


@pytest.fixture
def layers(qtbot, window, section):
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: section.layer.count() == 2)
    section.layer.setCurrentIndex(0)


def test_it_is_there_only_when_it_is_asked_for(qtbot, window, section, layers, engine):
    assert section.isVisible()
    assert "8 × 8 · 16 channels" in section.layer.currentText()
    section.toggle()
    assert section.isHidden()
    section.toggle()
    assert len(engine.asked(LayersJob)) == 1


def test_a_bend_is_added_moved_and_taken_away_with_undo(qtbot, window, section, layers):
    nodes = len(window.trail.project.trail)
    section.choose_group(1)
    section.how.setCurrentIndex(section.how.findData("rotate"))
    section.add()
    assert window.view.recipe.bends == (Bend(0, "rotate", 30.0, (8, 15)),)
    (row,) = section.rows
    row.slider.groove.change(-90.0)
    row.slider.gesture_ended.emit()
    assert window.view.recipe.bends[0].amount == -90.0
    assert len(window.trail.project.trail) == nodes + 1  # one bend, moved at once
    section.add()
    assert len(section.rows) == 1  # the same bend is one
    section.choose_group(-1)
    section.add()
    assert len(window.trail.project.trail) == nodes + 2
    window.commands.action("undo").trigger()
    assert len(section.rows) == 1
    window.commands.action("redo").trigger()
    assert [bend.channels for bend in window.view.recipe.bends] == [(8, 15), ()]
    section.rows[0].cross.click()
    assert [bend.channels for bend in window.view.recipe.bends] == [()]
    section.reset_button.click()
    assert not window.view.recipe.bends
    assert not section.rows
    window.commands.action("undo").trigger()
    assert len(section.rows) == 1


def test_units_that_are_no_maps_cannot_be_turned(section, layers):
    section.how.setCurrentIndex(section.how.findData("zoom"))
    section.layer.setCurrentIndex(1)
    assert section.how.currentData() == "scale"
    item = section.how.model().item(section.how.findData("rotate"))
    assert not item.isEnabled()


def test_another_model_begins_anew(qtbot, window, section, layers, engine):
    section.add()
    window.view.open_model(engine.cards[1])
    assert section.isHidden()
    assert not window.view.recipe.bends
    section.toggle()
    qtbot.waitUntil(lambda: len(engine.asked(LayersJob)) == 2)
    qtbot.waitUntil(lambda: section.layer.count() == 2)


def test_a_bend_says_how_much_of_its_layer_it_bends():
    assert bend_name(Bend(2, "rotate", 30.0)) == "Rotate · layer 3"
    assert bend_name(Bend(2, "rotate", 30.0, (1, 4))) == "Rotate · layer 3 · 2 channels"
    assert bend_name(Bend(2, "scale", 0.5, (1, 4), True)) == "Strength · layer 3 · 2 units"
