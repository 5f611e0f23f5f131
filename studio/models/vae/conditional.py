"""Dense VAEs that are told a class: a label stands beside the picture, and beside z.

    picture, label ──encoder──> mean, log-variance ──> z, label ──decoder──> picture

The label is one-hot, a row of a table, or goes through a layer of its own. What weights do not say
(activations, what stands first, the range) is that under which the encoder finds the points again
from which the decoder drew.

Source of the family: Sohn, Lee, Yan, "Learning Structured Output Representation using Deep
Conditional Generative Models", 2015.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product

import torch
from torch import Tensor

from studio.models.base import Check, Controls, Weights
from studio.models.gan.classes import class_controls, class_shares
from studio.models.gan.sequential.stems import NotSequentialError, Stem, stems_of
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import (
    ACTIVATIONS,
    RANGES,
    Assumptions,
    assumed_on,
    assumption,
    range_assumption,
)
from studio.models.opening.recognise import Group, Match, MismatchError, Shapes, check_latent
from studio.models.plain import PlainGenerator, Tensors, linear, need_finite, planned, shapes_in
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.directions import Direction

NAME = "conditional-vae"
SIDES = (28, 32, 64)
MOST_LAYERS, MOST_CLASSES = 12, 1000
_LABEL = re.compile(r"label|class|cond|emb", re.IGNORECASE)
_JOINS = {"z_first": ("z, then class",), "class_first": ("Class, then z",)}
_INSIDE = ("relu", "leaky_02", "leaky_001", "tanh")
_PROBES = 48
_TOLD = "The weights do not say it."


@dataclass(frozen=True)
class Net:
    """`layers`: of encoder and decoder; `told`: what stands beside z, of `classes` classes."""

    encoder: int
    decoder: int
    latent: int
    classes: int
    told: int
    channels: int
    side: int
    told_encoder: bool


def plan_of(shapes: Shapes) -> dict[str, str]:
    """Studio name -> name in the file.

    Raises:
        MismatchError: it is no such VAE.
    """
    try:
        stems = stems_of(shapes)
    except NotSequentialError as error:
        raise MismatchError(str(error)) from None
    if any(len(stem.shape) != 2 for stem in stems):
        raise MismatchError("it has other layers than linear ones")
    labels = [stem for stem in stems if _LABEL.search(stem.name.rpartition(".")[2])]
    rest = [stem for stem in stems if stem not in labels]
    at = next((n for n, (a, b) in enumerate(pairwise(rest)) if a.shape == b.shape), 0)
    if not 1 <= at <= MOST_LAYERS or not 1 <= len(rest) - at - 2 <= MOST_LAYERS or len(labels) > 2:
        raise MismatchError("it has no two equal heads between linear layers")
    plan: dict[str, str] = {}
    for number, stem in enumerate(rest[:at]):
        _put(plan, f"encoder.{number:02d}", stem)
    for name, stem in zip(("mean", "spread"), rest[at : at + 2], strict=True):
        _put(plan, name, stem)
    for number, stem in enumerate(rest[at + 2 :]):
        _put(plan, f"decoder.{number:02d}", stem)
    for name, stem in zip(("seen", "label")[-len(labels) :] if labels else (), labels, strict=True):
        _put(plan, name, stem)
    return plan


def _put(plan: dict[str, str], name: str, stem: Stem) -> None:
    plan |= {
        f"{name}.{part}": stem.parts[part] for part in ("weight", "bias") if part in stem.parts
    }


def net_of(shapes: Shapes) -> Net:
    """The network of tensors under the studio's names.

    Raises:
        MismatchError: its layers do not go together.
    """
    encoder, decoder = _row(shapes, "encoder"), _row(shapes, "decoder")
    head = shapes.get("mean.weight", ())
    if not encoder or not decoder or len(head) != 2 or shapes.get("spread.weight") != head:
        raise MismatchError("it has no two halves with two heads between them")
    latent, pixels = head[0], decoder[-1][0]
    chain = [*encoder, head]
    if any(b[1] != a[0] for half in (chain, decoder) for a, b in pairwise(half)):
        raise MismatchError("a layer does not continue the one before")
    channels, side = _sides(pixels)
    told = decoder[0][1] - latent
    classes = _classes(shapes, told)
    check_latent(latent, classes)
    beside = encoder[0][1] - pixels
    if beside not in (0, told):
        raise MismatchError("its encoder takes something else than a picture and a label")
    return Net(len(encoder), len(decoder), latent, classes, told, channels, side, beside > 0)


def _row(shapes: Shapes, half: str) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    while (shape := shapes.get(f"{half}.{len(found):02d}.weight")) is not None:
        if len(shape) != 2 or len(found) > MOST_LAYERS:
            raise MismatchError("a layer is not linear")
        found.append(shape)
    return found


def _sides(pixels: int) -> tuple[int, int]:
    for channels in (1, 3):
        side = math.isqrt(max(0, pixels) // channels)
        if side in SIDES and channels * side * side == pixels:
            return channels, side
    raise MismatchError(f"it ends in {pixels:,} numbers, which are no usual picture")


def _classes(shapes: Shapes, told: int) -> int:
    label = shapes.get("label.weight")
    for name in ("label", "seen"):
        if shapes.get(f"{name}.weight", label) != label:
            raise MismatchError("its two halves are told differently")
    classes = told
    if label is not None:
        through = "label.bias" in shapes
        classes, length = (label[1], label[0]) if through else (label[0], label[1])
        if length != told:
            raise MismatchError(f"its label has {length:,} numbers, its decoder takes {told:,}")
    if not 2 <= classes <= MOST_CLASSES:
        raise MismatchError("it is told no class")
    return classes


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a dense VAE that is told a class.

    Raises:
        MismatchError: it is not.
    """
    plan = plan_of(group.shapes)
    net = net_of({new: group.shapes[old] for new, old in plan.items()})
    size = f"{net.channels} × {net.side} × {net.side}"
    return Match(f"a dense VAE, z {net.latent} and one of {net.classes} classes to {size}", plan)


