"""GANs that are one plan, read off the names and shapes of their tensors: what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import torch
from torch import Tensor

from studio.models.base import Check, Controls, Weights
from studio.models.gan.spectral import folded, plain_shapes
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import Assumptions, assumed_on
from studio.models.opening.recognise import Group, Match, Shapes, same_shapes
from studio.models.plain import PlainGenerator, Tensors, need, need_finite, planned
from studio.values.card import Ability, Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.directions import Direction


class Square(Protocol):
    """What every plan tells: the length of z, and the picture's side and channels."""

    @property
    def z_dim(self) -> int:
        """D: numbers of the latent."""

    @property
    def side(self) -> int:
        """Of the picture, in pixels."""

    @property
    def colours(self) -> int:
        """Channels of the picture: 1, 3 or 4."""


PlanT = TypeVar("PlanT", bound=Square)
_T = TypeVar("_T")


@dataclass(frozen=True)
class PlannedGan(Generic[PlanT]):
    """An architecture that is told by its plan.

    `words`: what it is called, such as `FastGAN`. `plan_of(shapes)` reads the plan, without
    spectral normalization, and raises `MismatchError`. `kind(plan)`: what it is, with its article.
    `draw(plan, tensors, latents [N, D], controls, check)` -> [N, colours, H, W] in [0, 1].
    `shapes_of(plan)`: every tensor of such a network; None where `plan_of` looks at each.
    `idle`: how the names of tensors begin or end that no picture depends on.
    """

    name: str
    words: str
    plan_of: Callable[[Shapes], PlanT]
    kind: Callable[[PlanT], str]
    controls: Callable[[PlanT, Assumptions], tuple[Control, ...]]
    draw: Callable[[PlanT, Tensors, Tensor, Controls, Check], Tensor]
    shapes_of: Callable[[PlanT], Mapping[str, tuple[int, ...]]] | None = None
    idle: tuple[str, ...] = ()
    abilities: tuple[Ability, ...] = ("finds_directions", "projects")

    def published(self) -> Published:
        """The entry of the registry."""
        return Published(self.name, "gan", self.load, self.recognise, self.info_of)

    def recognise(self, group: Group) -> Match:
        """Whether a group of tensors is such a network.

        Raises:
            MismatchError: it is not.
        """
        kept = self._without_idle(group.shapes)
        shapes = plain_shapes(kept)
        plan = self.plan_of(shapes)
        if self.shapes_of is not None:
            same_shapes(shapes, self.shapes_of(plan))
        size = f"{plan.colours} × {plan.side} × {plan.side}"
        return Match.whole(f"{self.kind(plan)}, z {plan.z_dim} to {size}", kept)

    def info_of(self, weights: Weights) -> GeneratorInfo:
        """What to write on a new card.

        Raises:
            ModelError: the weights are not those of such a network.
        """
        return self._info(self._checked(weights)[0], {}, ())

    def load(self, card: Card, weights: Weights, device: torch.device) -> PlainGenerator:
        """Build the generator.

        Raises:
            ModelError: the weights are not those of such a network.
        """
        plan, tensors = self._checked(weights)

        def draw(tensors: Tensors, latents: Tensor, controls: Controls, check: Check) -> Tensor:
            return self.draw(plan, tensors, latents, controls, check)

        info = self._info(plan, assumed_on(card), card.info.directions)
        return PlainGenerator(info, tensors, draw).on(device)

    def _info(
        self, plan: PlanT, assumed: Assumptions, directions: tuple[Direction, ...]
    ) -> GeneratorInfo:
        size = (plan.side, plan.side)
        return GeneratorInfo(
            family="gan",
            architecture=self.name,
            spaces=(Space("z", (plan.z_dim,)),),
            sizes=Sizes(size, (size,)),
            channels=4 if plan.colours == 4 else 3,
            controls=self.controls(plan, assumed),
            abilities=self.abilities,
            directions=directions,
        )

    def _checked(self, weights: Weights) -> tuple[PlanT, dict[str, Tensor]]:
        tensors = folded(self._without_idle(weights))
        plan = planned(tensors, self.plan_of, f"no {self.words}")
        if self.shapes_of is None:
            need_finite(tensors)
        else:
            need(tensors, self.shapes_of(plan), f"a {self.words}")
        return plan, tensors

    def _without_idle(self, named: Mapping[str, _T]) -> dict[str, _T]:
        return {
            name: value
            for name, value in named.items()
            if not name.startswith(self.idle) and not name.endswith(self.idle)
        }
