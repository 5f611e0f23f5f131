"""Convolutional autoencoders: a picture becomes a small grid and comes back.

Such a file holds no prior. Its seeds are pictures that the studio makes up, as the encoder sees
them; white coordinates are measured on other made-up pictures when it is loaded.

Source of the family: Hinton, Salakhutdinov, "Reducing the Dimensionality of Data with Neural
Networks", 2006.
"""

from __future__ import annotations

import torch

from studio.models.base import Weights
from studio.models.chains.generator import (
    ChainGenerator,
    ChainHalves,
    chain_controls,
    chain_in,
    own_prior,
)
from studio.models.chains.measure import measured, practice
from studio.models.chains.steps import Chain, chain_of, plan_of, shapes_named
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import Assumptions, assumed_on
from studio.models.opening.recognise import Group, Match, MismatchError
from studio.models.plain import need_finite
from studio.models.vae.grid.generator import CONTROLS, ENCODER
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.directions import Direction

NAME = "chain-autoencoder"
MOST_NUMBERS = 1 << 16
"""Of the grid of a picture of the default size."""
SIDES = (256, 192, 128, 96, 64, 32)
LARGEST = 1024


def default_side(chain: Chain) -> int:
    """The largest usual side whose grid is not too large for a recipe."""
    for side in SIDES:
        if side % chain.cell == 0 and chain.latent * (side // chain.cell) ** 2 <= MOST_NUMBERS:
            return side
    return 4 * chain.cell


def describe(
    architecture: str, chain: Chain, assumed: Assumptions, fits: tuple[str, ...] = (ENCODER,),
    directions: tuple[Direction, ...] = (), middle: bool = True,
) -> GeneratorInfo:  # fmt: skip
    """What such a model declares."""
    side, cell = default_side(chain), chain.cell
    grid = (chain.latent, side // cell, side // cell)
    return GeneratorInfo(
        family="vae",
        architecture=architecture,
        spaces=(Space("z", grid, cell=cell, seeds="pictures"),),
        sizes=Sizes((side, side), any_size=True, any_aspect=True, multiple=cell, largest=LARGEST),
        channels=4 if chain.made == 4 else 3,
        controls=(*CONTROLS, *chain_controls(chain, assumed, middle)),
        abilities=("encodes", "any_size", "finds_directions"),
        directions=directions,
        fits=fits,
        photo_blends="straight",
    )


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a convolutional autoencoder.

    Raises:
        MismatchError: it is not.
    """
    plan, middle = plan_of(group.shapes)
    chain = chain_of(shapes_named(plan, group.shapes), middle)
    if not chain.narrows or chain.made != chain.channels:
        raise MismatchError("its middle holds as many numbers as the picture: it changes pictures")
    reason = (
        f"an autoencoder of {len(chain.steps)} layers, {chain.latent} channels, {chain.cell} times"
        " smaller; it holds no prior, so its seeds are pictures that the studio makes up, as it"
        " sees them"
    )
    return Match(reason, plan, {"middle": middle})


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card: the assumptions under which pictures come back best.

    Raises:
        ModelError: the weights are of another architecture.
    """
    chain = chain_in(weights, weights.facts, "no autoencoder")
    plain = {name: value.float() for name, value in weights.items()}
    assumed, _ = measured(plain, chain, practice(chain))
    return describe(NAME, chain, assumed)


def load(card: Card, weights: Weights, device: torch.device) -> ChainGenerator:
    """Build the generator; the card's controls hold what is assumed.

    Raises:
        ModelError: the weights are of another architecture, or hold numbers that are not finite.
    """
    chain = chain_in(weights, weights.facts, "no autoencoder")
    need_finite(weights)
    assumed = assumed_on(card)
    plain = {name: value.float() for name, value in weights.items()}
    halves = ChainHalves(plain, chain, assumed)
    prior = own_prior(lambda x: halves.read(x, lambda: None), chain.cell)
    info = describe(NAME, chain, assumed, directions=card.info.directions)
    generator = ChainGenerator(info, halves, prior)
    generator.to(device, torch.float32)
    return generator


ARCHITECTURE = Published(NAME, "vae", load, recognise, info_of)
