"""Residual student GANs: a linear front, blocks of two convolutions with a short way round.

Names tell which layers are one block. Norm, activation, doubling, convolution, norm, activation,
convolution is the usual order; activation and range are assumed and can be changed.

Source of the family: Gulrajani et al., "Improved Training of Wasserstein GANs", NeurIPS 2017,
arXiv:1704.00028, appendix F; Miyato et al., "Spectral Normalization for Generative Adversarial
Networks", ICLR 2018, arXiv:1802.05957, appendix B.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor
from torch.nn import functional

from studio.models.base import Check, Controls
from studio.models.gan.planned import PlannedGan
from studio.models.opening.assumptions import (
    ACTIVATIONS,
    PRIORS,
    RANGES,
    Assumptions,
    assumption,
    prior_assumption,
    range_assumption,
)
from studio.models.opening.recognise import (
    MismatchError,
    Shapes,
    check_latent,
    check_map,
)
from studio.models.plain import Tensors, batch_norm, conv
from studio.values.controls import Control

_SHORT = re.compile(r"(^|[._])(conv_|c_)?(sc|short|shortcut|skip|bypass)([._]|\d|$)", re.IGNORECASE)
_NORM = ("weight", "bias", "running_mean", "running_var")
_COUNTED = "num_batches_tracked"
MAX_BLOCKS = 9


@dataclass(frozen=True)
class Block:
    """Names of its layers; `short` is empty where the way round has no weights."""

    norms: tuple[str, ...]
    convs: tuple[str, str]
    short: str
    into: int
    out: int


@dataclass(frozen=True)
class Plan:
    """The front, the blocks, the last norm (or none) and the convolution to colours."""

    front: str
    start: int
    blocks: tuple[Block, ...]
    norm: str
    last: str
    z_dim: int
    colours: int

    @property
    def side(self) -> int:
        """Of the picture; every block doubles it."""
        return self.start << len(self.blocks)


def plan_of(shapes: Shapes) -> Plan:
    """Read from names and shapes without spectral normalization.

    Raises:
        MismatchError: they are not those of such a network.
    """
    groups: dict[str, list[str]] = {}
    for name in shapes:
        stem, _, part = name.rpartition(".")
        if part not in (*_NORM, _COUNTED):
            raise MismatchError(f"{name!r} belongs to no plain layer")
        layers = groups.setdefault(_home(stem), [])
        if stem not in layers:
            layers.append(stem)
    blocks: list[Block] = []
    alone: list[str] = []
    for home in sorted(groups, key=lambda home: _order(home, groups[home], shapes)):
        layers = groups[home]
        convs = [s for s in layers if _rank(shapes, s) == 4 and not _SHORT.search(s)]
        if len(convs) == 2:
            blocks.append(_block(layers, convs, shapes))
        else:
            alone += layers
    if not 1 <= len(blocks) <= MAX_BLOCKS:
        raise MismatchError("it has no blocks of two convolutions under names of their own")
    return _ended(alone, blocks, shapes)


def _home(stem: str) -> str:
    """The part of a layer's name that its block shares: as far as the first number."""
    parts = stem.split(".")
    at = next((k for k, part in enumerate(parts) if re.search(r"\d$", part)), len(parts) - 1)
    return ".".join(parts[: at + 1])


def _order(home: str, layers: list[str], shapes: Shapes) -> int:
    """Where the group stands in the file."""
    return next(k for k, name in enumerate(shapes) if name.rpartition(".")[0] == layers[0])


def _rank(shapes: Shapes, stem: str) -> int:
    return 0 if stem + ".running_mean" in shapes else len(shapes.get(stem + ".weight", ()))


