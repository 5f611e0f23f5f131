"""One action and its keys."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.settings.shortcut_rules import Shortcut
from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paragraph import Paragraph


class ShortcutRow(QWidget):
    """The keys are pressed, not typed; the arrow takes the usual ones again."""

    changed = Signal(str, str)
    """Action key, keys as portable text."""

    def __init__(self, action: Shortcut, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self.edit = QKeySequenceEdit()
        self.edit.setMaximumSequenceLength(1)
        self.edit.setFixedWidth(150)
        self.edit.setAccessibleName(tr("Keys for {action}", action=action.text))
        self.back = IconButton("", "arrow-counter-clockwise", tr("Use the usual keys"), 13)
        self.none = IconButton("", "x", tr("No keys"), 12)
        self.clash = Paragraph("", "bad", words(11))
        self.clash.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Caption(action.text, "text", words(13)), 1)
        line.addWidget(self.back)
        line.addWidget(self.edit)
        line.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.clash)
        self.set_keys(keys)
        self.edit.editingFinished.connect(self._edited)
        self.back.clicked.connect(self._back)
        self.none.clicked.connect(self._clear)

    @property
    def keys(self) -> str:
        """The keys as portable text."""
        return self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def set_keys(self, keys: str) -> None:
        """Show keys, silently."""
        self.edit.blockSignals(True)
        self.edit.setKeySequence(QKeySequence(keys))
        self.edit.blockSignals(False)
        self._show_back()

    def set_clash(self, sentence: str) -> None:
        """What else these keys do; empty when nothing."""
        self.clash.set_text(sentence)
        self.clash.setVisible(bool(sentence))

    def _show_back(self) -> None:
        self.back.setVisible(QKeySequence(self.action.usual) != self.edit.keySequence())
        self.none.setEnabled(not self.edit.keySequence().isEmpty())

    @Slot()
    def _edited(self) -> None:
        self._show_back()
        self.changed.emit(self.action.key, self.keys)

    @Slot()
    def _clear(self) -> None:
        self.set_keys("")
        self.changed.emit(self.action.key, "")

    @Slot()
    def _back(self) -> None:
        self.set_keys(self.action.usual)
        self.changed.emit(self.action.key, self.keys)
