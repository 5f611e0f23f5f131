"""StyleGAN3 in the plainest words: every layer step by step as its paper describes it, slowly."""

from __future__ import annotations

import math

import torch
from torch.nn import functional

from studio.models.gan.stylegan3.plan import Plan, plan_of, shapes_of


def tiny(radial: bool = False, c_dim: int = 0, channels: int = 3) -> dict[str, tuple[int, ...]]:
    """Shapes of a network of 16 px with four layers and the last one to colours."""
    sizes, counts = (36, 36, 52, 16), (6, 6, 5, 4)
    kernel = 1 if radial else 3
    shapes: dict[str, tuple[int, ...]] = {
        "mapping.w_avg": (7,), "mapping.fc0.weight": (7, 5 + (7 if c_dim else 0)),
        "mapping.fc0.bias": (7,), "mapping.fc1.weight": (7, 7), "mapping.fc1.bias": (7,),
        "synthesis.input.weight": (6, 6), "synthesis.input.affine.weight": (4, 7),
        "synthesis.input.affine.bias": (4,), "synthesis.input.transform": (3, 3),
        "synthesis.input.freqs": (6, 2), "synthesis.input.phases": (6,),
    }  # fmt: skip
    if c_dim:
        shapes |= {"mapping.embed.weight": (7, c_dim), "mapping.embed.bias": (7,)}
    rates = (16, 16, 32, 16)
    for at, (size, out) in enumerate(zip(sizes, counts, strict=True)):
        stem, into = f"synthesis.L{at}_{size}_{out}.", counts[max(at - 1, 0)]
        before = rates[max(at - 1, 0)]
        high = 2 * max(before, rates[at])
        shapes |= {
            stem + "weight": (out, into, kernel, kernel), stem + "bias": (out,),
            stem + "affine.weight": (into, 7), stem + "affine.bias": (into,),
            stem + "magnitude_ema": (), stem + "up_filter": (6 * high // before,),
            stem + "down_filter": (6 * high // rates[at],) * (2 if radial and at < 2 else 1),
        }  # fmt: skip
    stem = f"synthesis.L4_16_{channels}."
    return shapes | {
        stem + "weight": (channels, 4, 1, 1), stem + "bias": (channels,),
        stem + "affine.weight": (4, 7), stem + "affine.bias": (4,), stem + "magnitude_ema": (),
    }  # fmt: skip


def lively(shapes: dict[str, tuple[int, ...]]) -> dict[str, torch.Tensor]:
    """Random weights of such a network, with smooth filters."""
    dice = torch.Generator().manual_seed(6)
    tensors = {name: torch.randn(shape, generator=dice) for name, shape in shapes.items()}
    for name, value in tensors.items():
        if name.endswith("_filter"):
            line = torch.hann_window(len(value) + 2, periodic=False)[1:-1]
            plane = torch.outer(line, line) if value.dim() == 2 else line
            if value.dim() == 2:  # round, so that no single pair of lines makes it
                at = torch.arange(len(value)) - (len(value) - 1) / 2
                plane = torch.exp(-(at[:, None].square() + at.square()).pow(1.2) / 20)
            tensors[name] = plane / plane.sum()
        elif name.endswith("magnitude_ema"):
            tensors[name] = torch.tensor(1.3)
        elif name.endswith("affine.bias"):
            value.add_(1.0)
        elif name.endswith("affine.weight"):
            value.mul_(0.4)
        elif name.endswith("transform"):
            tensors[name] = torch.eye(3)
        elif name.startswith("mapping.fc"):
            value.mul_(30.0)
    return tensors


def slow_styles(plan: Plan, tensors, z, c=None):
    """[N, W] of z [N, Z] and classes c."""
    x = z / (z.square().mean(1, keepdim=True) + 1e-8).sqrt()
    if c is not None:
        told = c @ tensors["mapping.embed.weight"].T / math.sqrt(c.shape[1])
        told = told + tensors["mapping.embed.bias"]
        x = torch.cat((x, told / (told.square().mean(1, keepdim=True) + 1e-8).sqrt()), 1)
    for k in range(plan.mapping_layers):
        weight = tensors[f"mapping.fc{k}.weight"] * plan.mapping_rate / math.sqrt(x.shape[1])
        x = x @ weight.T + tensors[f"mapping.fc{k}.bias"] * plan.mapping_rate
        x = functional.leaky_relu(x, 0.2) * math.sqrt(2)
    return x


def slow_picture(plan: Plan, tensors, ws, place=None):
    """[C, H, W] in about [-1, 1] of the styles [L, W] of one picture, in float64."""
    tensors = {name: value.double() for name, value in tensors.items()}
    ws = ws.double()
    x = _waves(plan, tensors, ws[0], place)
    for layer, w in zip(plan.layers, ws[1:], strict=True):
        x = slow_layer(layer, tensors, x, w)
    return x * plan.output_scale


def _affine(tensors, stem, w):
    return tensors[stem + "weight"] @ w / math.sqrt(len(w)) + tensors[stem + "bias"]


def _waves(plan, tensors, w, place):
    stem = "synthesis.input."
    cos, sin, shift_x, shift_y = _affine(tensors, stem + "affine.", w)
    length = (cos**2 + sin**2).sqrt()
    size = plan.layers[0].size_in
    picture = torch.zeros(len(tensors[stem + "freqs"]), size, size, dtype=torch.float64)
    moved = tensors[stem + "transform"] @ (
        torch.eye(3).double() if place is None else place.double()
    )
    for row in range(size):
        for column in range(size):
            at = [(k + 0.5 - size / 2) / plan.rate for k in (column, row)]
            x, y, _ = moved @ torch.tensor([*at, 1.0], dtype=torch.float64)
            x, y = x - shift_x / length, y - shift_y / length
            x, y = (cos * x - sin * y) / length, (sin * x + cos * y) / length
            waves = tensors[stem + "freqs"] @ torch.stack((x, y)) + tensors[stem + "phases"]
            picture[:, row, column] = torch.sin(2 * math.pi * waves)
    turned = tensors[stem + "freqs"] @ moved[:2, :2]
    fade = 1 - (turned.norm(dim=1) - plan.bandwidth) / (plan.rate / 2 - plan.bandwidth)
    picture = picture * fade.clamp(0, 1)[:, None, None]
    weight = tensors[stem + "weight"]
    return torch.einsum("oc,chw->ohw", weight / math.sqrt(len(weight)), picture)


def slow_layer(layer, tensors, x, w):
    """[out, h, w] of x [in, h, w]."""
    stem = f"synthesis.{layer.name}."
    weight, s = tensors[stem + "weight"], _affine(tensors, stem + "affine.", w)
    if layer.to_rgb:
        weight = weight * (s / math.sqrt(weight[0].numel()))[None, :, None, None]
    else:
        weight = weight / weight.square().mean((1, 2, 3), keepdim=True).sqrt()
        weight = weight * (s / s.square().mean().sqrt())[None, :, None, None]
        weight = weight / (weight.square().sum((1, 2, 3), keepdim=True) + 1e-8).sqrt()
    weight = weight / tensors[stem + "magnitude_ema"].sqrt()
    x = functional.conv2d(x[None], weight, padding=layer.kernel - 1)[0]
    x = x + tensors[stem + "bias"][:, None, None]
    one = torch.ones(1, dtype=torch.float64)
    up, down = tensors.get(stem + "up_filter", one), tensors.get(stem + "down_filter", one)
    return slow_resampling(layer, x, up, down)


def slow_resampling(layer, x, up, down):
    """Zeros between and around, a whole filter, the bend, a whole filter, every so many samples."""
    channels, side, _ = x.shape
    apart = torch.zeros(channels, side * layer.up, side * layer.up, dtype=x.dtype)
    apart[:, :: layer.up, :: layer.up] = x
    behind = layer.size_high + layer.up_taps - 1 - layer.pad - side * layer.up
    apart = functional.pad(apart, (layer.pad, behind, layer.pad, behind))
    high = _filtered(apart, up) * layer.up**2
    if not layer.to_rgb:
        high = torch.where(high > 0, high, 0.2 * high) * math.sqrt(2)
    if layer.clamp is not None:
        high = high.clamp(-layer.clamp, layer.clamp)
    return _filtered(high, down)[:, :: layer.down, :: layer.down]


def _filtered(x, taps):
    plane = taps if taps.dim() == 2 else torch.outer(taps, taps)
    return functional.conv2d(x[:, None], plane.flip(0, 1)[None, None].to(x))[:, 0]


def planned(**kind) -> tuple[Plan, dict[str, torch.Tensor]]:
    """A tiny network: its plan and weights."""
    shapes = tiny(**kind)
    plan = plan_of(shapes, {})
    assert shapes_of(plan) == shapes
    return plan, lively(shapes)
