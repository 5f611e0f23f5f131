"""Everything Qt runs offscreen, in a home of its own, and leaves no thread or timer behind."""

from __future__ import annotations

import os
import threading
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QThread, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.helpers.fake_engine import FakeEngine, fake_card


@pytest.fixture(autouse=True)
def _own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_widgets_left():
    """What a test showed is gone after it, or each change of the style takes longer and longer.

    Nothing else deletes panels that never came into a window, nor what waits for a loop of events.
    """
    yield
    if isinstance(QApplication.instance(), QApplication):
        for widget in QApplication.topLevelWidgets():
            works = any(thread.isRunning() for thread in widget.findChildren(QThread))
            if widget.parent() is None and not works:  # a failure of the test, told by it
                widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session", autouse=True)
def _clipboard_left():
    """What a test copied is let go while Python still runs, as the program itself does."""
    yield
    if QGuiApplication.instance() is not None:
        from studio.ui.widgets.mime import leave_clipboard

        leave_clipboard()


@pytest.fixture
def no_leftovers():
    """Fail where a Python thread outlives the test."""
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and not t.daemon]
    assert not left, f"threads left over: {left}"


@pytest.fixture
def engine():
    return FakeEngine((fake_card(), fake_card("Aurora", abilities=("any_size", "tiles"))))


@pytest.fixture
def screen_room(monkeypatch):
    """A desktop of a usual size; Qt's own offscreen one is 800 x 800."""
    from studio.ui.window import screen_fit

    room = QRect(0, 0, 1920, 1048)
    monkeypatch.setattr(screen_fit, "free_room", lambda _window: room)
    return room


@pytest.fixture
def make_window(qtbot, engine, tmp_path, no_leftovers, screen_room):
    """Builds complete windows over the fake engine; closes them at the end."""
    from studio.library.project import Project
    from studio.library.recents import Recents
    from studio.library.settings import SettingsFile
    from studio.ui.window.services import Services
    from studio.ui.window.startup import open_window
    from studio.ui.window.workspaces import workspaces

    made = []

    def make(
        client=engine, project=None, settings=None, first_run=False, show=True, make=workspaces,
        whole=True,
    ):  # fmt: skip
        file = settings or SettingsFile(tmp_path / "settings")
        if not first_run:
            file.change(first_run=False)
        services = Services(
            client, FakeModels(client.cards), project or Project.untitled(), file,
            Recents(tmp_path / "recents"), Path(__file__).parents[2] / "resources",
        )  # fmt: skip
        window = open_window(services, make=make)
        made.append(window)
        if show:
            window.show()
            qtbot.waitUntil(
                lambda: window.canvas_controller.at_rest and window.features is not None,
                timeout=10_000,
            )
            if whole:
                window.frame.build_all()
        return window

    yield make
    for window in made:
        window.close()
        running = [t for t in window.findChildren(QTimer) if t.isActive()]
        assert not running, f"timers left running: {[t.parent() for t in running]}"
        assert not any(t.isRunning() for t in window.findChildren(QThread))
        window.deleteLater()


@pytest.fixture
def window(make_window):
    return make_window()


class FakeModels:
    """A model source over cards, without files."""

    def __init__(self, cards):
        from studio.values.messages import InstalledModel

        self._models = tuple(InstalledModel(card, Path("/nowhere") / card.id) for card in cards)

    def models(self):
        return self._models

    folders = (Path("/nowhere"),)

    def problems(self):
        return {}

    def flaws(self):
        return {}

    def look(self):
        return False

    def refresh(self):
        """Nothing lies on a disk."""
