"""A second workspace: its tab, its panels, its commands; nothing else has to know of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from studio.ui.feature.command import Command, MenuPlace
from studio.ui.feature.workspace import Panels
from studio.ui.window.workspaces import workspaces


class Map:
    """A workspace with a middle and a right side of its own, over the trail of all."""

    key, label = "map", "Map"

    def __init__(self) -> None:
        self.told: list[str] = []

    def build(self, context, shared):
        self.told.append("build")
        self.context = context
        self.middle, self.side = QLabel("A map"), QLabel("About the map")
        return Panels(self.middle, None, self.side, shared.bottom)

    def commands(self):
        turn = lambda: self.told.append("turn")  # noqa: E731
        place = MenuPlace("export", 4, 0)
        return (Command("map_turn", "Turn the map", "Ctrl+Alt+T", "Map", 0, turn, place),)

    def activate(self) -> None:
        self.told.append("activate")

    def step_back(self) -> bool:
        return False

    def leave(self) -> None:
        self.told.append("leave")


@pytest.fixture
def world():
    return Map()


@pytest.fixture
def window(make_window, world):
    return make_window(make=lambda canvas: (*workspaces(canvas), world))


def click(window, key):
    QTest.mouseClick(window.header.tabs.tabs[key], Qt.MouseButton.LeftButton)


def test_a_tab_stands_for_each_workspace_and_the_first_is_active(window, world):
    tabs = window.header.tabs.tabs
    assert [tab.text() for tab in tabs.values()] == [
        "Explore",
        "Atlas",
        "Breed",
        "Table",
        "Animate",
        "Live",
        "Show",
        "Map",
    ]
    assert tabs["explore"].isChecked()
    assert world.told == ["build"]
    assert world.context is window.context
    assert window.frame.active is window.workspaces[0]


def test_a_click_on_a_tab_switches_and_back(window, world):
    frame = window.frame
    click(window, "map")
    assert world.told == ["build", "activate"]
    assert (frame.centre.shown, frame.right.shown) == (world.middle, world.side)
    assert frame.bottom.shown is window.strip
    assert world.middle.isVisible()
    assert not window.canvas.isVisible()
    assert not frame.left.isVisible()
    assert not window.browser.isVisible()
    click(window, "map")  # once more is nothing
    click(window, "explore")
    assert world.told == ["build", "activate", "leave"]
    assert window.canvas.isVisible()
    assert window.browser.isVisible()
    assert window.workspaces[0].panel.isVisible()
    assert not world.side.isVisible()


def test_the_keyboard_switches_too(qtbot, window, world):
    tabs = window.header.tabs.tabs
    tabs["explore"].setFocus()
    QTest.keyClick(tabs["explore"], Qt.Key.Key_Right)
    QTest.keyClick(tabs["atlas"], Qt.Key.Key_Right)
    QTest.keyClick(tabs["breed"], Qt.Key.Key_Right)
    QTest.keyClick(tabs["table"], Qt.Key.Key_Right)
    QTest.keyClick(tabs["animate"], Qt.Key.Key_Right)
    QTest.keyClick(tabs["live"], Qt.Key.Key_Right)
    QTest.keyClick(tabs["show"], Qt.Key.Key_Right)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.frame.active is world
    assert tabs["map"].isChecked()
    QTest.keyClick(tabs["map"], Qt.Key.Key_Left)
    QTest.keyClick(tabs["show"], Qt.Key.Key_Left)
    QTest.keyClick(tabs["live"], Qt.Key.Key_Left)
    QTest.keyClick(tabs["animate"], Qt.Key.Key_Left)
    QTest.keyClick(tabs["table"], Qt.Key.Key_Left)
    QTest.keyClick(tabs["breed"], Qt.Key.Key_Left)
    QTest.keyClick(tabs["atlas"], Qt.Key.Key_Left)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.frame.active is window.workspaces[0]


def test_commands_work_in_their_workspace_only(window, world):
    action = window.commands.action
    assert not action("map_turn").isEnabled()
    assert action("grid").isEnabled()
    click(window, "map")
    assert action("map_turn").isEnabled()
    assert not action("grid").isEnabled()
    assert action("undo").isEnabled()
    action("map_turn").trigger()
    assert world.told[-1] == "turn"
    click(window, "explore")
    action("map_turn").trigger()
    assert world.told.count("turn") == 1
    assert action("grid").isEnabled()


def test_its_commands_are_listed_and_stand_in_their_menu(window):
    listed = window.commands.listed
    assert [c.key for c in listed if c.group == "Map"] == ["map_turn"]
    assert listed[-1].key == "map_turn"  # new groups follow the known ones
    menu = QMenu(window)
    window.commands.fill(menu, "export")
    assert menu.actions()[-1] is window.commands.action("map_turn")
    assert menu.actions()[-2].isSeparator()
    window.commands.set_keys({"map_turn": "Ctrl+Alt+U"})
    assert window.commands.action("map_turn").shortcut() == QKeySequence("Ctrl+Alt+U")


def test_what_explore_moves_holds_when_it_is_left(window):
    window.canvas_controller.toggle_drift()
    assert window.canvas_controller.drift.running
    click(window, "map")
    assert not window.canvas_controller.drift.running
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert not window.canvas_controller.drift.running
    click(window, "explore")
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert window.canvas_controller.drift.running


def test_hidden_panels_stay_hidden_and_empty_ones_away(window):
    window.toggle_panels()
    click(window, "map")
    assert not window.frame.right.isVisible()
    window.toggle_panels()
    assert window.frame.right.isVisible()
    assert not window.frame.left.isVisible()


def test_two_commands_of_one_key_are_refused(window):
    with pytest.raises(ValueError, match="grid"):
        window.commands.register((Command("grid", "Another", "", "Map", 0, print),))


def test_menus_stand_as_they_always_did(window):
    def words(name):
        menu = QMenu(window)
        window.commands.fill(menu, name)
        return ["-" if a.isSeparator() else a.text().split("  ·  ")[0] for a in menu.actions()]

    assert words("export") == [
        "Export with the last settings", "Export …", "Print sheet …", "-", "Keep last 10 s …",
        "Export before and after", "Export steps from A to B as a strip",
        "Export steps from A to B as files", "Print sheet of the pins …",
        "Batch or data set …", "-",
        "Copy picture", "Copy place", "-", "Queue …", "Live out …", "-", "Turn the map",
    ]  # fmt: skip
    assert words("add") == ["From a file …", "Get models …"]
    assert words("project") == [
        "New project", "Open project …", "Open recent …", "Inspect a picture or film …", "-",
        "Save project as …", "-", "Model library …", "Settings …", "Dark or light", "Shortcuts …",
        "Drag strength …", "About Latent Studio", "-", "Quit",
    ]  # fmt: skip
