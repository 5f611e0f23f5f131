"""Batches for Darkroom: crops of a pool of procedural pictures that is renewed all the time."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from studio.training.darkroom.textures import SIDE, picture

CROPS = ((64, 8), (96, 4), (64, 8), (128, 2))
"""(side, how many), in turn."""
BLOCK = 16


def painted(seeds: list[int]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """[N, 256, 256, 3] uint8: the pictures of some seeds."""
    return np.stack([(picture(seed) * 255 + 0.5).astype(np.uint8) for seed in seeds])


def first_pictures(seed: int, count: int = 96, side: int = 96) -> Tensor:
    """[N, 3, side, side] in [-1, 1]: enough to find the weights that training starts from."""
    drawn = np.stack([picture(seed * 10_000_000 + 9_000_000 + k, side) for k in range(count)])
    return torch.from_numpy(drawn).permute(0, 3, 1, 2).contiguous() * 2 - 1


class Pool:
    """A few thousand pictures; a process beside draws new ones that take the oldest's place."""

    def __init__(self, size: int, seed: int) -> None:
        self._seed, self._drawn, self._size = seed, 0, size
        self._pictures = np.empty((0, SIDE, SIDE, 3), np.uint8)
        context = get_context("spawn")
        self._beside = ProcessPoolExecutor(1, mp_context=context)
        self._next: Future[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]] | None = None
        while len(self._pictures) < min(size, 6 * BLOCK):
            self.renew(wait=True)

    def renew(self, *, wait: bool = False) -> None:
        """Take in the pictures that are ready and ask for more."""
        if self._next is None:
            first = self._seed * 10_000_000 + self._drawn
            self._next = self._beside.submit(painted, list(range(first, first + BLOCK)))
        if not (wait or self._next.done()):
            return
        new, self._next = self._next.result(), None
        if len(self._pictures) < self._size:
            self._pictures = np.concatenate((self._pictures, new))
        else:
            at = self._drawn % self._size
            self._pictures[at : at + BLOCK] = new
        self._drawn += BLOCK

    @property
    def drawn(self) -> int:
        """How many pictures were drawn so far."""
        return self._drawn

    def close(self) -> None:
        """Stop the process beside."""
        self._beside.shutdown(wait=True, cancel_futures=True)

    def batch(self, step: int, random: np.random.Generator) -> Tensor:
        """[N, 3, side, side] float32 in [-1, 1]: crops, turned and toned at random."""
        side, count = CROPS[step % len(CROPS)]
        scale = float(random.choice([1.0, 1.0, 1.0, 0.75, 0.5, 1.5]))
        taken = min(SIDE, round(side / scale))
        crops = []
        for index in random.integers(0, len(self._pictures), count):
            y, x = random.integers(0, SIDE - taken + 1, 2)
            crop = self._pictures[index, y : y + taken, x : x + taken]
            crop = crop[:, :: int(random.choice([-1, 1]))]
            crops.append(np.rot90(crop, int(random.integers(0, 4))))
        pixels = torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).float() / 255
        if taken != side:
            pixels = functional.interpolate(
                pixels, (side, side), mode="bilinear", antialias=True, align_corners=False
            )
        return _toned(pixels, random) * 2 - 1


def _toned(pixels: Tensor, random: np.random.Generator) -> Tensor:
    """Another exposure and another colour of light for each picture."""
    count = len(pixels)
    gamma = torch.from_numpy(np.exp(random.normal(0, 0.15, (count, 1, 1, 1)))).float()
    gain = torch.from_numpy(np.exp(random.normal(0, 0.07, (count, 3, 1, 1)))).float()
    swap = [int(i) for i in random.permutation(3)] if random.random() < 0.15 else [0, 1, 2]
    return (pixels.clamp(1e-3, 1) ** gamma * gain).clamp(0, 1)[:, swap]
