"""Asked when the window is closed while a file is being written."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.widgets.sheet import Sheet


class LeavingSheet(Sheet):
    """Finish and close, stop and close, or (Esc) stay."""

    finish_chosen = Signal()
    stop_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Close the studio?", parent=parent)
        self.stop_button = self.add_button("Stop and close")
        self.stop_button.setToolTip("Nothing half-written stays behind")
        self.finish_button = self.add_button("Finish, then close", primary=True)
        self.stop_button.clicked.connect(self._stop)
        self.finish_button.clicked.connect(self._finish)
        self.finish(440)

    def set_work(self, names: tuple[str, ...]) -> None:
        """What is under way, such as `Exporting a.png`."""
        first = names[0] if names else ""
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        self.set_summary(f"Not done yet: {first}{more}.")

    @Slot()
    def _stop(self) -> None:
        self.accept()
        self.stop_chosen.emit()

    @Slot()
    def _finish(self) -> None:
        self.accept()
        self.finish_chosen.emit()
