"""A list of choices that the wheel leaves alone while the panel scrolls past."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyledItemDelegate, QWidget

_BESIDE = 28
"""Pixels of a list beside its labels: its padding, its frame and a scroll bar."""


class ChoiceBox(QComboBox):
    """Turns with the wheel only in focus."""

    def __init__(self, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(QListView(self))
        self.setItemDelegate(QStyledItemDelegate(self))  # a plain list, no column for ticks
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, label in choices:
            self.addItem(label, value)

    def showPopup(self) -> None:
        """Qt: the list is as wide as its longest label."""
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + _BESIDE))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: in focus only."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
