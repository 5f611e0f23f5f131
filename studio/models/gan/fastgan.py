"""FastGAN: a small generator whose early maps weigh the channels of the late ones.

Blocks double the size; each ends in gated linear units. Every second block has two convolutions,
and a little noise goes in behind each of these.

Source: Liu et al., "Towards Faster and Stabilized GAN Training for High-fidelity Few-shot Image
Synthesis", ICLR 2021, arXiv:2101.04775.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Check, Controls
from studio.models.gan.planned import PlannedGan
from studio.models.opening.assumptions import RANGES, Assumptions, assumption
from studio.models.opening.recognise import (
    MismatchError,
    Shapes,
    check_latent,
    check_map,
)
from studio.models.plain import Tensors, batch_norm
from studio.values import seeds
from studio.values.controls import Control

_NORM = ("weight", "bias", "running_mean", "running_var")
_NAME = re.compile(
    r"(?P<stem>init\.init|feat_(?P<side>\d+)|se_\d+\.main|to_128|to_big)\."
    r"(?:(?P<at>\d+)\.)?(?P<part>weight|bias|running_mean|running_var|num_batches_tracked)"
)
_TANH_FROM = 1024
"""The published code ends in a tanh at this size only; smaller ones learn the range."""
_IDLE = ("num_batches_tracked", "to_128")
"""Counters, and the small picture that training looks at."""
_LARGEST = 4096


@dataclass(frozen=True)
class Part:
    """One layer of a block: a convolution, a norm or a noise, by the name of its weight."""

    kind: str
    name: str


@dataclass(frozen=True)
class Plan:
    """Blocks by the side of what they make; `last` is the convolution to colours.

    `gates`: side of a block -> side of what weighs it.
    """

    z_dim: int
    start: tuple[Part, ...]
    blocks: Mapping[int, tuple[Part, ...]]
    gates: Mapping[int, int]
    last: str
    colours: int

    @property
    def side(self) -> int:
        """Of the picture."""
        return max(self.blocks)

    @property
    def noisy(self) -> bool:
        """Whether noise goes in."""
        return any(part.kind == "noise" for block in self.blocks.values() for part in block)


def plan_of(shapes: Shapes) -> Plan:
    """Read from the names and shapes without spectral normalization.

    Raises:
        MismatchError: they are not those of such a network.
    """
    stems: dict[str, dict[int, str]] = {}
    for name in shapes:
        match = _NAME.fullmatch(name)
        if match is None:
            raise MismatchError(f"{name!r} is foreign to it")
        stems.setdefault(match["stem"], {})[int(match["at"] or 0)] = name.rpartition(".")[0]
    for stem in ("init.init", "feat_8", "to_big"):
        if stem not in stems:
            raise MismatchError(f"it lacks {stem!r}")
    blocks = {
        int(stem[5:]): _parts(layers, shapes)
        for stem, layers in stems.items()
        if stem.startswith("feat_")
    }
    if sorted(blocks) != [8 << k for k in range(len(blocks))] or max(blocks) > _LARGEST:
        raise MismatchError("its blocks do not double from 8 on")
    gates = {int(stem[3:-5]): int(stem[3:-5]) // 16 for stem in stems if stem.startswith("se_")}
    if not set(gates) <= set(blocks):
        raise MismatchError("it weighs maps that it does not make")
    last = next(iter(stems["to_big"].values()))
    start = _parts(stems["init.init"], shapes)
    plan = Plan(shapes[start[0].name + ".weight"][0], start, blocks, gates, last,
                shapes[last + ".weight"][0])  # fmt: skip
    _walk(plan, shapes)
    return plan


def _parts(layers: Mapping[int, str], shapes: Shapes) -> tuple[Part, ...]:
    found = []
    for _, name in sorted(layers.items()):
        weight = shapes.get(name + ".weight")
        if name + ".running_mean" in shapes:
            if any(f"{name}.{part}" not in shapes for part in _NORM):
                raise MismatchError(f"{name!r} is no whole batch norm")
            found.append(Part("norm", name))
        elif weight == (1,):
            found.append(Part("noise", name))
        elif weight is not None and len(weight) == 4:
            found.append(Part("conv", name))
        else:
            raise MismatchError(f"{name!r} is no layer of it")
    if not found or found[0].kind != "conv":
        raise MismatchError("a block does not begin with a convolution")
    return tuple(found)


def _walk(plan: Plan, shapes: Shapes) -> None:
    """Check that each layer takes what the one before makes."""
    first = shapes[plan.start[0].name + ".weight"]
    if first[2:] != (4, 4) or first[1] % 2:
        raise MismatchError("it does not begin with a map of 4 × 4")
    made = {4: first[1] // 2}
    check_latent(plan.z_dim)
    for side in sorted(plan.blocks):
        channels = made[side // 2]
        for part in plan.blocks[side]:
            shape = shapes[part.name + ".weight"]
            if part.kind == "conv":
                if shape[1:] != (channels, 3, 3) or shape[0] % 2:
                    raise MismatchError(f"{part.name!r} does not continue the layer before")
                channels = shape[0] // 2
            elif part.kind == "norm" and shape != (2 * channels,):
                raise MismatchError(f"{part.name!r} does not continue the layer before")
        made[side] = channels
        check_map(side, side, 2 * channels)
    for side, source in plan.gates.items():
        wanted = {1: (made[side], made.get(source, 0), 4, 4), 3: (made[side], made[side], 1, 1)}
        for at, shape in wanted.items():
            if shapes.get(f"se_{side}.main.{at}.weight") != shape:
                raise MismatchError(f"'se_{side}' does not fit the maps")
    if shapes[plan.last + ".weight"][1] != made[plan.side]:
        raise MismatchError("the last layer does not continue the one before")
    if plan.colours not in (1, 3, 4):
        raise MismatchError(f"it makes pictures of {plan.colours} channels")


def _controls(plan: Plan, assumed: Assumptions) -> tuple[Control, ...]:
    noise = (
        Control("noise", "Noise", "float", 1.0, 0.0, 2.0, group="Noise",
                help="How strong the grain is that the network adds while it draws."),
        Control("noise_seed", "Noise number", "int", 0, 0, 999_999, 1, group="Noise", mark=False,
                help="Each number is another grain."),
    )  # fmt: skip
    usual = "tanh" if plan.side >= _TANH_FROM else "signed"
    known = {name: RANGES[name] for name in ("tanh", "signed")}
    at_end = assumption(
        "range", "At the end", known, {"range": usual, **assumed},
        "How the last layer becomes colours.",
    )  # fmt: skip
    return (*(noise if plan.noisy else ()), at_end)


def _draw(plan: Plan, tensors: Tensors, latents: Tensor, values: Controls, check: Check) -> Tensor:
    seed, strength = int(values.get("noise_seed", 0)), float(values.get("noise", 0.0))
    x = picture(plan, tensors, latents, seed, strength, check)
    return RANGES[str(values["range"])][1](x)


def picture(
    plan: Plan,
    tensors: Tensors,
    z: Tensor,
    seed: int,
    strength: float,
    check: Check,
) -> Tensor:
    """[N, colours, H, W] about in [-1, 1] of z [N, D]; noise number `seed`, `strength` as strong.

    The noise is the same for all pictures of a batch.
    """
    weight = tensors[plan.start[0].name + ".weight"]
    x = functional.conv_transpose2d(z[:, :, None, None], weight)
    maps = {4: _gated(batch_norm(tensors, plan.start[1].name, x))}
    for side in sorted(plan.blocks):
        check()
        x = functional.interpolate(maps[side // 2], scale_factor=2)
        for part in plan.blocks[side]:
            if part.kind == "conv":
                x = functional.conv2d(x, tensors[part.name + ".weight"], padding=1)
            elif part.kind == "norm":
                x = _gated(batch_norm(tensors, part.name, x))
            elif strength:
                grain = _noise(seed, part.name, side).to(x)
                x = x + strength * tensors[part.name + ".weight"] * grain
        if side in plan.gates:
            x = x * _gate(tensors, f"se_{side}.main", maps[plan.gates[side]])
        maps[side] = x
    weight = tensors[plan.last + ".weight"]
    return functional.conv2d(x, weight, padding=weight.shape[-1] // 2)


def _gated(x: Tensor) -> Tensor:
    return functional.glu(x, dim=1)


def _gate(tensors: Tensors, name: str, small: Tensor) -> Tensor:
    """[N, C, 1, 1] in (0, 1): how much each channel counts, told by a small map."""
    x = functional.conv2d(functional.adaptive_avg_pool2d(small, 4), tensors[name + ".1.weight"])
    return torch.sigmoid(functional.conv2d(functional.silu(x), tensors[name + ".3.weight"]))


@lru_cache(maxsize=40)
def _noise(seed: int, name: str, side: int) -> Tensor:
    """[side, side] float32; a picture at rest asks for the noise of its draft again."""
    return torch.from_numpy(seeds.normal(seed, f"noise/{name}", side * side)).reshape(side, side)


ARCHITECTURE = PlannedGan(
    "fastgan", "FastGAN", plan_of, lambda _: "a FastGAN", _controls, _draw, idle=_IDLE
).published()
