"""A choice among what a person keeps: what is chosen can be taken off the list, and put back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.theme.fonts import words
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paragraph import Paragraph


class KeptChoice(QWidget):
    """A row with a name, a `box`, and a bin beside it for what is the person's own.

    Nothing is asked: a line below says what was removed and puts it back.
    """

    remove_asked = Signal(str)
    """The key of what is chosen."""
    back_asked = Signal(str)
    """The key of what was removed last."""

    def __init__(self, name: str, box: ChoiceBox, tip: str) -> None:
        """`tip`: what the bin does, in words."""
        super().__init__()
        self.box = box
        self.remove = IconButton(icon="trash", name=tip)
        self.back = IconButton(tr("Put it back"))
        self._words = Paragraph("", "secondary", words(11))
        self._removed = ""
        self._line = FormRow("", self._words, self.back, stretch=False)
        self._line.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(FormRow(name, box, self.remove))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._line)
        self.remove.clicked.connect(self._remove)
        self.back.clicked.connect(self._back)

    def set_own(self, own: bool) -> None:
        """Whether what is chosen is the person's own, and can be taken off the list."""
        self.remove.setVisible(own)

    def tell_removed(self, key: str, name: str) -> None:
        """What was taken off the list, and can be put back; an empty key: nothing."""
        self._removed = key
        self._words.set_text(tr("{name} was removed.", name=name) if key else "")
        self._line.setVisible(bool(key))

    @property
    def told(self) -> str:
        """The sentence on what was removed; empty where nothing was."""
        return self._words.text if self._removed else ""

    @Slot()
    def _remove(self) -> None:
        self.remove_asked.emit(str(self.box.currentData()))

    @Slot()
    def _back(self) -> None:
        self.back_asked.emit(self._removed)
