"""A list of choices that the wheel leaves alone while the panel scrolls past."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """Turns with the wheel only in focus."""

    def __init__(self, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, label in choices:
            self.addItem(label, value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: in focus only."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
