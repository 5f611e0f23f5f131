"""The pictures that Blossoms learns from, rendered once into shards on disk.

`python -m studio.training.blossoms.data --out DIR [--count N] [--workers W]`

A picture belongs to a latent z [64], whose first 43 numbers, once z is scaled to the length that
the mapping network gives it, are the scene's factors; the other 21 mean nothing and are left to the
generator. Shard k of a seed is always the same, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.files.atomic import AtomicFile
from studio.training.blossoms.render import render
from studio.training.blossoms.scenes import FACTORS, SPECIES, make_plant

LATENT = 64
SHARD = 256
SIZE = 64

log = logging.getLogger(__name__)


def draw_latents(count: int, generator: torch.Generator) -> Tensor:
    """Latents [count, 64], standard normal, decided by the generator."""
    return torch.randn(count, LATENT, generator=generator)


def factors_of(z: Tensor) -> Tensor:
    """The scene factors [N, 43] that latents [N, 64] stand for; their length does not matter."""
    scaled = z * (z.square().mean(1, keepdim=True) + 1e-8).rsqrt()
    return scaled[:, : len(FACTORS)]


def shard_latents(shard: int, seed: int) -> tuple[Tensor, Tensor]:
    """Latents [256, 64] and species [256] of one shard; all species come equally often."""
    generator = torch.Generator().manual_seed(seed * 1_000_003 + shard)
    z = draw_latents(SHARD, generator)
    return z, (torch.arange(SHARD) + SHARD * shard) % len(SPECIES)


def draw_shard(shard: int, seed: int, size: int = SIZE, count: int = SHARD) -> NDArray[np.uint8]:
    """The first `count` pictures of a shard: [count, size, size, 3] sRGB bytes."""
    z, species = shard_latents(shard, seed)
    factors = factors_of(z)
    return np.stack([render(make_plant(int(species[i]), factors[i]), size) for i in range(count)])


def shard_path(folder: Path, shard: int) -> Path:
    """Where a shard lies."""
    return folder / f"shard-{shard:05d}.npy"


def _write_shard(task: tuple[Path, int, int]) -> int:
    folder, shard, seed = task
    torch.set_num_threads(1)
    with AtomicFile(shard_path(folder, shard)) as target:
        np.save(target.file, draw_shard(shard, seed))
    return shard


def make_corpus(folder: Path, count: int, seed: int, workers: int = 1) -> None:
    """Render the shards of `count` pictures that `folder` lacks."""
    folder.mkdir(parents=True, exist_ok=True)
    shards = range(-(-count // SHARD))
    tasks = [(folder, k, seed) for k in shards if not shard_path(folder, k).exists()]
    if not tasks:
        return
    log.info("rendering %d pictures into %s", SHARD * len(tasks), folder)
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for shard in pool.imap(_write_shard, tasks):
            log.info("shard %d of %d", shard + 1, len(shards))


@dataclass
class Corpus:
    """Pictures [N, S, S, 3] bytes in memory, with their latents [N, 64] and species [N]."""

    pictures: NDArray[np.uint8]
    latents: Tensor
    species: Tensor

    @classmethod
    def read(cls, folder: Path, count: int, seed: int) -> Corpus:
        """The first `count` pictures of a folder, or as many whole shards as it has by now."""
        pictures, latents, species = [], [], []
        for shard in range(-(-count // SHARD)):
            path = shard_path(folder, shard)
            if not path.exists():
                break
            pictures.append(np.load(path, allow_pickle=False))
            z, kinds = shard_latents(shard, seed)
            latents.append(z)
            species.append(kinds)
        if not pictures:
            raise FileNotFoundError(f"{folder} holds no pictures; make_corpus renders them.")
        return cls(np.concatenate(pictures), torch.cat(latents), torch.cat(species))

    def batch(self, index: Tensor) -> Tensor:
        """Pictures of some places: [B, 3, S, S] float in [-1, 1]."""
        picked = torch.from_numpy(self.pictures[index.numpy()]).permute(0, 3, 1, 2)
        pixels = picked.to(torch.float32) / 127.5 - 1.0
        return pixels.contiguous(memory_format=torch.channels_last)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Render the pictures that Blossoms learns from.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=28_672)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    make_corpus(choice.out, choice.count, choice.seed, choice.workers)


if __name__ == "__main__":
    main()
