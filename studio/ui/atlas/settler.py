"""Lays a map out by neighbours, in a process beside the window: nothing of it is felt here."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Qt, Slot

from studio.errors import StudioError
from studio.library.atlas.settling import read_layout, write_task
from studio.ui.engine.studio_process import end, process_beside
from studio.ui.signals import Carries, signal
from studio.values.arrays import Floats

PROGRAM = (sys.executable, "-P", "-m", "studio.library.atlas.settling")
Taker = Callable[[Floats | None], None]


class Settler(QObject):
    """One layout at a time."""

    progressed: Carries[float] = signal()
    """Which share of it is done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._taker: Taker | None = None
        self._count = 0
        self._process: QProcess | None = None

    @property
    def busy(self) -> bool:
        """Whether it is at work."""
        return self._process is not None

    def start(self, numbers: Floats, positions: Floats, known: bool, taker: Taker) -> None:
        """Lay places out; `taker` gets the layout, None where it did not succeed."""
        self.stop()
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="latent-map-")
            folder = Path(self._folder.name)
            write_task(folder / "task.npz", numbers, positions, known)
        except (OSError, StudioError):
            self._clear()
            taker(None)
            return
        self._taker, self._count = taker, len(numbers)
        self._process = process_beside(self)
        self._process.finished.connect(self._finished)
        # Queued: Qt clears up a process that did not start after it has told.
        self._process.errorOccurred.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self._process.readyReadStandardOutput.connect(self._told)
        program, *words = PROGRAM
        self._process.start(program, [*words, str(folder / "task.npz"), str(folder / "layout.npy")])

    def stop(self) -> None:
        """Nobody wants it any more."""
        if self._process is not None:
            end(self._process)
        self._clear()

    @Slot()
    def _told(self) -> None:
        assert self._process is not None
        lines = bytes(self._process.readAllStandardOutput().data()).split()
        with suppress(ValueError):
            self.progressed.emit(min(max(float(lines[-1]), 0.0), 1.0) if lines else 0.0)

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        found = None
        if code == 0 and self._folder is not None:
            found = read_layout(Path(self._folder.name) / "layout.npy", self._count)
        self._end(found)

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(None)

    def _end(self, found: Floats | None) -> None:
        taker = self._taker
        self._clear()
        if taker is not None:
            taker(found)

    def _clear(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process, self._taker = None, None
        if self._folder is not None:
            with suppress(OSError):
                self._folder.cleanup()
        self._folder = None
