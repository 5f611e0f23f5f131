"""How much memory a process uses, without any library; None where the system does not tell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_PROC = Path("/proc/self/statm").exists()


def resident_bytes(pid: int) -> int | None:
    """Bytes of memory that a process has in use, shared ones too."""
    if _PROC:
        try:
            with open(f"/proc/{pid}/statm", "rb") as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, ValueError, IndexError):
            return None
    if os.name == "posix":
        return _by_ps(pid)
    return None


def own_bytes(pid: int) -> int | None:
    """Bytes that a process holds for itself alone, swapped ones too: where a leak shows.

    Files that are mapped come and go as the system likes, so they are left out. Linux tells.
    """
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
            lines = dict(line.split(":", 1) for line in file if ":" in line)
        return sum(1024 * int(lines[name].split()[0]) for name in ("RssAnon", "VmSwap"))
    except (OSError, KeyError, ValueError, IndexError):
        return None


def _by_ps(pid: int) -> int | None:
    try:
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False, timeout=2
        )
        return int(told.stdout) * 1024
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def handles_and_threads(pid: int) -> tuple[int, int] | None:
    """(open handles, threads) of a process, where the system tells."""
    try:
        return len(os.listdir(f"/proc/{pid}/fd")), len(os.listdir(f"/proc/{pid}/task"))
    except OSError:
        return None
