"""The show on its screen: a process of its own, which goes on where the window is closed."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Slot

import studio
from studio.booth.health import STATUS, read_status
from studio.files.atomic import make_folder
from studio.files.paths import log_folder
from studio.ui.engine.studio_process import STUDIO, end, process_beside
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal

NOT_STARTED = mark("The show did not start; install the studio again.")
ENDED = mark("The show has ended.")
LOOK_MS = 1000
SAYS = "show-start.log"
LONGEST = 4096
FRESH_S = 6.0
"""A status that is older is of a show that ended without saying so."""


class Running(QObject):
    """Starts `studio show` and says how it goes; the test cards that name displays, too."""

    changed: Carries[dict[str, Any]] = signal()
    """What the show says of itself, once a second; empty while none runs."""
    failed: Carries[str] = signal()
    began: Carries[bool] = signal()
    """A show that was started here plays, or does no more."""

    def __init__(self, parent: QObject, program: Sequence[str] = STUDIO) -> None:
        super().__init__(parent)
        self._program = tuple(program)
        self._cards = process_beside(self)
        self._show: subprocess.Popen[bytes] | None = None
        self._status: dict[str, Any] = {}
        self._over_at = 0.0
        self.plays = False
        """Whether any show plays on this computer, as far as was looked."""
        self._watched = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def on(self) -> bool:
        """Whether a show that was started here runs."""
        return self._show is not None

    def watch(self, watching: bool) -> None:
        """Look how it goes, or no more."""
        self._watched = watching
        if watching:
            self._timer.start()
            self.look()
        elif not self.on:
            self._timer.stop()

    def start(self, file: Path, words: Sequence[str] = ()) -> None:
        """Play a file, until its operator leaves it or `stop` is called."""
        if self.on:
            return
        says = make_folder(log_folder()) / SAYS
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(studio.__file__).resolve().parent.parent),
            "PYTHONIOENCODING": "utf-8",
        }
        try:
            with says.open("wb") as told:
                self._show = subprocess.Popen(
                    [*self._program, "show", str(file), *words],
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=told,
                    env=environment, start_new_session=True,
                )  # fmt: skip
        except OSError:
            self.failed.emit(tr(NOT_STARTED))
            return
        self.began.emit(True)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """End the show that was started here; its windows go with it."""
        if self._show is not None:
            self._show.terminate()

    def identify(self) -> None:
        """A card on every display; a key, a touch or a minute ends it."""
        if self._cards.state() == QProcess.ProcessState.NotRunning:
            program, *before = self._program
            self._cards.start(program, [*before, "show", "--displays"])

    def close(self) -> None:
        """The window goes; the show plays on."""
        self._timer.stop()
        end(self._cards)

    @Slot()
    def look(self) -> None:
        """How it stands."""
        code = self._show.poll() if self._show is not None else None
        if code is not None:
            self._show, self._over_at = None, time.time()
            self.began.emit(False)
            if not self._watched:
                self._timer.stop()
            why = _last_line(log_folder() / SAYS)
            if code != 0:
                self.failed.emit(said(why or tr(ENDED)))
        status = read_status(log_folder()) if self.on or self._fresh() else {}
        before, self.plays = self.plays, self.on or bool(status)
        if status != self._status or self.plays != before:
            self._status = status
            self.changed.emit(status)

    def _fresh(self) -> bool:
        """Whether a show that somebody else started says that it plays."""
        try:
            told_at = (log_folder() / STATUS).stat().st_mtime
        except OSError:
            return False
        fresh = told_at > self._over_at and abs(time.time() - told_at) < FRESH_S
        return fresh and read_status(log_folder()).get("state") != "ended"


def _last_line(path: Path) -> str:
    """What it said last."""
    try:
        with path.open("rb") as file:
            told = file.read(LONGEST).decode("utf-8", "replace")
    except OSError:
        return ""
    return (told.strip().splitlines() or [""])[-1]
