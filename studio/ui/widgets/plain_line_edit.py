"""A line edit without a box of its own, for widgets that draw the box themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ui.theme.tokens import current

_SHEET = (
    "QLineEdit, QLineEdit:focus, QLineEdit:hover {{ background: transparent; border: 0;"
    " padding: 0; margin: 0; min-height: 0; color: {text};"
    " selection-background-color: {accent}; selection-color: {on_accent}; }}"
)


class PlainLineEdit(QLineEdit):
    """Transparent, borderless, in the theme's colours."""

    def __init__(self, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = ""
        self.setFont(font)
        self.setFrame(False)
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._restyle()

    def _restyle(self) -> None:
        tokens = current()
        sheet = _SHEET.format(text=tokens.text, accent=tokens.accent, on_accent=tokens.on_accent)
        if sheet != self._sheet:
            self._sheet = sheet
            self.setStyleSheet(sheet)
