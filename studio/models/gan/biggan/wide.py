"""BigGAN as trained with the authors' PyTorch code: residual blocks of two convolutions.

The part of z that is left over after the first goes to the blocks level by level, beside the
class's embedding, and sets the gains and biases of their batch norms.

Source: Brock, github.com/ajbrock/BigGAN-PyTorch (layout of the files).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Check, Controls
from studio.models.gan.attention import attended, attention_shapes
from studio.models.gan.biggan.conditioned import ABILITIES, biggan_controls, conditioned, told
from studio.models.gan.planned import PlannedGan
from studio.models.opening.assumptions import Assumptions
from studio.models.opening.recognise import (
    MismatchError,
    Shapes,
    check_latent,
    check_map,
)
from studio.models.plain import Tensors, conv
from studio.values.controls import Control

_PARTS = ("gain", "bias")
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
    if colours not in (1, 3, 4) or condition < shared or classes < 1:
        raise MismatchError("its tensors are not those of a BigGAN")
    attention = tuple(k for k in range(blocks) if f"blocks.{k}.1.gamma" in shapes)
    width = math.isqrt(max(flat // max(channels[0], 1), 0))
    plan = Plan(
        channels, attention, classes, shared, front, condition - shared, width, colours, statistics
    )
    if plan.width < 1:
        raise MismatchError("its tensors are not those of a BigGAN")
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
            shapes |= attention_shapes(_attention(k), out, ())
    last = plan.channels[-1]
    shapes |= {f"output_layer.0.{part}": (last,) for part in (*_PARTS, *plan.statistics)}
    shapes["output_layer.2.weight"] = (plan.colours, last, 3, 3)
    shapes["output_layer.2.bias"] = (plan.colours,)
    return shapes


def _attention(block: int) -> dict[str, str]:
    """Where the weights are with which a block looks around."""
    parts = {part: f"blocks.{block}.1.{part}.weight" for part in ("theta", "phi", "g", "o")}
    return parts | {"gamma": f"blocks.{block}.1.gamma"}


def _kind(plan: Plan) -> str:
    return f"a BigGAN of {plan.classes} classes"


def _controls(plan: Plan, _assumed: Assumptions) -> tuple[Control, ...]:
    return biggan_controls(plan.classes, 1.0)


def _draw(plan: Plan, tensors: Tensors, latents: Tensor, values: Controls, check: Check) -> Tensor:
    z, classes = told(latents, values, plan.classes)
    return (picture(plan, tensors, z, classes, check) + 1) / 2


def picture(plan: Plan, tensors: Tensors, z: Tensor, classes: Tensor, check: Check) -> Tensor:
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
            x = attended(tensors, x, _attention(k))
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


ARCHITECTURE = PlannedGan(
    "biggan", "BigGAN", plan_of, _kind, _controls, _draw, shapes_of, _COUNTERS, abilities=ABILITIES
).published()
