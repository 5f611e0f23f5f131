"""Asked when the window is closed while a file is being written."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.sheet import Sheet


class LeavingSheet(Sheet):
    """Finish and close, stop and close, or (Esc) stay."""

    finish_chosen = Signal()
    stop_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Close the studio?"), parent=parent)
        self.stop_button = self.add_button(tr("Stop and close"))
        self.stop_button.setToolTip(tr("Nothing half-written stays behind"))
        self.finish_button = self.add_button(tr("Finish, then close"), primary=True)
        self.stop_button.clicked.connect(self._stop)
        self.finish_button.clicked.connect(self._finish)
        self.finish(440)

    def set_work(self, names: tuple[str, ...]) -> None:
        """What is under way, such as `Exporting a.png`."""
        first = names[0] if names else ""
        more = tr(" and {count} more", count=len(names) - 1) if len(names) > 1 else ""
        self.set_summary(tr("Not done yet: {first}{more}.", first=first, more=more))

    @Slot()
    def _stop(self) -> None:
        self.accept()
        self.stop_chosen.emit()

    @Slot()
    def _finish(self) -> None:
        self.accept()
        self.finish_chosen.emit()
