"""Pictures for measuring: whole ones and close-ups of true scenes and of the generator's.

The generator is held against scenes that training never saw; the reader of `evaluation` learns on
others again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.gan.garden.network import Garden
from studio.models.gan.garden.raster import unfold, window_tiles
from studio.training.garden.critic import Windows
from studio.training.garden.pictures import windows
from studio.training.garden.scenes import draw_factors, make_scenes
from studio.training.garden.sheet import to_rgb
from studio.training.garden.species import SPECIES

SIDE = 64
BATCH = 16
CLOSE = 4
"""How many times nearer a close-up is: as if cut from a picture of 256 pixels."""


@dataclass
class Corpus:
    """Whole pictures and close-ups of them, [N, 3, 64, 64] sRGB uint8, and their species [N]."""

    whole: Tensor
    close: Tensor
    species: Tensor

    def save(self, path: Path) -> None:
        """Write it as one file of tensors."""
        torch.save({"whole": self.whole, "close": self.close, "species": self.species}, path)

    @classmethod
    def read(cls, path: Path) -> Corpus:
        """What `save` wrote."""
        return cls(**torch.load(path, weights_only=True))


def _frames(count: int, source: torch.Generator) -> tuple[Windows, Windows]:
    """The whole picture, and a quarter of its side at a random place near the middle."""
    half = torch.full((count,), 0.5)
    whole = Windows(-half, half, torch.full((count,), 1.0 / SIDE), SIDE)
    at = 0.4 * (torch.rand(2, count, generator=source) - 0.5)
    reach = 0.5 / CLOSE
    close = Windows(at[0] - reach, at[1] + reach, torch.full((count,), 1.0 / SIDE / CLOSE), SIDE)
    return whole, close


def _bytes(lab: Tensor) -> Tensor:
    return (to_rgb(lab) * 255 + 0.5).to(torch.uint8)


@torch.inference_mode()
def true_corpus(count: int, seed: int) -> Corpus:
    """Pictures of true scenes."""
    source = torch.Generator().manual_seed(seed)
    whole: list[Tensor] = []
    close: list[Tensor] = []
    kinds = []
    for _ in range(0, count, BATCH):
        factors, species = draw_factors(BATCH, source)
        rows = make_scenes(factors, species)
        for frame, into in zip(_frames(BATCH, source), (whole, close), strict=True):
            into.append(_bytes(windows(rows, frame.x, frame.y, frame.pixel, SIDE)))
        kinds.append(species)
    return Corpus(torch.cat(whole)[:count], torch.cat(close)[:count], torch.cat(kinds)[:count])


@torch.inference_mode()
def made_corpus(model: Garden, count: int, seed: int) -> Corpus:
    """Pictures of the generator, asked for species that are drawn as in the data."""
    source = torch.Generator().manual_seed(seed)
    whole: list[Tensor] = []
    close: list[Tensor] = []
    kinds = []
    for _ in range(0, count, BATCH):
        factors, species = draw_factors(BATCH, source)
        shares = functional.one_hot(species, len(SPECIES)).float()
        plan = model.planned(model.every_layer(model.mapping(factors, shares)))
        for frame, into in zip(_frames(BATCH, source), (whole, close), strict=True):
            tiles = window_tiles(frame.x, frame.y, frame.pixel, SIDE)
            into.append(_bytes(unfold(model.seen(plan, tiles), BATCH, SIDE)))
        kinds.append(species)
    return Corpus(torch.cat(whole)[:count], torch.cat(close)[:count], torch.cat(kinds)[:count])
