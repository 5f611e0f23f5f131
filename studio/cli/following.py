"""How a person at the command line follows longer work, and stops it."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable

from studio.values.cancel import CancelToken

PLAIN_EVERY_S = 5.0
Say = Callable[[str, str], None]
"""Told the phase and a line about it; an empty phase ends it."""


class Stop(threading.Event):
    """An event; with it, its `token` is cancelled."""

    def __init__(self) -> None:
        super().__init__()
        self.token = CancelToken()

    def set(self) -> None:
        """Ask for an end."""
        super().set()
        self.token.cancel()


def stopped_by_signals() -> Stop:
    """What the first Ctrl+C or SIGTERM sets; the second ends the program at once."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        return stop

    def ask(number: int, _frame: object) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask)
    return stop


def on_stderr() -> Say:
    """A line on stderr that is written over; where that is no screen, one a phase or 5 s."""
    on_screen = sys.stderr.isatty()
    last_phase, last_at = "", 0.0

    def say(phase: str, text: str) -> None:
        nonlocal last_phase, last_at
        if not phase:
            if on_screen and last_phase:
                sys.stderr.write("\n")
            return
        now = time.monotonic()
        if on_screen or phase != last_phase or now - last_at >= PLAIN_EVERY_S:
            last_phase, last_at = phase, now
            sys.stderr.write(f"\r\x1b[K{text}" if on_screen else f"{text}\n")
            sys.stderr.flush()

    return say
