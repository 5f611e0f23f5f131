"""The command line, run beside the window: one command after another, answers as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Slot

import studio

STUDIO = (sys.executable, "-P", "-m", "studio")
NOT_STARTED = "The program that looks at files did not start; install the studio again."
Taker = Callable[[dict[str, Any]], None]


class StudioProcess(QObject):
    """`run` a command with `--json`; the answer has `problem` where it failed."""

    def __init__(self, parent: QObject | None = None, program: Sequence[str] = STUDIO) -> None:
        super().__init__(parent)
        self._program = tuple(program)
        self._waiting: list[tuple[tuple[str, ...], Taker]] = []
        self._taker: Taker | None = None
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONPATH", str(Path(studio.__file__).resolve().parent.parent))
        environment.insert("PYTHONIOENCODING", "utf-8")
        self._process.setProcessEnvironment(environment)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)

    def run(self, words: Sequence[str], taker: Taker) -> None:
        """Run a command; `taker` gets what it printed."""
        self._waiting.append((tuple(words), taker))
        self._next()

    def stop(self) -> None:
        """Leave the command that runs, and those that wait; nobody is told."""
        self._waiting.clear()
        self._taker = None
        self._process.kill()

    def close(self) -> None:
        """The window goes: nothing is left running."""
        self._process.blockSignals(True)
        self._waiting.clear()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(3000)

    def _next(self) -> None:
        if self._process.state() == QProcess.ProcessState.NotRunning and self._waiting:
            words, self._taker = self._waiting.pop(0)
            program, *before = self._program
            self._process.start(program, [*before, *words, "--json"])

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, _code: int, _status: QProcess.ExitStatus) -> None:
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        try:
            told = json.loads(bytes(self._process.readAllStandardOutput().data()))
        except ValueError:
            told = {"problem": (said.strip().splitlines() or [NOT_STARTED])[-1]}
        self._ended(told)

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended({"problem": NOT_STARTED})

    def _ended(self, told: dict[str, Any]) -> None:
        taker, self._taker = self._taker, None
        if taker is not None:
            taker(told)
        self._next()
