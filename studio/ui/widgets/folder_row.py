"""A folder and a way to choose another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.ask_path import ask_folder
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip


class FolderRow(QWidget):
    """The home folder is written as `~`; the whole path stands in the tip."""

    changed = Signal(object)
    """`Path`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._path = Caption("", "text")
        self.choose = Chip(tr("Choose …"))
        self.choose.setAccessibleName(tr("Choose a folder"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._path, 1)
        row.addWidget(self.choose)
        self.choose.clicked.connect(self._ask)

    @property
    def folder(self) -> Path:
        """The folder."""
        return self._folder

    def set_folder(self, folder: Path) -> None:
        """Show a folder, silently."""
        self._folder = folder
        shown = str(folder)
        home = str(Path.home())
        if shown.startswith(home):
            shown = "~" + shown[len(home) :]
        self._path.set_text(shown)
        self._path.setToolTip(str(folder))

    @Slot()
    def _ask(self) -> None:
        found = ask_folder(self, tr("Where to put the file"), "exports", self._folder)
        if found is not None:
            self.set_folder(found)
            self.changed.emit(self._folder)
