"""A real window on a real engine, in a folder of its own, driven and watched from outside."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer, Slot

from studio.errors import StudioError
from studio.values.messages import FrameReady
from studio.values.recipe import Recipe

if TYPE_CHECKING:
    from studio.inference.cache import Opener
    from studio.ui.window.main_window import MainWindow
    from studio.values.client import EngineClient
    from studio.values.live.devices import DevicePrefs

MODEL = "ridgelines"
TICK_MS = 8
POLL_MS = 5
PATIENCE_S = 60.0


class WindowDriver:
    """Opens the window on `MODEL` at `side_px`; a context manager that closes it again.

    With `apart` its engine is a process of its own; `listens` is what Live hears.
    """

    def __init__(
        self, side_px: int = 512, opener: Opener | None = None, apart: bool = False,
        listens: DevicePrefs | None = None,
    ) -> None:  # fmt: skip
        self._side = side_px
        self._listens = listens
        self._opener = opener
        self._apart = apart
        self._home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._before = os.environ.get("LATENT_STUDIO_HOME")
        self.ticks = Ticks()

    def __enter__(self) -> WindowDriver:
        """The window, shown and at rest on its first full picture."""
        os.environ["LATENT_STUDIO_HOME"] = self._home.name
        self.window = self._open()
        self.ticks.start()
        self.watch = Watch(self.window)
        try:
            self._settle()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def _settle(self) -> None:
        from studio.ui.window.quiet_start import QuietStart

        quiet = QuietStart()
        self.window.frames.shown.connect(quiet.end)
        self.window.show()
        self.until(lambda: self.window.frames.last is not None and self.window.frame.whole)
        self.window.canvas_controller.touch()
        self.import_gaps_ms = self.ticks.stop()
        self._go_to_start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the window as a person would, and forget its folder."""
        self.ticks.stop()
        self.window.close()
        self.window.deleteLater()
        self.pump(50)
        if self._before is None:
            del os.environ["LATENT_STUDIO_HOME"]
        else:
            os.environ["LATENT_STUDIO_HOME"] = self._before
        self._home.cleanup()

    def _open(self) -> MainWindow:
        from studio.app import application
        from studio.files.paths import resources
        from studio.inference.apart.client import ProcessClient
        from studio.inference.client import InProcessClient
        from studio.library.models import InstalledModels
        from studio.library.project import Project
        from studio.library.recents import Recents
        from studio.library.settings import SettingsFile
        from studio.ui.theme.apply import apply
        from studio.ui.window.services import Services
        from studio.ui.window.startup import open_window

        self.app = application(["studio"])
        settings = SettingsFile()
        if self._listens is not None:
            settings.change(extra={"live": msgspec.to_builtins(self._listens)})
        apply(self.app, settings.value.theme, resources())
        models = InstalledModels()
        cache = Path(self._home.name) / "cache"
        client: EngineClient = (
            ProcessClient(InstalledModels, cache, self._opener)
            if self._apart
            else InProcessClient(models, cache, self._opener)
        )
        return open_window(
            Services(client, models, Project.untitled(), settings, Recents(), resources())
        )

    def _go_to_start(self) -> None:
        from studio.values import edit

        view = self.window.view
        model = next((m for m in view.models if m.card.id == MODEL), None)
        if model is None:
            raise StudioError(f"The house model {MODEL!r} is not installed; nothing to measure.")
        view.go_to(edit.new_recipe(model.card, 7, (self._side, self._side)))
        self.rest()

    # ---- waiting --------------------------------------------------------------------------------
    def pump(self, ms: int) -> None:
        """Let the window live for `ms`."""
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window live until `done`.

        Raises:
            StudioError: not within a minute.
        """
        ends = time.perf_counter() + PATIENCE_S
        while not done():
            if time.perf_counter() > ends:
                raise StudioError("The window did not come to rest within a minute.")
            self.pump(POLL_MS)  # asleep in between: a busy wait would take the engine's processor

    def rest(self) -> None:
        """Until the full picture of the present place is shown and the thumbnails are done."""
        self.pump(700)  # a gesture's end, and the thumbnails that follow it
        self.until(lambda: self.window.canvas_controller.at_rest and self.window.thumbs.idle)
        self.pump(100)

    def painted(self, recipe: Recipe) -> tuple[float, FrameReady]:
        """When a frame of `recipe` was first on the screen; waits for it."""
        self.until(lambda: self.watch.when(recipe) is not None)
        found = self.watch.when(recipe)
        assert found is not None
        return found

    def nudge(self, step: float = 0.02) -> None:
        """Move on as a drag does."""
        self.window.canvas.view.wander.moved.emit((step, step / 2))

    def let_go(self) -> None:
        """The hand leaves the picture."""
        self.window.canvas.view.gesture_ended.emit()


class Ticks(QObject):
    """How long the event loop went without coming round, by a precise timer."""

    def __init__(self) -> None:
        super().__init__()
        self._last = 0.0
        self._gaps: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin anew."""
        self._gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> list[float]:
        """All gaps so far in milliseconds; the timer's own interval is part of each."""
        self._timer.stop()
        return self._gaps

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1e3)
        self._last = now


class Watch(QObject):
    """Which frames were painted, and when."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._last: FrameReady | None = None
        self.painted: list[tuple[float, FrameReady]] = []
        window.canvas.view.installEventFilter(self)

    def when(self, recipe: Recipe) -> tuple[float, FrameReady] | None:
        """When a frame of `recipe` was first on the screen."""
        return next(((at, f) for at, f in self.painted if f.recipe == recipe), None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt; after a paint event with a new frame the very next event tells the time."""
        frame = self._window.frames.last
        if event.type() == QEvent.Type.Paint and frame is not None and frame is not self._last:
            self._last = frame
            told = QEvent(QEvent.Type.User)
            QCoreApplication.postEvent(self, told, Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, _event: QEvent) -> None:
        """The paint is over and flushed."""
        if self._last is not None:
            self.painted.append((time.perf_counter(), self._last))
