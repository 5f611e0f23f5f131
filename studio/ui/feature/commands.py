"""Everything that has a key, by name; the keys can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.feature.command import Command, Menu
from studio.ui.language.words import mark, tr

GROUPS = (
    mark("Explore"),
    mark("Atlas"),
    mark("Breed"),
    mark("Table"),
    mark("Animate"),
    mark("Live"),
    mark("Show"),
    mark("Models"),
    mark("Edit"),
    mark("Export"),
    mark("Project"),
    mark("View"),
)
"""In this order in lists; any other group follows, in order of appearance."""
EVERYWHERE = ""


class Commands(QObject):
    """QActions for all commands that were registered, on one window."""

    def __init__(self, window: QWidget, changed: Mapping[str, str]) -> None:
        super().__init__(window)
        self._window = window
        self._changed = dict(changed)
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._homes: dict[str, str] = {}
        self._greyed: set[str] = set()
        self._here = EVERYWHERE
        self.complete: Callable[[], None] = lambda: None
        """Called before anything is listed: what still waits registers what it can do."""

    def register(self, commands: Iterable[Command], home: str = EVERYWHERE) -> None:
        """Take more commands; those of a workspace (`home`) work while that is the active one.

        Raises:
            ValueError: a command of that key is there already.
        """
        for command in commands:
            if command.key in self._commands:
                raise ValueError(f"There are two commands {command.key!r}.")
            action = QAction(command.label, self)
            action.triggered.connect(lambda _checked=False, call=command.call: call())
            if command.tip:
                action.setToolTip(command.tip)
            self._window.addAction(action)
            self._commands[command.key] = command
            self._actions[command.key] = action
            self._homes[command.key] = home
            self._enable(command.key)
            self._set_shortcut(command)
            if command.condition is not None:
                command.condition.changed.connect(self._enable_all)

    def enter(self, workspace: str) -> None:
        """Another workspace is active: its commands work, those of others rest."""
        self._here = workspace
        self._enable_all()

    @property
    def listed(self) -> tuple[Command, ...]:
        """All that can have a shortcut, as lists show them."""
        self.complete()
        groups = self._groups()
        listed = [c for c in self._commands.values() if c.keys is not None]
        return tuple(sorted(listed, key=lambda c: (groups.index(c.group), c.rank)))

    def home(self, key: str) -> str:
        """The workspace in which a command works; empty: everywhere."""
        return self._homes[key]

    def action(self, key: str) -> QAction:
        """The action of a command."""
        return self._actions[key]

    @Slot()
    def _enable_all(self) -> None:
        for key in self._actions:
            self._enable(key)

    def _enable(self, key: str) -> None:
        here = self._homes[key] in (EVERYWHERE, self._here)
        condition = self._commands[key].condition
        works = condition is None or condition.holds()
        self._actions[key].setEnabled(here and works and key not in self._greyed)

    def fill(self, menu: QMenu, name: Menu) -> None:
        """Put all that was registered for a menu into it, in words of now."""
        self.complete()
        menu.clear()
        menu.setToolTipsVisible(True)
        placed = [(c.menu, c) for c in self._commands.values() if c.menu and c.menu.menu == name]
        section = None
        for place, command in sorted(placed, key=lambda p: (p[0].section, p[0].row)):
            if section is not None and place.section != section:
                menu.addSeparator()
            section = place.section
            self._put(menu, command)

    def fill_all(self, menu: QMenu) -> None:
        """Put everything that one can do into it, a menu for each group, in words of now."""
        self.complete()
        menu.clear()
        for group in self._groups():
            inside = menu.addMenu(tr(group))
            inside.setToolTipsVisible(True)
            members = [c for c in self._commands.values() if c.group == group]
            for command in sorted(members, key=lambda c: c.rank):
                self._put(inside, command)

    def _put(self, menu: QMenu, command: Command) -> None:
        action = self._actions[command.key]
        if command.words is not None:
            action.setText(command.words())
        if command.missing is not None:
            self._grey(command, command.missing())
        menu.addAction(action)

    def _groups(self) -> list[str]:
        found = dict.fromkeys(c.group for c in self._commands.values())
        return [g for g in (*GROUPS, *(g for g in found if g not in GROUPS)) if g in found]

    def wake(self) -> None:
        """A menu has closed: what it greyed takes its shortcut again."""
        for command in self._commands.values():
            if command.missing is not None:
                self._grey(command, "")

    def _grey(self, command: Command, why: str) -> None:
        action = self._actions[command.key]
        words = command.words() if command.words is not None else command.label
        action.setText(f"{words}  ·  {why}" if why else words)
        action.setToolTip(why or command.tip or words)
        (self._greyed.add if why else self._greyed.discard)(command.key)
        self._enable(command.key)

    # ---- shortcuts ------------------------------------------------------------------------------
    def portable(self, key: str) -> str:
        """Its shortcut as text that settings keep."""
        return self._actions[key].shortcut().toString(QKeySequence.SequenceFormat.PortableText)

    def set_keys(self, changed: Mapping[str, str]) -> None:
        """Use these shortcuts where given, the usual ones elsewhere."""
        self._changed = dict(changed)
        for command in self._commands.values():
            self._set_shortcut(command)

    def _set_shortcut(self, command: Command) -> None:
        if command.keys is not None:
            keys = self._changed.get(command.key, command.keys)
            self._actions[command.key].setShortcut(QKeySequence(keys))
