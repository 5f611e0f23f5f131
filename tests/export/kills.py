"""Killing an export that overwrites: `python -m tests.export.kills --kills 100`.

A child writes stills over one and the same file, each with a recipe and pixels of its own number,
and is killed with SIGKILL. What stands there is one of them, whole, and no older than the last one
that was finished.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from studio.export.reading import read_recipe
from studio.export.spec import StillSpec
from studio.export.still import StillExport
from tests.export.export_samples import CARD, bands, picture, seed_recipe

ROOT = Path(__file__).resolve().parents[2]
SPECS = {
    ".png": StillSpec("png"), ".tiff": StillSpec("tiff"), ".jpg": StillSpec("jpeg"),
    ".webp": StillSpec("webp", lossless=True),
}  # fmt: skip
WIDTH, HEIGHT = 320, 240


def export(path: Path, number: int) -> None:
    """Still `number`, over what stands at `path`."""
    recipe = seed_recipe(WIDTH, HEIGHT, number)
    sink = StillExport(path, recipe, CARD, SPECS[path.suffix], overwrite=True)
    for y0, rows in bands(picture(WIDTH, HEIGHT, seed=number), 60):
        sink.band(y0, rows)
    sink.finish()


def child(path: Path, first: int) -> None:
    """Export until killed; says each number that is finished."""
    for number in range(first, 1 << 30):
        export(path, number)
        os.write(1, b"%d\n" % number)


def killed_run(path: Path, first: int, patience_s: float) -> int:
    """Let a child export over `path` and kill it; gives the last number it finished."""
    command = [sys.executable, "-m", "tests.export.kills", "--child", str(path), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        begun = process.stdout.readline()
        time.sleep(patience_s)
        process.kill()
        rest = process.stdout.read()
    return int((begun + rest).split(b"\n")[:-1][-1])


def check(path: Path, finished: int) -> int:
    """The file at `path` is a whole one, its words and its pixels of one number; gives that."""
    found = read_recipe(path)
    number = found.recipe.latent.n
    assert number >= finished, f"number {finished} was finished, {number} stands there"
    with Image.open(path) as image:
        pixels = np.asarray(image.convert("RGB")).astype(int)
    error = np.abs(pixels - picture(WIDTH, HEIGHT, seed=number).astype(int))
    assert error.max() <= (24 if path.suffix == ".jpg" else 0)
    return number


def run(folder: Path, kills: int, chance: random.Random) -> int:
    """Kill `kills` times, one format after the other; gives how many exports were finished."""
    finished = dict.fromkeys(SPECS, 0)
    for suffix in SPECS:
        export(folder / f"a{suffix}", 0)
    for kill in range(kills):
        suffix = list(SPECS)[kill % len(SPECS)]
        path = folder / f"a{suffix}"
        last = killed_run(path, finished[suffix] + 1, chance.uniform(0.0, 0.3))
        finished[suffix] = check(path, last)
    names = {file.name for file in folder.iterdir() if not file.name.startswith(".latent-")}
    assert names == {f"a{suffix}" for suffix in SPECS}
    return sum(finished.values())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--child", nargs=2)
    given = parser.parse_args()
    if given.child:
        child(Path(given.child[0]), int(given.child[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        done = run(Path(folder), given.kills, random.Random())
        sys.stdout.write(f"{given.kills} kills, {done} exports over a file, each whole\n")


if __name__ == "__main__":
    main()
