"""BigGAN as trained with the authors' PyTorch code: residual blocks of two convolutions.

The part of z that is left over after the first goes to the blocks level by level, beside the
class's embedding, and sets the gains and biases of their batch norms.

Source: Brock, github.com/ajbrock/BigGAN-PyTorch (layout of the files).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Weights
from studio.models.gan.attention import attended
from studio.models.gan.biggan.conditioned import conditioned
from studio.models.gan.biggan.truncation import cut_normal, truncation_control
from studio.models.gan.classes import class_controls, class_shares
from studio.models.gan.spectral import folded, plain_shapes
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import (
    Group,
    Match,
    MismatchError,
    Shapes,
    check_latent,
    check_map,
    same_shapes,
)
from studio.models.plain import PlainGenerator, Tensors, conv, need, planned
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import ControlValue
from studio.values.directions import Direction

NAME = "biggan"
_Value = TypeVar("_Value")
_PARTS = ("gain", "bias")
_ATTENTION = {part: f"{part}.weight" for part in ("theta", "phi", "g", "o")} | {"gamma": "gamma"}
_STATISTICS = (
    ("stored_mean", "stored_var"),
    ("bn.stored_mean", "bn.stored_var"),
    ("bn.running_mean", "bn.running_var"),
)
_COUNTERS = ("accumulation_counter", "num_batches_tracked")


@dataclass(frozen=True)
class Plan:
    """Channels through the blocks; which blocks look around; how z is split.

    `slot`: numbers of z for each of the blocks, 0 where all of z goes in at the front.
    """

    channels: tuple[int, ...]
    attention: tuple[int, ...]
    classes: int
    shared: int
    front: int
    slot: int
    width: int
    colours: int
    statistics: tuple[str, str]

    @property
    def z_dim(self) -> int:
        """D: numbers of the whole latent."""
        return self.front + self.slot * (len(self.channels) - 1)

    @property
    def side(self) -> int:
        """Of the picture."""
        return self.width << (len(self.channels) - 1)


def plan_of(shapes: Shapes) -> Plan:
    """Read from the shapes without spectral normalization.

    Raises:
        MismatchError: they are not those of such a network.
    """
    try:
        blocks = next(k for k in range(20) if f"blocks.{k}.0.conv1.weight" not in shapes)
        firsts = [shapes[f"blocks.{k}.0.conv1.weight"] for k in range(blocks)]
        (classes, shared), (flat, front) = shapes["shared.weight"], shapes["linear.weight"]
        condition = shapes["blocks.0.0.bn1.gain.weight"][1]
        colours = shapes["output_layer.2.weight"][0]
        channels = (firsts[0][1], *(first[0] for first in firsts))
        statistics = next(
            s for s in _STATISTICS if f"output_layer.0.{s[0]}" in shapes
        )  # fmt: skip
    except KeyError as error:
        raise MismatchError(f"it lacks {error}") from None
    except (StopIteration, IndexError, ValueError):
        raise MismatchError("its tensors are not those of a BigGAN") from None
    attention = tuple(k for k in range(blocks) if f"blocks.{k}.1.gamma" in shapes)
    width = math.isqrt(max(flat // max(channels[0], 1), 0))
    plan = Plan(
        channels, attention, classes, shared, front, condition - shared, width, colours, statistics
    )
    check_latent(plan.z_dim, classes)
    for k, count in enumerate(channels):
        check_map(width << k, width << k, count)
    return plan


def shapes_of(plan: Plan) -> dict[str, tuple[int, ...]]:
    """Every tensor of such a network, folded."""
    condition = plan.shared + plan.slot
    shapes: dict[str, tuple[int, ...]] = {
        "shared.weight": (plan.classes, plan.shared),
        "linear.weight": (plan.channels[0] * plan.width**2, plan.front),
        "linear.bias": (plan.channels[0] * plan.width**2,),
    }
    for k, (into, out) in enumerate(zip(plan.channels[:-1], plan.channels[1:], strict=True)):
        stem = f"blocks.{k}.0."
        for name, (a, b, side) in {
            "conv1": (into, out, 3), "conv2": (out, out, 3), "conv_sc": (into, out, 1),
        }.items():  # fmt: skip
            shapes[f"{stem}{name}.weight"] = (b, a, side, side)
            shapes[f"{stem}{name}.bias"] = (b,)
        for name, count in (("bn1", into), ("bn2", out)):
            shapes |= {f"{stem}{name}.{part}.weight": (count, condition) for part in _PARTS}
            shapes |= {f"{stem}{name}.{part}": (count,) for part in plan.statistics}
        if k in plan.attention:
            stem = f"blocks.{k}.1."
            shapes |= {f"{stem}{part}.weight": (out // 8, out, 1, 1) for part in ("theta", "phi")}
            shapes[stem + "g.weight"] = (out // 2, out, 1, 1)
            shapes[stem + "o.weight"] = (out, out // 2, 1, 1)
            shapes[stem + "gamma"] = ()
    last = plan.channels[-1]
    shapes |= {f"output_layer.0.{part}": (last,) for part in (*_PARTS, *plan.statistics)}
    shapes["output_layer.2.weight"] = (plan.colours, last, 3, 3)
    shapes["output_layer.2.bias"] = (plan.colours,)
    return shapes


def recognise(group: Group) -> Match:
    """Whether a group of tensors is such a network.

    Raises:
        MismatchError: it is not.
    """
    kept = _without_counters(group.shapes)
    shapes = plain_shapes(kept)
    plan = plan_of(shapes)
    if plan.colours not in (1, 3, 4) or plan.slot < 0 or plan.width < 1 or plan.classes < 1:
        raise MismatchError("its tensors are not those of a BigGAN")
    same_shapes(shapes, shapes_of(plan))
    reason = (
        f"a BigGAN of {plan.classes} classes, z {plan.z_dim} to {plan.colours} × {plan.side} ×"
        f" {plan.side}"
    )
    return Match.whole(reason, kept)


def describe(plan: Plan, directions: tuple[Direction, ...] = ()) -> GeneratorInfo:
    """What such a model declares."""
    return GeneratorInfo(
        family="gan",
        architecture=NAME,
        spaces=(Space("z", (plan.z_dim,)),),
        sizes=Sizes((plan.side, plan.side), ((plan.side, plan.side),)),
        channels=4 if plan.colours == 4 else 3,
        controls=(*class_controls(plan.classes), truncation_control(1.0)),
        abilities=("finds_directions", "takes_class", "projects"),
        directions=directions,
    )


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: the weights are not those of such a network.
    """
    return describe(_checked(weights)[0])


