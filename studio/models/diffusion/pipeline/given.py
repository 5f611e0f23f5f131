"""From a recipe's expression and controls to what a diffusion model is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import LatentError
from studio.models.base import Check, Controls
from studio.models.diffusion.pipeline.bottleneck import bends_of
from studio.models.diffusion.pipeline.described import NOISE, START
from studio.models.diffusion.pipeline.told import TextReader, Told
from studio.models.diffusion.pipeline.words.telling import Spoken, spoken
from studio.values.card import Space
from studio.values.directions import Direction
from studio.values.latent import (
    Blend,
    Encoded,
    Latent,
    Repaint,
    Seed,
    Shift,
    StyleMix,
    Vector,
    first_seed,
)


@dataclass(frozen=True)
class Given:
    """What a model is told (a `models.base.Conditioning`).

    `grain`: the seed whose further numbers are the noise that some samplers add at every step.
    """

    told: Told
    grain: int = 0

    @property
    def key(self) -> str:
        """Content."""
        return f"{self.told.key}/{self.grain}"

    def at(self, size: tuple[int, int], grid: tuple[int, int]) -> Given:
        """The same for a picture of (width, height) `size` on a (h, w) `grid`."""
        told = self.told
        if told.size == size:
            return self
        picture, mask = (
            None if part is None
            else functional.interpolate(part, grid, mode="bilinear", antialias=True)
            for part in (told.picture, told.mask)
        )  # fmt: skip
        key = f"{told.key}/{size}"
        return replace(self, told=replace(told, picture=picture, mask=mask, size=size, key=key))


def given(
    latent: Latent | None, directions: Mapping[str, Direction], controls: Controls,
    size: tuple[int, int], space: Space, reader: TextReader | None,
    check: Check = lambda: None, inside: Space | None = None,
) -> Given:  # fmt: skip
    """All that an expression and controls say, for a picture of (width, height) `size`.

    Args:
        latent: the expression; None where only controls speak.
        directions: those that it may use, by id.
        controls: every declared control.
        size: of the picture.
        space: that of the noise, on the grid of that size.
        reader: reads the words.
        check: called between texts; raises where nobody waits any more.
        inside: the space in the middle of the network; None: there is none.

    Raises:
        LatentError: a picture, a mask or a direction that does not fit.
    """
    said = Spoken((), None)
    if reader is not None:
        said = spoken(reader, latent, directions, controls, check)
    over = painted_over(latent) if latent is not None else None
    picture = _picture(over.picture, space) if over is not None else None
    mask = _mask(over.mask, space) if over is not None and over.mask is not None else None
    label = int(str(controls["class"])) if "class" in controls else None
    bends = (
        bends_of(latent, directions, inside) if latent is not None and inside is not None else ()
    )
    content = (said.key, _bytes(over), label, size, [(b.key, b.start, b.end) for b in bends])
    key = hashlib.sha256(repr(content).encode()).hexdigest()
    told = Told(said.blocks, said.negative, picture, mask, label, key, size, bends)
    return Given(told, grain_of(latent))


# ---- pictures painted over --------------------------------------------------------------------
def painted(latent: Latent) -> Latent:
    """The expression, where a photograph stands for itself: noise of seed 0, painted over it."""
    match latent:
        case Encoded(fit=fit) if fit == START:
            return Repaint(Seed(0, NOISE, "torch_cpu"), latent)
        case Shift(base=Encoded(fit=fit)) if fit == START:
            return Shift(painted(latent.base), latent.moves, latent.turns)
        case _:
            return latent


def painted_over(latent: Latent) -> Repaint | None:
    """What is painted over: of a blend, what its heaviest part paints over."""
    match latent:
        case Repaint():
            return latent
        case Shift() | StyleMix():
            return painted_over(latent.base)
        case Blend():
            heaviest = max(range(len(latent.parts)), key=lambda k: latent.weights[k])
            return painted_over(latent.parts[heaviest])
        case _:
            return None


def _picture(encoded: Encoded, space: Space) -> Tensor:
    """[1, C, h, w] latents of the picture, on the grid of `space`."""
    if encoded.fit != START:
        raise LatentError(
            f"The picture was put into the model as {encoded.fit!r}; to be painted over it must be"
            f" taken as {START!r}."
        )
    values = torch.from_numpy(encoded.vector.array().copy())
    if values.ndim != 3 or values.shape[0] != space.shape[0]:
        raise LatentError(f"The picture is of shape {tuple(values.shape)}, not {space.shape}.")
    height, width = space.shape[1:]
    if values.shape[1:] == (height, width):
        return values[None]
    return functional.interpolate(values[None], (height, width), mode="bilinear", antialias=True)


def _mask(vector: Vector, space: Space) -> Tensor:
    """[1, 1, h, w] in [0, 1]; one painted at another size is stretched with the picture."""
    values = torch.from_numpy(vector.array().copy()).clamp(0, 1)[None]
    if values.shape[2:] == space.shape[1:]:
        return values
    return functional.interpolate(values, space.shape[1:], mode="bilinear", antialias=True)


def _bytes(over: Repaint | None) -> str:
    """The content of a picture and its mask as a short text."""
    if over is None:
        return ""
    found = hashlib.sha256(over.picture.vector.data)
    if over.mask is not None:
        found.update(over.mask.data)
    return found.hexdigest()


# ---- the rest ------------------------------------------------------------------------------------
def grain_of(latent: Latent | None) -> int:
    """The seed of the noise that is added on the way: that of the expression's first seed."""
    if latent is None:
        return 0
    return first_seed(latent)
