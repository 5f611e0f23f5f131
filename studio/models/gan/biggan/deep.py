"""BigGAN-deep as converted from TF Hub: bottleneck blocks, statistics for each truncation.

The whole of z and the class's embedding go to every block. Every second block doubles the size.

Source: github.com/huggingface/pytorch-pretrained-BigGAN (layout of the files).
"""

from __future__ import annotations

import math
import re
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

_START = 4
_EPSILON = 1e-4
_COLOURS = 3
_PARTS = ("scale", "offset")
_STATISTICS = ("running_means", "running_vars")


@dataclass(frozen=True)
class Plan:
    """Layers in order: (into, out) of a block, or one number for a layer that looks around."""

    layers: tuple[tuple[int, ...], ...]
    middles: tuple[int, ...]
    z_dim: int
    embedding: int
    classes: int
    statistics: int

    @property
    def blocks(self) -> list[int]:
        """Which layers are blocks."""
        return [at for at, layer in enumerate(self.layers) if len(layer) == 2]

    @property
    def colours(self) -> int:
        """Channels of the picture; the last convolution makes more, which nobody looks at."""
        return _COLOURS

    @property
    def side(self) -> int:
        """Of the picture."""
        return _START << (len(self.blocks) // 2)


def plan_of(shapes: Shapes) -> Plan:
    """Read from the shapes without spectral normalization.

    Raises:
        MismatchError: they are not those of such a network.
    """
    numbers = {int(m[1]) for name in shapes if (m := re.match(r"generator\.layers\.(\d+)\.", name))}
    try:
        embedding, classes = shapes["embeddings.weight"]
        condition = shapes["generator.gen_z.weight"][1]
        statistics = shapes["generator.bn.running_means"][0]
        layers: list[tuple[int, ...]] = []
        middles = []
        for k in range(len(numbers)):
            stem = f"generator.layers.{k}."
            if stem + "gamma" in shapes:
                layers.append((shapes[stem + "snconv1x1_theta.weight"][1],))
                middles.append(0)
                continue
            first, last = shapes[stem + "conv_0.weight"], shapes[stem + "conv_3.weight"]
            layers.append((first[1], last[0]))
            middles.append(first[0])
    except KeyError as error:
        raise MismatchError(f"it lacks {error}") from None
    except (ValueError, IndexError):
        raise MismatchError("its tensors are not those of a BigGAN-deep") from None
    if not 1 <= len(layers) <= 60 or statistics < 2 or condition <= embedding:
        raise MismatchError("its tensors are not those of a BigGAN-deep")
    plan = Plan(
        tuple(layers), tuple(middles), condition - embedding, embedding, classes, statistics
    )
    check_latent(plan.z_dim, classes)
    check_map(plan.side, plan.side, layers[-1][-1])
    return plan


def shapes_of(plan: Plan) -> dict[str, tuple[int, ...]]:
    """Every tensor of such a network, folded."""
    condition = plan.z_dim + plan.embedding
    flat = _START * _START * plan.layers[0][0]
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.weight": (plan.embedding, plan.classes),
        "generator.gen_z.weight": (flat, condition),
        "generator.gen_z.bias": (flat,),
    }
    for at, (layer, middle) in enumerate(zip(plan.layers, plan.middles, strict=True)):
        stem = f"generator.layers.{at}."
        if len(layer) == 1:
            shapes |= attention_shapes(_attention(at), layer[0], (1,))
            continue
        chain = (layer[0], middle, middle, middle, layer[1])
        for k, side in enumerate((1, 3, 3, 1)):
            shapes[f"{stem}conv_{k}.weight"] = (chain[k + 1], chain[k], side, side)
            shapes[f"{stem}conv_{k}.bias"] = (chain[k + 1],)
            shapes |= {f"{stem}bn_{k}.{p}.weight": (chain[k], condition)
                       for p in _PARTS}  # fmt: skip
            shapes |= {f"{stem}bn_{k}.{p}": (plan.statistics, chain[k]) for p in _STATISTICS}
    last = plan.layers[-1][-1]
    shapes |= {f"generator.bn.{p}": (last,) for p in ("weight", "bias")}
    shapes |= {f"generator.bn.{p}": (plan.statistics, last) for p in _STATISTICS}
    shapes["generator.conv_to_rgb.weight"] = (last, last, 3, 3)
    shapes["generator.conv_to_rgb.bias"] = (last,)
    return shapes


