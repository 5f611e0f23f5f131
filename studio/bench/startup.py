"""P1: the studio is started as a person starts it, and a parent process watches the clock."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from studio.bench.figures import Figure
from studio.errors import StudioError
from studio.ui.window.milestones import VARIABLE

PATIENCE_S = 60.0


def measure(repeats: int = 3) -> Figure:
    """The best of `repeats` starts after one that warms the disk; a fresh home each time.

    Raises:
        StudioError: the studio did not come up within a minute.
    """
    runs = [_start() for _ in range(repeats + 1)][1:]
    painted = sorted(run["painted"] for run in runs)
    picture = sorted(run["picture"] for run in runs)
    middle = len(runs) // 2
    details = {"painted_s": painted, "picture_s": picture, "platform": _platform()}
    return Figure("P1", {"painted": painted[middle], "picture": picture[middle]}, details)


def _platform() -> str:
    return os.environ.get("QT_QPA_PLATFORM", "the desktop's own")


def _start() -> dict[str, float]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        notes = Path(home) / "milestones"
        environment = {**os.environ, VARIABLE: str(notes), "LATENT_STUDIO_HOME": home}
        began = time.monotonic_ns()
        child = subprocess.Popen(
            [sys.executable, "-m", "studio"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            return _watch(child, notes, began)
        finally:
            child.terminate()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _watch(child: subprocess.Popen[bytes], notes: Path, began: int) -> dict[str, float]:
    while time.monotonic_ns() - began < PATIENCE_S * 1e9 and child.poll() is None:
        text = notes.read_text() if notes.exists() else ""
        marks = dict(line.split() for line in text.splitlines() if line.count(" ") == 1)
        if {"painted", "picture"} <= marks.keys():
            return {name: (int(at) - began) / 1e9 for name, at in marks.items()}
        time.sleep(0.01)
    raise StudioError("The studio did not show a picture within a minute of its start.")
