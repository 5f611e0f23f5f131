"""Closing the window while files are being written: nothing asked for is dropped unasked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.engine.jobs import Jobs
from studio.ui.window.closing_dialog import LeavingSheet


class Closing(QObject):
    """Lets the window go at once, or asks first; owned by the window."""

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._decided = self._waits = False
        self.sheet: LeavingSheet | None = None
        jobs.ended.connect(self._ended)

    def may_leave(self) -> bool:
        """Whether the window may close now; if not, the person is asked."""
        work = self._jobs.writing
        if self._decided or not work:
            return True
        if self.sheet is None:
            self.sheet = LeavingSheet(self._window)
            self.sheet.finish_chosen.connect(self._finish)
            self.sheet.stop_chosen.connect(self._leave)
        self.sheet.set_work(tuple(dict.fromkeys(task.text for task in work)))
        self.sheet.show()
        self.sheet.raise_()
        return False

    @Slot()
    def _finish(self) -> None:
        self._waits = True
        self._ended()

    @Slot()
    def _leave(self) -> None:
        self._decided = True
        self._window.close()

    @Slot()
    def _ended(self) -> None:
        if self.sheet is not None and self.sheet.isVisible() and not self._jobs.writing:
            self.sheet.accept()  # nothing is lost any more; the window stays until asked again
        if self._waits and not self._jobs.writing:
            self._leave()
