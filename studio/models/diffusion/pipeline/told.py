"""What a diffusion model is told besides the noise: words, a picture, a mask, a class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from studio.values.tokens import TokenReport as TokenReport


@dataclass(frozen=True)
class Words:
    """One text as a network wants it.

    `tokens`: [1, L, D] float32, of several encoders already joined. `pooled`: [1, P] float32, one
    vector for the whole text, where the network takes one. `mask`: [1, L], for networks that look
    only where there are words: bool, or of blended texts float32 in [0, 1], how much each counts
    beside the others (its score is raised by the logarithm of that). `key`: the content as a short
    text.
    """

    tokens: Tensor
    pooled: Tensor | None
    mask: Tensor | None
    key: str


@dataclass(frozen=True)
class Block:
    """One scene of several: what the network predicts for it counts `weight` times.

    The predictions are added as differences from that of the negative words (Liu et al.,
    "Compositional Visual Generation with Composable Diffusion Models", 2022, arXiv:2206.01714).
    A blend of prompts is a single block: its embeddings are mixed beforehand.
    """

    words: Words
    weight: float = 1.0


@dataclass(frozen=True)
class Bend:
    """What is added in the middle of the network, `start` to before `end` of the steps.

    `delta`: [C, n, n] float32, stretched over the picture. `key`: its content as a short text.
    """

    delta: Tensor
    key: str
    start: float = 0.0
    end: float = 1.0


@dataclass(frozen=True)
class Under:
    """What networks see that were taught to paint over: where, and what is left of the picture.

    `mask`: [1, 1, h, w], 1 where all is new. `latents`: [1, C, h, w] of the picture, grey there.
    """

    mask: Tensor
    latents: Tensor
    key: str


@dataclass(frozen=True)
class Told:
    """All that a recipe says to a diffusion model (a `models.base.Conditioning`).

    Attributes:
        blocks: (from, to, blocks): what counts from and to before which share of the steps, in
            [0, 1], in order and without gaps; empty where the model takes no words.
        negative: the words to keep away from; those of the empty text where nothing was said.
        picture: [1, C, h, w] latents to start from, on the grid of the picture to be made.
        mask: [1, 1, h, w] in [0, 1], how strongly each cell is painted over; None: all of it.
        label: the class asked for.
        size: (width, height) in pixels of the picture to be made.
        bends: what is added in the middle of the network.
        under: what the network sees of the picture; None for most, which see none of it.
        key: content; equal keys mean equal pictures, all else being equal.
    """

    blocks: tuple[tuple[float, float, tuple[Block, ...]], ...]
    negative: Words | None
    picture: Tensor | None
    mask: Tensor | None
    label: int | None
    key: str
    size: tuple[int, int] = (0, 0)
    bends: tuple[Bend, ...] = ()
    under: Under | None = None

    def blocks_at(self, share: float) -> tuple[Block, ...]:
        """The blocks that count at a share of the steps in [0, 1]."""
        for start, end, blocks in self.blocks:
            if start <= share < end:
                return blocks
        return self.blocks[-1][2] if self.blocks else ()

    def bend_at(self, share: float) -> Bend | None:
        """All that is added in the middle of the network at a share of the steps, as one."""
        return bent(self.bends, share)


def bent(bends: tuple[Bend, ...], share: float) -> Bend | None:
    """Those of `bends` that hold at a share of the steps, as one; None where none does."""
    here = [bend for bend in bends if bend.start <= share < bend.end]
    if not here:
        return None
    delta = torch.stack([bend.delta for bend in here]).sum(0)
    return Bend(delta, "/".join(bend.key for bend in here))


FAR = 10_000.0
"""By how much the transformers of diffusers lower the score of a token that is not there."""


def scored(mask: Tensor) -> Tensor:
    """A mask of `Words` for a transformer of diffusers.

    [M, L] bool stays as it is; of float32 in [0, 1] it is what is added to scores, [M, 1, L].
    """
    if mask.dtype == torch.bool:
        return mask
    return mask.log().clamp_min(-FAR)[:, None]


class TextReader(Protocol):
    """Turns text into what a network wants; remembers what it read lately."""

    @property
    def width(self) -> int:
        """D, the length of a token's vector."""

    @property
    def pooled(self) -> int:
        """P, the length of the vector for the whole text; 0 where there is none."""

    def read(self, text: str) -> Words:
        """One text, its words weighted as in `(word:1.2)`; without blocks and schedules."""

    def against(self, text: str) -> Words:
        """One text to keep away from; of an empty one, what the model learned for nothing said."""

    def count(self, text: str) -> TokenReport:
        """How a whole prompt as typed fits, blocks and schedules included; cheap."""

    def forget(self) -> None:
        """Forget what was read: the encoders have moved or changed."""
