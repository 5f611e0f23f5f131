"""Scenes drawn ahead of training and kept in files: pictures for the autoencoder, latents after.

Scenes of training have seeds from 0 upwards; those of evaluation start at `HELD_OUT`.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.training.postcards.render import draw_scene, picture_u8

HELD_OUT = 1 << 40
BLOCK = 500


def drawn_block(folder: Path, size: int, first: int) -> NDArray[np.uint8]:
    """[BLOCK, size, size, 3] pictures of seeds from `first`, read if `folder` has them."""
    path = folder / f"{size}-{first:09d}.npy"
    if path.is_file():
        return np.asarray(np.load(path, mmap_mode="r"))
    pictures = np.stack([picture_u8(draw_scene(first + k), size) for k in range(BLOCK)])
    folder.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    with fresh.open("wb") as file:
        np.save(file, pictures)
    os.replace(fresh, path)
    return pictures


def draw_ahead(folder: Path, sizes: tuple[int, ...], scenes: int) -> float:
    """Draw scenes 0 … `scenes` into `folder`; returns seconds spent."""
    began = time.monotonic()
    for first in range(0, scenes, BLOCK):
        for size in sizes:
            drawn_block(folder, size, first)
    return time.monotonic() - began


def main() -> None:
    """Command line: draw pictures ahead."""
    parser = argparse.ArgumentParser(description="Draw postcards into a cache.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[128])
    parser.add_argument("--scenes", type=int, default=6000)
    choice = parser.parse_args()
    draw_ahead(choice.folder, tuple(choice.sizes), choice.scenes)


if __name__ == "__main__":
    main()
