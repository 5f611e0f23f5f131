"""Whether a window's own thread sleeps and is never woken: hung for certain, not merely slow.

A window that lives wakes many times a second for its timers. One that is starved by a busy machine
is ready to run, one that waits for a disk says so: neither counts as still. Only Linux tells;
elsewhere nothing ever counts.
"""

from __future__ import annotations

from pathlib import Path

SLEEPS = "S"


class Stillness:
    """`look` is called again and again for one process after the other. Seconds are monotonic."""

    def __init__(self) -> None:
        self._pid = 0
        self._woken = -1
        self._since = 0.0

    def look(self, pid: int, now: float) -> float:
        """For how long the first thread of a process has slept without waking once, in seconds."""
        state, woken = _state(pid)
        if pid != self._pid or woken != self._woken or state != SLEEPS:
            self._pid, self._woken, self._since = pid, woken, now
        return now - self._since


def _state(pid: int) -> tuple[str, int]:
    """Its state by one letter, and how often it was switched to; nothing where nobody tells."""
    try:
        told = Path(f"/proc/{pid}/task/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return "", -1
    lines = dict(line.partition(":\t")[::2] for line in told.splitlines())
    switches = (lines.get(f"{kind}_ctxt_switches", "0") for kind in ("voluntary", "nonvoluntary"))
    return lines.get("State", "")[:1], sum(int(n) for n in switches if n.strip().isdigit())
