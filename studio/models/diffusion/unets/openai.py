"""The U-Net of improved-diffusion and guided-diffusion, with classes or without.

    input_blocks.0.0                        the first convolution
    input_blocks.{i}.0, 1                   a residual block, and attention over all cells
    input_blocks.{i}.0.op                   halves; or a residual block of its own does
    middle_block.0, 1, 2                    a residual block, attention, a residual block
    output_blocks.{i}.0, 1 (, 2)            the same upwards; the last of a level doubles
    time_embed.0, 2; label_emb; out.0, 2    the step, the class, the picture

Heads, the order of queries, keys and values, and how noise grew are not in the weights: assumed by
which of the published ones it is most like, and open to change.

Sources: Nichol and Dhariwal, "Improved Denoising Diffusion Probabilistic Models", 2021,
arXiv:2102.09672; Dhariwal and Nichol, "Diffusion Models Beat GANs on Image Synthesis", 2021,
arXiv:2105.05233; names and layout of the weights as published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Controls, Weights
from studio.models.diffusion.middle import Middle, as_it_is
from studio.models.diffusion.unets.generator import (
    Told,
    UNet,
    UNetGenerator,
    assumed_choice,
    described,
)
from studio.models.diffusion.unets.layers import check_run, group_norm, pointwise, waves
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import assumed_on
from studio.models.opening.recognise import Group, Match, MismatchError, Shapes, check_map
from studio.models.plain import Tensors, conv, linear, need_finite, planned
from studio.values.card import Card, GeneratorInfo

NAME = "openai-unet"
HEADS: Mapping[str, tuple[str, int]] = {
    "wide": ("64 channels each", 64), "four": ("Four", 0), "one": ("One", -1),
}  # fmt: skip
ORDERS: Mapping[str, tuple[str, bool]] = {
    "heads": ("Heads first", True),
    "kinds": ("Queries, keys, values first", False),
}
_MOST_BLOCKS = 128
_LEGACY_SIDE = 32


@dataclass(frozen=True)
class Layout:
    """What the names and shapes say.

    `blocks`: residual blocks a level on the way down. `turns`: whether residual blocks halve and
    double. `classes`: 0 where it knows none.
    """

    channels: int
    width: int
    blocks: int
    levels: int
    turns: bool
    classes: int
    side: int
    variance: bool


def layout_of(shapes: Shapes) -> Layout:
    """The layout of these tensors.

    Raises:
        MismatchError: they are no such U-Net.
    """
    first, last = shapes.get("input_blocks.0.0.weight", ()), shapes.get("out.2.weight", ())
    time = shapes.get("time_embed.0.weight", ())
    if len(first) != 4 or len(last) != 4 or len(time) != 2:
        raise MismatchError("it lacks the first or last layers of such a U-Net")
    if any(".transformer_blocks." in name for name in shapes):
        raise MismatchError("it is told words")
    channels, given = first[1], last[0]
    if channels not in (1, 3, 4) or given not in (channels, 2 * channels):
        raise MismatchError(f"it takes {channels} channels and gives {given}")
    ups = [at for at in range(_MOST_BLOCKS) if _doubles(shapes, at)]
    count = next(a for a in range(_MOST_BLOCKS + 1) if f"output_blocks.{a}.0.in_layers.0.weight"
                 not in shapes)  # fmt: skip
    each = ups[0] + 1 if ups else count
    if each < 2 or count % each or count // each > 9:
        raise MismatchError("its levels are not alike")
    levels = count // each
    turns = bool(ups) and any(
        f"output_blocks.{ups[0]}.{at}.in_layers.0.weight" in shapes for at in (1, 2)
    )
    classes = shapes.get("label_emb.weight", (0, 0))[0]
    return Layout(
        channels, time[1], each - 1, levels, turns, classes, _side(shapes, levels, first[0]),
        given != channels,
    )  # fmt: skip


def _doubles(shapes: Shapes, block: int) -> bool:
    return any(
        f"output_blocks.{block}.{at}.{part}.weight" in shapes
        for at in (1, 2) for part in ("conv", "in_layers.0")
    )  # fmt: skip


def _side(shapes: Shapes, levels: int, width: int) -> int:
    """The size that published networks of so many levels draw."""
    deepest = shapes.get("middle_block.0.in_layers.2.weight", (0,))[0]
    if levels == 4 and deepest == 2 * width:  # widths 1, 2, 2, 2
        return _LEGACY_SIDE
    return min(512, 1 << (levels + 2))


def recognise(group: Group) -> Match:
    """Whether a group of tensors is such a U-Net.

    Raises:
        MismatchError: it is not.
    """
    layout = _checked(group.shapes)
    told = f", {layout.classes:,} classes" if layout.classes else ""
    return Match.whole(
        f"a U-Net of OpenAI's layout, {layout.levels} levels{told}, assumed {layout.side} ×"
        f" {layout.side}",
        group.shapes,
    )


def _checked(shapes: Shapes) -> Layout:
    layout = layout_of(shapes)
    side = max(layout.side, 1 << layout.levels)
    check_map(side, side, max(shape[0] for shape in shapes.values()))
    x = torch.empty((1, layout.channels, side, side), device="meta")
    t = torch.empty((1,), dtype=torch.int64, device="meta")
    given = (1, layout.channels * (2 if layout.variance else 1), side, side)

    def run(tensors: Tensors) -> Tensor:
        label = tensors["label_emb.weight"][:1] if layout.classes else None
        return network(tensors, layout, x, t, label, _usual(layout, shapes))

    check_run(shapes, run, given, set())
    return layout


def _usual(layout: Layout, shapes: Shapes) -> dict[str, str]:
    """Which of the published networks it is most like."""
    if not layout.turns:
        return {"heads": "four", "order": "heads"}
    fits = shapes["middle_block.1.qkv.weight"][0] // 3 % HEADS["wide"][1] == 0
    order = "kinds" if layout.side == 64 else "heads"
    return {"heads": "wide" if fits else "one", "order": order}


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: the weights are of another architecture.
    """
    shapes = {name: tuple(value.shape) for name, value in weights.items()}
    layout = planned(weights, _checked, "no U-Net of OpenAI's layout")
    return _describe(layout, _usual(layout, shapes))


