"""Autoencoders whose code is a short row of numbers, dense or with convolutions before it.

No prior is in such a file: its seeds are drawn from the Gaussian of the codes that its own encoder
gives to made-up pictures, strokes where it knows grey, fields and shapes where it knows colours.
What stands between its layers is what lets these pictures come back best.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import product

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Check, Controls, Weights
from studio.models.chains.dense_layers import Layer, Rows, named, plan_of, rows_of
from studio.models.chains.strokes import strokes
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import (
    ACTIVATIONS,
    RANGES,
    Assumptions,
    assumed_on,
    assumption,
    range_assumption,
)
from studio.models.opening.recognise import Group, Match, MismatchError
from studio.models.plain import (
    PlainEncoder,
    Tensors,
    as_channels,
    need_finite,
    planned,
)
from studio.models.vae.grid.generator import ENCODER
from studio.models.vae.grid.swatches import swatches
from studio.models.vae.sequential import split_of
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.directions import Direction

NAME = "dense-autoencoder"
MEAN, ROOT = "prior.mean", "prior.root"
"""Where seeds lie: added to the weights when they are loaded."""
PICTURES, TRIED = 384, 24
_INSIDE = ("relu", "leaky_02", "leaky_001", "tanh")
_LEAST_SPREAD = 1e-3
"""Of a direction that no made-up picture moves, beside those that they do."""


def describe(
    rows: Rows, assumed: Assumptions, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a model declares."""
    known = {key: (words,) for key, (words, _) in ACTIVATIONS.items()}
    told = "The weights do not say which activation stands here."
    controls = [
        range_assumption(assumed),
        assumption("inside", "Between", known, assumed, told),
        assumption("middle", "Behind the code", known, assumed, told),
    ]
    if len(rows.ways) > 1:
        ways = {key: (_way_words(key),) for key in rows.ways}
        controls.append(
            assumption("halves", "Halving layers", ways, assumed, "Which layers halve the picture.")
        )
    size = (rows.side, rows.side)
    return GeneratorInfo(
        family="vae",
        architecture=NAME,
        spaces=(Space("z", (rows.latent,)),),
        sizes=Sizes(size, (size,)),
        controls=tuple(controls),
        abilities=("encodes", "finds_directions"),
        directions=directions,
        fits=(ENCODER,),
    )


def _way_words(key: str) -> str:
    return ", ".join(str(at + 1) for at, stride in enumerate(key) if stride == "2")


