"""What the way from noise to a picture is to the sampler, whoever computes its steps.

A walk visits `count` steps. Step i stands at `time(i)` and goes on to that of i + 1; behind the
last one there is the picture. Walks may remember their last steps (multistep methods do): `state`
is all they remember, and `restore` takes them back to it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

Predict = Callable[[Tensor, float], Tensor]
"""`predict(x, time)`: what the network says of x [N, C, h, w], scaled for it, at a time."""


@dataclass(frozen=True)
class Stepped:
    """Where a step leads: `latents` [N, C, h, w], and the picture that they seem to hold."""

    latents: Tensor
    clean: Tensor


@dataclass(frozen=True)
class Way:
    """How a picture is walked to: the sampler, its schedule, how many steps.

    `cells`: tokens of the picture, for schedules that depend on its size. `clip`: keep what the
    picture seems to be within its range; None: as the file says. `tell`: tell the network how long
    the steps are.
    """

    sampler: str
    schedule: str
    steps: int
    cells: int = 0
    clip: bool | None = None
    tell: bool = False

    @property
    def key(self) -> str:
        """All of it as text."""
        return f"{self.sampler}/{self.schedule}/{self.steps}/{self.cells}/{self.clip}/{self.tell}"


class Walk(Protocol):
    """The steps of one sampler under one schedule."""

    @property
    def count(self) -> int:
        """How many steps."""

    @property
    def spread(self) -> float:
        """How far the latents spread at step 0; that of its noise."""

    def gain(self, i: int) -> float:
        """How much step i enlarges what it begins with."""

    def begins(self, i: int) -> int:
        """The step at or before `i` where a walk can begin."""

    def stride(self, i: int) -> float:
        """How far step i goes, as a share of the whole way; 0 where the network is not told."""

    def start(self, noise: Tensor) -> Tensor:
        """Latents at step 0 of standard normal `noise` [N, C, h, w]."""

    def noised(self, picture: Tensor, noise: Tensor, i: int) -> Tensor:
        """The latents of a picture with as much of `noise` as there is at step i; `count`: none."""

    def step(self, i: int, x: Tensor, predict: Predict, grain: Grain) -> Stepped:
        """Go on from `x` [N, C, h, w] at step i; fresh noise is taken from `grain`."""

    def state(self) -> object:
        """What it remembers of the steps before."""

    def restore(self, state: object) -> None:
        """Remember this, which `state` gave."""


class Grain:
    """The noise that some samplers add at every step: the numbers that follow those of a seed.

    As in diffusers, where one CPU generator gives first the noise of the beginning and then that
    of all steps. Every picture of a batch gets the same, so that it equals the picture alone.
    """

    def __init__(self, seed: int, shape: tuple[int, ...], count: int) -> None:
        """`shape`: [C, h, w] of the noise that comes first; `count`: N pictures."""
        self.generators = [torch.Generator().manual_seed(seed) for _ in range(count)]
        for generator in self.generators:
            torch.randn((1, *shape), generator=generator)

    def state(self) -> tuple[Tensor, ...]:
        """Where the numbers are."""
        return tuple(generator.get_state() for generator in self.generators)

    def restore(self, state: tuple[Tensor, ...]) -> None:
        """Go back to where they were."""
        for generator, kept in zip(self.generators, state, strict=True):
            generator.set_state(kept)
