"""Folds the less used part of a section away behind one line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.icon_button import IconButton


class Fold(QWidget):
    """A line such as `4 more` that shows and hides `body`; add widgets to `body_layout`."""

    toggled = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = IconButton(text, "caret-right", icon_px=12)
        self._button.setCheckable(False)
        self._button.clicked.connect(self.toggle)
        self.body = QWidget()
        self.body.hide()
        self.body_layout = QVBoxLayout(self.body)
        self.body_layout.setContentsMargins(0, 4, 0, 0)
        self.body_layout.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._button)
        column.addWidget(self.body)
        self.set_text(text)

    @property
    def is_open(self) -> bool:
        """Whether the body shows."""
        return not self.body.isHidden()

    def set_text(self, text: str) -> None:
        """Say what is folded away."""
        self._button.set_text(text)
        self._button.setAccessibleDescription(tr("Shows or hides more of this section"))

    def set_open(self, is_open: bool) -> None:
        """Show or hide the body."""
        if is_open == self.is_open:
            return
        self.body.setVisible(is_open)
        self._button.set_icon("caret-down" if is_open else "caret-right")
        self.toggled.emit(is_open)

    def toggle(self) -> None:
        """Show what was hidden, hide what was shown."""
        self.set_open(not self.is_open)
