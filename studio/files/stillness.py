"""Whether a process sleeps and is never woken, or was stopped: hung for certain, not merely slow.

A window that lives wakes many times a second for its timers, an engine that works wakes or runs.
One that is starved by a busy machine is ready to run, one that waits for a disk says so: neither
counts as still. Only Linux tells; elsewhere nothing ever counts.
"""

from __future__ import annotations

import os
from pathlib import Path

RESTS = "STt"
"""Sleeping, or stopped by a signal or a debugger."""


class Stillness:
    """`look` is called again and again for one process after the other. Seconds are monotonic."""

    def __init__(self, whole: bool = False) -> None:
        """`whole`: all threads have to rest, not the first alone."""
        self._whole = whole
        self._pid = 0
        self._woken: tuple[int, ...] = ()
        self._since = 0.0

    def look(self, pid: int, now: float) -> float:
        """For how long a process has slept without waking once, in seconds."""
        states = [_state(pid, thread) for thread in self._threads(pid)]
        woken = tuple(count for _, count in states)
        rests = bool(states) and all(state and state in RESTS for state, _ in states)
        if pid != self._pid or woken != self._woken or not rests:
            self._pid, self._woken, self._since = pid, woken, now
        return now - self._since

    def _threads(self, pid: int) -> list[str]:
        if not self._whole:
            return [str(pid)]
        try:
            return os.listdir(f"/proc/{pid}/task")
        except OSError:
            return []


def _state(pid: int, thread: str) -> tuple[str, int]:
    """Its state by one letter, and how often it was switched to; nothing where nobody tells."""
    try:
        told = Path(f"/proc/{pid}/task/{thread}/status").read_text("ascii", "replace")
    except OSError:
        return "", -1
    lines = dict(line.partition(":\t")[::2] for line in told.splitlines())
    switches = (lines.get(f"{kind}_ctxt_switches", "0") for kind in ("voluntary", "nonvoluntary"))
    return lines.get("State", "")[:1], sum(int(n) for n in switches if n.strip().isdigit())
