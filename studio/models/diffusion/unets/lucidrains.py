"""The U-Net of denoising_diffusion_pytorch, of today and of earlier years, with classes or without.

    init_conv                       7 x 7
    downs.{i}.0, 1, 2, 3            two residual blocks, attention, half the size
    mid_block1, mid_attn, mid_block2
    ups.{i}.0, 1, 2, 3              the same upwards; every block sees one of those on the way down
    final_res_block, final_conv
    time_mlp; classes_emb, classes_mlp, null_classes_emb

A file of its trainer also holds how noise grew (`alphas_cumprod`), and by the weights of its loss
what the network was taught to say.

Sources: Ho, Jain, Abbeel, "Denoising Diffusion Probabilistic Models", 2020, arXiv:2006.11239; Shen
et al., "Efficient Attention: Attention with Linear Complexities", 2018, arXiv:1812.01243; names and
layout of the weights as in the public repository lucidrains/denoising-diffusion-pytorch.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Controls, Weights
from studio.models.diffusion.middle import Middle, as_it_is
from studio.models.diffusion.schedule import Schedule
from studio.models.diffusion.unets.generator import (
    Told,
    UNet,
    UNetGenerator,
    assumed_choice,
    described,
)
from studio.models.diffusion.unets.layers import check_run, group_norm, waves
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import assumed_on
from studio.models.opening.recognise import Group, Match, MismatchError, Shapes, check_map
from studio.models.plain import Tensors, conv, linear, need_finite, planned
from studio.values.card import Card, GeneratorInfo

NAME = "lucidrains-unet"
KEPT, LOSS = "alphas_cumprod", "loss_weight"
STANDARD: Mapping[str, tuple[str, bool]] = {
    "yes": ("Brought to one spread", True), "no": ("As they are", False),
}  # fmt: skip
NORMS: Mapping[str, tuple[str, bool]] = {
    "layer": ("Mean and spread", True),
    "length": ("Length", False),
}
_HEADS, _GROUPS = 4, 8
_EPSILON = 1e-5
_MOST_LEVELS = 8
_CLIPPED_AT = 5.0


@dataclass(frozen=True)
class Layout:
    """What names and shapes say. `conditioned`: it also takes its own last guess of the picture.

    `old`: group norms, whose convolutions may have been standardised. `steps`: 0 where unknown.
    """

    channels: int
    width: int
    levels: int
    classes: int
    conditioned: bool
    old: bool
    steps: int

    @property
    def side(self) -> int:
        """What is mostly trained with so many levels."""
        return 16 << (self.levels - 1) if self.levels > 3 else 32


def layout_of(shapes: Shapes) -> Layout:
    """The layout of these tensors.

    Raises:
        MismatchError: they are no such U-Net.
    """
    first, last = shapes.get("init_conv.weight", ()), shapes.get("final_conv.weight", ())
    time = shapes.get("time_mlp.1.weight", ())
    if len(first) != 4 or len(last) != 4 or len(time) != 2:
        raise MismatchError("it lacks init_conv, final_conv or time_mlp")
    taken, given = first[1], last[0]
    channels = min(taken, given)
    if channels not in (1, 3, 4) or max(taken, given) not in (channels, 2 * channels):
        raise MismatchError(f"it takes {taken} channels and gives {given}")
    levels = 0
    while f"downs.{levels}.0.block1.proj.weight" in shapes and levels < _MOST_LEVELS:
        levels += 1
    if levels < 2:
        raise MismatchError("it has no levels")
    classes = shapes.get("classes_emb.weight", (0, 0))[0]
    old = "mid_block1.block1.norm.weight" in shapes
    steps = shapes.get(KEPT, (0,))[0]
    return Layout(channels, time[1], levels, classes, taken == 2 * channels, old, steps)


def recognise(group: Group) -> Match:
    """Whether a group of tensors is such a U-Net, or a trainer's whole diffusion.

    Raises:
        MismatchError: it is not.
    """
    stem = "model." if "model.init_conv.weight" in group.shapes else ""
    names = {n.removeprefix(stem): n for n in group.shapes if n.startswith(stem)}
    names |= {n: n for n in (KEPT, LOSS) if n in group.shapes}
    if not stem and any(name in group.shapes for name in ("betas", "posterior_variance")):
        raise MismatchError("it lacks the network itself")
    layout = _checked({new: group.shapes[old] for new, old in names.items()})
    told = f", {layout.classes:,} classes" if layout.classes else ""
    grown = f", {layout.steps:,} steps of noise" if layout.steps else ""
    return Match(
        f"a U-Net of denoising_diffusion_pytorch, {layout.levels} levels{told}{grown}, assumed"
        f" {layout.side} × {layout.side}",
        names,
    )


def _checked(shapes: Shapes) -> Layout:
    layout = layout_of(shapes)
    side = layout.side
    check_map(side, side, max(shape[0] for shape in shapes.values() if shape))
    x = torch.empty((1, layout.channels, side, side), device="meta")
    t = torch.empty((1,), dtype=torch.int64, device="meta")
    given = (1, shapes["final_conv.weight"][0], side, side)

    def run(tensors: Tensors) -> Tensor:
        label = None
        if layout.classes:
            label = tensors["classes_emb.weight"][:1] + tensors["null_classes_emb"]
        return network(tensors, layout, x, t, label, {"standard": "yes", "norm": "length"})

    check_run(shapes, run, given, {KEPT, LOSS})
    return layout


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: the weights are of another architecture.
    """
    layout = planned(weights, _checked, "no U-Net of denoising_diffusion_pytorch")
    return _describe(layout, {"predicts": taught(weights)})