def recognise(group: Group) -> Match:
    """Whether a group of tensors is an autoencoder with a short code.

    Raises:
        MismatchError: it is not.
    """
    plan = plan_of(group.shapes)
    rows = rows_of(named(plan, group.shapes))
    try:
        split_of(group.shapes)
    except MismatchError:
        pass
    else:
        raise MismatchError("it has the two heads of a VAE")
    kind = "dense" if rows.dense else "convolutional"
    size = f"{rows.channels} × {rows.side} × {rows.side}"
    reason = (
        f"a {kind} autoencoder, a code of {rows.latent} to {size}; it holds no prior, so its seeds"
        " are drawn as its encoder sees pictures that the studio makes up"
    )
    return Match(reason, plan)


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card: the assumptions under which pictures come back best.

    Raises:
        ModelError: the weights are of another architecture.
    """
    rows = _rows(weights)
    plain = {name: value.float() for name, value in weights.items()}
    return describe(rows, measured(plain, rows))


def _rows(tensors: Tensors) -> Rows:
    return planned(tensors, rows_of, "no autoencoder with a short code")


@torch.inference_mode()
def measured(tensors: Tensors, rows: Rows) -> dict[str, str]:
    """What is assumed, by how well made-up pictures come back."""
    pixels = made_up(rows, TRIED, seed=1)

    def off(assumed: dict[str, str]) -> float:
        back = shown(tensors, rows, coded(tensors, rows, pixels, assumed), assumed)
        error = float((back.clamp(-1, 2) - pixels).square().mean())
        return error if math.isfinite(error) else math.inf

    first = {"range": "sigmoid", "inside": "relu", "middle": "none"}
    way = min(rows.ways, key=lambda way: off(first | {"halves": way}))
    tried = [
        {"range": end, "inside": inside, "middle": middle, "halves": way}
        for inside, end in product(_INSIDE, ("sigmoid", "tanh", "unit"))
        for middle in ("none", inside)
    ]
    best = min(tried, key=off)
    return best if len(rows.ways) > 1 else {k: v for k, v in best.items() if k != "halves"}


def made_up(rows: Rows, count: int, seed: int) -> Tensor:
    """[count, C, side, side] in [0, 1]: pictures of the kind that it may know."""
    if rows.channels == 1:
        return strokes(count, rows.side, seed)
    return swatches(count, rows.side, seed)


def load(card: Card, weights: Weights, device: torch.device) -> PlainEncoder:
    """Build the generator; the card's controls hold what is assumed.

    Raises:
        ModelError: the weights are of another architecture, or hold numbers that are not finite.
    """
    rows = _rows(weights)
    need_finite(weights)
    assumed = assumed_on(card)
    plain = {name: value.float() for name, value in weights.items()}
    tensors = plain | prior_of(plain, rows, assumed)
    info = describe(rows, assumed, card.info.directions)

    def draw(held: Tensors, latents: Tensor, controls: Controls, check: Check) -> Tensor:
        check()
        told = {key: str(controls[key]) for key in assumed}
        return shown(held, rows, held[MEAN] + latents @ held[ROOT].T, told)

    def read(held: Tensors, pixels: Tensor) -> tuple[Tensor, dict[str, float]]:
        code = coded(held, rows, as_channels(pixels, rows.channels), assumed)
        point = torch.linalg.solve_triangular(held[ROOT], (code - held[MEAN]).T, upper=False).T
        return point, {"length": float(point.square().mean().sqrt())}

    return PlainEncoder(info, tensors, draw, read).on(device)


@torch.inference_mode()
def prior_of(tensors: Tensors, rows: Rows, assumed: Assumptions) -> dict[str, Tensor]:
    """The Gaussian of the codes of made-up pictures: mean [D], lower root [D, D] of its spread."""
    codes = coded(tensors, rows, made_up(rows, PICTURES, seed=2), assumed).double()
    mean = codes.mean(0)
    spread = (codes - mean).T @ (codes - mean) / len(codes)
    floor = _LEAST_SPREAD * spread.diagonal().mean() + 1e-6
    root = torch.linalg.cholesky(spread + floor * torch.eye(len(mean), dtype=torch.float64))
    return {MEAN: mean.float(), ROOT: root.float()}


def coded(tensors: Tensors, rows: Rows, pixels: Tensor, assumed: Assumptions) -> Tensor:
    """The codes [N, D] of pictures [N, C, side, side] in [0, 1], before what stands behind them."""
    x = pixels * 2 - 1 if assumed["range"] in ("tanh", "signed") else pixels
    return _through(tensors, rows.inward, x, assumed, assumed.get("halves", rows.ways[0]))


def shown(tensors: Tensors, rows: Rows, code: Tensor, assumed: Assumptions) -> Tensor:
    """Pictures [N, C, side, side] about in [0, 1] of codes [N, D]."""
    x = ACTIVATIONS[assumed["middle"]][1](code)
    way = assumed.get("halves", rows.ways[0])[::-1]
    x = _through(tensors, rows.outward, x, assumed, way)
    colours: Tensor = RANGES[assumed["range"]][1](
        x.reshape(len(x), rows.channels, rows.side, rows.side)
    )
    return colours


def _through(
    tensors: Tensors, layers: tuple[Layer, ...], x: Tensor, assumed: Assumptions, way: str
) -> Tensor:
    inside, turn = ACTIVATIONS[assumed["inside"]][1], 0
    for at, layer in enumerate(layers):
        weight, bias = tensors[layer.stem + ".weight"], tensors.get(layer.stem + ".bias")
        if layer.kind == "linear":
            x = functional.linear(x.flatten(1), weight, bias)
        else:
            stride, turn = int(way[turn]), turn + 1
            x = _mapped(layer, weight, bias, x, stride)
        x = _normed(tensors, layer.stem.rpartition(".")[0] + ".norm", x)
        if at < len(layers) - 1:
            x = inside(x)
    return x


def _mapped(layer: Layer, weight: Tensor, bias: Tensor | None, x: Tensor, stride: int) -> Tensor:
    pad = (layer.kernel - 1) // 2
    if layer.kind == "conv":
        return functional.conv2d(x, weight, bias, stride, pad)
    if x.dim() == 2:
        side = int((x.shape[1] // layer.into) ** 0.5 + 0.5)
        x = x.reshape(len(x), layer.into, side, side)
    extra = layer.kernel % 2 if stride == 2 else 0
    return functional.conv_transpose2d(x, weight, bias, stride, pad, output_padding=extra)


def _normed(tensors: Tensors, stem: str, x: Tensor) -> Tensor:
    parts: Mapping[str, Tensor] = tensors
    if stem + ".running_mean" not in parts:
        return x
    return functional.batch_norm(
        x, parts[stem + ".running_mean"], parts[stem + ".running_var"],
        parts.get(stem + ".weight"), parts.get(stem + ".bias"),
    )  # fmt: skip


ARCHITECTURE = Published(NAME, "vae", load, recognise, info_of)
