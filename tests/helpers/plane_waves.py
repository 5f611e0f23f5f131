"""A whole architecture in one file: sums of plane waves, each as strong as the latent says."""

from __future__ import annotations

import torch
from msgspec.structs import replace

from studio.models.opening.architecture import Published
from studio.models.opening.recognise import Match, MismatchError, check_latent, check_map
from studio.models.plain import PlainGenerator
from studio.values.card import GeneratorInfo, Sizes, Space

NAME = "plane-waves"


def shape_of(shapes):
    """(latent, side) of `waves` [latent, 3, side, side]."""
    if set(shapes) != {"waves"}:
        raise MismatchError("it is not one table of waves")
    shape = shapes["waves"]
    if len(shape) != 4 or shape[1] != 3 or shape[2] != shape[3]:
        raise MismatchError(f"its waves are {shape}")
    check_latent(shape[0])
    check_map(shape[2], shape[3], shape[0])
    return shape[0], shape[2]


def recognise(group):
    latent, side = shape_of(group.shapes)
    return Match.whole(f"{latent} waves of {side} px", group.shapes)


def info_of(weights):
    latent, side = shape_of({name: tuple(value.shape) for name, value in weights.items()})
    return GeneratorInfo("cppn", NAME, (Space("z", (latent,)),), Sizes((side, side)))


def draw(tensors, latents, controls, check):
    return torch.einsum("nd,dchw->nchw", latents, tensors["waves"]).sigmoid()


def load(card, weights, device):
    info = replace(info_of(weights), directions=card.info.directions)
    return PlainGenerator(info, weights, draw).on(device)


ARCHITECTURE = Published(NAME, "cppn", load, recognise, info_of)
