"""The convolutional VAE of the disentanglement papers, as trained by disentangling-vae.

Source: Burgess et al., "Understanding disentangling in beta-VAE", 2018, arXiv:1804.03599; names and
layout of the weights as in the public repository YannDubs/disentangling-vae.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import ModelError
from studio.models.base import Check, Controls
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import Group, Match, MismatchError, check_latent, same_shapes
from studio.models.plain import PlainEncoder, Tensors, as_channels, linear, need, shapes_in
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.directions import Direction

NAME = "burgess-vae"
HIDDEN, FEATURES = 32, 256
"""Channels of the convolutions, features of the linear layers."""


def shapes_of(latent: int, channels: int, side: int) -> dict[str, tuple[int, ...]]:
    """Every tensor of such a model; `side` is 32 or 64."""
    wide = ("conv_64",) if side == 64 else ()
    weights: dict[str, tuple[int, ...]] = {"encoder.conv1": (HIDDEN, channels, 4, 4)}
    weights |= {f"encoder.{name}": (HIDDEN, HIDDEN, 4, 4) for name in ("conv2", "conv3", *wide)}
    weights |= {
        "encoder.lin1": (FEATURES, HIDDEN * 16), "encoder.lin2": (FEATURES, FEATURES),
        "encoder.mu_logvar_gen": (2 * latent, FEATURES), "decoder.lin1": (FEATURES, latent),
        "decoder.lin2": (FEATURES, FEATURES), "decoder.lin3": (HIDDEN * 16, FEATURES),
    }  # fmt: skip
    names = (*(("convT_64",) if side == 64 else ()), "convT1", "convT2")
    weights |= {f"decoder.{name}": (HIDDEN, HIDDEN, 4, 4) for name in names}
    weights["decoder.convT3"] = (HIDDEN, channels, 4, 4)
    shapes: dict[str, tuple[int, ...]] = {}
    for name, shape in weights.items():
        out = shape[1] if ".convT" in name else shape[0]
        shapes |= {f"{name}.weight": shape, f"{name}.bias": (out,)}
    return shapes


def facts_of(shapes: Mapping[str, tuple[int, ...]]) -> tuple[int, int, int]:
    """(latent length, channels, side) of weights with these names.

    Raises:
        KeyError: they are of another architecture.
    """
    side = 64 if "decoder.convT_64.weight" in shapes else 32
    return shapes["decoder.lin1.weight"][1], shapes["decoder.convT3.weight"][1], side


def describe(
    latent: int, channels: int, side: int, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a model declares."""
    return GeneratorInfo(
        family="vae",
        architecture=NAME,
        spaces=(Space("z", (latent,)),),
        sizes=Sizes((side, side), ((side, side),)),
        abilities=("encodes", "finds_directions"),
        directions=directions,
        fits=("encoder",),
        channels=4 if channels == 4 else 3,
    )


def info_of(tensors: Tensors) -> GeneratorInfo:
    """What to write on a new card."""
    return describe(*facts_of(shapes_in(tensors)))


def recognise(group: Group) -> Match:
    """Whether a group of tensors is such a VAE.

    Raises:
        MismatchError: it is not.
    """
    try:
        facts = facts_of(group.shapes)
    except KeyError as error:
        raise MismatchError(f"it lacks {error}") from None
    same_shapes(group.shapes, shapes_of(*facts))
    latent, channels, side = facts
    if channels not in (1, 3, 4):
        raise MismatchError(f"it makes pictures of {channels} channels")
    check_latent(latent)
    return Match.whole(
        f"a VAE of the disentanglement papers, z {latent} to {channels} × {side} × {side},"
        " with its encoder",
        group.shapes,
    )


def load(card: Card, tensors: Tensors, device: torch.device) -> PlainEncoder:
    """Build the generator.

    Raises:
        ModelError: the weights are of another architecture.
    """
    shapes = shapes_in(tensors)
    facts = facts_of(shapes)
    if facts[1] not in (1, 3, 4):
        raise ModelError(f"{card.name} makes {facts[1]} channels; expected 1, 3 or 4.")
    need(tensors, shapes_of(*facts), card.name)
    return PlainEncoder(describe(*facts, card.info.directions), tensors, _draw, _read).on(device)


def _draw(tensors: Tensors, latents: Tensor, controls: Controls, check: Check) -> Tensor:
    del controls
    check()
    x = latents
    for name in ("lin1", "lin2", "lin3"):
        x = functional.relu(linear(tensors, f"decoder.{name}", x))
    x = x.reshape(len(x), HIDDEN, 4, 4)
    for name in ("convT_64", "convT1", "convT2", "convT3"):
        key = f"decoder.{name}"
        if key + ".weight" in tensors:
            x = functional.relu(x) if name != "convT_64" else x
            x = functional.conv_transpose2d(
                x, tensors[key + ".weight"], tensors[key + ".bias"], 2, 1
            )
    return torch.sigmoid(x)


def _read(tensors: Tensors, pixels: Tensor) -> tuple[Tensor, dict[str, float]]:
    x = as_channels(pixels, tensors["encoder.conv1.weight"].shape[1])
    for name in ("conv1", "conv2", "conv3", "conv_64"):
        key = f"encoder.{name}"
        if key + ".weight" in tensors:
            x = functional.conv2d(x, tensors[key + ".weight"], tensors[key + ".bias"], 2, 1)
            x = functional.relu(x)
    x = x.flatten(1)
    for name in ("lin1", "lin2"):
        x = functional.relu(linear(tensors, f"encoder.{name}", x))
    told = linear(tensors, "encoder.mu_logvar_gen", x)
    mean, log_spread = told.reshape(len(told), -1, 2).unbind(-1)
    return mean, {"spread": float((log_spread / 2).exp().mean())}


ARCHITECTURE = Published(NAME, "vae", load, recognise, info_of)
