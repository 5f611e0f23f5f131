"""Smooth paths through points, and how far pictures move along one: what even motion goes by."""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.interpolation import lerp, slerp
from studio.core.oklab import srgb_to_oklab
from studio.core.shapes import check_shape
from studio.errors import ShapeError

_NEAR = 1e-9
_SIZES = 4
"""How often a picture is halved; differences are taken at every size."""
_SMALLEST_PX = 4
_POWER = 1.5


def along(points: Tensor, u: float, closed: bool = False, on_arcs: bool = False) -> Tensor:
    """The point at `u` of the smooth path through all `points`.

    Args:
        points: [K, D] float, K at least 1.
        u: 0 is the first point, 1 the second …; an open path ends at K - 1, a closed one comes
            back to the first at K. Open paths hold their ends, closed ones go round for ever.
        closed: whether the last point leads back to the first.
        on_arcs: go round (on the sphere, lengths mixed evenly) instead of straight.

    Returns:
        [D], exactly a point of `points` where `u` is whole; the way through it has no corner.

    Centripetal Catmull-Rom: knots are apart by the root of the distance, which has no loops or
    cusps however uneven the points are. Evaluated by Barry and Goldman's pyramid of mixes, which
    also carries over to the sphere.

    Sources: Catmull and Rom, "A Class of Local Interpolating Splines", 1974; Yuksel, Schaefer and
    Keyser, "Parameterization and Applications of Catmull-Rom Curves", 2011; Barry and Goldman,
    "A Recursive Evaluation Algorithm for a Class of Catmull-Rom Splines", SIGGRAPH 1988.
    """
    check_shape(points, (None, None), "points of the path")
    count = points.shape[0]
    if count == 0:
        raise ShapeError("A path needs at least one point.")
    last = count if closed else count - 1
    u = u % count if closed else min(max(u, 0.0), float(last))
    leg = min(int(u), max(0, last - 1))
    if u == int(u) or count == 1:
        return points[int(u) % count].clone()
    four = [_point(points, leg + k, closed)[None] for k in (-1, 0, 1, 2)]
    return _pyramid(four, u - leg, on_arcs)[0]


def _point(points: Tensor, k: int, closed: bool) -> Tensor:
    """Point `k`; beyond the ends of an open path its mirror image."""
    count = points.shape[0]
    if closed:
        return points[k % count]
    if k < 0:
        return 2.0 * points[0] - points[min(1, count - 1)]
    if k >= count:
        return 2.0 * points[-1] - points[max(0, count - 2)]
    return points[k]


def _pyramid(four: list[Tensor], t: float, on_arcs: bool) -> Tensor:
    """Mix [1, D] rows pairwise, three levels up, at the part `t` of the middle leg."""
    knots = [0.0]
    for a, b in pairwise(four):
        knots.append(knots[-1] + max(float((b - a).norm()) ** 0.5, _NEAR))
    here = knots[1] + t * (knots[2] - knots[1])
    mix = slerp if on_arcs else lerp
    rows = four
    for level in (1, 2, 3):
        ends = _spans(knots, level)
        rows = [
            mix(a, b, (here - start) / (end - start))
            for (a, b), (start, end) in zip(pairwise(rows), ends, strict=True)
        ]
    return rows[0]


def _spans(knots: list[float], level: int) -> list[tuple[float, float]]:
    """Between which knots each mix of a level runs."""
    if level == 1:
        return [(knots[k], knots[k + 1]) for k in range(3)]
    if level == 2:
        return [(knots[k], knots[k + 2]) for k in range(2)]
    return [(knots[1], knots[2])]


def length_of(
    points: Tensor, closed: bool = False, on_arcs: bool = False, steps: int = 32
) -> Tensor:
    """The length of each leg of the path, [K - 1] (closed: [K]) float64, for an even pace."""
    count = points.shape[0]
    legs = count if closed else count - 1
    lengths = torch.zeros(max(0, legs), dtype=torch.float64)
    for leg in range(legs):
        stops = [along(points, leg + k / steps, closed, on_arcs) for k in range(steps)]
        stops.append(_point(points, leg + 1, closed))
        moved = torch.stack(stops).double().diff(dim=0)
        lengths[leg] = moved.norm(dim=1).sum()
    return lengths


def change(before: Tensor, after: Tensor) -> Tensor:
    """How far each picture has moved from another: 0 is not at all, about 1 from black to white.

    Args:
        before: [N, 3, H, W] float in [0, 1], sRGB.
        after: the same.

    Returns:
        [N] float. Colours are compared where they stand, in OKLab, at several sizes halved: a
        small step of an edge counts by how far it goes, and so does a slow change of light.

    The mean over pixels lies between the plain one, in which an edge that runs through a quiet
    picture counts for little, and the root mean square, in which steps do not add up.
    """
    check_shape(before, (None, 3, None, None), "pictures before")
    check_shape(after, tuple(before.shape), "pictures after")
    total, count = torch.zeros(len(before)), 0
    for _ in range(_SIZES):
        apart = srgb_to_oklab(after) - srgb_to_oklab(before)
        felt = apart.square().sum(dim=1).sqrt().pow(_POWER).mean(dim=(1, 2))
        total = total + felt.pow(1.0 / _POWER)
        count += 1
        if min(before.shape[2:]) < 2 * _SMALLEST_PX:
            break
        before, after = functional.avg_pool2d(before, 2), functional.avg_pool2d(after, 2)
    return total / count
