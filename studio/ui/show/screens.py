"""Which window lies on which display; and again whenever one is plugged in or pulled out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen

from studio.ui.show.window import ShowWindow

log = logging.getLogger(__name__)
WAIT_MS = 300
"""Displays come and go several at a time."""


@dataclass(frozen=True)
class Placed:
    """A window and the name of its display; empty: the first one."""

    window: ShowWindow
    display: str = ""


def wanted(placed: Sequence[Placed], names: Sequence[str]) -> list[int | None]:
    """The number of the display of each window; None: it has none now and is hidden.

    The first window always has one: where its own is gone it lies on the first that is there. No
    two windows lie on one display.
    """
    found: list[int | None] = []
    for number, item in enumerate(placed):
        known = names.index(item.display) if item.display in names else None
        if known is None and (number == 0 or not item.display):
            known = next((k for k in range(len(names)) if k not in found), None)
            known = 0 if known is None and number == 0 and names else known
        found.append(known if known not in found else None)
    return found


class Screens(QObject):
    """Puts windows on displays; `order` raises or lowers one after it was put somewhere."""

    def __init__(
        self, app: QGuiApplication, placed: Sequence[Placed], order: Callable[[ShowWindow], None],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._app, self._placed, self._order = app, list(placed), order
        self.missing: tuple[str, ...] = ()
        """Names of displays that the show wants and that are not there."""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.place)
        for told in (app.screenAdded, app.screenRemoved, app.primaryScreenChanged):
            told.connect(self._soon)
        for screen in app.screens():
            screen.geometryChanged.connect(self._moved)

    @Slot(object)
    def _soon(self, screen: QScreen) -> None:
        if isinstance(screen, QScreen):
            screen.geometryChanged.connect(self._moved)
        self._wait.start()

    @Slot(QRect)
    def _moved(self, _room: QRect) -> None:
        self._wait.start()

    @Slot()
    def place(self) -> None:
        """Every window where it belongs; those without a display are hidden until it is back."""
        screens = self._app.screens()
        names = [screen.name() for screen in screens]
        numbers = wanted(self._placed, names)
        asked = (item.display for item in self._placed if item.display)
        missing = tuple(dict.fromkeys(name for name in asked if name not in names))
        if missing != self.missing:
            log.warning("Displays that are not there: %s", ", ".join(missing) or "none")
            self.missing = missing
        for item, number in zip(self._placed, numbers, strict=True):
            window = item.window
            if number is None:
                window.hide()
                continue
            room = screens[number].geometry()
            if window.geometry() != room or not window.isVisible():
                window.setGeometry(room)
                window.showFullScreen()
                window.setGeometry(room)
                self._order(window)
            window.start()
