"""A show over its displays: one window for each, corners that are dragged and kept."""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from studio.errors import StudioError
from studio.files.paths import cache_folder
from studio.ui.show.placing import rotated
from studio.ui.show.window import ShowWindow
from studio.ui.signals import Carries, signal
from studio.values.show.document import Look, Output, Show
from studio.values.show.prepared import folder_of

if TYPE_CHECKING:
    from studio.ui.show.mirrors import Mirror
    from studio.ui.show.screens import Screens

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Asked:
    """What the command line says; it goes before what the show says of its first display."""

    rotation: int | None = None
    fit: str | None = None
    display: str = ""
    window: bool = False
    """A window to rehearse in: one, and not over the whole display."""
    understudy: bool = False


class Spread(QObject):
    """Owns the windows beside the first one, which is there before anything else is known."""

    failed: Carries[str] = signal()

    def __init__(
        self, app: QGuiApplication, window: ShowWindow, asked: Asked, file: Path | None
    ) -> None:
        super().__init__()
        self._app, self.window, self._asked, self._file = app, window, asked, file
        self._look = Look()
        self.outputs: tuple[Output, ...] = (Output(),)
        self.mirrors: list[Mirror] = []
        self._screens: Screens | None = None

    @property
    def windows(self) -> tuple[ShowWindow, ...]:
        """All of them, in the order of the show's displays."""
        return (self.window, *(mirror.window for mirror in self.mirrors))

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of displays that the show wants and that are not there."""
        return self._screens.missing if self._screens is not None else ()

    def set_order(self, window: ShowWindow) -> None:
        """Over everything, or an understudy beneath; before it is shown."""
        hint = Qt.WindowType.WindowStaysOnTopHint
        if self._asked.understudy:
            hint = Qt.WindowType.WindowStaysOnBottomHint
            window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        window.setWindowFlag(hint, True)

    def order(self, window: ShowWindow) -> None:
        """The same, after it was shown somewhere."""
        if self._asked.understudy:
            window.lower()
        else:
            window.raise_()
            window.activateWindow()

    def over(self, show: Show) -> None:
        """Over all displays of a show, each in its own way."""
        from studio.ui.show.mirrors import Mirror
        from studio.ui.show.screens import Placed, Screens

        asked, self._look = self._asked, show.look
        first = rotated(show, asked.rotation)
        first = msgspec.structs.replace(
            first, fit=asked.fit or first.fit, display=asked.display or first.display
        )
        self.outputs = (first, *(() if asked.window else show.outputs[1:]))
        self.window.set_show(first, show.look)
        self.mirrors = [Mirror(self.window, output, show.look) for output in self.outputs[1:]]
        for mirror in self.mirrors:
            self.set_order(mirror.window)
        if not asked.window:
            pairs = zip(self.windows, self.outputs, strict=True)
            placed = [Placed(window, output.display) for window, output in pairs]
            self._screens = Screens(self._app, placed, self.order, self)
            self._screens.place()

    def rest(self, resting: bool) -> None:
        """Nobody sees them, or somebody does again."""
        for window in self.windows:
            window.rest(resting)

    def stop(self) -> None:
        """The show ends."""
        self.window.stop()
        for mirror in self.mirrors:
            mirror.stop()

    # ---- corners --------------------------------------------------------------------------------
    @Slot()
    def drag_corners(self) -> None:
        """Handles over every window, for the operator."""
        from studio.ui.show.pinning import Pinning

        pinning = Pinning(self)
        pinning.ended.connect(self._keep_corners)
        pinning.begin(self.windows, self.outputs, self._look)

    @Slot(object)
    def _keep_corners(self, outputs: tuple[Output, ...]) -> None:
        """Into the show's file, and what was prepared for it stays its own."""
        from studio.library.shows import keep_corners

        self.outputs = outputs
        self.window.setFocus()
        if self._file is None:
            log.warning("The corners stay until the show ends: the demo is no file")
            return
        try:
            before, after = keep_corners(self._file, [output.corners for output in outputs])
        except StudioError as error:
            log.exception("The corners were not kept")
            self.failed.emit(str(error))
            return
        with suppress(OSError):
            cache = cache_folder()
            shutil.copytree(folder_of(cache, before), folder_of(cache, after), dirs_exist_ok=True)


class _Outputs(msgspec.Struct):
    outputs: tuple[Output, ...] = ()


class _Glance(msgspec.Struct):
    show: _Outputs = msgspec.field(default_factory=_Outputs)


def display_of(data: bytes) -> str:
    """The name of the display that a show begins on, read without the rest of it."""
    try:
        found = msgspec.json.decode(data, type=_Glance).show.outputs if data else ()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""
    return found[0].display if found else ""