def _describe(layout: Layout, assumed: Mapping[str, str]) -> GeneratorInfo:
    choices = (
        assumed_choice("standard", "Weights of convolutions", STANDARD, assumed),
        assumed_choice("norm", "Before attention", NORMS, assumed),
    )
    more = choices if layout.old else ()
    return described(_unet(layout), assumed, more, scheduled=layout.steps > 0)


def _unet(layout: Layout, deepest: int = 0) -> UNet:
    multiple = 1 << (layout.levels - 1)
    return UNet(NAME, layout.channels, layout.side, multiple, layout.classes, deepest)


def taught(tensors: Tensors) -> str:
    """What the network says: noise, velocity or picture, by how the loss was weighted.

    The weights are 1, snr / (snr + 1) and snr, where snr = kept / (1 - kept), or the same with the
    snr in them clipped.

    Sources: Salimans and Ho, "Progressive Distillation", 2022, arXiv:2202.00512; Hang et al.,
    "Efficient Diffusion Training via Min-SNR Weighting Strategy", 2023, arXiv:2303.09556.
    """
    if KEPT not in tensors or LOSS not in tensors:
        return "noise"
    kept, loss = tensors[KEPT].double(), tensors[LOSS].double()
    snr = kept / (1 - kept)
    clipped = snr.clamp(max=_CLIPPED_AT)
    weighed = {
        "noise": (torch.ones_like(snr), clipped / snr),
        "velocity": (snr / (snr + 1), clipped / (snr + 1)), "picture": (snr, clipped),
    }  # fmt: skip

    def off(kind: str) -> float:
        return min(float(((w - loss).abs() / (w.abs() + 1e-3)).mean()) for w in weighed[kind])

    return min(weighed, key=off)


def load(card: Card, weights: Weights, device: torch.device) -> UNetGenerator:
    """Build the generator; the card says what is assumed.

    Raises:
        ModelError: the weights are of another architecture, or not finite.
    """
    layout = planned(weights, _checked, "no U-Net of denoising_diffusion_pytorch")
    need_finite(weights)
    info = _describe(layout, assumed_on(card))
    info = msgspec.structs.replace(info, directions=card.info.directions)

    def predict(tensors: Tensors, x: Tensor, t: Tensor, told: Told) -> Tensor:
        label = None
        if layout.classes:
            nothing = tensors["null_classes_emb"][None]
            label = told.label_of(tensors["classes_emb.weight"], nothing)
        said = network(tensors, layout, x, t, label, told.controls, told.middle)
        return said[:, : layout.channels]

    kept = weights.get(KEPT)
    schedule = None if kept is None else Schedule(kept.double().clamp(1e-9, 1 - 1e-9))
    unet = _unet(layout, weights["mid_block2.block2.proj.bias"].shape[0])
    return UNetGenerator(info, weights, predict, unet, schedule).on(device)


