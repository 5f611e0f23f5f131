"""How usual a point is under a standard normal prior."""

from __future__ import annotations

import math

from torch import Tensor

_GENTLE = 4.0


def how_usual(z: Tensor) -> float:
    """How far a point is from where the model's prior puts nearly all of its points.

    Args:
        z: float of any shape, D numbers in all, standard normal under the prior.

    Returns:
        In [-1, 1]: 0 at home, towards -1 bland (closer to the origin than any seed), towards
        +1 strange (farther out). Nine of ten seeds read within 0.16.

    The squared length r of a standard normal point follows chi-squared with D degrees. Wilson and
    Hilferty make of it a score that is nearly standard normal,

        s = ((r / D)^(1/3) - 1 + 2 / (9 D)) / sqrt(2 / (9 D)),

    so that Phi(s) is the chi-squared distribution function. The reading is
    sign(s) (1 - exp(-(s / 4)^2)): flat about home, two-sided, monotonic.

    Source: Wilson and Hilferty, "The Distribution of Chi-Square", PNAS 17 (1931), 684-688.
    """
    return reading(prior_score(z))


def reading(score: float) -> float:
    """In [-1, 1]: a score that is standard normal over a model's own points, as `how_usual`."""
    return math.copysign(1.0 - math.exp(-((score / _GENTLE) ** 2)), score)


def prior_score(z: Tensor) -> float:
    """The score s of `how_usual`: nearly standard normal over the prior's own points."""
    size = z.numel()
    squared = float(z.double().square().sum())
    spread = 2.0 / (9.0 * size)
    return float(((squared / size) ** (1.0 / 3.0) - 1.0 + spread) / math.sqrt(spread))
