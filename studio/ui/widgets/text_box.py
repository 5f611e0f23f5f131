"""A few lines of text to write in."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from studio.ui.theme.fonts import words

PAD_PX = 14


class TextBox(QPlainTextEdit):
    """`lines` high; Tab goes on to the next field."""

    def __init__(self, name: str, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setFont(words(13))
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)

    def sizeHint(self) -> QSize:
        """Qt: so many lines."""
        return QSize(200, self._lines * QFontMetrics(self.font()).lineSpacing() + PAD_PX)