def _attention(layer: int) -> dict[str, str]:
    """Where the weights are with which a layer looks around."""
    stem = f"generator.layers.{layer}."
    names = {"theta": "theta", "phi": "phi", "g": "g", "o": "o_conv"}
    parts = {part: f"{stem}snconv1x1_{name}.weight" for part, name in names.items()}
    return parts | {"gamma": stem + "gamma"}


def _kind(plan: Plan) -> str:
    return f"a BigGAN-deep of {plan.classes} classes"


def _controls(plan: Plan, _assumed: Assumptions) -> tuple[Control, ...]:
    return biggan_controls(plan.classes, 0.4)


def _draw(plan: Plan, tensors: Tensors, latents: Tensor, values: Controls, check: Check) -> Tensor:
    z, classes = told(latents, values, plan.classes)
    truncation = float(values["truncation"])
    return (picture(plan, tensors, z, classes, truncation, check) + 1) / 2


def picture(
    plan: Plan,
    tensors: Tensors,
    z: Tensor,
    classes: Tensor,
    truncation: float,
    check: Check,
) -> Tensor:
    """[N, 3, H, W] in [-1, 1] of z [N, D], already cut off, and the shares [N, classes]."""
    embedded = functional.linear(classes, tensors["embeddings.weight"])
    condition = torch.cat((z, embedded), 1)
    name = "generator.gen_z"
    x = functional.linear(condition, tensors[name + ".weight"], tensors[name + ".bias"])
    x = x.reshape(len(z), _START, _START, -1).permute(0, 3, 1, 2)  # as TensorFlow orders it
    for at, layer in enumerate(plan.layers):
        check()
        stem = f"generator.layers.{at}."
        if len(layer) == 1:
            x = attended(tensors, x, _attention(at))
        else:
            rises = plan.blocks.index(at) % 2 == 1
            x = _block(tensors, stem, x, condition, truncation, rises)
    name = "generator.bn"
    mean, spread = statistics(tensors, name, truncation)
    weight, bias = tensors[name + ".weight"], tensors[name + ".bias"]
    x = functional.relu(functional.batch_norm(x, mean, spread, weight, bias, eps=_EPSILON))
    name = "generator.conv_to_rgb"
    weight, bias = tensors[name + ".weight"][:_COLOURS], tensors[name + ".bias"][:_COLOURS]
    return torch.tanh(functional.conv2d(x, weight, bias, padding=1))


def _block(
    tensors: Tensors, stem: str, x: Tensor, condition: Tensor, truncation: float, rises: bool
) -> Tensor:
    """[N, out, H, W] of x [N, in, h, w]; with `rises` twice the size."""
    y = x
    for k in range(4):
        y = functional.relu(_normed(tensors, f"{stem}bn_{k}", y, condition, truncation))
        if k == 1 and rises:
            y = functional.interpolate(y, scale_factor=2)
        y = conv(tensors, f"{stem}conv_{k}", y)
    short = x[:, : y.shape[1]]
    return y + (functional.interpolate(short, scale_factor=2) if rises else short)


def _normed(tensors: Tensors, name: str, x: Tensor, condition: Tensor, truncation: float) -> Tensor:
    """A batch norm whose gain and bias the condition sets."""
    mean, spread = statistics(tensors, name, truncation)
    x = functional.batch_norm(x, mean, spread, eps=_EPSILON)
    return conditioned(x, condition, *(tensors[f"{name}.{part}.weight"] for part in _PARTS))


def statistics(tensors: Tensors, name: str, truncation: float) -> tuple[Tensor, Tensor]:
    """([C] means, [C] variances) that a norm saw under a truncation.

    Between two rows of the table the weights stand as in the published implementation, the lower
    row's share growing towards the upper one, so that published pictures come out alike.
    """
    means, spreads = (tensors[f"{name}.{part}"] for part in _STATISTICS)
    share, row = math.modf(truncation / (1.0 / (len(means) - 1)))
    at = int(row)
    if share == 0.0 or at + 1 >= len(means):
        return means[at], spreads[at]
    return (
        means[at] * share + means[at + 1] * (1 - share),
        spreads[at] * share + spreads[at + 1] * (1 - share),
    )


ARCHITECTURE = PlannedGan(
    "biggan-deep", "BigGAN-deep", plan_of, _kind, _controls, _draw, shapes_of, abilities=ABILITIES
).published()