def load(card: Card, weights: Weights, device: torch.device) -> PlainGenerator:
    """Build the generator.

    Raises:
        ModelError: the weights are not those of such a network.
    """
    plan, tensors = _checked(weights)

    def draw(
        tensors: Tensors,
        latents: Tensor,
        values: Mapping[str, ControlValue],
        check: Callable[[], None],
    ) -> Tensor:
        z = cut_normal(latents, float(values["truncation"]))
        classes = class_shares(values, plan.classes, z).expand(len(z), -1)
        return (picture(plan, tensors, z, classes, check) + 1) / 2

    generator = PlainGenerator(describe(plan, card.info.directions), tensors, draw)
    generator.to(device, torch.float32)
    return generator


def _checked(weights: Weights) -> tuple[Plan, dict[str, Tensor]]:
    tensors = folded(_without_counters(weights))
    plan = planned(tensors, plan_of, "no BigGAN")
    need(tensors, shapes_of(plan), "a BigGAN")
    return plan, tensors


def _without_counters(named: Mapping[str, _Value]) -> dict[str, _Value]:
    return {n: v for n, v in named.items() if not n.endswith(_COUNTERS)}


def picture(
    plan: Plan, tensors: Tensors, z: Tensor, classes: Tensor, check: Callable[[], None]
) -> Tensor:
    """[N, colours, H, W] in [-1, 1] of z [N, D] and the shares of the classes [N, classes]."""
    embedded = classes @ tensors["shared.weight"]
    slots = torch.split(z[:, plan.front :], plan.slot, 1) if plan.slot else ()
    x = functional.linear(z[:, : plan.front], tensors["linear.weight"], tensors["linear.bias"])
    x = x.reshape(len(z), -1, plan.width, plan.width)
    for k in range(len(plan.channels) - 1):
        check()
        condition = torch.cat((embedded, slots[k]), 1) if slots else embedded
        x = _block(plan, tensors, f"blocks.{k}.0.", x, condition)
        if k in plan.attention:
            stem = f"blocks.{k}.1."
            x = attended(tensors, x, {part: stem + name for part, name in _ATTENTION.items()})
    stem = "output_layer.0."
    mean, spread = (tensors[stem + part] for part in plan.statistics)
    gain, bias = tensors[stem + "gain"], tensors[stem + "bias"]
    x = functional.relu(functional.batch_norm(x, mean, spread, gain, bias))
    return torch.tanh(conv(tensors, "output_layer.2", x))


def _block(plan: Plan, tensors: Tensors, stem: str, x: Tensor, condition: Tensor) -> Tensor:
    """[N, out, 2h, 2w] of x [N, in, h, w]."""
    y = functional.relu(_normed(plan, tensors, stem + "bn1", x, condition))
    y = conv(tensors, stem + "conv1", functional.interpolate(y, scale_factor=2))
    y = functional.relu(_normed(plan, tensors, stem + "bn2", y, condition))
    short = functional.interpolate(conv(tensors, stem + "conv_sc", x), scale_factor=2)
    return conv(tensors, stem + "conv2", y) + short


def _normed(plan: Plan, tensors: Tensors, name: str, x: Tensor, condition: Tensor) -> Tensor:
    """A batch norm whose gain and bias the condition sets."""
    mean, spread = (tensors[f"{name}.{part}"] for part in plan.statistics)
    x = functional.batch_norm(x, mean, spread)
    return conditioned(x, condition, *(tensors[f"{name}.{part}.weight"] for part in _PARTS))


ARCHITECTURE = Published(NAME, "gan", load, recognise, info_of)
