"""The head of a section: its title in small capitals, its actions at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme.fonts import title as title_font
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icon_button import IconButton


class SectionHeader(QWidget):
    """24 px high; actions added with `add_action` read from left to right, the last one flush."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Caption(title, "faint", title_font())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        self.setFixedHeight(24)
        self.setAccessibleName(title)

    def add_action(self, text: str, icon: str = "", help_text: str = "") -> IconButton:
        """Add a text button at the right end and give it back."""
        button = IconButton(text, icon, parent=self)
        button.setToolTip(help_text)
        self._row.addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Add another small widget at the right end."""
        self._row.addWidget(widget)
