"""torch's libraries lie in memory before the import, and the import is none the worse for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from studio.inference.preload import LIBRARIES, load_ahead

CODE = """
import sys
from studio.inference.preload import load_ahead
print(*load_ahead())
assert "torch" not in sys.modules
print("libtorch_cpu" in open("/proc/self/maps").read())
import torch
print(torch.ones(3).sum().item())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_libraries_come_before_the_import():
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=Path(__file__).parents[2], capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [*LIBRARIES, "True", "3.0"]


def test_nothing_is_done_twice():
    import torch

    assert torch.__name__ in sys.modules
    assert load_ahead() == ()
