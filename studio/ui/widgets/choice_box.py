"""A list of choices that the wheel leaves alone while the panel scrolls past."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QStyledItemDelegate, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.wheel import WheelGate

_BESIDE = 28
"""Pixels of a list beside its labels: its padding, its frame and a scroll bar."""


class ChoiceBox(QComboBox):
    """Turns with the wheel only in focus, and while the pointer rests on it."""

    def __init__(self, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = WheelGate(self)
        self.setView(QListView(self))
        self.view().setAccessibleName(tr("Choices"))
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

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the pointer comes."""
        super().enterEvent(event)
        self._gate.entered()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: in focus only."""
        if self._gate.open(self.hasFocus()):
            super().wheelEvent(event)
        else:
            event.ignore()
