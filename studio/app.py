"""The only place that builds engine, library and window and connects them."""

from __future__ import annotations

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_API", "pyside6")

import studio.ui.quick_imports  # noqa: F401, I001  before all that imports more
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from studio.errors import StudioError
from studio.files.paths import cache_folder, log_folder, resources
from studio.inference.apart.client import ProcessClient
from studio.inference.client import InProcessClient
from studio.library.models import InstalledModels
from studio.library.recents import Recents
from studio.library.settings import SettingsFile
from studio.library.store.open_file import SUFFIX
from studio.ui.language.install import install
from studio.ui.projects.opening import Opened, open_project
from studio.ui.theme.apply import apply
from studio.ui.widgets.mime import leave_clipboard
from studio.ui.window.main_window import MainWindow
from studio.ui.window.quiet_start import QuietStart
from studio.ui.window.services import Services
from studio.ui.window.startup import open_window
from studio.values.client import EngineClient

log = logging.getLogger(__name__)
SWITCH_S = 0.001
"""How soon the thread that draws gets its turn, and the window its own: Python's 5 ms show."""


def run(argv: list[str]) -> int:
    """Open the window; `argv` may name a project and files to open in it. Gives the exit code."""
    keep_log()
    app = application(argv)
    quiet = QuietStart()
    settings = SettingsFile()
    install(app, resources())
    apply(app, scheme_of(settings.value.theme, app), resources())
    files = [Path(word) for word in argv[1:] if not word.startswith("-")]
    project = next((path for path in files if path.suffix == SUFFIX), None)
    try:
        opened = open_project(project, settings.value)
    except StudioError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    window = build(settings, opened)
    window.files = [path for path in files if path != project]
    window.frames.shown.connect(quiet.end)
    window.show()
    return int(app.exec())


def scheme_of(theme: str, app: QApplication) -> str:
    """`dark` or `light`; `system` asks the desktop."""
    if theme != "system":
        return theme
    light = app.styleHints().colorScheme() == Qt.ColorScheme.Light
    return "light" if light else "dark"


def keep_log() -> None:
    """Write what goes wrong into a file that does not grow for ever; the window stays alive."""
    folder = log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "studio.log", maxBytes=1 << 20, backupCount=2)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.raiseExceptions = False  # a full disk is told where work is lost, not here
    sys.excepthook = _log_fault


def _log_fault(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """A fault in a slot costs what was clicked, not the window."""
    log.error("A fault in the window", exc_info=(kind, error, trace))


def tour(out_folder: Path) -> None:
    """Pictures of the window in several states, in `out_folder`; needs no display."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from studio.ui.window.tour import walk

    app = application(["studio"])
    install(app, resources())
    walk(app, Path(out_folder), build, resources())


def application(argv: list[str]) -> QApplication:
    """The QApplication, made once."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    sys.setswitchinterval(SWITCH_S)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(argv[:1])
    app.aboutToQuit.connect(leave_clipboard)
    app.setApplicationName("Latent Studio")
    app.setDesktopFileName("latent-studio")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "studio.svg")))
    return app


def build(settings: SettingsFile, opened: Opened) -> MainWindow:
    """The window over a real engine, complete, not yet shown; the engine starts after painting."""
    models = InstalledModels(index=cache_folder() / "models.index")
    client = engine_client(models, settings.value.engine_apart)
    services = Services(client, models, opened.project, settings, Recents(), resources())
    return open_window(services, opened.notice, opened.bad)


def engine_client(models: InstalledModels, apart: bool) -> EngineClient:
    """The engine over `models`: on the window's render thread, or in a process of its own."""
    if apart:
        log_file = log_folder() / "engine.log"
        return ProcessClient(InstalledModels, cache_folder(), log_file=log_file)
    return InProcessClient(models, cache_folder())
