"""How much memory a large model takes, before it is loaded, beside what is free."""

from __future__ import annotations

import os
import platform

from studio.errors import OutOfMemory

SPARE_BYTES = 1 << 30
"""Beside its numbers a model that draws needs about so much, and so does everything else."""
LARGE_BYTES = 2 << 30
"""Of smaller models nothing is asked: they fit, or something else has to go anyway."""
_GB = 1e9


def check_room(name: str, needed_bytes: int) -> None:
    """Check that a model of so many bytes can be loaded now.

    Raises:
        OutOfMemory: it cannot; says what it needs and what is free.
    """
    free = free_bytes()
    if needed_bytes < LARGE_BYTES or free is None or needed_bytes + SPARE_BYTES <= free:
        return
    raise OutOfMemory(
        f"{name} needs about {(needed_bytes + SPARE_BYTES) / _GB:,.1f} GB of memory to draw, and"
        f" {free / _GB:,.1f} GB are free; close other programs, or use a machine with more."
    )


def free_bytes() -> int | None:
    """Memory that can be had without taking it from others; None where the system does not say."""
    system = platform.system()
    if system == "Linux":
        try:
            with open("/proc/meminfo", encoding="ascii") as file:
                lines = dict(line.split(":", 1) for line in file)
            return int(lines["MemAvailable"].split()[0]) << 10
        except (OSError, KeyError, ValueError):
            return None
    if system == "Windows":
        return _free_on_windows()
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None


def _free_on_windows() -> int | None:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong), ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in (
                "total", "free", "page_total", "page_free", "own_total", "own_free", "extended",
            )),
        )  # fmt: skip

    status = Status(length=ctypes.sizeof(Status))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  known on Windows alone
    return int(status.free) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else None
