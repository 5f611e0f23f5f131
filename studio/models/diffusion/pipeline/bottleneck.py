"""The middle of a denoiser, where a picture is most nearly an idea: looked at, and moved.

In a U-Net that is what leaves its lowest level, in a transformer what leaves its middle block. A
move there changes what the picture shows, and each network keeps it consistent on its own. It is
told on a coarse grid of n x n cells, so that a move is small enough for a recipe and holds for
pictures of every size.

Sources: Kwon, Jeong, Uh, "Diffusion Models Already Have a Semantic Latent Space", 2022,
arXiv:2210.10960 (the space h of U-Nets, and that moves add up there); Haas et al., "Discovering
Interpretable Directions in the Semantic Latent Space of Diffusion Models", 2023, arXiv:2303.11073
(its principal components as directions).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from studio.errors import LatentError
from studio.models.diffusion.pipeline.assembled import Assembled, said
from studio.models.diffusion.pipeline.denoiser import Ask, Denoiser
from studio.models.diffusion.pipeline.moves import pushes
from studio.models.diffusion.pipeline.told import Bend
from studio.values.card import Space
from studio.values.directions import Direction
from studio.values.latent import INSIDE_SPACE, Latent

MOST_CELLS = 4


def inside_of(parts: Assembled, grid: tuple[int, ...]) -> Space | None:
    """The space in the middle of a pipeline's denoiser, whose latents are (h, w) cells by default.

    None where the network has no middle that is known. Its numbers may be missing.
    """
    network: Any = parts.denoiser
    if _middle(network) is None:
        return None
    layout: Any = getattr(network, "layout", None)
    if layout is not None:
        width, coarser = int(layout.width), int(layout.patch)
    elif levels := said(network, "block_out_channels"):
        width, coarser = int(levels[-1]), 1 << (len(levels) - 1)
    else:
        heads, size = (
            said(network, "num_attention_heads", 0),
            said(network, "attention_head_dim", 0),
        )
        width = int(heads) * int(size)
        coarser = 2 if parts.kind == "flux" else int(said(network, "patch_size", 1))
    cells = max(1, min(MOST_CELLS, min(grid) // max(1, coarser)))
    return Space(INSIDE_SPACE, (width, cells, cells), "none") if width else None


def _middle(network: nn.Module) -> nn.Module | None:
    """The part of a network whose output is its middle."""
    lowest = getattr(network, "mid_block", None)
    if isinstance(lowest, nn.Module):
        return lowest
    for name in ("transformer_blocks", "blocks"):
        blocks = getattr(network, name, None)
        if isinstance(blocks, nn.ModuleList) and len(blocks):
            return blocks[len(blocks) // 2]
    return None


def bends_of(
    latent: Latent, directions: Mapping[str, Direction], inside: Space
) -> tuple[Bend, ...]:
    """What an expression adds in the middle of a network, whose space there is `inside`.

    Raises:
        LatentError: a direction is of another length.
    """
    found = []
    for push in pushes(latent, directions, inside.name):
        direction = directions[push.name]
        delta = torch.from_numpy(direction.delta().copy())
        if delta.numel() != inside.size:
            raise LatentError(
                f"Direction {direction.name!r} has {delta.numel():,} numbers, the middle of this"
                f" model {inside.size:,}."
            )
        bend = push.amount * delta.reshape(inside.shape)
        found.append(Bend(bend, f"{push.name}*{push.amount!r}", push.start, push.end))
    return tuple(found)


class MovedDenoiser:
    """A denoiser whose middle can be moved by what it is asked, and looked at."""

    def __init__(self, own: Denoiser) -> None:
        self.network, self._own = own.network, own
        self.embeds_guidance, self.nothing = own.embeds_guidance, own.nothing
        self.sees_under = bool(getattr(own, "sees_under", False))
        self._bend: Tensor | None = None
        self._seen: list[Tensor] | None = None
        self._aspect, self._cells = 1.0, MOST_CELLS
        middle = _middle(own.network)
        if middle is not None:
            middle.register_forward_hook(self._left)

    def predict(self, x: Tensor, t: float, ask: Ask) -> Tensor:
        """[M, C, h, w] float32."""
        self._bend, self._aspect = ask.bend, x.shape[2] / x.shape[3]
        try:
            return self._own.predict(x, t, ask)
        finally:
            self._bend = None

    @contextmanager
    def watched(self, cells: int) -> Iterator[list[Tensor]]:
        """Within this, what leaves the middle is listed: [M, C, cells, cells] float32 a call."""
        found: list[Tensor] = []
        self._seen, self._cells = found, cells
        try:
            yield found
        finally:
            self._seen = None

    def _left(self, _middle: nn.Module, _given: object, made: Any) -> Any:
        """Behind the middle: what it made, moved; None where it stays as it is."""
        if self._bend is None and self._seen is None:
            return None
        values: Tensor = made[-1] if isinstance(made, tuple) else made
        high = _rows(values, self._aspect) if values.ndim == 3 else values.shape[2]
        if self._bend is not None:
            values = values + stretched(self._bend, values, high)
        if self._seen is not None:
            square = values
            if values.ndim == 3:
                count, length, width = values.shape
                square = values.reshape(count, high, length // high, width).movedim(-1, 1)
            self._seen.append(functional.adaptive_avg_pool2d(square.float(), self._cells))
        if self._bend is None:
            return None
        return (*made[:-1], values) if isinstance(made, tuple) else values


def _rows(tokens: Tensor, aspect: float) -> int:
    """How many rows tokens [M, L, D] lie in, where rows are to columns about as `aspect`."""
    count = tokens.shape[1]
    close = max(1, round(math.sqrt(count * aspect)))
    divisors = (n for n in range(1, count + 1) if count % n == 0)
    return min(divisors, key=lambda n: abs(math.log(n / close)))


def stretched(bend: Tensor, like: Tensor, high: int) -> Tensor:
    """A move [C, n, n] in the shape of what it is added to: [1, C, h, w], or tokens [1, L, C]."""
    wide = like.shape[3] if like.ndim == 4 else like.shape[1] // high
    whole = bend[None].to(like.device, torch.float32)
    if bend.shape[1:] != (high, wide):
        smaller = high < bend.shape[1] or wide < bend.shape[2]
        whole = functional.interpolate(
            whole, (high, wide), mode="bilinear", align_corners=False, antialias=smaller
        )
    if like.ndim == 3:
        whole = whole.flatten(2).transpose(1, 2)
    return whole.to(like.dtype)
