"""Scenes drawn ahead of training and kept in files: pictures for the autoencoder, latents after.

Scenes of training have seeds from 0 upwards; those of evaluation start at `HELD_OUT`. Seeds from
`PAIRED` on hold a pair of facts that the model never sees; only the reader, which must judge such
scenes, learns from them, and they lie in a folder of their own.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.training.postcards.facts import UNSEEN
from studio.training.postcards.render import Scene, draw_scene, picture_u8

HELD_OUT = 1 << 40
PAIRED = 1 << 39
BLOCK = 500


def scene_of(seed: int) -> Scene:
    """The scene that a file of this cache holds for a seed."""
    paired = PAIRED <= seed < HELD_OUT
    return draw_scene(seed, unseen=seed % len(UNSEEN) if paired else None)


def paired_folder(folder: Path) -> Path:
    """Where scenes with held-out pairs are kept beside the others."""
    return folder / "paired"


def drawn_block(folder: Path, size: int, first: int) -> NDArray[np.uint8]:
    """[BLOCK, size, size, 3] pictures of seeds from `first`, read if `folder` has them."""
    path = block_path(folder, size, first)
    if path.is_file():
        return np.asarray(np.load(path, mmap_mode="r"))
    pictures = np.stack([picture_u8(scene_of(first + k), size) for k in range(BLOCK)])
    folder.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    with fresh.open("wb") as file:
        np.save(file, pictures)
    os.replace(fresh, path)
    return pictures


def draw_ahead(
    folder: Path, sizes: tuple[int, ...], scenes: int, workers: int = 1, start: int = 0
) -> None:
    """Draw as many scenes from seed `start` into `folder`, by several processes if asked to."""
    firsts = range(start, start + scenes, BLOCK)
    jobs = [(folder, size, first) for first in firsts for size in sizes]
    jobs = [job for job in jobs if not block_path(*job).is_file()]
    if workers == 1:
        for job in jobs:
            drawn_block(*job)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(_drawn, *job) for job in jobs]:
            done.result()


def block_path(folder: Path, size: int, first: int) -> Path:
    """Where the pictures of seeds from `first` are kept."""
    return folder / f"{size}-{first:09d}.npy"


def _drawn(folder: Path, size: int, first: int) -> None:
    drawn_block(folder, size, first)


def main() -> None:
    """Command line: draw pictures ahead."""
    parser = argparse.ArgumentParser(description="Draw postcards into a cache.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[128])
    parser.add_argument("--scenes", type=int, default=6000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--paired", action="store_true", help="those with held-out pairs instead")
    choice = parser.parse_args()
    folder, start = choice.folder, 0
    if choice.paired:
        folder, start = paired_folder(folder), PAIRED
    draw_ahead(folder, tuple(choice.sizes), choice.scenes, choice.workers, start)


if __name__ == "__main__":
    main()
