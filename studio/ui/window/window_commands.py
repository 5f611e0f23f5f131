"""What one can do with the window itself, and how its menus are filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from studio import __version__
from studio.ui.feature.command import Command, Menu, MenuPlace
from studio.ui.language.words import said, tr
from studio.ui.widgets.open_dialogs import OpenDialogs
from studio.ui.window.figures_popup import FiguresPopup
from studio.ui.window.main_window import MainWindow


class WindowCommands(QObject):
    """Panels, full screen, regions, figures, About."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._dialogs = OpenDialogs()
        self._figures = FiguresPopup(window.link, window.frames, window.view, window)
        window.header.chip.clicked.connect(self._show_figures)

    def commands(self) -> Sequence[Command]:
        """Of the window as a whole."""
        window, group = self._window, "View"
        return (
            Command("panels", tr("Hide panels"), "F9", group, 5, window.toggle_panels),
            Command("bare", tr("Picture only"), "F11", group, 6, window.toggle_bare),
            Command("regions", tr("Next part of the window"), "F6", group, 9, window.next_region),
            Command(
                "about", tr("About Latent Studio"), "", group, 10, self.show_about,
                MenuPlace("project", 2, 3),
            ),
            Command(
                "quit", tr("Quit"), "Ctrl+Q", "Project", 9, window.close, MenuPlace("project", 3, 0)
            ),
        )  # fmt: skip

    def make_menus(self) -> None:
        """Export and the project's name open menus of what was registered for them."""
        header = self._window.header
        header.set_export_menu(self._menu("export"))
        header.set_title_menu(self._menu("project"))
        header.set_menu(self._made(self._window.commands.fill_all))

    def close(self) -> None:
        """Popup and dialogs close."""
        self._figures.close()
        self._dialogs.close()

    def show_about(self) -> None:
        """Version, device, whose work."""
        from studio.ui.window.about_dialog import AboutDialog

        link = self._window.link
        about = AboutDialog(__version__, said(link.device), said(link.details), self._window)
        self._dialogs.show(about)

    def _menu(self, name: Menu) -> QMenu:
        return self._made(lambda menu: self._window.commands.fill(menu, name))

    def _made(self, fill_menu: Callable[[QMenu], None]) -> QMenu:
        menu = QMenu(self._window)
        fill = partial(fill_menu, menu)
        menu.aboutToShow.connect(fill)
        menu.aboutToHide.connect(self._window.commands.wake)
        fill()
        self._window.commands.wake()
        return menu

    @Slot()
    def _show_figures(self) -> None:
        self._figures.open_below(self._window.header.chip)
