"""Scenes, panic, blackout and freeze; the panels of Live."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from studio.errors import InputError
from studio.values import edit
from studio.values.live import profile
from studio.values.live.mapping import learned
from studio.values.live.sources import Midi, Osc
from studio.values.live.targets import BLACKOUT, BLACKOUT_TOGGLE, SCENE
from tests.ui.live.playing import amount, teach, turn


@pytest.fixture
def two_scenes(window, live):
    live.edits.add()
    first = window.view.recipe
    window.view.set_seed(77)
    live.edits.add()
    return first, window.view.recipe


def test_a_scene_is_faded_to_in_beats_and_reached_exactly(window, live, two_scenes, qtbot):
    first, _ = two_scenes
    live.edits.set_fade(1.0)
    seen = []
    window.view.moved.connect(seen.append)
    live.go_nth(1)
    assert live.scenes.fading
    qtbot.waitUntil(lambda: not live.scenes.fading, timeout=5000)
    assert window.view.recipe == first
    assert any(edit.label(recipe).startswith("blend") for recipe in seen)


def test_a_scene_of_another_model_melts_over_the_picture_that_was_there(window, live, qtbot):
    live.edits.add()
    first = window.view.recipe
    other = next(m.card for m in window.view.models if m.card.sha256 != first.model.sha256)
    window.view.go_to(edit.new_recipe(other, 5))
    live.edits.add()
    qtbot.waitUntil(lambda: window.view.card is not None and window.view.card.id == other.id)
    live.edits.set_fade(1.0)
    live.tempo.set_bpm(240, 0.0)
    live.go_nth(1)
    assert live.crossing.isVisible()
    assert live.crossing.left == 1.0
    assert window.view.recipe.model == first.model
    qtbot.waitUntil(lambda: 0.0 < live.crossing.left < 1.0, timeout=20_000)
    qtbot.waitUntil(lambda: not live.crossing.isVisible(), timeout=20_000)
    live.go_nth(2)
    live.panic()
    assert not live.crossing.isVisible()


def test_scenes_answer_to_digits_notes_and_messages(window, live, two_scenes, qtbot):
    first, second = two_scenes
    live.edits.set_fade(0.0)
    window.frame.open("live")
    window.commands.action("live_scene_1").trigger()
    assert window.view.recipe == first
    live.setup.edit("n", lambda s: learned(s, Midi("note", 1, 60), f"{SCENE}2", 0, 1))
    turn(live, qtbot, 1.0, address="midi note 1 60")
    assert window.view.recipe == second
    turn(live, qtbot, 1.0, address=f"{SCENE}1")
    assert window.view.recipe == first


def test_panic_leads_to_the_safe_place_and_ends_what_hides_it(window, live, two_scenes, slider):
    _, second = two_scenes
    live.edits.keep_safe()
    window.state.directions.set_amount(slider[0], 2.0)
    live.scenes.set_black(True)
    live.scenes.set_frozen(True)
    live.panic()
    assert window.view.recipe == second
    assert not live.scenes.black
    assert not live.scenes.frozen


def test_frozen_nothing_moves_and_black_nothing_shows(window, live, slider, qtbot):
    key, _ = slider
    window.frame.open("live")
    teach(live, key, Midi("control", 1, 74))
    live.foot.freeze.click()
    turn(live, qtbot, 0.5, 0.9)
    assert amount(window, key) == 0
    turn(live, qtbot, 0.0, address="/freeze")
    assert not live.foot.freeze.isChecked()
    live.foot.black.click()
    assert live.cover.isVisible()
    assert live.cover.size() == window.canvas.size()
    qtbot.waitUntil(lambda: live.cover.black == 1.0, timeout=5000)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not live.scenes.black
    qtbot.waitUntil(lambda: not live.cover.isVisible(), timeout=5000)


def test_a_note_turns_blackout_over_when_it_is_struck_and_not_when_it_is_let_go(live, qtbot):
    live.setup.edit("n", lambda s: learned(s, Midi("note", 1, 61), BLACKOUT, 0, 1))
    assert live.setup.setup.mappings[0].target == BLACKOUT_TOGGLE
    for black in (True, False):
        turn(live, qtbot, 0.9, address="midi note 1 61")
        turn(live, qtbot, 0.0, address="midi note 1 61")
        assert live.scenes.black is black
    turn(live, qtbot, 1.0, address="/freeze/toggle")
    assert live.scenes.frozen
    turn(live, qtbot, 0.0, address="/freeze/toggle")
    assert live.scenes.frozen
    live.setup.edit("n", lambda s: learned(s, Osc("/dark"), BLACKOUT, 0, 1))
    (mapping,) = live.setup.setup.mappings
    assert mapping.target == BLACKOUT


def test_a_fade_leaves_a_and_b_alone(window, live, two_scenes, qtbot):
    first, second = two_scenes
    wells = window.state.blending
    a, b = edit.new_recipe(window.view.card, 901), edit.new_recipe(window.view.card, 902)
    wells.set_well("A", a)
    wells.set_well("B", b)
    window.view.jump_to(second)
    before = wells.wells
    live.edits.set_fade(1.0)
    live.go_nth(1)
    qtbot.waitUntil(lambda: not live.scenes.fading, timeout=5000)
    assert window.view.recipe == first
    assert (wells.wells.a, wells.wells.b) == (before.a, before.b) == (a, b)


def test_scenes_are_kept_with_the_project_and_can_be_undone(window, live, two_scenes):
    window.frame.open("live")
    assert list(live.foot.pads) == ["s1", "s2"]
    live.edits.remove("s1")
    assert list(live.foot.pads) == ["s2"]
    window.trail.undo()
    assert list(live.foot.pads) == ["s1", "s2"]


# ---- the panels ---------------------------------------------------------------------------------
def test_a_row_opens_its_editor_and_what_is_changed_there_is_kept(window, live, slider):
    key, _ = slider
    window.frame.open("live")
    teach(live, key, Midi("control", 1, 74))
    row = live.follows.rows["m1"]
    row.click()
    editor = live.follows.editor
    editor.high.groove.change(1.0)
    assert live.setup.setup.mappings[0].high == 3.0
    editor.high.groove.gesture_ended.emit()
    assert live.setup.setup.mappings[0].high == 1.0
    editor.beats.setCurrentIndex(3)
    editor.beats.activated.emit(3)
    assert live.setup.setup.mappings[0].beats == 1.0
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    row.keyPressEvent(event)
    assert not live.setup.setup.mappings
    assert live.follows.editor is None


def test_the_table_of_addresses_can_be_copied(window, live):
    live.show_addresses()
    live._sheet.copy()
    assert "/panic" in QApplication.clipboard().text()
    live._sheet.close()


def test_the_tempo_is_tapped(live, monkeypatch):
    times = iter([10.0, 10.5, 11.0])
    monkeypatch.setattr("studio.ui.live.desk.time.monotonic", lambda: next(times))
    for _ in range(3):
        live.tap()
    assert live.tempo.bpm == pytest.approx(120)


def test_a_profile_goes_from_project_to_project_through_a_file(live, slider):
    teach(live, slider[0], Midi("control", 1, 74))
    data = profile.to_json(live.setup.setup)
    assert profile.from_json(data) == live.setup.setup.mappings
    for bad in (b"", b"[]", b"x" * (2 << 20), data.replace(b'"target"', b'"eval"'),
                data.replace(b'"version": 1', b'"version": 9')):  # fmt: skip
        with pytest.raises(InputError):
            profile.from_json(bad)


def test_the_buttons_of_a_performance_can_be_taught(window, live, qtbot):
    window.frame.open("live")
    learning = window.state.learning
    live.foot.panic.customContextMenuRequested.emit(live.foot.panic.rect().center())
    (menu,) = live.foot.panic.findChildren(QMenu)
    next(a for a in menu.actions() if a.text() == "Learn").trigger()
    menu.hide()
    assert learning.now.target == "/panic"
    live.devices.inbox.put("midi note 10 36", 1.0)
    qtbot.waitUntil(lambda: "/panic" in learning.followed, timeout=3000)
    live.scenes.set_black(True)
    turn(live, qtbot, 0.0, 1.0, address="midi note 10 36")
    assert not live.scenes.black
    assert "note 36" in live.foot.panic.toolTip()


def test_no_key_of_live_means_something_else_everywhere(window):
    commands = window.commands
    keys = {c.key: commands.portable(c.key) for c in commands.listed}
    live = {key: keys[key] for key in keys if commands.home(key) == "live"}
    everywhere = {keys[key] for key in keys if commands.home(key) == ""}
    assert not set(live.values()) & everywhere
    assert len(set(live.values())) == len(live)
