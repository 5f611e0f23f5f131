"""P11: a show is started as a person starts it; then its window and its engine are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.bench.figures import Figure
from studio.booth.health import read_status
from studio.errors import StudioError
from studio.ui.window.milestones import VARIABLE

PATIENCE_S = 90.0
REPEATS = 3


def measure() -> Figure:
    """The middle of three starts after one that warms the disk, and one killing of each part."""
    starts = [_once(harm=False) for _ in range(REPEATS)]
    last = _once(harm=True)
    first = sorted(run["first"] for run in starts)
    values = {"first": first[REPEATS // 2], "window": last["window"], "engine": last["engine"]}
    more = {name: last[name] for name in ("window_live", "engine_live")}
    return Figure("P11", values, {"first_s": first, **more})


def _once(harm: bool) -> dict[str, float]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        notes = Path(home) / "milestones"
        environment = {**os.environ, VARIABLE: str(notes), "LATENT_STUDIO_HOME": home}
        began = time.monotonic_ns()
        child = subprocess.Popen(
            [sys.executable, "-m", "studio", "show", "--demo", "--window", "1280x720"],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _until(lambda: notes.exists() and "painted" in notes.read_text())
            painted = notes.read_text().split("painted ")[1].split()[0]
            found = {"first": (int(painted) - began) / 1e9}
            return found | (_harmed(Path(home) / "logs") if harm else {})
        finally:
            child.terminate()
            child.wait()


def _harmed(folder: Path) -> dict[str, float]:
    """When a picture moves again, and when the engine draws again, after each killing."""
    found = {}
    for name, role in (("window", "stage"), ("engine", "engine")):
        _until(lambda: bool(_window(folder).get("engine_up") and _window(folder).get("live")))
        gone = read_status(folder)["pids"][role]
        before, began = _frames(folder), time.monotonic()
        os.kill(gone, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        _until(lambda before=before: _moves(before, _frames(folder)))  # type: ignore[misc]
        found[name] = time.monotonic() - began

        def lives(gone: int = gone, role: str = role) -> bool:
            pids = read_status(folder).get("pids", {})
            now = _window(folder)
            drawn = bool(now.get("engine_up") and now.get("live"))
            return drawn and pids.get(role, gone) != gone

        _until(lives)
        found[f"{name}_live"] = time.monotonic() - began
    return found


def _frames(folder: Path) -> tuple[int, int, int]:
    """(frames of the window in front, which process that is, frames of the one behind)."""
    told = read_status(folder)
    behind, front = told.get("behind", {}), told.get("window", {})
    pid = told.get("pids", {}).get("stage", 0)
    return front.get("frames", 0), pid, behind.get("frames", 0)


def _moves(before: tuple[int, int, int], now: tuple[int, int, int]) -> bool:
    """Whether a picture is painted on: by the window that was there, or by the one behind it."""
    if now[1] == before[1] and now[1]:
        return now[0] > before[0]
    return now[2] > before[2] + 2 or now[0] > 0


def _window(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = read_status(folder).get("window", {})
    return told


def _until(done: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_S
    while not done():
        if time.monotonic() > ends:
            raise StudioError("The show did not come so far within a minute and a half.")
        time.sleep(0.02)
