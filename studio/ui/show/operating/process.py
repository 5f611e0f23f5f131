"""The operator's window as a process: hears lines of the supervisor, answers with orders."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from studio.files.paths import resources
from studio.ui.language.install import install
from studio.ui.quick_imports import load_all
from studio.ui.show.heart import Heart
from studio.ui.show.operating.view import OperatorView
from studio.ui.theme.apply import apply

LONGEST = 200_000
KEPT = 20
"""Orders that are said again with every beat, so that none is lost."""
STATUS = "status "


class OperatorProcess(QObject):
    """Joins the window and the pipe; `leave` ends the process."""

    def __init__(self, view: OperatorView, leave: Callable[[], object]) -> None:
        super().__init__()
        self.view, self._end = view, leave
        self._orders: list[tuple[int, str]] = []
        self._count = 0
        self.heart = Heart(self.state, self, LONGEST)
        self.heart.told.connect(self.told)
        view.ordered.connect(self.order)
        view.closed.connect(self._leave)
        self._watch = QTimer(self)
        self._watch.setInterval(1000)
        self._watch.timeout.connect(view.look)
        self._watch.start()

    def state(self) -> dict[str, Any]:
        """What the supervisor hears."""
        return {"orders": self._orders}

    @Slot(object)
    def order(self, what: str) -> None:
        """The operator wants something; it is said at once."""
        self._count += 1
        self._orders = [*self._orders, (self._count, what)][-KEPT:]
        self.heart.beat()

    @Slot(object)
    def told(self, line: str) -> None:
        """A line of the supervisor; what is none is nothing."""
        if line == "leave":
            self._leave()
        elif line.startswith(STATUS):
            try:
                status = json.loads(line.removeprefix(STATUS))
            except ValueError:
                return
            if isinstance(status, dict):
                self.view.set_status(status)

    @Slot()
    def _leave(self) -> None:
        self._watch.stop()
        self.heart.stop()
        self._end()


def place_of(app: QApplication, display: str) -> QScreen:
    """The display that was named, else the second, else the only one."""
    screens = app.screens()
    named = next((s for s in screens if s.name() == display), None)
    return named or (screens[1] if len(screens) > 1 else screens[0])


def operate(app: QApplication, display: str) -> int:
    """Show the window until it is closed or the show ends; gives the exit code."""
    load_all()
    install(app, resources())
    apply(app, "dark", resources())
    view = OperatorView()
    process = OperatorProcess(view, app.quit)
    room = place_of(app, display).availableGeometry()
    view.resize(min(1120, room.width() - 80), min(640, room.height() - 80))
    view.move(room.x() + 40, room.y() + 40)
    view.show()
    process.heart.start()
    return app.exec()
