"""Latents of many scenes with their facts, from which batches with captions are drawn."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from studio.models.diffusion.postcards.autoencoder import PostcardAutoencoder
from studio.models.diffusion.postcards.words import PostcardTokenizer
from studio.training.postcards.cache import BLOCK
from studio.training.postcards.captions import caption
from studio.training.postcards.facts import Facts
from studio.training.postcards.render import Scene, bodies_of, draw_scene

SIZE, CELLS = 128, 16
BODY = 4
"""Weight of the cells around a sun or a moon: few, and what a picture is judged by."""


@torch.no_grad()
def encode_block(network: PostcardAutoencoder, pictures: Path, latents: Path) -> None:
    """Write the latents [BLOCK, C, 16, 16] float16 of one block of pictures."""
    pixels = np.load(pictures, mmap_mode="r")
    parts = []
    for first in range(0, len(pixels), 50):
        part = torch.from_numpy(pixels[first : first + 50].astype(np.float32) / 127.5 - 1)
        part = part.permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
        parts.append(network.encode(part).half().numpy())
    fresh = latents.with_suffix(f".{os.getpid()}")
    with fresh.open("wb") as file:
        np.save(file, np.ascontiguousarray(np.concatenate(parts)))
    os.replace(fresh, latents)


def weights_of(scene: Scene) -> NDArray[np.uint8]:
    """[16, 16] what each cell of a scene's latent counts in training."""
    middle = (np.arange(CELLS) + 0.5) / CELLS
    weights = np.ones((CELLS, CELLS), np.uint8)
    for body in bodies_of(scene):
        far = np.hypot(middle[None, :] - body.x, middle[:, None] - body.y)
        weights[far < body.radius + 0.5 / CELLS] = BODY
    return weights


class Scenes:
    """All scenes whose latents are in a folder; `refresh` takes in new pictures and new latents."""

    def __init__(self, pictures: Path, latents: Path, network: PostcardAutoencoder) -> None:
        latents.mkdir(parents=True, exist_ok=True)
        self._pictures, self._folder, self._network = pictures, latents, network
        self.latents = torch.zeros((0, network.layout.latent, 16, 16), dtype=torch.float16)
        self.facts: list[Facts] = []
        self.weights: list[NDArray[np.uint8]] = []
        self._taken: set[str] = set()

    def __len__(self) -> int:
        return len(self.facts)

    def refresh(self, most: int = 1_000_000) -> None:
        """Encode pictures that are new, and read latents that are."""
        found = [self.latents]
        for path in sorted(self._pictures.glob(f"{SIZE}-*.npy")):
            if path.name in self._taken or len(self.facts) >= most:
                continue
            kept = self._folder / path.name
            if not kept.is_file():
                encode_block(self._network, path, kept)
            found.append(torch.from_numpy(np.load(kept)))
            first = int(path.stem.split("-")[1])
            fresh = [draw_scene(seed) for seed in range(first, first + BLOCK)]
            self.facts.extend(scene.facts for scene in fresh)
            self.weights.extend(map(weights_of, fresh))
            self._taken.add(path.name)
        self.latents = torch.cat(found)

    def batch(
        self, count: int, words: PostcardTokenizer, random: np.random.Generator, unsaid: float
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Latents [N, C, 16, 16] float32, prompts [N, L], and weights [N, 1, 16, 16] of the cells.

        A share `unsaid` of the prompts says nothing.
        """
        rows = random.integers(0, len(self.facts), count)
        texts = []
        for row in rows:
            silent = random.random() < unsaid
            texts.append("" if silent else caption(self.facts[row], random))
        ids = torch.from_numpy(words.batch(texts))
        weights = torch.from_numpy(np.stack([self.weights[row] for row in rows])).float()
        return self.latents[torch.from_numpy(rows)].float(), ids, weights[:, None]
