"""A file and a way to choose another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.ask_path import ask_file
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip


class FileRow(QWidget):
    """Its name shows, the whole path stands in the tip; `title` is what the desktop asks for."""

    changed = Signal(str)
    """The path, as text."""

    def __init__(self, title: str, patterns: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._patterns = title, patterns
        self._name = Caption("", "text")
        self.choose = Chip(tr("Choose …"))
        self.choose.setAccessibleName(title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._name, 1)
        row.addWidget(self.choose)
        self.choose.clicked.connect(self._ask)
        self.set_path("")

    def set_path(self, path: str) -> None:
        """Show a file, silently; empty means none yet."""
        self._name.set_text(Path(path).name if path else tr("not chosen yet"))
        self._name.setToolTip(path)

    @Slot()
    def _ask(self) -> None:
        found = ask_file(self, self._title, "exports", self._patterns)
        if found is not None:
            self.set_path(str(found))
            self.changed.emit(str(found))
