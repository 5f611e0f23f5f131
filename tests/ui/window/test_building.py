"""Workspaces that nobody opened are built behind the first picture, one a turn; none is missed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from studio.ui.window import building
from studio.ui.window.workspaces import WorkspaceFrame

KEYS = ["explore", "atlas", "breed", "table", "animate", "live", "show"]
OWN = ("atlas_fit", "breed_on", "table_sheet", "film_play", "show_start")
"""A command each of the workspaces that wait."""


@pytest.fixture
def slow(monkeypatch):
    """Nothing is built by itself while the test lasts."""
    monkeypatch.setattr(building, "REST_MS", 10**7)


def built(window) -> list[str]:
    return [w.key for w in window.workspaces if window.frame.is_built(w)]


def test_they_follow_the_first_picture_with_a_turn_of_the_loop_between(
    make_window, qtbot, monkeypatch
):
    order, turns = [], []
    monkeypatch.setattr(building, "REST_MS", 1)
    real = WorkspaceFrame.build_one

    def build_one(frame):
        before = set(frame._built)
        real(frame)
        order.append(sorted(set(frame._built) - before))
        QTimer.singleShot(0, lambda: turns.append(len(order)))

    monkeypatch.setattr(WorkspaceFrame, "build_one", build_one)
    window = make_window(whole=False)
    qtbot.waitUntil(lambda: window.frame.whole, timeout=10_000)
    qtbot.waitUntil(lambda: len(turns) == 6)
    assert order == [[key] for key in KEYS[1:]]
    assert turns == [1, 2, 3, 4, 5, 6]
    assert window.frames.last is not None
    assert all(window.commands.home(key) for key in OWN)


def test_none_is_built_while_a_button_of_the_mouse_is_down(make_window, qtbot, monkeypatch):
    monkeypatch.setattr(building, "REST_MS", 1)
    down = Qt.MouseButton.LeftButton
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: down)
    window = make_window(whole=False)
    qtbot.wait(50)
    assert built(window) == ["explore"]
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    qtbot.waitUntil(lambda: window.frame.whole, timeout=10_000)


@pytest.mark.parametrize("key", KEYS[1:])
def test_a_tab_that_is_opened_before_works_at_once(make_window, slow, key):
    window = make_window(whole=False)
    assert built(window) == ["explore"]
    window.frame.open(key)
    assert built(window) == ["explore", key]
    assert window.frame.active.key == key
    assert any(home == key for home in window.commands._homes.values())


def test_a_tab_can_be_opened_before_the_engine_starts(make_window, qtbot):
    window = make_window(show=False)
    assert window.features is None
    for key in KEYS:
        window.frame.open(key)
    assert window.frame.whole
    window.frame.open("explore")
    window.show()
    qtbot.waitUntil(lambda: window.features is not None, timeout=10_000)
    assert window.commands.home("new") == "explore"
    assert window.features._live.desk.performer.rests == window.features._film_plays


def test_every_list_of_commands_holds_those_that_waited(make_window, slow):
    window = make_window(whole=False)
    assert built(window) == ["explore"]
    menu = QMenu(window)
    window.commands.fill_all(menu)
    shown = {action for group in menu.actions() for action in group.menu().actions()}
    assert {window.commands.action(key) for key in OWN} <= shown
    assert window.frame.whole


def test_the_list_of_shortcuts_holds_those_that_waited(make_window, slow):
    window = make_window(whole=False)
    assert set(OWN) <= {command.key for command in window.commands.listed}


def test_what_live_asks_for_is_connected_when_live_is_built(make_window, slow):
    window = make_window(whole=False)
    window.frame.open("live")
    assert not window.features._film_plays()  # Animate was never opened
    window.features._live.desk.position_asked.emit(0.5)
    assert window.frame.active.key == "animate"


def test_a_window_that_closes_before_leaves_nothing(make_window, slow):
    make_window(whole=False).close()


def test_a_show_that_begins_before_live_is_built_still_gets_what_live_hears(make_window, slow):
    window = make_window(whole=False)
    window.frame.open("show")
    assert "live" not in built(window)
    window.features._show.desk.running.began.emit(True)
    assert window.features._live.desk.devices._lent
    window.features._show.desk.running.began.emit(False)
    assert not window.features._live.desk.devices._lent
