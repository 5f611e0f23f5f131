"""Finding, learning and calibrating directions, apart from any model."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

from studio.core.shapes import check_shape
from studio.errors import LatentError

_NOTHING = 1e-9
_NEARLY = 1e-6
"""What is known from squares is known to half the digits."""
_MAX_DENSE = 2048
_MANY = 4
"""With so many more points than coordinates, their covariance is the quicker way."""


def pca(points: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """The strongest independent ways in which points differ.

    Args:
        points: [N, D] float.
        count: how many at most.

    Returns:
        components [K, D] float64, orthonormal rows, strongest first, the largest coordinate of
        each positive; spreads [K], the standard deviation along each. K is `count` or fewer.

    Source: Härkönen et al., "GANSpace", NeurIPS 2020, arXiv:2004.02546.
    """
    check_shape(points, (None, None), "points")
    centred = points.double() - points.double().mean(dim=0)
    if len(points) > _MANY * points.shape[1]:
        components, spreads = closed_form(centred, count)
    else:
        _, spreads, rows = torch.linalg.svd(centred, full_matrices=False)
        keep = min(count, int((spreads > _NOTHING * spreads.max().clamp_min(1.0)).sum()))
        components, spreads = _signed(rows[:keep]), spreads[:keep]
    return components, spreads / max(1, points.shape[0] - 1) ** 0.5


def closed_form(weights: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """The moves of a latent that change most what linear layers make of it.

    Args:
        weights: [R, D] float, all rows that read the latent.
        count: how many at most.

    Returns:
        moves [K, D] float64: the eigenvectors of the weights' own product, orthonormal rows,
        strongest first; strengths [K], the length of the change by one unit.

    Source: Shen, Zhou, "Closed-Form Factorization of Latent Semantics in GANs", CVPR 2021,
    arXiv:2007.06600, equation 5.
    """
    check_shape(weights, (None, None), "weights")
    rows = weights.double()
    values, vectors = torch.linalg.eigh(rows.T @ rows)
    strengths = values.flip(0).clamp_min(0.0).sqrt()
    keep = min(count, int((strengths > _NEARLY * strengths.max().clamp_min(_NOTHING)).sum()))
    return _signed(vectors.T.flip(0)[:keep]), strengths[:keep]


def mean_slopes(points: Tensor, odd: Tensor) -> Tensor:
    """How features change with each coordinate on average over the prior.

    Args:
        points: [N, D] float, drawn from a standard normal prior.
        odd: [N, F], half the difference of the features at each point and at its opposite.

    Returns:
        [F, D] float64. By Stein's lemma the regression of features on normal points is the mean
        of their slopes; the opposite points cancel all that is even. A little ridge keeps what
        too few points say of large spaces small.

    Source: Stein, "Estimation of the Mean of a Multivariate Normal Distribution", 1981.
    """
    check_shape(points, (None, None), "points")
    check_shape(odd, (points.shape[0], None), "changes")
    z, change = points.double(), odd.double()
    ridge = 0.05 * z.shape[0]
    if z.shape[1] <= z.shape[0]:
        inner = z.T @ z + ridge * torch.eye(z.shape[1], dtype=torch.float64)
        few: Tensor = torch.linalg.solve(inner, z.T @ change)
        return few.T
    outer = z @ z.T + ridge * torch.eye(z.shape[0], dtype=torch.float64)
    many: Tensor = z.T @ torch.linalg.solve(outer, change)
    return many.T


def visible_moves(jacobian: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """The orthonormal moves that change a picture most, each in its own way.

    Args:
        jacobian: [F, D] float, how each of F features of a picture changes with each coordinate.
        count: how many at most.

    Returns:
        moves [K, D] float64, strongest first; strengths [K], the length of the change by one unit.
        Their changes are at right angles to each other too.

    Source: Ramesh, Choi, LeCun, "A Spectral Regularizer for Unsupervised Disentanglement", 2018,
    arXiv:1812.01161.
    """
    check_shape(jacobian, (None, None), "jacobian")
    _, strengths, moves = torch.linalg.svd(jacobian.double(), full_matrices=False)
    keep = min(count, int((strengths > _NOTHING * strengths.max().clamp_min(_NOTHING)).sum()))
    return _signed(moves[:keep]), strengths[:keep]


def _signed(rows: Tensor) -> Tensor:
    """Rows with their largest coordinate made positive: the same on every machine."""
    largest = rows.gather(1, rows.abs().argmax(dim=1, keepdim=True)) if len(rows) else rows
    return rows * torch.where(largest < 0.0, -1.0, 1.0).to(rows.dtype) if len(rows) else rows


def from_examples(having: Tensor, lacking: Tensor, prior: Tensor) -> Tensor:
    """The direction towards points that have something, away from points that have it not.

    Fisher's linear discriminant. With few examples the scatter within the groups says little, so
    it is shrunk towards that of the prior: `prior` points also stand in for missing `lacking`.

    Args:
        having: [P, D] float, at least one.
        lacking: [Q, D], may be empty.
        prior: [M, D], points drawn from the prior.

    Returns:
        [D] float64 of length one.

    Raises:
        LatentError: no examples, or the two groups do not differ.

    Source: Fisher, "The Use of Multiple Measurements in Taxonomic Problems", 1936; Friedman,
    "Regularized Discriminant Analysis", JASA 84 (1989), for the shrinkage.
    """
    size = having.shape[1] if having.dim() == 2 else None
    check_shape(having, (None, size), "examples that have it")
    check_shape(lacking, (None, size), "examples that lack it")
    check_shape(prior, (None, size), "points of the prior")
    if not len(having):
        raise LatentError("Learning a direction needs at least one example that has it.")
    yes, no, wide = having.double(), lacking.double(), prior.double()
    against = no if len(no) else wide
    gap = yes.mean(dim=0) - against.mean(dim=0)
    if float(gap.norm()) < 1e-6 * math.sqrt(gap.numel()):
        raise LatentError("The examples that have it and those that lack it are the same.")
    within = torch.cat([group - group.mean(dim=0) for group in (yes, no) if len(group)])
    share = len(within) / (len(within) + gap.numel())
    found = _whitened(gap, within, wide.var(dim=0).clamp_min(1e-4), share)
    unit: Tensor = found / found.norm()
    return unit


def _whitened(gap: Tensor, within: Tensor, wide: Tensor, share: float) -> Tensor:
    """`gap` [D] through the inverse of the shrunk scatter."""
    scatter = within.square().mean(dim=0)
    if gap.numel() > _MAX_DENSE:
        apart: Tensor = gap / (share * scatter + (1.0 - share) * wide)
        return apart
    covariance = within.T @ within / len(within)
    shrunk = share * covariance + (1.0 - share) * torch.diag(wide)
    together: Tensor = torch.linalg.solve(shrunk, gap)
    return together


def calibrate(
    change: Callable[[float], float], target: float, smallest: float = 0.02, largest: float = 1.5
) -> float:
    """The step whose change is `target`, so that one unit means the same everywhere.

    Args:
        change: how much a picture changes by a step; grows with the step.
        target: the change wanted of one unit.
        smallest: the answer is at least this, in standard deviations of the prior.
        largest: the answer is at most this; a direction too weak for `target` gets it.

    Returns:
        A step in [smallest, largest], right within 3 % of the change or after ten looks.
    """
    low, high, power = smallest, largest, 1.0
    step, before = math.sqrt(low * high), None
    for _ in range(10):
        found = change(step)
        if abs(found - target) <= 0.03 * target:
            return step
        low, high = (step, high) if found < target else (low, step)
        if before is not None and found > 0.0:
            power = _power(before, (step, found), power)
        before = (step, found) if found > 0.0 else None
        guess = step * (target / found) ** (1.0 / power) if found > 0.0 else high
        step = guess if low < guess < high else math.sqrt(low * high)
    return step


def _power(a: tuple[float, float], b: tuple[float, float], fallback: float) -> float:
    """The exponent with which changes grow, from two (step, change) pairs."""
    steps, changes = math.log(b[0] / a[0]), math.log(b[1] / a[1])
    if abs(steps) < 1e-6:
        return fallback
    return min(max(changes / steps, 0.25), 4.0)
