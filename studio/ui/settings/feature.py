"""Preferences as the window sees them: the theme, the shortcuts, how exports are signed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from studio.ui.feature.command import Command, MenuPlace
from studio.ui.feature.commands import Commands
from studio.ui.feature.context import Context
from studio.ui.language.words import tr
from studio.ui.theme.apply import apply
from studio.ui.theme.tokens import Scheme, current
from studio.ui.widgets.open_dialogs import OpenDialogs


class SettingsFeature(QObject):
    """What is set by a key or in a dialog of its own; `resources` holds fonts and icons."""

    def __init__(self, context: Context, commands: Commands, resources: Path) -> None:
        super().__init__(context.parent)
        self._settings, self._parent = context.settings, context.parent
        self._commands = commands
        self._resources = resources
        self._dialogs = OpenDialogs()

    def commands(self) -> Sequence[Command]:
        """Theme, shortcuts, and the sheet of settings."""
        return (
            Command(
                "settings", tr("Settings …"), "Ctrl+,", "View", 12, self.show_settings,
                MenuPlace("project", 2, 1),
            ),
            Command(
                "theme", tr("Dark or light"), "Ctrl+Shift+L", "View", 8, self.toggle_theme,
                MenuPlace("project", 2, 1),
            ),
            Command(
                "shortcuts", tr("Shortcuts …"), "F1", "View", 11, self.show_shortcuts,
                MenuPlace("project", 2, 2),
            ),
        )  # fmt: skip

    def close(self) -> None:
        """Dialogs close."""
        self._dialogs.close()

    @Slot()
    def show_shortcuts(self) -> None:
        """All keys, to be changed."""
        from studio.ui.settings.shortcut_rules import Shortcut
        from studio.ui.settings.shortcuts_dialog import ShortcutsDialog

        listed = self._commands.listed
        home = self._commands.home
        shown = [Shortcut(c.key, c.label, c.group, c.keys or "", home(c.key)) for c in listed]
        keys = {c.key: self._commands.portable(c.key) for c in listed}
        dialog = ShortcutsDialog(shown, keys, self._parent)
        dialog.shortcuts_changed.connect(self._shortcuts_changed)
        self._dialogs.show(dialog)

    @Slot()
    def show_settings(self) -> None:
        """What belongs to nothing on screen."""
        from studio.ui.settings.settings_sheet import SettingsSheet
        from studio.ui.settings.signing_controller import SigningController

        sheet = SettingsSheet(self._parent)
        SigningController(sheet, self._settings)
        sheet.theme.set_value(current().scheme)
        sheet.theme.chosen.connect(self._use_theme)
        sheet.marking.setChecked(self._settings.marking)
        sheet.marking.toggled.connect(self._settings.set_marking)
        sheet.engine_apart.setChecked(self._settings.value.engine_apart)
        sheet.engine_apart.toggled.connect(self._set_engine_apart)
        self._dialogs.show(sheet)

    @Slot(bool)
    def _set_engine_apart(self, on: bool) -> None:
        self._settings.set(engine_apart=on)

    @Slot()
    def toggle_theme(self) -> None:
        """Dark or light, at once; Qt tells every widget, and each reads its colours anew."""
        self._use_theme("light" if current().scheme == "dark" else "dark")

    @Slot(str)
    def _use_theme(self, scheme: Scheme) -> None:
        self._settings.set(theme=scheme)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply(app, scheme, self._resources)

    @Slot(object)
    def _shortcuts_changed(self, keys: dict[str, str]) -> None:
        usual = {command.key: command.keys for command in self._commands.listed}
        changed = {key: value for key, value in keys.items() if usual.get(key) != value}
        self._commands.set_keys(changed)
        self._settings.set(shortcuts=changed)
