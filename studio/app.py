"""The only place that builds engine, library and window and connects them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from studio.files.paths import cache_folder, resources
from studio.inference.client import InProcessClient
from studio.library.models import InstalledModels
from studio.library.recents import Recents
from studio.library.settings import SettingsFile
from studio.ui.main_window import MainWindow
from studio.ui.opening import Opened, open_project
from studio.ui.services import Services
from studio.ui.shell import open_window
from studio.ui.theme.apply import apply


def run(argv: list[str]) -> int:
    """Open the window; `argv` may name a project. Gives the exit code once it is closed."""
    app = application(argv)
    folder = resources()
    settings = SettingsFile()
    apply(app, settings.value.theme, folder)
    wanted = next((Path(word) for word in argv[1:] if not word.startswith("-")), None)
    opened = open_project(wanted, settings.value)
    window = build(settings, opened)
    window.show()
    return int(app.exec())


def tour(out_folder: Path) -> None:
    """Pictures of the window in several states, in `out_folder`; needs no display."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from studio.ui.tour import walk

    walk(application(["studio"]), Path(out_folder), build, resources())


def application(argv: list[str]) -> QApplication:
    """The QApplication, made once."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(argv[:1])
    app.setApplicationName("Latent Studio")
    app.setDesktopFileName("latent-studio")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "studio.svg")))
    return app


def build(settings: SettingsFile, opened: Opened) -> MainWindow:
    """The window over a real engine, complete, not yet shown; the engine starts after painting."""
    models = InstalledModels()
    client = InProcessClient(models, cache_folder())
    services = Services(client, models, opened.project, settings, Recents(), resources())
    return open_window(services, opened.notice, opened.bad)


if __name__ == "__main__":
    sys.exit(run(sys.argv))
