"""Keys of the keyboard as a source: those that something follows, wherever nobody types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QTextEdit

from studio.ui.live.learner import key_name
from studio.ui.live.performer import Performer

NONE = Qt.KeyboardModifier.NoModifier
TYPED_INTO = (QLineEdit, QTextEdit, QAbstractSpinBox, QComboBox)


class Keyboard(QObject):
    """On the window; takes precedence over shortcuts while Live is open."""

    def __init__(self, performer: Performer, window: QObject) -> None:
        super().__init__(window)
        self._performer = performer
        self.first = False
        """Keys that something follows come before shortcuts of the same key."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keys that no part of the window wanted, and those that are ours first."""
        if not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        if isinstance(QApplication.focusWidget(), TYPED_INTO) or event.modifiers() != NONE:
            return False
        name = key_name(event)
        if not name or not self._performer.inbox.awaits(f"key {name}"):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and self.first:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            return self._performer.press(name, True)
        if event.type() == QEvent.Type.KeyRelease:
            return self._performer.press(name, False)
        return False