def _describe(layout: Layout, assumed: Mapping[str, str]) -> GeneratorInfo:
    choices = (
        assumed_choice("heads", "Heads of attention", HEADS, assumed),
        assumed_choice("order", "Attention lists", ORDERS, assumed),
    )
    return described(_unet(layout), assumed, choices)


def _unet(layout: Layout, deepest: int = 0) -> UNet:
    multiple = 1 << (layout.levels - 1)
    return UNet(NAME, layout.channels, layout.side, multiple, layout.classes, deepest)


def load(card: Card, weights: Weights, device: torch.device) -> UNetGenerator:
    """Build the generator; the card says what is assumed.

    Raises:
        ModelError: the weights are of another architecture, or not finite.
    """
    layout = planned(weights, _checked, "no U-Net of OpenAI's layout")
    need_finite(weights)
    info = _describe(layout, assumed_on(card))
    info = msgspec.structs.replace(info, directions=card.info.directions)

    def predict(tensors: Tensors, x: Tensor, t: Tensor, told: Told) -> Tensor:
        label = told.label_of(tensors["label_emb.weight"]) if layout.classes else None
        said = network(tensors, layout, x, t, label, told.controls, told.middle)
        return said[:, : layout.channels]

    unet = _unet(layout, weights["middle_block.2.out_layers.3.bias"].shape[0])
    return UNetGenerator(info, weights, predict, unet).on(device)


