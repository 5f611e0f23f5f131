"""What bends do to activations.

Source: Broad, Leymarie, Grierson, "Network Bending: Expressive Manipulation of Deep Generative
Models", 2021, arXiv:2005.12420.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

from studio.values import seeds
from studio.values.bending import Bend


def bent(made: Tensor, bend: Bend) -> Tensor:
    """The activations with a bend; what would be no number stays as it was.

    Args:
        made: [N, C, h, w] maps, or [..., C] units of a fully connected layer.
        bend: channels beyond those that there are do nothing.
    """
    axis = 1 if made.dim() == 4 and not bend.flat else made.dim() - 1
    count = made.shape[axis]
    channels = [c for c in bend.channels if c < count]
    if bend.channels and not channels:
        return made
    if len(channels) in (0, count):
        return _finite(_done(made, bend), made)
    index = torch.tensor(channels, device=made.device)
    part = made.index_select(axis, index)
    return made.index_copy(axis, index, _finite(_done(part, bend), part))


def _finite(found: Tensor, before: Tensor) -> Tensor:
    return torch.where(torch.isfinite(found), found, before)


def _done(x: Tensor, bend: Bend) -> Tensor:
    a = bend.amount
    match bend.how:
        case "scale":
            return x * (1.0 + a)
        case "invert":
            mean, _ = _usual(x, bend)
            return x + 2.0 * a * (mean - x)
        case "threshold":
            mean, spread = _usual(x, bend)
            weak = (x - mean).abs() < abs(a) * spread
            return torch.where(weak if a > 0 else ~weak, mean, x) if a else x
        case "noise":
            _, spread = _usual(x, bend)
            return x + a * spread * _grain(x, bend)
        case _:
            return _moved(x, bend)


def _usual(x: Tensor, bend: Bend) -> tuple[Tensor, Tensor]:
    """Mean and spread: of each map, or of all units of a row."""
    over = (2, 3) if x.dim() == 4 and not bend.flat else (x.dim() - 1,)
    return x.mean(dim=over, keepdim=True), x.std(dim=over, keepdim=True, unbiased=False)


def _grain(x: Tensor, bend: Bend) -> Tensor:
    """The same noise for every picture, so that a walk does not flicker."""
    shape = x.shape[1:] if x.dim() == 4 and not bend.flat else x.shape[-1:]
    noise = seeds.normal(bend.layer, "bend", math.prod(shape))
    return torch.from_numpy(noise).to(x).reshape(shape)


def _moved(x: Tensor, bend: Bend) -> Tensor:
    """Maps turned, enlarged or shifted about their middle; edges are mirrored."""
    a, ratio = bend.amount, x.shape[3] / x.shape[2]
    turn = math.radians(a) if bend.how == "rotate" else 0.0
    grow = 2.0 ** (-a if bend.how == "zoom" else 0.0)
    across = -2.0 * a if bend.how == "across" else 0.0
    down = -2.0 * a if bend.how == "down" else 0.0
    c, s = math.cos(turn) * grow, math.sin(turn) * grow
    way = x.new_tensor([[c, s / ratio, across], [-s * ratio, c, down]], dtype=torch.float32)
    grid = functional.affine_grid(way.expand(len(x), 2, 3), list(x.shape), align_corners=False)
    found = functional.grid_sample(
        x.float(), grid, mode="bilinear", padding_mode="reflection", align_corners=False
    )
    return found.to(x.dtype)
