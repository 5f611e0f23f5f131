"""What stands where nothing is: one sentence, and perhaps the way out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.theme.fonts import words
from studio.ui.theme.tokens import BASE_FONT_PX
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.paragraph import Paragraph


class EmptyNote(QWidget):
    """A quiet sentence in the upper third with one button below."""

    action_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._words = Paragraph("", "secondary", words(BASE_FONT_PX), centre)
        self.button = Chip(tr("Clear"))
        self.button.clicked.connect(self.action_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 0)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self.button, 0, centre)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._words.text

    def say(self, text: str, action: str = "") -> None:
        """Show `text`; `action` names the button, none where empty."""
        self._words.set_text(text)
        self.button.set_text(action)
        self.button.setVisible(bool(action))
