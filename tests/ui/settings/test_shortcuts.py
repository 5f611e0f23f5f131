"""Shortcuts: what clashes is said, what is pressed is kept."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import Qt

from studio.ui.settings.shortcut_rules import Shortcut, clashes, matching
from studio.ui.settings.shortcuts_dialog import ShortcutsDialog

ACTIONS = (
    Shortcut("new", "New place", "Explore", "N"),
    Shortcut("pin", "Pin this place", "Explore", "P"),
    Shortcut("export", "Export", "File", "Ctrl+E"),
)


@given(st.dictionaries(st.sampled_from(("new", "pin", "export")), st.sampled_from(("", "N", "P"))))
def test_clashes_are_mutual_and_empty_keys_never_clash(keys):
    found = clashes(ACTIONS, keys)
    used = [k for k in keys.values() if k]
    assert set(found) == {a for a, k in keys.items() if k and used.count(k) > 1}


def test_a_clash_in_words():
    found = clashes(ACTIONS, {"new": "N", "pin": "N", "export": "Ctrl+E"})
    assert found == {"new": "N also does: Pin this place.", "pin": "N also does: New place."}


@pytest.mark.parametrize("keys", ["Esc", "Space", "Tab", "Return"])
def test_keys_that_the_window_keeps_are_refused_in_words(keys):
    found = clashes(ACTIONS, {"new": keys, "pin": "P"})
    assert set(found) == {"new"}
    assert found["new"].endswith("take another.")


def test_what_an_action_usually_has_is_no_clash_with_what_the_window_keeps():
    scene = Shortcut("scene", "Add scene", "Live", "Return", "live")
    assert clashes((*ACTIONS, scene), {"scene": "Return", "pin": "P"}) == {}
    assert set(clashes((*ACTIONS, scene), {"scene": "Return", "pin": "Return"})) == {"scene", "pin"}


def test_names_groups_and_keys_are_searched():
    keys = {a.key: a.usual for a in ACTIONS}
    assert [a.key for a in matching(ACTIONS, keys, "explore place")] == ["new", "pin"]
    assert [a.key for a in matching(ACTIONS, keys, "ctrl")] == ["export"]


@pytest.fixture
def sheet(qtbot):
    made = ShortcutsDialog(ACTIONS, {"pin": "B"})
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_pressing_keys_changes_and_tells(qtbot, sheet):
    assert sheet.keys == {"new": "N", "pin": "B", "export": "Ctrl+E"}
    edit = sheet.rows["new"].edit
    edit.setFocus()
    with qtbot.waitSignal(sheet.shortcuts_changed) as told:
        qtbot.keyClick(edit, Qt.Key.Key_B)
    assert told.args[0]["new"] == "B"
    assert sheet.rows["pin"].clash.text == "B also does: New place."
    assert sheet.note.text == "Taken already: B."


def test_back_to_the_usual_one_by_one_and_all(qtbot, sheet):
    assert sheet.rows["pin"].back.isVisible()
    assert not sheet.rows["new"].back.isVisible()
    qtbot.mouseClick(sheet.rows["pin"].back, Qt.MouseButton.LeftButton)
    assert sheet.keys["pin"] == "P"
    qtbot.mouseClick(sheet.rows["new"].none, Qt.MouseButton.LeftButton)
    assert sheet.keys["new"] == ""
    qtbot.mouseClick(sheet.reset_button, Qt.MouseButton.LeftButton)
    assert sheet.keys == {a.key: a.usual for a in ACTIONS}
    assert not any(row.clash.isVisible() for row in sheet.rows.values())


def test_searching_hides_rows_and_empty_groups(qtbot, sheet):
    qtbot.keyClicks(sheet.search, "pin")
    assert [key for key, row in sheet.rows.items() if row.isVisible()] == ["pin"]
    assert not sheet._headers["File"].isVisible()
    qtbot.keyClicks(sheet.search, "zz")
    assert sheet._empty.text == "No action matches “pinzz”."
