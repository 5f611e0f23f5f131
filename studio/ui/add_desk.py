"""A file of weights joins the library: looked at in another process, then one click away."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

import studio
from studio.library.models import InstalledModels
from studio.ui.place_state import Notice
from studio.ui.shell import ordered
from studio.ui.view_state import ViewState
from studio.values.held import Held

STOP_KEY = "stop adding"
EXPLORE_KEY = "explore "
OPENER = (sys.executable, "-P", "-m", "studio", "open", "--add", "--json")
"""The same command as on the command line; the file's name follows."""
_NOT_STARTED = "The program that looks at files did not start; install the studio again."


class AddDesk(QObject):
    """One file after another; what came of each is said on the canvas."""

    looking = Signal(str)
    """A sentence while a file is looked at; empty when that has ended."""
    held = Signal(object, str)
    """`Held`: directions or places in a file that is no model; what is said of it."""
    added = Signal(object)
    """The `Card` of a model that is in the library now."""

    def __init__(
        self,
        view: ViewState,
        models: InstalledModels,
        parent: QObject | None = None,
        opener: Sequence[str] = OPENER,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._models = models
        self._opener = tuple(opener)
        self._waiting: list[Path] = []
        self._path: Path | None = None
        self._stopped = False
        self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONPATH", str(Path(studio.__file__).resolve().parent.parent))
        environment.insert("PYTHONIOENCODING", "utf-8")
        self._process.setProcessEnvironment(environment)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)

    def add(self, path: Path) -> None:
        """Find out what a file is, and put it into the library if it makes pictures."""
        self._waiting.append(path)
        self._next()

    def choose(self, window: QWidget) -> None:
        """Ask for a file."""
        chosen, _ = QFileDialog.getOpenFileName(window, "Add a model")
        if chosen:
            self.add(Path(chosen))

    def stop(self) -> None:
        """Leave the file that is being looked at, and those that wait."""
        self._waiting.clear()
        self._stopped = True
        self._process.kill()

    def close(self) -> None:
        """The window goes: nothing is left running."""
        self._process.blockSignals(True)
        self._waiting.clear()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(3000)

    def explore(self, sha256: str) -> None:
        """Work with a model that was added."""
        model = next((m for m in self._view.models if m.card.sha256 == sha256), None)
        if model is not None:
            self._view.open_model(model.card)

    def announce(self, told: dict[str, Any]) -> None:
        """Show a model that `studio open --add` or `studio get` says it added."""
        self._say(told)

    # ---- inside ---------------------------------------------------------------------------------
    def _next(self) -> None:
        if self._path is not None or not self._waiting:
            return
        self._path = self._waiting.pop(0)
        self._stopped = False
        self.looking.emit(f"Looking at {self._path.name}; nothing from it is run")
        program, *words = self._opener
        self._process.start(program, [*words, "--", str(self._path.absolute())])

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, _code: int, _status: QProcess.ExitStatus) -> None:
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        try:
            told = json.loads(bytes(self._process.readAllStandardOutput().data()))
        except ValueError:
            told = {"reason": (said.strip().splitlines() or [_NOT_STARTED])[-1]}
        self._ended(told)

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended({"reason": _NOT_STARTED})

    def _ended(self, told: dict[str, Any]) -> None:
        self._path = None
        self.looking.emit("")
        if not self._stopped:
            self._say(told)
        self._next()

    def _say(self, told: dict[str, Any]) -> None:
        if "held" in told:
            self.held.emit(msgspec.convert(told["held"], Held), str(told["reason"]))
            return
        if "id" not in told:
            self._view.noticed.emit(Notice(str(told.get("reason", _NOT_STARTED))))
            return
        self._models.refresh()
        self._view.set_models(ordered(self._models.models()))
        card = next((m.card for m in self._view.models if m.card.id == told["id"]), None)
        if card is None:
            self._view.noticed.emit(Notice("The model was added but cannot be found; start again."))
            return
        word = "is in the library now" if told.get("new") else "was in the library already"
        ask = "" if card.license_known else " Its card asks for its licence."
        self._view.noticed.emit(
            Notice(f"{card.name} {word}.{ask}", False, "Explore", EXPLORE_KEY + card.sha256)
        )
        self.added.emit(card)
