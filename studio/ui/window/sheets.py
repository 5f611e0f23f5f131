"""The sheets (dialogs) of the window: made when first asked for, none of them modal."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from studio import __version__
from studio.ui.exporting.controller import ExportController
from studio.ui.exporting.export_choice import ExportChoice, to_state
from studio.ui.exporting.film_keep import FilmChoice
from studio.ui.exporting.films import FilmController
from studio.ui.models.about import AboutController
from studio.ui.models.browser.entries import entry_of
from studio.ui.models.getting import GetController
from studio.ui.state.notices import Notice
from studio.ui.theme.apply import apply
from studio.ui.theme.tokens import current
from studio.ui.window.commands import COMMANDS
from studio.ui.window.main_window import MainWindow
from studio.values.messages import InstalledModel

LEAST_SECONDS = 0.5


class Sheets(QObject):
    """Opens sheets and takes their answers."""

    licence_told = Signal(object, str, str)
    """`InstalledModel`, its licence, where that can be read."""

    def __init__(
        self,
        window: MainWindow,
        export: ExportController,
        films: FilmController,
        getter: GetController,
        about: AboutController,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._export = export
        self._films = films
        self._getter = getter
        self._about = about
        self._film_end = 0.0
        self._open: list[QDialog] = []

    def close(self) -> None:
        """All sheets close with the window."""
        for sheet in self._open:
            if isValid(sheet):
                sheet.close()

    @Slot()
    def show_export(self) -> None:
        """Presets, format, size, name, folder."""
        from studio.ui.exporting.export_dialog import ExportDialog

        window = self._window
        window.view.end_gesture()
        recipe, card = window.view.recipe, window.view.card
        if recipe is None or card is None:
            return
        dialog = ExportDialog(window)
        dialog.set_choice(self._export.choice)
        dialog.set_picture(recipe, card, window.stage.image)
        dialog.export_asked.connect(self._export.export_with)
        dialog.export_asked.connect(dialog.accept)
        dialog.choice_changed.connect(self._choice_changed)
        self._show(dialog)

    @Slot()
    def show_film(self) -> None:
        """The last seconds, as a film."""
        from studio.ui.exporting.film_keep import FilmKeepDialog

        window, recipe = self._window, self._window.view.recipe
        self._film_end = time.monotonic()
        seconds = self._films.kept_seconds(self._film_end)
        if recipe is None or seconds < LEAST_SECONDS:
            nothing = "Nothing has moved in the last seconds; drift or drag first."
            window.view.notices.say(Notice(nothing, bad=False))
            return
        window.stage.still()
        dialog = FilmKeepDialog(window)
        dialog.set_film(seconds, recipe.width, recipe.height, str(self._export.folder))
        dialog.keep_asked.connect(self._keep_film)
        self._show(dialog)

    @Slot(object)
    def _keep_film(self, choice: FilmChoice) -> None:
        size = (choice.width, choice.height)
        self._films.keep(self._film_end, choice.kind, size, choice.fps, Path(choice.folder))

    @Slot()
    def show_shortcuts(self) -> None:
        """All keys, to be changed."""
        from studio.ui.settings.shortcut_rules import Shortcut
        from studio.ui.settings.shortcuts_dialog import ShortcutsDialog

        listed = [Shortcut(c.key, c.label, c.group, c.keys) for c in COMMANDS]
        keys = {c.key: self._window.commands.portable(c.key) for c in COMMANDS}
        dialog = ShortcutsDialog(listed, keys, self._window)
        dialog.shortcuts_changed.connect(self._shortcuts_changed)
        self._show(dialog)

    @Slot(object)
    def show_details(self, model: InstalledModel) -> None:
        """About a model: its card, what it makes, how varied that is, its openers."""
        window, page = self._window, self._about.open(model)
        if page.isVisible():
            page.raise_()
            page.activateWindow()
            return
        page.edit_asked.connect(self._edit_card)
        page.licence_told.connect(self.licence_told)
        window.view.models_changed.connect(page.renew)
        page.opener_chosen.connect(window.view.go_to)
        page.model_chosen.connect(window.browser.model_chosen)
        self._show(page)

    @Slot(object)
    def _edit_card(self, model: InstalledModel) -> None:
        self._window.browser.wanted.emit("edit", entry_of(model))

    @Slot()
    def show_get_models(self) -> None:
        """The catalogue of published models."""
        from studio.ui.models.get_models import GetModelsSheet

        for sheet in self._open:
            if isValid(sheet) and isinstance(sheet, GetModelsSheet) and sheet.isVisible():
                sheet.raise_()
                sheet.activateWindow()
                return
        link = self._window.link
        made = GetModelsSheet(self._getter, link.opens, self._window)
        link.engine_ready.connect(made.set_engine)
        self._show(made)

    @Slot()
    def show_about(self) -> None:
        """Version, device, whose work."""
        from studio.ui.window.about_dialog import AboutDialog

        link = self._window.link
        self._show(AboutDialog(__version__, link.device, link.details, self._window))

    @Slot()
    def toggle_theme(self) -> None:
        """Dark or light, at once."""
        scheme = "light" if current().scheme == "dark" else "dark"
        self._window.settings.set(theme=scheme)
        self.use_theme(scheme)

    def use_theme(self, scheme: str) -> None:
        """Recolour everything."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply(app, scheme, self._window.services.resources)
        for widget in self._window.findChildren(QObject):
            if hasattr(widget, "update") and hasattr(widget, "isVisible"):
                widget.update()
        self._window.update()

    def _show(self, dialog: QDialog) -> None:
        self._open = [sheet for sheet in self._open if isValid(sheet) and sheet.isVisible()]
        self._open.append(dialog)
        dialog.show()

    @Slot(object)
    def _choice_changed(self, choice: ExportChoice) -> None:
        self._export.set_choice(choice)
        self._window.settings.set_extra("export", to_state(choice))

    @Slot(object)
    def _shortcuts_changed(self, keys: dict[str, str]) -> None:
        usual = {command.key: command.keys for command in COMMANDS}
        changed = {key: value for key, value in keys.items() if usual.get(key) != value}
        self._window.commands.set_keys(changed)
        self._window.settings.set(shortcuts=changed)