# ---- the network --------------------------------------------------------------------------------
def network(
    tensors: Tensors, layout: Layout, x: Tensor, t: Tensor, label: Tensor | None, assumed: Controls,
    middle: Middle = as_it_is,
) -> Tensor:  # fmt: skip
    """What the network says of `x` [N, C, H, W] at the steps `t` [N].

    `label`: [N, width] the embedding of each row's class.
    """
    if layout.conditioned:
        x = torch.cat((torch.zeros_like(x), x), 1)
    told = _told(tensors, layout, t, label, x)
    x = first = conv(tensors, "init_conv", x)
    seen = []
    for level in range(layout.levels):
        x = _residual(tensors, f"downs.{level}.0", x, told, assumed)
        seen.append(x)
        x = _residual(tensors, f"downs.{level}.1", x, told, assumed)
        x = x + _attention(tensors, f"downs.{level}.2", x, assumed)
        seen.append(x)
        x = _halved(tensors, f"downs.{level}.3", x)
    x = _residual(tensors, "mid_block1", x, told, assumed)
    x = x + _attention(tensors, "mid_attn", x, assumed)
    x = middle(_residual(tensors, "mid_block2", x, told, assumed))
    for level in range(layout.levels):
        x = _residual(tensors, f"ups.{level}.0", torch.cat((x, seen.pop()), 1), told, assumed)
        x = _residual(tensors, f"ups.{level}.1", torch.cat((x, seen.pop()), 1), told, assumed)
        x = x + _attention(tensors, f"ups.{level}.2", x, assumed)
        doubles = f"ups.{level}.3.1.weight" in tensors
        if doubles:
            x = functional.interpolate(x, scale_factor=2.0, mode="nearest")
        x = conv(tensors, f"ups.{level}.3.1" if doubles else f"ups.{level}.3", x)
    x = _residual(tensors, "final_res_block", torch.cat((x, first), 1), told, assumed)
    return conv(tensors, "final_conv", x)


def _told(
    tensors: Tensors, layout: Layout, t: Tensor, label: Tensor | None, like: Tensor
) -> Tensor:
    """[N, width] what every block is told of the step and the class."""
    if "time_mlp.0.weights" in tensors:
        turns = t.to(like.dtype)[:, None] * tensors["time_mlp.0.weights"] * 2 * math.pi
        embedded = torch.cat((t.to(like.dtype)[:, None], turns.sin(), turns.cos()), 1)
    else:
        embedded = torch.cat(waves(t, layout.width, last=-1), 1).to(like.dtype)
    embedded = functional.gelu(linear(tensors, "time_mlp.1", embedded))
    embedded = linear(tensors, "time_mlp.3", embedded)
    if label is not None:
        said = functional.gelu(linear(tensors, "classes_mlp.0", label))
        said = linear(tensors, "classes_mlp.2", said).expand(len(embedded), -1)
        embedded = torch.cat((embedded, said), 1)
    return functional.silu(embedded)


def _residual(tensors: Tensors, name: str, x: Tensor, told: Tensor, assumed: Controls) -> Tensor:
    scale, shift = linear(tensors, f"{name}.mlp.1", told)[:, :, None, None].chunk(2, 1)
    inner = _normed(tensors, f"{name}.block1", x, assumed) * (scale + 1) + shift
    inner = functional.silu(_normed(tensors, f"{name}.block2", functional.silu(inner), assumed))
    if f"{name}.res_conv.weight" in tensors:
        x = conv(tensors, f"{name}.res_conv", x)
    return inner + x


