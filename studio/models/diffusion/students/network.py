"""A student's denoiser as a drawing, and the noise that it finds."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.diffusion.schedule import Schedule, cosine, linear
from studio.models.diffusion.students.names import CLASSES, KEPT, places_of
from studio.models.diffusion.students.net import Layer, Net
from studio.models.opening.assumptions import ACTIVATIONS, Assumptions
from studio.models.plain import Tensors, batch_norm, linear as through

INSIDE: dict[str, tuple[str, Callable[[Tensor], Tensor]]] = {
    "relu": ACTIVATIONS["relu"], "silu": ("SiLU", functional.silu),
    "gelu": ("GELU", functional.gelu), "leaky_001": ACTIVATIONS["leaky_001"],
    "leaky_02": ACTIVATIONS["leaky_02"],
}  # fmt: skip
ORDER = {"norm": ("Norm, then activation",), "act": ("Activation, then norm",)}
BARE = {"inside": ("Activated too",), "none": ("Nothing behind them",)}
HALVING = {
    "stride": ("By strides",),
    "most": ("The largest of four",),
    "mean": ("The mean of four",),
}
SKIPS = {"none": ("Not added",), "added": ("Added on the way up",)}
BESIDE = {"after": ("Behind",), "before": ("Before",)}
NORMS = {"8": ("Eight groups",), "1": ("One group",), "4": ("Four groups",), "32": ("32 groups",)}
TOLD = {"behind": ("Behind the activation",), "inside": ("Before the norm",)}
SHOWN = {"plain": ("As it is",), "act": ("Activated",), "first": ("Activated before",)}
ENDS = {"none": ("Nothing",), "act": ("An activation",)}
PLACE = {"0": ("The first that fits",), "1": ("The second",), "2": ("The third",)}
SINES = {
    "sines_1": ("Sines, then cosines",), "sines": ("The same, one frequency more",),
    "turns": ("In turns",), "shares": ("Sines of shares",),
}  # fmt: skip
SHARES = {"share": ("As a share of all",), "count": ("As its number",)}
SCHEDULES: dict[str, tuple[str, Callable[[], Schedule]]] = {
    "linear_1000": ("Linear, 1000 steps", lambda: linear(1000)),
    "linear_300": ("Linear, 300 steps", lambda: linear(300)),
    "linear_500": ("Linear, 500 steps", lambda: linear(500)),
    "linear_200": ("Linear, 200 steps", lambda: linear(200)),
    "linear_100": ("Linear, 100 steps", lambda: linear(100)),
    "linear_400": ("Linear, 400 steps", lambda: linear(400)),
    "cosine_1000": ("Cosine, 1000 steps", lambda: cosine(1000)),
    "cosine_300": ("Cosine, 300 steps", lambda: cosine(300)),
}
BOUNDS: dict[str, tuple[str, float]] = {"signed": ("-1 to 1", -1.0), "unit": ("0 to 1", 0.0)}


# ---- what it finds ----------------------------------------------------------------------------
def kept_by(tensors: Tensors, assumed: Assumptions) -> Schedule:
    """How much of a picture is left at each step."""
    if KEPT in tensors:
        return Schedule(tensors[KEPT].double().cpu())
    return SCHEDULES[assumed["schedule"]][1]()


def noise_in(
    tensors: Tensors, net: Net, x: Tensor, t: int, length: int, assumed: Assumptions, row: Tensor
) -> Tensor:
    """The noise [N, C, H, W] that the network sees in `x` at step `t` of `length`.

    `row`: [1, classes], how much of each class it is told; unused where it knows none.
    """
    act = INSIDE[assumed["inside"]][1]
    named = row.to(x) @ tensors[CLASSES] if net.classes else None
    told = _told(tensors, net, t, length, assumed, act, x)
    if named is not None and told is not None and not (net.named or net.extra == net.length):
        told = told + named if net.length == told.shape[1] else told
    added = _added(tensors, net, told, named, assumed, act)
    if net.extra:
        filling = named if named is not None and net.extra == net.length else None
        if filling is None:
            filling = x.new_full((1, 1), t / length if assumed["clock"] == "share" else float(t))
        x = torch.cat((x, filling[:, :, None, None].expand(len(x), -1, *x.shape[2:])), 1)
    made: list[Tensor] = []
    for n, layer in enumerate(net.layers):
        if layer.beside >= 0:
            both = (x, made[layer.beside])
            x = torch.cat(both if assumed["beside"] == "after" else both[::-1], 1)
        x = _layer(tensors, net, n, x, added.get(n), assumed, act)
        if layer.transposed and assumed.get("skips") == "added":
            x = _with_skip(net, n, x, made)
        made.append(x)
    return x


def _with_skip(net: Net, n: int, x: Tensor, made: list[Tensor]) -> Tensor:
    for k in reversed(range(n)):
        layer = net.layers[k]
        if not layer.transposed and layer.level == net.layers[n].level and layer.out == x.shape[1]:
            return x + made[k]
    return x


def _layer(
    tensors: Tensors, net: Net, n: int, x: Tensor, added: Tensor | None, assumed: Assumptions,
    act: Callable[[Tensor], Tensor],
) -> Tensor:  # fmt: skip
    layer = net.layers[n]
    weight, bias = tensors[layer.stem + ".weight"], tensors.get(layer.stem + ".bias")
    if layer.transposed:
        x = functional.conv_transpose2d(x, weight, bias, layer.stride, layer.pad, layer.extra)
    else:
        stride = layer.stride
        if stride == 2 and layer.kernel % 2 and assumed["halving"] != "stride":
            pool = functional.max_pool2d if assumed["halving"] == "most" else functional.avg_pool2d
            x, stride = pool(x, 2), 1
        x = functional.conv2d(x, weight, bias, stride, layer.pad)
    if added is not None and assumed.get("told") == "inside":
        x = x + added
    if n + 1 < len(net.layers):
        x = _activated(tensors, layer, x, assumed, act)
    return x + added if added is not None and assumed.get("told") != "inside" else x


def _activated(
    tensors: Tensors, layer: Layer, x: Tensor, assumed: Assumptions,
    act: Callable[[Tensor], Tensor],
) -> Tensor:  # fmt: skip
    if not layer.norm:
        return act(x) if assumed.get("bare", "inside") == "inside" else x
    if assumed.get("order") == "act":
        return _normed(tensors, layer, act(x), assumed)
    return act(_normed(tensors, layer, x, assumed))


def _normed(tensors: Tensors, layer: Layer, x: Tensor, assumed: Assumptions) -> Tensor:
    name = f"{layer.number}.norm"
    if layer.norm == "batch":
        return batch_norm(tensors, name, x)
    groups = math.gcd(int(assumed.get("groups", "8")), layer.out)
    return functional.group_norm(x, groups, tensors[name + ".weight"], tensors.get(name + ".bias"))


def _told(
    tensors: Tensors, net: Net, t: int, length: int, assumed: Assumptions,
    act: Callable[[Tensor], Tensor], like: Tensor,
) -> Tensor | None:  # fmt: skip
    """[1, E] what it is told of time, before the projections."""
    if not net.clock:
        return None
    told = clock(net.clock, t, length, assumed["clock"]).to(like)
    for number in range(net.chain):
        told = through(tensors, f"time.{number}", told)
        if number + 1 < net.chain or assumed.get("end") == "act":
            told = act(told)
    return told


def _added(
    tensors: Tensors, net: Net, told: Tensor | None, named: Tensor | None, assumed: Assumptions,
    act: Callable[[Tensor], Tensor],
) -> dict[int, Tensor]:  # fmt: skip
    """What is added behind layers, by their number: [1, C, 1, 1]."""
    added: dict[int, Tensor] = {}
    skipped = int(assumed.get("place", "0"))
    for stem, rows, lengths in (("tell", told, net.told), ("name", named, net.named)):
        places = places_of(net.outs, lengths, skipped) or places_of(net.outs, lengths) or []
        for number, place in enumerate(places):
            if rows is None:
                continue
            row = act(rows) if assumed.get("shown") == "first" else rows
            row = through(tensors, f"{stem}.{number:02d}", row)
            row = act(row) if assumed.get("shown") == "act" else row
            row = row[:, :, None, None]
            added[place] = added[place] + row if place in added else row
    return added


def clock(numbers: int, t: int, length: int, kind: str) -> Tensor:
    """[1, numbers]: step `t` of `length` as numbers.

    Source: Vaswani et al., "Attention Is All You Need", 2017, arXiv:1706.03762, section 3.5.
    """
    if numbers == 1:
        return torch.tensor([[t / length if kind == "share" else float(t)]])
    half = numbers // 2
    apart = max(1, half - 1) if kind in ("sines_1", "shares") else half
    turns = torch.exp(torch.arange(half) * (-math.log(10_000) / apart))
    turns = turns * (t / length if kind == "shares" else float(t))
    if kind == "turns":
        return torch.stack((turns.sin(), turns.cos()), 1).reshape(1, -1)
    return torch.cat((turns.sin(), turns.cos()))[None]


Choices = Mapping[str, Mapping[str, tuple[object, ...]]]


def choices_of(net: Net) -> dict[str, Mapping[str, tuple[object, ...]]]:
    """What the weights of a network leave open, by control; the usual stands first."""
    layers, inner = net.layers, net.layers[:-1]
    found: dict[str, Mapping[str, tuple[object, ...]]] = {"inside": INSIDE}
    if any(layer.norm for layer in inner):
        found["order"] = ORDER
        if not all(layer.norm for layer in inner):
            found["bare"] = BARE
    if any(layer.norm == "group" for layer in inner):
        found["groups"] = NORMS
    if any(layer.stride == 2 and layer.kernel % 2 and not layer.transposed for layer in layers):
        found["halving"] = HALVING
    if any(layer.transposed for layer in layers) and all(layer.beside < 0 for layer in layers):
        found["skips"] = SKIPS
    if any(layer.beside >= 0 for layer in layers):
        found["beside"] = BESIDE
    if net.clock or net.extra == 1:
        found["clock"] = SINES if net.clock > 1 else SHARES
    if net.told or net.named:
        found |= {"told": TOLD, "shown": SHOWN}
    if net.chain:
        found["end"] = ENDS
    if len(net.told) == 1 and places_of(net.outs, net.told, 1) is not None:
        found["place"] = PLACE
    if not net.steps:
        found["schedule"] = SCHEDULES
    found["bounds"] = BOUNDS
    return found
