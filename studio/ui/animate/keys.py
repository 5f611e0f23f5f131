"""Keys that a film is played and edited with, wherever no part of the window wants them itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

Keys = Qt.Key
Mods = Qt.KeyboardModifier


class FilmKeys(QObject):
    """An event filter for the window; buttons, fields and lists had their chance before.

    Space and Enter cannot be shortcuts: what has the keyboard may mean something else by them.
    `held` are pressed again and again while they are held down.
    """

    def __init__(
        self,
        calls: Mapping[tuple[Qt.Key, bool], Callable[[], object]],
        held: frozenset[Qt.Key],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._calls, self._held = dict(calls), held

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a key that nobody took."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if isinstance(QApplication.focusWidget(), QLineEdit):
            return False  # Enter ends what is typed, and goes on to the window all the same
        mods = event.modifiers() & ~Mods.KeypadModifier
        if mods not in (Mods.NoModifier, Mods.ShiftModifier):
            return False
        key = Keys(event.key())
        call = self._calls.get((key, bool(mods & Mods.ShiftModifier)))
        if call is None:
            return False
        if not event.isAutoRepeat() or key in self._held:
            call()
        return True
