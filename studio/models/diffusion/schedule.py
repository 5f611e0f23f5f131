"""How much of a picture is left at each step of noising, and which steps a sampler visits."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

_LARGEST_BETA = 0.999


@dataclass(frozen=True)
class Schedule:
    """`kept`: [T] float64, alpha-bar: the share of the picture's variance left after step t.

    A noised picture is sqrt(kept) x0 + sqrt(1 - kept) noise.
    """

    kept: Tensor

    def __len__(self) -> int:
        return len(self.kept)

    def visits(self, count: int) -> tuple[int, ...]:
        """`count` steps spread evenly from the noisiest to the first, at most all of them."""
        count = max(1, min(count, len(self)))
        if count == 1:
            return (len(self) - 1,)
        spread = torch.linspace(len(self) - 1, 0, count, dtype=torch.float64).round()
        return tuple(int(step) for step in spread)


def linear(steps: int, first: float = 1e-4, last: float = 0.02) -> Schedule:
    """Variances beta from `first` to `last` in equal steps.

    Source: Ho, Jain, Abbeel, "Denoising Diffusion Probabilistic Models", 2020, arXiv:2006.11239.
    """
    betas = torch.linspace(first, last, steps, dtype=torch.float64)
    return Schedule(torch.cumprod(1 - betas, 0))


def cosine(steps: int, offset: float = 0.008) -> Schedule:
    """alpha-bar along a squared cosine, no single beta above 0.999.

    Source: Nichol, Dhariwal, "Improved Denoising Diffusion Probabilistic Models", 2021,
    arXiv:2102.09672, equation 17.
    """
    t = torch.arange(steps + 1, dtype=torch.float64) / steps
    curve = torch.cos((t + offset) / (1 + offset) * math.pi / 2).square()
    betas = (1 - curve[1:] / curve[:-1]).clamp(max=_LARGEST_BETA)
    return Schedule(torch.cumprod(1 - betas, 0))


SCHEDULES: Mapping[str, tuple[str, Callable[[int], Schedule]]] = {
    "linear": ("Linear, 0.0001 to 0.02", linear),
    "cosine": ("Cosine", cosine),
}
"""Key -> (words, maker)."""