# ---- the network --------------------------------------------------------------------------------
def network(
    tensors: Tensors, layout: Layout, x: Tensor, t: Tensor, label: Tensor | None, assumed: Controls,
    middle: Middle = as_it_is,
) -> Tensor:  # fmt: skip
    """What the network says of `x` [N, C, H, W] at the steps `t` [N].

    `label`: [N, width] the embedding of each row's class.
    """
    sines, cosines = waves(t, layout.width, last=0)
    embedded = torch.cat((cosines, sines), 1).to(x.dtype)
    embedded = linear(tensors, "time_embed.0", embedded)
    embedded = linear(tensors, "time_embed.2", functional.silu(embedded))
    told = functional.silu(embedded if label is None else embedded + label)
    x = conv(tensors, "input_blocks.0.0", x)
    seen, at = [x], 1
    for level in range(layout.levels):
        for _ in range(layout.blocks):
            x = _block(tensors, f"input_blocks.{at}", x, told, assumed)
            seen.append(x)
            at += 1
        if level + 1 < layout.levels:
            x = _halved(tensors, f"input_blocks.{at}.0", x, told)
            seen.append(x)
            at += 1
    x = _residual(tensors, "middle_block.0", x, told)
    x = _attention(tensors, "middle_block.1", x, assumed)
    x = middle(_residual(tensors, "middle_block.2", x, told))
    for at in range(layout.levels * (layout.blocks + 1)):
        x = torch.cat((x, seen.pop()), 1)
        x = _block(tensors, f"output_blocks.{at}", x, told, assumed)
        if at % (layout.blocks + 1) == layout.blocks and seen:
            x = _doubled(tensors, f"output_blocks.{at}", x, told)
    return conv(tensors, "out.2", functional.silu(group_norm(tensors, "out.0", x)))


def _block(tensors: Tensors, name: str, x: Tensor, told: Tensor, assumed: Controls) -> Tensor:
    x = _residual(tensors, f"{name}.0", x, told)
    looks = f"{name}.1.qkv.weight" in tensors
    return _attention(tensors, f"{name}.1", x, assumed) if looks else x


def _residual(tensors: Tensors, name: str, x: Tensor, told: Tensor, turn: Any = None) -> Tensor:
    """A residual block; `turn` changes the size on both ways through it."""
    inner = functional.silu(group_norm(tensors, f"{name}.in_layers.0", x))
    if turn is not None:
        inner, x = turn(inner), turn(x)
    inner = conv(tensors, f"{name}.in_layers.2", inner)
    said = linear(tensors, f"{name}.emb_layers.1", told)[:, :, None, None]
    if said.shape[1] == 2 * inner.shape[1]:
        scale, shift = said.chunk(2, 1)
        inner = group_norm(tensors, f"{name}.out_layers.0", inner) * (1 + scale) + shift
    else:
        inner = group_norm(tensors, f"{name}.out_layers.0", inner + said)
    inner = conv(tensors, f"{name}.out_layers.3", functional.silu(inner))
    if f"{name}.skip_connection.weight" in tensors:
        x = conv(tensors, f"{name}.skip_connection", x)
    return x + inner


def _halved(tensors: Tensors, name: str, x: Tensor, told: Tensor) -> Tensor:
    if f"{name}.op.weight" in tensors:
        weight, bias = tensors[f"{name}.op.weight"], tensors[f"{name}.op.bias"]
        return functional.conv2d(x, weight, bias, stride=2, padding=1)
    return _residual(tensors, name, x, told, lambda maps: functional.avg_pool2d(maps, 2))


def _doubled(tensors: Tensors, name: str, x: Tensor, told: Tensor) -> Tensor:
    name = f"{name}.{2 if f'{name}.1.qkv.weight' in tensors else 1}"
    if f"{name}.conv.weight" in tensors:
        return conv(tensors, f"{name}.conv", _twice(x))
    return _residual(tensors, name, x, told, _twice)


def _twice(x: Tensor) -> Tensor:
    return functional.interpolate(x, scale_factor=2.0, mode="nearest")


def _attention(tensors: Tensors, name: str, x: Tensor, assumed: Controls) -> Tensor:
    """Every cell looks at all others."""
    count, width = x.shape[:2]
    wide = HEADS[str(assumed["heads"])][1]
    heads = 4 if wide == 0 else 1 if wide < 0 else max(1, width // wide)
    cells = group_norm(tensors, f"{name}.norm", x.flatten(2))
    parts = pointwise(tensors, f"{name}.qkv", cells)
    if ORDERS[str(assumed["order"])][1]:
        parts = parts.reshape(count, heads, 3, width // heads, -1).transpose(1, 2)
    else:
        parts = parts.reshape(count, 3, heads, width // heads, -1)
    q, k, v = parts.transpose(-1, -2).unbind(1)  # [N, heads, cells, width]
    seen = functional.scaled_dot_product_attention(q, k, v)
    seen = seen.transpose(-1, -2).reshape(count, width, -1)
    return x + pointwise(tensors, f"{name}.proj_out", seen).reshape(x.shape)


ARCHITECTURE = Published(NAME, "diffusion", load, recognise, info_of)
