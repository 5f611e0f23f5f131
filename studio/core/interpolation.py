"""Between two points and among many: straight, round, and straight with the round way's length."""

from __future__ import annotations

import torch
from torch import Tensor

from studio.core.shapes import check_same, check_shape
from studio.errors import LatentError
from studio.values.latent import How

_PARALLEL = 1e-6
_NOTHING = 1e-12
_MAX_STEPS = 100


def lerp(a: Tensor, b: Tensor, t: float) -> Tensor:
    """Move from `a` to `b` in a straight line, [N, D]; `t` outside [0, 1] goes on.

    Raises:
        ShapeError: `a` and `b` have different shapes.
    """
    check_same(a, b, "ends of the line")
    if t in (0.0, 1.0):
        return (b if t else a).clone()
    return a * (1.0 - t) + b * t


def slerp(a: Tensor, b: Tensor, t: float) -> Tensor:
    """Move from `a` to `b` along the arc between them, keeping the length a generator knows.

    Args:
        a: [N, D] float, standard normal latents.
        b: [N, D], same dtype and device as `a`.
        t: position on the arc; 0 gives `a`, 1 gives `b`, values outside go on along the arc.

    Returns:
        [N, D]. The angle and the length grow evenly; rows of equal length keep it. Nearly
        parallel rows are mixed in a straight line; opposite rows go round by a fixed third way.

    Raises:
        ShapeError: `a` and `b` have different shapes.

    Source: White, "Sampling Generative Networks", 2016, arXiv:1609.04468.
    """
    check_same(a, b, "ends of the arc")
    check_shape(a, (None, None), "ends of the arc")
    if t in (0.0, 1.0):
        return (b if t else a).clone()
    length_a, length_b = a.norm(dim=1, keepdim=True), b.norm(dim=1, keepdim=True)
    from_, to = a / length_a.clamp_min(_NOTHING), b / length_b.clamp_min(_NOTHING)
    side, angle = _sideways(from_, to)
    arc = torch.cos(t * angle) * from_ + torch.sin(t * angle) * side
    length = (length_a * (1.0 - t) + length_b * t).clamp_min(0.0)
    straight = (angle < _PARALLEL) | (length_a < _NOTHING) | (length_b < _NOTHING)
    return torch.where(straight, a * (1.0 - t) + b * t, arc * length)


def _sideways(from_: Tensor, to: Tensor) -> tuple[Tensor, Tensor]:
    """The unit tangent at `from_` towards `to`, [N, D], and the angle between them, [N, 1]."""
    cosine = (from_ * to).sum(dim=1, keepdim=True)
    apart = to - cosine * from_
    sine = apart.norm(dim=1, keepdim=True)
    angle = torch.atan2(sine, cosine)
    opposite = (sine < _PARALLEL) & (cosine < 0.0)
    axis = torch.zeros_like(from_).scatter_(1, from_.abs().argmin(dim=1, keepdim=True), 1.0)
    third = axis - (axis * from_).sum(dim=1, keepdim=True) * from_
    apart = torch.where(opposite, third, apart)
    return apart / apart.norm(dim=1, keepdim=True).clamp_min(_NOTHING), angle


def _stretched(rows: Tensor, length: Tensor) -> Tensor:
    """`rows` [N, D] at `length` [N, 1]; a row of no length stays."""
    now = rows.norm(dim=1, keepdim=True)
    scale = length.clamp_min(0.0) / now.clamp_min(_NOTHING)
    return torch.where(now < _NOTHING, rows, rows * scale)


def blend(parts: Tensor, weights: Tensor, how: How) -> Tensor:
    """Mix many points into one.

    Args:
        parts: [K, D] float, the points.
        weights: [K] float that sum to 1; outside [0, 1] goes on beyond a part.
        how: `straight` weighted mean; `keep_length` that mean at the weighted mean of the
            lengths; all others the weighted mean on the sphere at that same length.

    Returns:
        [D]. A part whose weight is 1 comes back exactly. Two parts round are `slerp`.

    Raises:
        LatentError: the weights do not sum to 1.
        ShapeError: parts and weights do not go together.

    Source: Buss and Fillmore, "Spherical Averages and Applications to Spherical Splines and
    Interpolation", ACM Transactions on Graphics 20 (2001), 95-126.
    """
    check_shape(parts, (None, None), "places to blend")
    check_shape(weights, (parts.shape[0],), "weights")
    if abs(float(weights.sum()) - 1.0) > 1e-3:
        raise LatentError(f"Blend weights sum to {float(weights.sum()):g}, expected 1.")
    how = "round" if how == "merge" else how  # regions are for grids: `core.merging`
    used = weights.abs() > _NOTHING
    parts, weights = parts[used], weights[used].to(parts.dtype)
    if parts.shape[0] == 1:
        return parts[0].clone()
    if parts.shape[0] == 2 and how == "round":
        return slerp(parts[:1], parts[1:], float(weights[1]))[0]
    mean = weights[None] @ parts  # [1, D]
    if how == "straight":
        return mean[0]
    length = weights[None] @ parts.norm(dim=1, keepdim=True)  # [1, 1]
    where = _sphere_mean(parts, weights, mean) if how == "round" else mean
    return _stretched(where, length)[0]


def _sphere_mean(parts: Tensor, weights: Tensor, start: Tensor) -> Tensor:
    """The point [1, D] of the unit sphere where the weighted arcs to all parts cancel out."""
    lengths = parts.norm(dim=1, keepdim=True)
    if float(start.norm()) < _NOTHING or float(lengths.max()) < _NOTHING:
        return start
    units = parts / lengths.clamp_min(_NOTHING)
    pull = weights * (lengths[:, 0] >= _NOTHING)
    here = weights[None] @ units
    here = (start if float(here.norm()) < _NOTHING else here).clone()
    for _ in range(_MAX_STEPS):
        here = here / here.norm()
        side, angle = _sideways(here.expand_as(units), units)
        step = pull[None] @ (side * angle)  # [1, D], tangent at `here`
        size = float(step.norm())
        if size < 1e-11:
            break
        here = torch.cos(step.norm()) * here + torch.sin(step.norm()) * step / size
    unit: Tensor = here / here.norm()
    return unit
