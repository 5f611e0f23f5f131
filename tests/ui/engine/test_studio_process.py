"""A command beside the window is asked to end before it is killed, and clears up."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from studio.library.folders import new_models_folder
from studio.ui.engine import studio_process
from studio.ui.engine.studio_process import StudioProcess

WORKS = """
import sys, time
from studio.cli.following import stopped_by_signals
from studio.library.imports import workshop
token = stopped_by_signals().token
with workshop():
    while True:
        token.check()
        time.sleep(0.01)
"""
"""What adding a model does: in a folder of its own, which goes however that ends."""
DEAF = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open(sys.argv[-1], 'w').close()
time.sleep(600)
"""
ANSWERS = 'print(\'{"reason": "next"}\')'


@pytest.fixture
def process(qtbot):
    made = StudioProcess()
    yield made
    made.close()
    assert made._process.state() == QProcess.ProcessState.NotRunning


def _inside() -> list[Path]:
    folder = new_models_folder()
    return list(folder.iterdir()) if folder.exists() else []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that asks a program to end")
@pytest.mark.parametrize("how", ["stop", "stop twice", "close"])
def test_what_is_stopped_leaves_nothing_behind(qtbot, process, monkeypatch, how):
    told = []
    monkeypatch.setattr(studio_process, "END_MS", 60_000)  # a busy machine may take its time
    process._patience.setInterval(60_000)
    process._program = (sys.executable, "-c", WORKS)
    process.run((), "x", told.append)
    qtbot.waitUntil(lambda: len(_inside()) == 1, timeout=60_000)
    if how == "close":
        process.close()
    else:
        for _ in range(2 if "twice" in how else 1):
            process.stop()
    gone = QProcess.ProcessState.NotRunning
    qtbot.waitUntil(lambda: process._process.state() == gone, timeout=60_000)
    assert _inside() == []
    assert told == []


def test_what_does_not_listen_is_killed_and_the_next_command_runs(qtbot, process, tmp_path):
    told = []
    process._patience.setInterval(50)
    process._program = (sys.executable, "-c", DEAF)
    process.run((), str(tmp_path / "up"), told.append)
    qtbot.waitUntil((tmp_path / "up").exists, timeout=60_000)
    process.stop()
    process._program = (sys.executable, "-c", ANSWERS)
    process.run((), "y", told.append)
    qtbot.waitUntil(lambda: told == [{"reason": "next"}], timeout=60_000)
