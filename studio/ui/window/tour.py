"""A walk through the window that leaves pictures of it: for the README, for checks by eye."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from studio.library.project import Project
from studio.library.settings import SettingsFile
from studio.ui.projects.opening import Opened
from studio.ui.theme.apply import apply
from studio.ui.window.main_window import MainWindow
from studio.ui.window.screen_fit import START

PATIENCE_S = 60.0
SETTLE_MS = 700
Builder = Callable[[SettingsFile, Opened], MainWindow]


def walk(app: QApplication, out: Path, build: Builder, resources: Path) -> None:
    """Explore, the grid, comparing and the light theme, as PNG files in `out`.

    Works in a project and with settings of its own, which are thrown away.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="latent-studio-") as folder:
        home = Path(folder)
        apply(app, "dark", resources)
        settings = SettingsFile(home / "settings")
        settings.change(first_run=False)
        project = Project.untitled(home / "projects")
        window = build(settings, Opened(project))
        window.show()
        try:
            Walk(window, out).run(lambda scheme: apply(app, scheme, resources))
        finally:
            window.close()


class Walk:
    """One window, led from state to state."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        self._window = window
        self._out = out

    def run(self, use_theme: Callable[[str], None]) -> None:
        """All stations."""
        window = self._window
        self._until(lambda: window.canvas_controller.at_rest or bool(window.canvas.banner.text))
        window.resize(START)
        if not window.canvas_controller.at_rest:  # no model: the picture is what the window says
            return self._shoot("explore")
        self._wander()
        self._until(lambda: window.thumbs.idle)
        self._shoot("explore")
        window.commands.action("grid").trigger()
        self._until(lambda: window.canvas.grid.complete)
        self._shoot("grid")
        window.commands.action("grid").trigger()
        window.commands.action("compare").trigger()
        self._until(lambda: window.canvas.view.scene.other is not None)
        self._shoot("compare")
        window.commands.action("compare").trigger()
        window.toggle_panels()
        self._shoot("picture")
        window.toggle_panels()
        use_theme("light")
        self._shoot("light")
        use_theme("dark")
        return None

    def _wander(self) -> None:
        """A few moves, a pin, a seed: a trail to look at."""
        view, trail = self._window.view, self._window.trail
        directions = self._window.state.directions
        for index, direction in enumerate(directions.known[:3]):
            directions.set_amount(direction.id, (1.2, -0.8, 0.9)[index])
            view.end_gesture()
            if index == 0:
                trail.pin(name="first light")
            self._until(lambda: self._window.canvas_controller.at_rest)
        directions.nudge({"random-7-0": 0.8, "random-7-1": 0.5})
        view.end_gesture()
        self._until(lambda: self._window.canvas_controller.at_rest)

    def _shoot(self, name: str) -> None:
        self._pause(SETTLE_MS)
        self._window.grab().save(str(self._out / f"{name}.png"))

    def _until(self, ready: Callable[[], bool]) -> None:
        """Let the window live until it is ready, or patience ends."""
        end = time.monotonic() + PATIENCE_S
        while not ready() and time.monotonic() < end:
            self._pause(20)

    def _pause(self, ms: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()
