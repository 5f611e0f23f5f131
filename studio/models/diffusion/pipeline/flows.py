"""Straight steps along a rectified flow: the house model's own samplers, quick to load.

Notation: s the share of noise in x = (1 - s) picture + s noise; v = noise - picture what the
network says of x; s falls from 1 to 0 over the steps.

    Euler   x' = x + (s' - s) v(x, s)
    Heun    x' = x + (s' - s) (v(x, s) + v(x + (s' - s) v(x, s), s')) / 2       but Euler to s' = 0

Sources: Liu, Gong, Liu, "Flow Straight and Fast", 2022, arXiv:2209.03003; Karras et al.,
"Elucidating the Design Space of Diffusion-Based Generative Models", 2022, arXiv:2206.00364.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from torch import Tensor

from studio.models.diffusion.pipeline.walk import Grain, Predict, Stepped

Spacing = Callable[[int, float, float], list[float]]
"""`spacing(count, high, low)`: `count` falling shares of noise from `high` to `low`."""


def even(count: int, high: float, low: float) -> list[float]:
    """Evenly spaced."""
    if count == 1:
        return [high]
    return [high + (low - high) * i / (count - 1) for i in range(count)]


def karras(count: int, high: float, low: float, rho: float = 7.0) -> list[float]:
    """Close together near the picture; equation 5 of Karras et al."""
    roots = even(count, high ** (1 / rho), low ** (1 / rho))
    return [float(root**rho) for root in roots]


def exponential(count: int, high: float, low: float) -> list[float]:
    """Evenly spaced logarithms."""
    return [math.exp(value) for value in even(count, math.log(high), math.log(low))]


SPACINGS: Mapping[str, Spacing] = {"karras": karras, "exponential": exponential}


def shares(
    config: Mapping[str, Any], steps: int, schedule: str, cells: int, *, whole: bool = False
) -> list[float]:
    """[steps + 1] falling shares of noise, the last of them 0.

    Args:
        config: of a flow-matching scheduler as diffusers writes it.
        steps: how many there are.
        schedule: `own` for what the file says, or a key of `SPACINGS`.
        cells: tokens of the picture, for models whose steps depend on its size.
        whole: the last step is as long as the others, not from the last time of the training on.
    """
    train = int(config.get("num_train_timesteps", 1000))
    shift = float(config.get("shift") or config.get("flow_shift") or 1.0)
    dynamic = bool(config.get("use_dynamic_shifting", False))
    low = 1.0 / steps if whole else 1.0 / train if dynamic else _shifted(shift, 1.0 / train)
    found = even(steps, 1.0, low)
    if dynamic:
        found = [_moved(config, share, cells) for share in found]
    else:
        found = [_shifted(shift, share) for share in found]
    if schedule in SPACINGS:
        found = SPACINGS[schedule](steps, found[0], found[-1])
    return [*found, 0.0]


def _shifted(shift: float, share: float) -> float:
    """More of the steps near noise; equation 23 of Esser et al., 2024, arXiv:2403.03206."""
    return shift * share / (1.0 + (shift - 1.0) * share)


def _moved(config: Mapping[str, Any], share: float, cells: int) -> float:
    """As `_shifted`, by an amount that grows with the number of tokens."""
    few, many = (float(config.get(f"{end}_image_seq_len", n)) for end, n in _LENGTHS)
    low, high = float(config.get("base_shift", 0.5)), float(config.get("max_shift", 1.15))
    amount = low + (high - low) * (cells - few) / (many - few)
    if config.get("time_shift_type", "exponential") == "exponential":
        amount = math.exp(amount)
    return amount / (amount + (1.0 / share - 1.0))


_LENGTHS = (("base", 256), ("max", 4096))


class FlowWalk:
    """Euler's or Heun's steps along a flow."""

    def __init__(
        self, found: Sequence[float], *, heun: bool, tell: bool, train: int = 1000
    ) -> None:
        """`found`: [count + 1] shares of noise; `tell`: the network is told how long steps are."""
        self._shares, self._heun, self._tell, self._train = list(found), heun, tell, train

    @property
    def count(self) -> int:
        """How many steps."""
        return len(self._shares) - 1

    @property
    def spread(self) -> float:
        """That of standard normal noise."""
        return 1.0

    def gain(self, i: int) -> float:
        """Straight steps add, and enlarge nothing."""
        del i
        return 1.0

    def begins(self, i: int) -> int:
        """Anywhere."""
        return i

    def stride(self, i: int) -> float:
        """How far step i goes."""
        return self._shares[i] - self._shares[i + 1] if self._tell else 0.0

    def start(self, noise: Tensor) -> Tensor:
        """All noise."""
        return noise

    def noised(self, picture: Tensor, noise: Tensor, i: int) -> Tensor:
        """[N, C, h, w]: the latents of a picture as they are at step i."""
        share = self._shares[i]
        return (1.0 - share) * picture + share * noise

    def step(self, i: int, x: Tensor, predict: Predict, grain: Grain) -> Stepped:
        """Go on from `x` at step i."""
        del grain
        here, there = self._shares[i], self._shares[i + 1]
        velocity = predict(x, self._train * here)
        clean = x - here * velocity
        onward = x + (there - here) * velocity
        if self._heun and there > 0.0:
            velocity = (velocity + predict(onward, self._train * there)) / 2
            onward = x + (there - here) * velocity
        return Stepped(onward, clean)

    def state(self) -> object:
        """It remembers nothing."""
        return None

    def restore(self, state: object) -> None:
        """It remembers nothing."""