def _normed(tensors: Tensors, name: str, x: Tensor, assumed: Controls) -> Tensor:
    """A convolution of 3 x 3 and a normalisation."""
    if f"{name}.norm.g" in tensors:
        return _length(conv(tensors, f"{name}.proj", x), tensors[f"{name}.norm.g"])
    weight, bias = tensors[f"{name}.proj.weight"], tensors[f"{name}.proj.bias"]
    if STANDARD[str(assumed["standard"])][1]:
        spread, mean = torch.var_mean(weight, (1, 2, 3), keepdim=True, correction=0)
        weight = (weight - mean) * (spread + _EPSILON).rsqrt()
    x = functional.conv2d(x, weight, bias, padding=1)
    return group_norm(tensors, f"{name}.norm", x, _GROUPS)


def _length(x: Tensor, gains: Tensor) -> Tensor:
    """Every cell's channels brought to one length, with gains."""
    unit: Tensor = functional.normalize(x, dim=1)
    long: Tensor = unit * gains * math.sqrt(x.shape[1])
    return long


def _spread(x: Tensor, gains: Tensor) -> Tensor:
    """Every cell's channels brought to mean 0 and spread 1, with gains."""
    spread, mean = torch.var_mean(x, 1, keepdim=True, correction=0)
    return (x - mean) * (spread + _EPSILON).rsqrt() * gains


def _halved(tensors: Tensors, name: str, x: Tensor) -> Tensor:
    """Half the size, or the same at the last level."""
    if f"{name}.1.weight" in tensors:
        return conv(tensors, f"{name}.1", functional.pixel_unshuffle(x, 2))
    weight = tensors[f"{name}.weight"]
    if weight.shape[-1] == 4:
        return functional.conv2d(x, weight, tensors[f"{name}.bias"], stride=2, padding=1)
    return conv(tensors, name, x)


def _attention(tensors: Tensors, name: str, x: Tensor, assumed: Controls) -> Tensor:
    """Every cell looks at all others: with linear cost, or as usual; without the way past it."""
    outer = f"{name}.fn" if f"{name}.fn.norm.g" in tensors else name
    inner = f"{outer}.fn" if f"{outer}.fn.to_qkv.weight" in tensors else outer
    norm = _spread if _is_old(tensors, assumed) else _length
    count, _, height, width = x.shape
    parts = conv(tensors, f"{inner}.to_qkv", norm(x, tensors[f"{outer}.norm.g"])).flatten(2)
    memory = tensors.get(f"{inner}.mem_kv")
    linear_cost = f"{inner}.to_out.0.weight" in tensors
    heads = _HEADS if memory is None else memory.shape[1]
    q, k, v = parts.reshape(count, 3, heads, -1, height * width).unbind(1)  # [N, heads, d, cells]
    if memory is not None:
        own = memory if linear_cost else memory.transpose(2, 3)
        keys, values = own.expand(count, *own.shape).unbind(1)
        k, v = torch.cat((keys, k), -1), torch.cat((values, v), -1)
    if linear_cost:
        context = torch.einsum("nhdc,nhec->nhde", k.softmax(-1), v)
        seen = torch.einsum("nhde,nhdc->nhec", context, q.softmax(-2) * q.shape[2] ** -0.5)
        seen = conv(tensors, f"{inner}.to_out.0", seen.reshape(count, -1, height, width))
        return norm(seen, tensors[f"{inner}.to_out.1.g"])
    q, k, v = (part.transpose(2, 3) for part in (q, k, v))
    seen = functional.scaled_dot_product_attention(q, k, v).transpose(2, 3)
    return conv(tensors, f"{inner}.to_out", seen.reshape(count, -1, height, width))


def _is_old(tensors: Tensors, assumed: Controls) -> bool:
    return "mid_block1.block1.norm.weight" in tensors and NORMS[str(assumed["norm"])][1]


ARCHITECTURE = Published(NAME, "diffusion", load, recognise, info_of)
