"""What the supervisor hears of this window, and what it says to it; both as lines of text.

The heart beats from a timer of the window's own thread: where that hangs, it stops.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.signals import Carries, signal

BEAT_MS = 500


class Heart(QObject):
    """Beats twice a second with what `state` gives; `told` carries the supervisor's words."""

    told: Carries[str] = signal()

    def __init__(
        self, state: Callable[[], dict[str, Any]], parent: QObject | None = None,
        longest: int = 200,
    ) -> None:  # fmt: skip
        """`longest`: of a word from the supervisor, in letters."""
        super().__init__(parent)
        self._longest = longest
        self._state = state
        self._deaf = False
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._thread = threading.Thread(target=self._listen, daemon=True)

    def start(self) -> None:
        """Begin; once the first picture is on the screen."""
        with suppress(OSError, ValueError):  # a pipe that nobody empties must not hold the window
            os.set_blocking(1, False)
        self.beat()
        self._timer.start()
        self._thread.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    @Slot()
    def beat(self) -> None:
        """Say how things stand. A supervisor that is gone is no reason to stop playing."""
        if self._deaf:
            return
        try:
            os.write(1, json.dumps(self._state()).encode() + b"\n")
        except BlockingIOError:  # it sleeps: this beat is not missed
            pass
        except OSError:
            self._deaf = True

    def _listen(self) -> None:
        """On a thread of its own: words as they come, until the supervisor is gone."""
        for line in sys.stdin:
            self.told.emit(line.strip()[: self._longest])