def _block(layers: list[str], convs: list[str], shapes: Shapes) -> Block:
    shorts = [s for s in layers if _rank(shapes, s) == 4 and s not in convs]
    norms = [s for s in layers if _rank(shapes, s) == 0]
    first, second = (shapes[s + ".weight"] for s in convs)
    channels = [shapes[s + ".running_mean"][0] for s in norms]
    if len(shorts) > 1 or len(norms) not in (0, 2) or len(layers) != 2 + len(shorts) + len(norms):
        raise MismatchError(f"{layers[0]!r} begins no block of a known kind")
    if second[1] != first[0] or (channels and channels != [first[1], second[1]]):
        raise MismatchError(f"{layers[0]!r} begins a block whose layers do not go together")
    wanted = (second[0], first[1])
    if shorts and shapes[shorts[0] + ".weight"][:2] != wanted:
        raise MismatchError(f"{shorts[0]!r} does not go round its block")
    if not shorts and first[1] != second[0]:
        raise MismatchError(f"{layers[0]!r} begins a block that nothing goes round")
    short = shorts[0] if shorts else ""
    return Block(tuple(norms), (convs[0], convs[1]), short, first[1], second[0])


def _ended(alone: list[str], blocks: list[Block], shapes: Shapes) -> Plan:
    """The layers before and behind the blocks, and whether all of it is one chain."""
    fronts = [s for s in alone if _rank(shapes, s) == 2]
    norms = [s for s in alone if _rank(shapes, s) == 0]
    lasts = [s for s in alone if _rank(shapes, s) == 4]
    if len(fronts) != 1 or len(norms) > 1 or len(lasts) != 1 or len(alone) > 3:
        raise MismatchError("it lacks a linear front or one last convolution")
    flat, latent = shapes[fronts[0] + ".weight"]
    made = shapes[lasts[0] + ".weight"]
    start = math.isqrt(flat // blocks[0].into)
    if start < 1 or start * start * blocks[0].into != flat:
        raise MismatchError("its linear front does not fold into a map")
    chain = [block.out for block in blocks[:-1]]
    if chain != [block.into for block in blocks[1:]] or made[1] != blocks[-1].out:
        raise MismatchError("its blocks do not continue each other")
    if norms and shapes[norms[0] + ".running_mean"][0] != made[1]:
        raise MismatchError("its last norm does not fit")
    if made[0] not in (1, 3, 4):
        raise MismatchError(f"it makes pictures of {made[0]} channels")
    norm = norms[0] if norms else ""
    check_latent(latent)
    for at, block in enumerate(blocks, 1):
        check_map(start << at, start << at, max(block.into, block.out))
    return Plan(fronts[0], start, tuple(blocks), norm, lasts[0], latent, made[0])


def _kind(plan: Plan) -> str:
    return f"a residual generator of {len(plan.blocks)} blocks"


def _controls(_plan: Plan, assumed: Assumptions) -> tuple[Control, ...]:
    words = "The weights do not say which it is."
    return (
        prior_assumption(assumed),
        range_assumption(assumed),
        assumption("activation", "Between layers", ACTIVATIONS, assumed, words),
    )


def _draw(plan: Plan, tensors: Tensors, latents: Tensor, values: Controls, check: Check) -> Tensor:
    z = PRIORS[str(values["prior"])][1](latents)
    x = picture(plan, tensors, z, ACTIVATIONS[str(values["activation"])][1], check)
    return RANGES[str(values["range"])][1](x)


def picture(
    plan: Plan,
    tensors: Tensors,
    z: Tensor,
    activation: Callable[[Tensor], Tensor],
    check: Check,
) -> Tensor:
    """[N, colours, H, W] before the range, of z [N, D]."""
    x = functional.linear(z, tensors[plan.front + ".weight"], tensors.get(plan.front + ".bias"))
    x = x.reshape(len(z), -1, plan.start, plan.start)
    for block in plan.blocks:
        check()
        y = x
        for k, name in enumerate(block.convs):
            y = activation(batch_norm(tensors, block.norms[k], y) if block.norms else y)
            y = conv(tensors, name, _doubled(y) if k == 0 else y)
        short = _doubled(x)
        x = y + (conv(tensors, block.short, short) if block.short else short)
    x = activation(batch_norm(tensors, plan.norm, x) if plan.norm else x)
    return conv(tensors, plan.last, x)


def _doubled(x: Tensor) -> Tensor:
    return functional.interpolate(x, scale_factor=2, mode="nearest")


ARCHITECTURE = PlannedGan(
    "residual-gan", "residual generator", plan_of, _kind, _controls, _draw, idle=(_COUNTED,)
).published()
