"""A large still needs memory for its rows, not for itself; measured in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import resource, sys
import numpy as np
from tests.export.export_samples import CARD, seed_recipe
from studio.export.spec import StillSpec
from studio.export.still import StillExport

kind, bits, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
width, height = 16_384, 2_048
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sink = StillExport(path, seed_recipe(width, height), CARD, StillSpec(kind, bits, dither=False))
rows = np.zeros((64, width, 3), np.uint8 if bits == 8 else np.uint16)
for y0 in range(0, height, 64):
    sink.band(y0, rows + rows.dtype.type(y0 // 64))
sink.finish()
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss counts kilobytes on Linux only")
@pytest.mark.parametrize(("kind", "bits"), [("png", 16), ("tiff", 16)])
def test_streamed_formats_stay_small(tmp_path, kind, bits):
    """The picture is 192 MB; its rows pass through in a fraction of that."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, kind, str(bits), str(tmp_path / "a")],
        cwd=ROOT, env={"PYTHONPATH": f"{ROOT}:{ROOT / 'tests/export'}", "PATH": ""},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 90
