"""What is assumed of a chain, by what its own norms and its own pictures bear out.

An autoencoder gives back what it takes, so the assumptions under which made-up pictures come back
best are taken. A network that changes pictures has only its norms to ask; without any the usual
choices stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import torch
from torch import Tensor

from studio.models.chains.steps import Chain, Step, half
from studio.models.chains.walk import DOWN, MIDDLE, UP, along, coloured, surprise, taken
from studio.models.opening.assumptions import ACTIVATIONS
from studio.models.plain import Tensors, as_channels
from studio.models.vae.grid.swatches import swatches

TRIED, SIDE = 4, 64
"""Made-up pictures that are tried, and their side in pixels, grown to whole cells."""
Assumed = dict[str, str]
Quantise = Callable[[Tensor], Tensor]
_ENDS = ("tanh", "sigmoid", "unit", "signed", "half")
_INSIDE = ("relu", "leaky_02", "leaky_001")
_DARKEST, _BLACK = 0.05, -0.5
"""Numbers that fall so far below 0 are dark behind a sigmoid; behind a tanh they are no colour."""
_CLEARLY = 0.98
"""Another choice is believed in where it leaves less than this share of the error."""


def practice(chain: Chain) -> Tensor:
    """[N, C, H, W] in [0, 1]: made-up pictures as the chain takes them."""
    side = -(-SIDE // chain.cell) * chain.cell
    return as_channels(swatches(TRIED, side), chain.channels)


@torch.inference_mode()
def measured(
    tensors: Tensors, chain: Chain, pixels: Tensor, quantise: Quantise | None = None
) -> tuple[Assumed, float]:
    """(what is assumed, the error of pictures that come back, as root mean square in [0, 1])."""
    best, least = usual(chain), float("inf")
    for stage in (_outside, _inside):
        for assumed in stage(best, quantise is not None):
            error = _error(tensors, chain, pixels, assumed, quantise)
            if error < _CLEARLY * least:
                best, least = assumed, error
    return best, least


@torch.inference_mode()
def by_norms(tensors: Tensors, chain: Chain, pixels: Tensor) -> Assumed:
    """What is assumed of a chain that changes pictures."""
    best = usual(chain)
    if not any(step.norm == "batch" for step in chain.steps):
        return best
    least = float("inf")
    for down, up, end in product(("leaky_02", "relu"), ("relu", "leaky_02"), ("tanh", "unit")):
        assumed = best | {DOWN: down, MIDDLE: down, UP: up, "range": end}
        found = _surprise(tensors, chain, pixels, assumed)
        if found < _CLEARLY * least:
            best, least = assumed, found
    if best["range"] == "unit":
        made = passed(tensors, chain, pixels, best, lambda: None)
        dark = float(made.flatten().quantile(_DARKEST))
        best["range"] = "sigmoid" if dark < _BLACK else "tanh_unit"
    return best


def _surprise(tensors: Tensors, chain: Chain, pixels: Tensor, assumed: Assumed) -> float:
    seen: list[tuple[Step, Tensor]] = []
    passed(tensors, chain, pixels, assumed, lambda: None, lambda s, x: seen.append((s, x)))
    return surprise(tensors, seen)


def usual(chain: Chain) -> Assumed:
    """What most such networks have."""
    assumed = {"range": "tanh", DOWN: "relu", UP: "relu", MIDDLE: "none"}
    if any(step.hidden for step in chain.steps):
        assumed["hidden"] = "instance"
    if has_blocks(chain):
        assumed["blocks"] = "kept"
    if not chain.narrows:
        kernels = {step.kernel for step in half(chain, decoder=False)}
        assumed |= {MIDDLE: "relu", DOWN: "leaky_02" if kernels == {4} else "relu"}
        assumed[MIDDLE] = assumed[DOWN]
    return assumed


def has_blocks(chain: Chain) -> bool:
    """Whether there are residual blocks that begin with an activation."""
    return any(step.kind == "res" and not step.extra for step in chain.steps)


def _outside(base: Assumed, told: bool) -> Iterator[Assumed]:
    """How colours come in and out, and what stands beside and behind layers; the usual first."""
    hidden = ("none", "instance") if "hidden" in base else ("",)
    blocks = ("kept", "changed") if "blocks" in base else ("",)
    for end, norm, block in product(_ENDS, hidden, blocks):
        more = {"hidden": norm} if norm else {}
        yield base | {"range": end} | more | ({"blocks": block} if block else {})


def _inside(base: Assumed, told: bool) -> Iterator[Assumed]:
    """The activations; `told`: that nothing stands in the middle is known."""
    for inside in _INSIDE:
        for middle in ("none",) if told else ("none", inside):
            yield base | {DOWN: inside, UP: inside, MIDDLE: middle}


def _error(
    tensors: Tensors, chain: Chain, pixels: Tensor, assumed: Assumed, quantise: Quantise | None
) -> float:
    code = coded(tensors, chain, pixels, assumed, lambda: None)
    code = code if quantise is None else quantise(code)
    back = shown(tensors, chain, code, assumed, lambda: None)
    if back.shape != pixels.shape:
        return float("inf")
    off = (back - pixels).square().mean().sqrt()
    return float(off) if torch.isfinite(off) else float("inf")


def coded(
    tensors: Tensors, chain: Chain, pixels: Tensor, assumed: Assumed, check: Callable[[], None]
) -> Tensor:
    """The middle [N, C, h, w] of pictures, before its activation."""
    x = taken(pixels, assumed)
    return along(tensors, half(chain, decoder=False), x, assumed, DOWN, check, ends=True)


def shown(
    tensors: Tensors, chain: Chain, code: Tensor, assumed: Assumed, check: Callable[[], None]
) -> Tensor:
    """Pictures about in [0, 1] of the middle [N, C, h, w]."""
    x = ACTIVATIONS[assumed[MIDDLE]][1](code)
    x = along(tensors, half(chain, decoder=True), x, assumed, UP, check, ends=True)
    return coloured(x, assumed)


def passed(
    tensors: Tensors,
    chain: Chain,
    pixels: Tensor,
    assumed: Assumed,
    check: Callable[[], None],
    see: Callable[[Step, Tensor], None] | None = None,
) -> Tensor:
    """Pictures about in [0, 1] of pictures in [0, 1], all the way through."""
    x = taken(pixels, assumed)
    x = along(tensors, half(chain, decoder=False), x, assumed, DOWN, check, ends=True, see=see)
    x = ACTIVATIONS[assumed[MIDDLE]][1](x)
    x = along(tensors, half(chain, decoder=True), x, assumed, UP, check, ends=True, see=see)
    return coloured(x, assumed)
