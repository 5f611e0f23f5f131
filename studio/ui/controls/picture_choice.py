"""A picture as the value of a control: choose a file, or drop one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.ask_path import ask_file
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.mime import PICTURE_SUFFIXES, picture_in


class PictureChoice(QWidget):
    """Says which file was meant; whoever listens reads it and gives back what it is called."""

    chosen = Signal(object)  # Path
    cleared = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = Chip(tr("Choose…"))
        self._chip.setAccessibleName(tr("Choose {name}", name=name))
        self._clear = IconButton("", "x", tr("Clear"), parent=self)
        self._clear.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._chip)
        row.addWidget(self._clear)
        self._chip.clicked.connect(self._ask)
        self._clear.clicked.connect(self.cleared)
        self.setAcceptDrops(True)
        self.setAccessibleName(name)

    def set_chosen(self, value: str) -> None:
        """Show whether there is a picture; `value` is empty without one."""
        self._chip.set_text(tr("Change…") if value else tr("Choose…"))
        self._clear.setVisible(bool(value))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: pictures are welcome."""
        if picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take it."""
        path = picture_in(event.mimeData())
        if path is not None:
            self.chosen.emit(path)
            event.acceptProposedAction()

    def _ask(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(PICTURE_SUFFIXES))
        path = ask_file(
            self, tr("Choose a picture"), "pictures", tr("Pictures ({patterns})", patterns=patterns)
        )
        if path is not None:
            self.chosen.emit(path)
