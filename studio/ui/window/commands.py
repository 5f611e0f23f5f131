"""Everything that has a key, by name; the keys can be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Command:
    """One thing one can do: `key` names it for ever, `keys` is its default shortcut."""

    key: str
    label: str
    keys: str
    group: str


COMMANDS = (
    Command("grid", "24 seeds", "G", "Explore"),
    Command("new", "New place", "N", "Explore"),
    Command("new_keep", "New place, moves kept", "Shift+N", "Explore"),
    Command("reroll", "Fresh ways on the pad", "R", "Explore"),
    Command("back", "Place before", "Alt+Left", "Explore"),
    Command("forth", "Place after", "Alt+Right", "Explore"),
    Command("pin", "Pin this place", "P", "Explore"),
    Command("crop", "Crop frame", "X", "Explore"),
    Command("compare", "Compare", "C", "Explore"),
    Command("undo", "Undo", "Ctrl+Z", "Edit"),
    Command("redo", "Redo", "Ctrl+Shift+Z", "Edit"),
    Command("copy", "Copy picture", "Ctrl+C", "Edit"),
    Command("copy_place", "Copy place", "Ctrl+Shift+C", "Edit"),
    Command("paste", "Paste place or picture", "Ctrl+V", "Edit"),
    Command("export", "Export with the last settings", "Ctrl+S", "Export"),
    Command("export_as", "Export …", "Ctrl+E", "Export"),
    Command("pair", "Export before and after", "Ctrl+B", "Export"),
    Command("keep", "Keep last 10 s …", "Ctrl+K", "Export"),
    Command("steps", "Export steps from A to B as a strip", "", "Export"),
    Command("steps_files", "Export steps from A to B as files", "", "Export"),
    Command("project_new", "New project", "Ctrl+N", "Project"),
    Command("project_open", "Open project …", "Ctrl+O", "Project"),
    Command("project_recent", "Open recent …", "Ctrl+Shift+O", "Project"),
    Command("project_save_as", "Save project as …", "Ctrl+Shift+S", "Project"),
    Command("search", "Search models", "Ctrl+F", "Explore"),
    Command("get_models", "Get models …", "Ctrl+G", "Explore"),
    Command("details", "About this model", "Ctrl+I", "Explore"),
    Command("library", "Model library …", "Ctrl+Shift+M", "Explore"),
    Command("fit", "Fit picture", "0", "View"),
    Command("actual", "100 %", "1", "View"),
    Command("zoom_in", "Zoom in", "+", "View"),
    Command("zoom_out", "Zoom out", "-", "View"),
    Command("smooth", "Hard or smooth pixels", "I", "View"),
    Command("panels", "Hide panels", "F9", "View"),
    Command("bare", "Picture only", "F11", "View"),
    Command("trail_wall", "Open the trail", "T", "View"),
    Command("theme", "Dark or light", "Ctrl+Shift+L", "View"),
    Command("regions", "Next part of the window", "F6", "View"),
    Command("about", "About Latent Studio", "", "View"),
    Command("shortcuts", "Shortcuts …", "F1", "View"),
)


class Commands(QObject):
    """QActions for all commands, on one window."""

    def __init__(self, window: QWidget, changed: Mapping[str, str]) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.label, self)
            action.setEnabled(False)
            window.addAction(action)
            self._actions[command.key] = action
        self.set_keys(changed)

    def on(self, key: str, call: Callable[[], object]) -> None:
        """What the command does; until then it is switched off."""
        action = self._actions[key]
        action.triggered.connect(lambda _checked=False: call())
        action.setEnabled(True)

    def action(self, key: str) -> QAction:
        """The action of a command, for menus."""
        return self._actions[key]

    def keys(self, key: str) -> str:
        """Its shortcut as text."""
        return self._actions[key].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def portable(self, key: str) -> str:
        """Its shortcut as text that settings keep."""
        return self._actions[key].shortcut().toString(QKeySequence.SequenceFormat.PortableText)

    def set_keys(self, changed: Mapping[str, str]) -> None:
        """Use these shortcuts where given, the defaults elsewhere."""
        for command in COMMANDS:
            keys = changed.get(command.key, command.keys)
            self._actions[command.key].setShortcut(QKeySequence(keys))
