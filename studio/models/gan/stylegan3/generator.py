"""StyleGAN3 as a generator of the studio: moved and turned without its texture sticking."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

from studio.models.base import Weights
from studio.models.gan.styled import (
    SEEDS,
    Controls,
    StyledGenerator,
    styled_controls,
    styled_spaces,
)
from studio.models.gan.stylegan3.network import StyleGan3, network_with
from studio.models.gan.stylegan3.plan import Plan, facts_of, plan_of, shapes_of
from studio.models.gan.stylegan3.resampling import FIRST_RANK_ERROR, RANK_ERROR
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import Group, Match, same_shapes
from studio.models.plain import need, planned
from studio.values.card import Ability, Card, GeneratorInfo, Sizes
from studio.values.controls import Control
from studio.values.directions import Direction

NAME = "stylegan3"
_PLACE = (
    Control("translate_x", "Right", "float", 0.0, -1.0, 1.0, 0.01, group="Plane",
            help="Moves the picture to the right, in widths of the picture."),
    Control("translate_y", "Down", "float", 0.0, -1.0, 1.0, 0.01, group="Plane",
            help="Moves the picture down, in heights of the picture."),
    Control("rotate", "Turn", "float", 0.0, -180.0, 180.0, 1.0, unit="°", group="Plane",
            help="Turns the picture to the left. The kind R was made for it; T bends a little."),
)  # fmt: skip


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a StyleGAN3, and of which kind.

    Raises:
        MismatchError: it is not; says what is odd.
    """
    facts = facts_of(group.facts)
    plan = plan_of(group.shapes, facts)
    same_shapes(group.shapes, shapes_of(plan))
    kind = "R" if plan.rotates else "T"
    of = f", {plan.c_dim} classes" if plan.c_dim else ""
    colours = {1: "grey", 3: "colour", 4: "colour with transparency"}[plan.channels]
    reason = f"a StyleGAN3-{kind} of {plan.side} × {plan.side}, {colours}{of}"
    return Match.whole(reason, group.shapes, facts)


def describe(
    plan: Plan, directions: tuple[Direction, ...] = (), seeds: bool = True
) -> GeneratorInfo:
    """What such a generator declares; cards of the first edition have no choice of `seeds`."""
    abilities: list[Ability] = ["mixes_layers", "finds_directions", "projects"]
    if plan.c_dim:
        abilities.append("takes_class")
    return GeneratorInfo(
        family="gan",
        architecture=NAME,
        spaces=styled_spaces(plan.z_dim, plan.w_dim, plan.styles),
        sizes=Sizes((plan.side, plan.side), ((plan.side, plan.side),)),
        channels=4 if plan.channels == 4 else 3,
        controls=(
            *styled_controls(plan.styles, plan.c_dim),
            *_PLACE,
            *((SEEDS,) if seeds else ()),
        ),
        abilities=tuple(abilities),
        directions=directions,
        layers=plan.styles,
    )


def info_of(weights: Weights) -> GeneratorInfo:
    """What a new card says of such weights.

    Raises:
        ModelError: they are no StyleGAN3.
    """
    return describe(_plan(weights))


def load(card: Card, weights: Weights, device: torch.device) -> StyledGenerator:
    """Build the generator.

    Raises:
        ModelError: the weights are no StyleGAN3, or hold numbers that are not finite.
    """
    plan = _plan(weights)
    need(weights, shapes_of(plan), "a StyleGAN3")
    first_edition = bool(card.info.controls) and SEEDS not in card.info.controls
    rank_error = FIRST_RANK_ERROR if first_edition else RANK_ERROR
    drawing = StyleGan3Drawing(network_with(plan, weights), rank_error)
    info = describe(plan, card.info.directions, seeds=not first_edition)
    return StyledGenerator(info, drawing, plan.c_dim, device)


def _plan(weights: Weights) -> Plan:
    return planned(weights, lambda shapes: plan_of(shapes, weights.facts), "no StyleGAN3")


class StyleGan3Drawing:
    """A StyleGAN3 that draws under the studio's controls."""

    def __init__(self, net: StyleGan3, rank_error: float = RANK_ERROR) -> None:
        self.net = net
        self._rank_error = rank_error

    @property
    def w_avg(self) -> Tensor:
        """[W] float32: the middle of all w."""
        return self.net.mapping.w_avg

    def place(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights; the convolutions compute in `dtype`."""
        self.net.to(device)
        self.net.synthesis.prepare(dtype, self._rank_error)

    def styles_of(self, z: Tensor, c: Tensor | None) -> Tensor:
        """[N, W]: w of z [N, Z] and classes c [N, C]."""
        w: Tensor = self.net.mapping(z, c)
        return w

    def style_weights(self) -> tuple[Tensor, ...]:
        """For each of the L layers [out, W] float32: what reads its row of the styles."""
        synthesis = self.net.synthesis
        readers = (synthesis.input.affine, *(layer.affine for layer in synthesis.layers))
        return tuple(reader.weight for reader in readers)

    def draw(
        self, ws: Tensor, controls: Controls, enough_px: int | None, check: Callable[[], None]
    ) -> Tensor:
        """[N, C, H, W] about in [0, 1]; all sizes cost the same, so drafts are whole too."""
        del enough_px
        signed: Tensor = self.net.synthesis(ws, place_of(controls), check)
        return (signed + 1.0) / 2.0


def place_of(controls: Controls) -> Tensor | None:
    """[3, 3]: where points of the moved picture lie in the plane; None where nothing moves.

    The inverse of a turn followed by a shift, as NVIDIA's `gen_images.py` takes them.
    """
    x, y, degrees = (float(controls.get(k, 0.0)) for k in ("translate_x", "translate_y", "rotate"))
    if x == y == degrees == 0.0:
        return None
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    there = torch.tensor([[cos, sin, x], [-sin, cos, y], [0, 0, 1]], dtype=torch.float64)
    back: Tensor = torch.linalg.inv(there).float()
    return back


ARCHITECTURE = Published(NAME, "gan", load, recognise, info_of)
