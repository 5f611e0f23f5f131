"""The layout by neighbours: in its own process, better than the plain one, recognisable."""

import subprocess
import sys

import numpy as np

from studio.library.atlas.settling import read_layout, write_task
from studio.values.atlas.layout import first_layout, preservation


def clusters():
    rng = np.random.default_rng(5)
    centres = rng.normal(size=(8, 12)) * 4
    return (centres[np.arange(160) % 8] + rng.normal(size=(160, 12))).astype(np.float32)


def test_the_process_keeps_more_neighbours_together_and_says_how_far_it_is(tmp_path):
    numbers = clusters()
    plain = first_layout(numbers)
    write_task(tmp_path / "task.npz", numbers, plain, known=False)
    words = [sys.executable, "-m", "studio.library.atlas.settling"]
    done = subprocess.run(
        [*words, tmp_path / "task.npz", tmp_path / "layout.npy"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    shares = [float(line) for line in done.stdout.split()]
    assert shares == sorted(shares)
    assert 0.9 < shares[-1] <= 1.0
    found = read_layout(tmp_path / "layout.npy", 160)
    assert preservation(numbers, found) > 1.3 * preservation(numbers, plain)


def test_a_broken_task_is_one_line_and_no_layout(tmp_path):
    (tmp_path / "task.npz").write_bytes(b"nothing")
    words = [sys.executable, "-m", "studio.library.atlas.settling"]
    done = subprocess.run(
        [*words, tmp_path / "task.npz", tmp_path / "layout.npy"], check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "layout.npy").exists()
