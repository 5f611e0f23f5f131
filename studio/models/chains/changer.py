"""Networks that change pictures: photographs into sketches, sketches into colour, day into night.

The place is the picture that goes in, a grid with a cell of one pixel: a dropped photograph, what
the canvas shows, a composition that a seed draws. `Strength` says how much of the change shows.

Sources of the family: Isola, Zhu, Zhou, Efros, "Image-to-Image Translation with Conditional
Adversarial Networks", 2016, arXiv:1611.07004; Zhu, Park, Isola, Efros, "Unpaired Image-to-Image
Translation using Cycle-Consistent Adversarial Networks", 2017, arXiv:1703.10593.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import RenderRequest, Weights
from studio.models.chains.generator import (
    ChainGenerator,
    ChainHalves,
    chain_controls,
    chain_in,
    own_prior,
)
from studio.models.chains.measure import by_norms, passed, practice
from studio.models.chains.steps import Chain, chain_of, plan_of, shapes_named
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import Assumptions, assumed_on
from studio.models.opening.recognise import Group, Match, MismatchError
from studio.models.plain import as_channels, need_finite
from studio.models.vae.grid.generator import CONTROLS, ENCODER, Check
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control, check_controls
from studio.values.directions import Direction

NAME = "picture-changer"
SIDE, LARGEST = 256, 1024
STRENGTH = Control(
    "strength", "Strength", "float", 1.0, 0.0, 1.0, 0.01,
    help="How much of the change shows; 0 is the picture that went in.",
)  # fmt: skip


class ChangerHalves(ChainHalves):
    """What is kept of a picture is the picture; what is drawn of it is what the chain makes."""

    def __init__(self, tensors: dict[str, Tensor], chain: Chain, assumed: Assumptions) -> None:
        super().__init__(tensors, chain, assumed)
        self.channels = 3

    def read(self, pixels: Tensor, check: Check) -> Tensor:
        """[N, 3, H, W] in [-1, 1] of pictures in [0, 1]."""
        del check
        return pixels * 2 - 1

    def shown(self, latents: Tensor, assumed: Assumptions, check: Check) -> Tensor:
        """Pictures about in [0, 1] that the chain makes of such latents."""
        pixels = (latents + 1) / 2
        high, wide = pixels.shape[2:]
        down, across = -high % self.chain.cell, -wide % self.chain.cell
        if down or across:
            pixels = functional.pad(pixels, (0, across, 0, down), mode="replicate")
        seen = as_channels(pixels.clamp(0, 1), self.chain.channels)
        made = passed(self.tensors, self.chain, seen, dict(assumed), check)
        return made[:, :, :high, :wide]


class Changer(ChainGenerator):
    """Draws the picture that goes in, changed as strongly as a recipe says."""

    def _drawn(self, latents: Tensor, request: RenderRequest, quick: bool, check: Check) -> Tensor:
        strength = float(check_controls(self._info.controls, dict(request.controls))[STRENGTH.key])
        before = ((latents + 1) / 2).clamp(0, 1)
        if strength == 0.0:
            return before
        made = super()._drawn(latents, request, quick, check).clamp(0, 1)
        if made.shape[1] == 1:
            made = made.expand(-1, 3, -1, -1)
        mixed: Tensor = before.to(made) + strength * (made[:, :3] - before.to(made))
        return mixed


def describe(
    chain: Chain, assumed: Assumptions, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a model declares."""
    return GeneratorInfo(
        family="gan",
        architecture=NAME,
        spaces=(Space("z", (3, SIDE, SIDE), cell=1, seeds="pictures"),),
        sizes=Sizes(
            (SIDE, SIDE), any_size=True, any_aspect=True, multiple=chain.cell, largest=LARGEST
        ),
        controls=(STRENGTH, *CONTROLS, *chain_controls(chain, assumed, middle=True)),
        abilities=("encodes", "any_size", "finds_directions"),
        directions=directions,
        fits=(ENCODER,),
        photo_blends="straight",
    )


def recognise(group: Group) -> Match:
    """Whether a group of tensors changes pictures.

    Raises:
        MismatchError: it does not.
    """
    plan, middle = plan_of(group.shapes)
    chain = chain_of(shapes_named(plan, group.shapes), middle)
    if chain.narrows and chain.made == chain.channels:
        raise MismatchError("its middle holds fewer numbers than the picture: an autoencoder")
    reason = (
        f"a network of {len(chain.steps)} layers that changes pictures, {chain.channels} channels"
        f" into {chain.made}; it draws what goes in: a photograph, another model's picture, or one"
        " that the studio makes up"
    )
    return Match(reason, plan, {"middle": middle})


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card: the assumptions that its norms bear out.

    Raises:
        ModelError: the weights are of another architecture.
    """
    chain = chain_in(weights, weights.facts, "no network that changes pictures")
    plain = {name: value.float() for name, value in weights.items()}
    return describe(chain, by_norms(plain, chain, practice(chain)))


def load(card: Card, weights: Weights, device: torch.device) -> Changer:
    """Build the generator; the card's controls hold what is assumed.

    Raises:
        ModelError: the weights are of another architecture, or hold numbers that are not finite.
    """
    chain = chain_in(weights, weights.facts, "no network that changes pictures")
    need_finite(weights)
    assumed = assumed_on(card)
    halves = ChangerHalves({n: v.float() for n, v in weights.items()}, chain, assumed)
    prior = own_prior(lambda x: halves.read(x, lambda: None), 8)
    generator = Changer(describe(chain, assumed, card.info.directions), halves, prior)
    generator.to(device, torch.float32)
    return generator


ARCHITECTURE = Published(NAME, "gan", load, recognise, info_of)
