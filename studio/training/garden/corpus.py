"""Pictures for measuring: whole ones and close-ups of true scenes and of the generator's.

The generator is held against scenes that training never saw; the reader of `evaluation` learns on
others again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.gan.garden.network import Garden, Plan
from studio.models.gan.garden.scene import Scene
from studio.models.gan.garden.tiles import unfold
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
    """Views of scenes, [N, 3, 64, 64] sRGB uint8 each, and their species [N].

    `whole`: the picture. `close`: a quarter of its side. `portrait`: the first flower.
    """

    whole: Tensor
    close: Tensor
    portrait: Tensor
    species: Tensor

    def save(self, path: Path) -> None:
        """Write it as one file of tensors."""
        torch.save({name: getattr(self, name) for name in (*VIEWS, "species")}, path)

    @classmethod
    def read(cls, path: Path) -> Corpus:
        """What `save` wrote."""
        return cls(**torch.load(path, weights_only=True))


VIEWS = ("whole", "close", "portrait")


def _frames(scene: Scene, source: torch.Generator) -> tuple[Windows, ...]:
    """The views of scenes; close-ups lie at random places near the middle."""
    count = len(scene)
    half = torch.full((count,), 0.5)
    at = 0.4 * (torch.rand(2, count, generator=source) - 0.5)
    reach = 0.5 / CLOSE
    side = 2.6 * scene["size"][:, 0]
    x, y = scene["x"][:, 0] - 0.5 * side, scene["y"][:, 0] + 0.5 * side
    return (
        Windows(-half, half, torch.full((count,), 1.0 / SIDE), SIDE),
        Windows(at[0] - reach, at[1] + reach, torch.full((count,), 1.0 / SIDE / CLOSE), SIDE),
        Windows(x, y, side / SIDE, SIDE),
    )


def _bytes(lab: Tensor) -> Tensor:
    return (to_rgb(lab) * 255 + 0.5).to(torch.uint8)


@torch.inference_mode()
def true_corpus(count: int, seed: int) -> Corpus:
    """Pictures of true scenes."""
    return _corpus(count, seed, make_scenes, windows_of)


def windows_of(rows: Tensor, frame: Windows) -> Tensor:
    """[N, 3, 64, 64] OKLab of true scenes."""
    return windows(rows, frame.x, frame.y, frame.pixel, frame.size)


@torch.inference_mode()
def made_corpus(model: Garden, count: int, seed: int) -> Corpus:
    """Pictures of the generator, asked for species that are drawn as in the data."""

    def plan(factors: Tensor, species: Tensor) -> Plan:
        shares = functional.one_hot(species, len(SPECIES)).float()
        return model.planned(model.every_layer(model.mapping(factors, shares)))

    def look(plan: Plan, frame: Windows) -> Tensor:
        return unfold(model.seen(plan, frame.tiles()), len(plan.scene), frame.size)

    return _corpus(count, seed, plan, look)


S = TypeVar("S", Tensor, Plan)


def _corpus(
    count: int, seed: int, make: Callable[[Tensor, Tensor], S], look: Callable[[S, Windows], Tensor]
) -> Corpus:
    """Views of what `make` makes of factors and species, as `look` sees it."""
    source = torch.Generator().manual_seed(seed)
    views: tuple[list[Tensor], ...] = ([], [], [])
    kinds: list[Tensor] = []
    batch = min(count, BATCH)
    for _ in range(0, count, batch):
        factors, species = draw_factors(batch, source)
        subject = make(factors, species)
        scene = subject.scene if isinstance(subject, Plan) else Scene(subject)
        for frame, into in zip(_frames(scene, source), views, strict=True):
            into.append(_bytes(look(subject, frame)))
        kinds.append(species)
    whole, close, portrait = (torch.cat(view)[:count] for view in views)
    return Corpus(whole, close, portrait, torch.cat(kinds)[:count])
