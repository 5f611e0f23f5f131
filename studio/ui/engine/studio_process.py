"""The command line, run beside the window: one command after another, answers as JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Qt, QTimer, Slot

import studio
from studio.ui.language.words import mark, tr

STUDIO = (sys.executable, "-P", "-m", "studio")
NOT_STARTED = mark("The program that looks at files did not start; install the studio again.")
END_MS = 3000
"""How long a process may clear up before it is killed, and be killed."""
Taker = Callable[[dict[str, Any]], None]


def process_beside(parent: QObject) -> QProcess:
    """A process that finds this very studio and speaks UTF-8; not started yet."""
    process = QProcess(parent)
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", str(Path(studio.__file__).resolve().parent.parent))
    environment.insert("PYTHONIOENCODING", "utf-8")
    process.setProcessEnvironment(environment)
    return process


def last_words(process: QProcess, without: str) -> str:
    """The last line of what it said on stderr; `without` where it said nothing."""
    said = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
    return (said.strip().splitlines() or [without])[-1]


def end(process: QProcess, grace_ms: int = 0) -> None:
    """Nobody hears of it any more: it ends by itself within `grace_ms`, or is killed."""
    process.blockSignals(True)
    if process.state() == QProcess.ProcessState.NotRunning:
        return
    if not grace_ms or not process.waitForFinished(grace_ms):
        process.kill()
        process.waitForFinished(END_MS)


class StudioProcess(QObject):
    """`run` a command with `--json`; the answer has `problem` where it failed."""

    def __init__(self, parent: QObject | None = None, program: Sequence[str] = STUDIO) -> None:
        super().__init__(parent)
        self._program = tuple(program)
        self._waiting: list[tuple[list[str], Taker]] = []
        self._taker: Taker | None = None
        self._busy = False
        self._process = process_beside(self)
        self._process.finished.connect(self._finished)
        # Queued: Qt clears up a process that did not start after it has told, and with it the next.
        self._process.errorOccurred.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self._patience = QTimer(self, singleShot=True, interval=END_MS)
        self._patience.timeout.connect(self._process.kill)

    def run(self, words: Sequence[str], given: str, taker: Taker) -> None:
        """Run a command on a file or an id; `taker` gets what it printed."""
        self._waiting.append(([*words, "--json", "--", given], taker))
        self._next()

    def stop(self) -> None:
        """Leave the command that runs, and those that wait; nobody is told.

        It is asked once to end, so that it can clear up what it has begun, and killed where it does
        not in time. Windows asks in a way that only windows hear; there it is killed at once.
        """
        self._waiting.clear()
        self._taker = None
        if os.name == "nt":
            self._process.kill()
        elif self._busy and not self._patience.isActive():
            self._process.terminate()
            self._patience.start()

    def close(self) -> None:
        """The window goes: nothing is left running."""
        self.stop()
        self._patience.stop()
        end(self._process, END_MS)

    def _next(self) -> None:
        if not self._busy and self._waiting:
            words, self._taker = self._waiting.pop(0)
            self._busy = True
            program, *before = self._program
            self._process.start(program, [*before, *words])

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, _code: int, _status: QProcess.ExitStatus) -> None:
        try:
            told = json.loads(bytes(self._process.readAllStandardOutput().data()))
        except ValueError:
            told = {"problem": last_words(self._process, tr(NOT_STARTED))}
        self._ended(told)

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended({"problem": tr(NOT_STARTED)})

    def _ended(self, told: dict[str, Any]) -> None:
        self._patience.stop()
        taker, self._taker, self._busy = self._taker, None, False
        if taker is not None:
            taker(told)
        self._next()
