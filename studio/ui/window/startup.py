"""A complete window: built, wired, showing a cached picture, ready to start its engine."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage

from studio.ui import quick_imports
from studio.ui.engine.background import BackgroundCalls
from studio.ui.language.words import mark, said, tr
from studio.ui.projects.opening import cover, first_place
from studio.ui.state.notices import Notice
from studio.ui.window import milestones
from studio.ui.window.connections import Connections
from studio.ui.window.main_window import MainWindow
from studio.ui.window.services import Services
from studio.ui.window.workspaces import MakeWorkspaces, workspaces
from studio.values.card import Card
from studio.values.recipe import Recipe

NO_MODELS = mark("No models are installed; install the studio again to get its own.")
LOOK_MS = 100
LOOKS = range(5, 30)
"""The invitation waits for the slider ends, but not for ever."""


class Starter(QObject):
    """Starts the engine, and what answers commands, once the window was painted."""

    def __init__(self, window: MainWindow, invite: bool) -> None:
        super().__init__(window)
        self._window = window
        self._invite = invite
        self._first = window.view.recipe
        self._looks = 0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._invite_once_ready)
        self._calls = BackgroundCalls(self)
        window.closing.append(self._calls.close)
        window.canvas.view.touched.connect(self._touched)
        window.painted.connect(self._painted)
        window.frames.shown.connect(self._first_frame)

    @Slot()
    def _painted(self) -> None:
        quick_imports.load_all()
        self._calls.run(_read_features, self._go_on)

    def _go_on(self, _read: object) -> None:
        """All that the features are made of was read beside the window; torch comes after them.

        Both at once would wait for each other while they hold the window up. The engine takes
        what was asked of it until then.
        """
        from studio.ui.window.features import Features

        features = Features(self._window)
        self._window.features = features
        features.models.library.check()
        if not self._window.files:
            self._window.frame.go_back_to(self._window.settings.value.workspace)
        for path in self._window.files:
            features.exchange.drops.open_file(path)
        self._window.settings.set_extra("running", True)
        self._window.remember_project()
        self._window.trail.title_changed.connect(self._window.remember_project)
        self._window.link.start()

    @Slot()
    def _first_frame(self) -> None:
        self._window.frames.shown.disconnect(self._first_frame)
        self._window.canvas.view.repaint()
        milestones.mark("picture")
        if self._invite and not self._window.files:
            self._look.start()

    @Slot()
    def _invite_once_ready(self) -> None:
        """Drift once picture and slider ends are there, unless a hand was faster."""
        window = self._window
        self._looks += 1
        if window.view.recipe != self._first or window.frame.active is not window.workspaces[0]:
            self._look.stop()
        elif self._looks >= LOOKS.stop or (self._looks >= LOOKS.start and window.thumbs.idle):
            self._look.stop()
            window.canvas_controller.invite()

    @Slot()
    def _touched(self) -> None:
        self._invite = False
        self._look.stop()
        self._window.canvas.view.touched.disconnect(self._touched)
        self._window.settings.set(first_run=False)


def _read_features() -> None:
    import studio.ui.window.features  # noqa: F401


def open_window(
    services: Services, notice: str = "", bad: bool = False, make: MakeWorkspaces = workspaces
) -> MainWindow:
    """The window over `services`; show it, and everything else follows."""
    window = MainWindow(services, make)
    Connections(window)
    settings = services.settings.value
    window.restore_geometry()
    window.view.set_models(services.models.models())
    window.frames.from_before = partial(_from_before, window)
    place = first_place(window.view, services.project, settings)
    window.trail.announce()
    if place is None:
        window.canvas.view.set_scene(waiting=tr(NO_MODELS))
    else:
        window.begin(*place)
    Starter(window, invite=settings.first_run)
    for problem in (*services.models.problems().values(), *services.models.flaws().values()):
        window.view.notices.say(Notice(said(problem)))
    if notice:
        window.view.notices.say(Notice(notice, bad=bad))
    return window


def _from_before(window: MainWindow, card: Card, recipe: Recipe) -> QImage:
    """What the place looked like last time, else a cover of its model."""
    stored = window.trail.project.get_thumb(recipe)
    if stored is not None:
        return QImage.fromData(stored)
    found = next((m for m in window.view.models if m.card.sha256 == card.sha256), None)
    return cover(found) if found is not None else QImage()
