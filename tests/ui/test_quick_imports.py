"""On the way to the first paint nothing is read that no paint needs."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
from pathlib import Path

import PySide6.QtCore
import pytest

from studio.ui import quick_imports

ROOT = Path(__file__).parents[2]
PAINTED = """
import sys
import studio.app as app
from studio.library.settings import SettingsFile
from studio.ui.projects.opening import open_project
qt, settings = app.application(["studio"]), SettingsFile()
app.apply(qt, "dark", app.resources())
window = app.build(settings, open_project(None, settings.value))
window.painted.disconnect()
window.painted.connect(qt.quit)
window.show()
qt.exec()
assert window.frames.image is not None, "nothing stands on the canvas"
print(*[m for m in ("numpy._core", "torch", "typer", "ssl", "PIL") if m in sys.modules])
"""
LATER = """
import studio.ui.quick_imports as quick, sys
import numpy as np
from numpy.typing import NDArray
assert "numpy._core" in sys.modules and np.arange(3).sum() == 3
assert type(np).__name__ == "module" and np.__file__ and np.__package__ == "numpy"
import torch
print(torch.from_numpy(np.ones(2)).sum().item())
"""


def run(code, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "LATENT_STUDIO_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_the_first_paint_shows_a_picture_and_reads_no_numpy_no_torch_no_command_line(tmp_path):
    assert run(PAINTED, tmp_path) == []


def test_what_was_put_off_is_the_real_thing_once_asked(tmp_path):
    assert run(LATER, tmp_path) == ["2.0"]


def test_pyside_no_longer_watches_imports():
    assert "__orig_import__" in vars(builtins), "PySide has another way now; look again"
    assert builtins.__import__ is builtins.__orig_import__
    assert not quick_imports.unwatch()


@pytest.mark.parametrize("name", ["json", "no_such_module_here"])
def test_what_is_loaded_or_missing_is_not_put_off(name):
    assert not quick_imports.put_off(name)
    quick_imports.load(name)
    assert PySide6.QtCore is sys.modules["PySide6.QtCore"]