def describe(
    net: Net, assumed: Assumptions, through: bool, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a model declares; `through`: the label goes through a layer of its own."""
    known = {key: (words,) for key, (words, _) in ACTIVATIONS.items()}
    size = (net.side, net.side)
    controls = [
        *class_controls(net.classes),
        range_assumption(assumed),
        assumption("inside", "Between", known, assumed, _TOLD),
        assumption("join", "Beside z", _JOINS, assumed, _TOLD),
    ]
    if through:
        controls.append(assumption("named", "Behind the label", known, assumed, _TOLD))
    return GeneratorInfo(
        family="vae",
        architecture=NAME,
        spaces=(Space("z", (net.latent,)),),
        sizes=Sizes(size, (size,)),
        controls=tuple(controls),
        abilities=("finds_directions", "takes_class"),
        directions=directions,
    )


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card: the assumptions under which both halves agree best.

    Raises:
        ModelError: the weights are of another architecture.
    """
    net = planned(weights, net_of, "no conditional VAE")
    plain = {name: value.float() for name, value in weights.items()}
    through = "label.bias" in plain
    tried = list(_readings(through))
    return describe(net, min(tried, key=lambda one: _forgetting(plain, net, one)), through)


def _readings(through: bool) -> Iterator[dict[str, str]]:
    for inside, end, join, named in product(
        _INSIDE, ("sigmoid", "tanh"), _JOINS, ("none", *_INSIDE) if through else ("none",)
    ):
        yield {"inside": inside, "range": end, "join": join, "named": named}


@torch.inference_mode()
def _forgetting(tensors: Tensors, net: Net, assumed: Assumptions) -> float:
    """How far from its point the encoder puts what the decoder drew from it, root mean square."""
    draws = torch.Generator().manual_seed(1)
    z = torch.randn(_PROBES, net.latent, generator=draws)
    shares = torch.eye(net.classes)[torch.arange(_PROBES) % net.classes]
    x = drawn(tensors, net, z, assumed, shares).flatten(1)
    x = 2 * x - 1 if assumed["range"] == "tanh" else x
    if net.told_encoder:
        stem = "seen" if "seen.weight" in tensors else "label"
        x = _joined(x, told_by(tensors, stem, shares, assumed), assumed)
    act = ACTIVATIONS[assumed["inside"]][1]
    for number in range(net.encoder):
        x = act(_through(tensors, f"encoder.{number:02d}", x))
    return float((_through(tensors, "mean", x) - z).square().mean().sqrt())


def told_by(tensors: Tensors, stem: str, shares: Tensor, assumed: Assumptions) -> Tensor:
    """[N, told]: what stands beside z of shares of classes [N, classes]."""
    weight = tensors.get(stem + ".weight")
    if weight is None:
        return shares
    if stem + ".bias" not in tensors:
        return shares @ weight
    return ACTIVATIONS[assumed["named"]][1](linear(tensors, stem, shares))


def _joined(x: Tensor, told: Tensor, assumed: Assumptions) -> Tensor:
    told = told.expand(len(x), -1)
    return torch.cat((x, told) if assumed["join"] == "z_first" else (told, x), 1)


def _through(tensors: Tensors, stem: str, x: Tensor) -> Tensor:
    return torch.nn.functional.linear(x, tensors[stem + ".weight"], tensors.get(stem + ".bias"))


def drawn(tensors: Tensors, net: Net, z: Tensor, assumed: Assumptions, shares: Tensor) -> Tensor:
    """Pictures [N, C, H, W] in [0, 1] of points [N, latent] and shares of classes."""
    act = ACTIVATIONS[assumed["inside"]][1]
    x = _joined(z, told_by(tensors, "label", shares, assumed), assumed)
    for number in range(net.decoder):
        x = _through(tensors, f"decoder.{number:02d}", act(x) if number else x)
    return RANGES[assumed["range"]][1](x.reshape(len(x), net.channels, net.side, net.side))


def _draw(tensors: Tensors, latents: Tensor, controls: Controls, check: Check) -> Tensor:
    check()
    net = net_of(shapes_in(tensors))
    assumed = {key: str(value) for key, value in controls.items()}
    return drawn(tensors, net, latents, assumed, class_shares(controls, net.classes, latents))


def load(card: Card, weights: Weights, device: torch.device) -> PlainGenerator:
    """Build the generator; the card's controls hold what is assumed.

    Raises:
        ModelError: the weights are of another architecture, or hold numbers that are not finite.
    """
    net = planned(weights, net_of, "no conditional VAE")
    need_finite(weights)
    through = "label.bias" in weights
    info = describe(net, assumed_on(card), through, card.info.directions)
    plain: Mapping[str, Tensor] = weights
    return PlainGenerator(info, plain, _draw).on(device)


ARCHITECTURE = Published(NAME, "vae", load, recognise, info_of)
