"""Walking about as a model's own probability would: Langevin steps that may be refused.

Notation: z [D] a point, D numbers; e the step; g(z) = -z the gradient of log N(z; 0, I).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from studio.errors import ShapeError
from studio.values import seeds

STEP = 0.25
"""The longest step: about a quarter of a radian, one unit of a walk."""


@dataclass(frozen=True)
class Walked:
    """`points` [K, D] float64, one for each step that was accepted; `tried` steps in all."""

    points: Tensor
    tried: int

    @property
    def accepted(self) -> int:
        """How many steps were taken."""
        return len(self.points)


def step_for(size: int) -> float:
    """The step that suits a space of `size` numbers: 1.65 D^(-1/6), `STEP` at most.

    Source: Roberts and Rosenthal, "Optimal scaling of discrete approximations to Langevin
    diffusions", Journal of the Royal Statistical Society B 60 (1998), 255-268.
    """
    return float(min(STEP, 1.65 * size ** (-1.0 / 6.0)))


def likely_walk(start: Tensor, count: int, seed: int, uniform: bool = False) -> Walked:
    """`count` steps that leave the model's prior as it is: whoever walks for long is at home.

    From a bland or a strange place the walk leads home; at home it wanders among all that is as
    likely. Under a flow a point of the prior is a picture of the model's exact distribution, so
    that this walks among pictures by their exact likelihood; under a VAE or a GAN by their prior.

    Args:
        start: [D] float, a point of the prior's space.
        count: how many steps are tried.
        seed: whose random numbers are used; the same seed, the same walk.
        uniform: whether the prior is uniform in (-1, 1), else standard normal.

    Returns:
        The accepted points in their order. z* = z + e^2/2 g(z) + e n with n normal is accepted
        with probability min(1, N(z*) q(z | z*) / (N(z) q(z* | z))).

    Raises:
        ShapeError: `start` is not a row of numbers.

    Source: Roberts and Tweedie, "Exponential convergence of Langevin distributions and their
    discrete approximations", Bernoulli 2 (1996), 341-363 (MALA).
    """
    if start.dim() != 1 or not len(start):
        raise ShapeError(f"A walk begins at a row of numbers, not at {tuple(start.shape)}.")
    step = step_for(len(start))
    here, found = start.double(), []
    for number in range(count):
        noise = torch.from_numpy(seeds.normal(seed, f"likely/{number}", len(start))).double()
        chance = float(seeds.uniform(seed, f"likely/{number}/chance", 1)[0])
        if uniform:
            there = here + step * noise
            taken = bool((there.abs() < 1.0).all())
        else:
            there = here * (1.0 - step * step / 2.0) + step * noise
            taken = torch.log(torch.tensor(chance)).item() < _ratio(here, there, step)
        if taken:
            here = there
            found.append(there)
    points = torch.stack(found) if found else start.new_zeros((0, len(start)), dtype=torch.float64)
    return Walked(points, count)


def _ratio(here: Tensor, there: Tensor, step: float) -> float:
    """Log N(z*) q(z | z*) - log N(z) q(z* | z)."""
    shrunk = 1.0 - step * step / 2.0
    back = (here - shrunk * there).square().sum()
    on = (there - shrunk * here).square().sum()
    prior = (here.square().sum() - there.square().sum()) / 2.0
    return float(prior - (back - on) / (2.0 * step * step))
