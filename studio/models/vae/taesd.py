"""The TAESD family: tiny autoencoders, the encoder and the decoder in two files.

Source: Bohan, "TAESD: Tiny AutoEncoder for Stable Diffusion", 2023, github.com/madebyollin/taesd.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import ModelError
from studio.models.plain import PlainEncoder, PlainGenerator, Tensors
from studio.models.recognise import Group, Match, MismatchError
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction

ARCHITECTURE = "taesd"
SIDE, CELL = 256, 8
"""Pixels of a side, and how many of them a latent cell covers."""
GROUPS = 4
Half = Literal["encoder", "decoder"]
_Shapes = Mapping[str, tuple[int, ...]]
_NAME = re.compile(r"(\d{1,2})\.(weight|bias|(?:conv\.[024]|pool\.[013]|skip)\.(?:weight|bias))")


def half_of(shapes: _Shapes) -> tuple[Half, int] | None:
    """(which half the weights are, latent channels), None where they are something else."""
    if not shapes or not all(_NAME.fullmatch(name) for name in shapes):
        return None
    indices = sorted({int(name.split(".")[0]) for name in shapes})
    first, last = shapes.get(f"{indices[0]}.weight", ()), shapes.get(f"{indices[-1]}.weight", ())
    if len(first) != 4 or len(last) != 4 or not any(".conv.0." in name for name in shapes):
        return None
    plain = sum(f"{index}.weight" in shapes for index in indices)
    if plain != 5:  # three halvings or doublings between the first and the last
        return None
    if first[1] in (3, 4) and last[0] not in (3,):
        return "encoder", last[0]
    if last[0] == 3 and indices[0] == 1:
        return "decoder", first[1]
    return None


def describe(channels: int, encodes: bool, directions: tuple[Direction, ...] = ()) -> GeneratorInfo:
    """What such a model declares."""
    strength = Control(
        "strength", "Strength", "float", 1.0, 0.0, 2.0, 0.01,
        help="How far the latent is from empty grey; 1 is as it was found.",
    )  # fmt: skip
    return GeneratorInfo(
        family="vae",
        architecture=ARCHITECTURE,
        spaces=(Space("z", (channels, SIDE // CELL, SIDE // CELL)),),
        sizes=Sizes((SIDE, SIDE), ((SIDE, SIDE),)),
        controls=(strength,),
        abilities=("encodes",) if encodes else (),
        directions=directions,
        fits=("encoder",) if encodes else (),
    )


def info_of(tensors: Tensors) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: there is no decoder of this family.
    """
    halves = {half: half_of(_shapes(_half(tensors, half))) for half in ("encoder", "decoder")}
    decoder, encoder = halves["decoder"], halves["encoder"]
    if decoder is None or decoder[0] != "decoder":
        raise ModelError("The weights hold no decoder of the TAESD family.")
    if encoder is not None and encoder != ("encoder", decoder[1]):
        raise ModelError("The encoder and the decoder do not belong together.")
    return describe(decoder[1], encoder is not None)


def recognise(group: Group) -> Match:
    """Whether a group of tensors is one half of such an autoencoder.

    Raises:
        MismatchError: it is not.
    """
    found = half_of(group.shapes)
    if found is None:
        raise MismatchError("it is not numbered blocks of three convolutions")
    half, channels = found
    article = "the decoder" if half == "decoder" else "the encoder"
    reason = f"{article} of a TAESD autoencoder with {channels} latent channels"
    return Match(reason, {f"{half}.{name}": name for name in group.shapes})


def load(card: Card, tensors: Tensors, device: torch.device) -> PlainGenerator:
    """Build the generator; without an encoder it takes no photos.

    Raises:
        ModelError: the weights are of another architecture.
    """
    found = info_of(tensors)
    for name, value in tensors.items():
        if not torch.isfinite(value).all():
            raise ModelError(f"The weights hold numbers in {name!r} that are not finite.")
    info = describe(found.space.shape[0], bool(found.fits), card.info.directions)
    generator: PlainGenerator
    if found.fits:
        generator = PlainEncoder(info, tensors, _draw, _read)
    else:
        generator = PlainGenerator(info, tensors, _draw)
    generator.to(device, torch.float32)
    return generator


def _half(tensors: Tensors, half: str) -> dict[str, Tensor]:
    stem = half + "."
    return {name[len(stem) :]: value for name, value in tensors.items() if name.startswith(stem)}


def _shapes(tensors: Tensors) -> dict[str, tuple[int, ...]]:
    return {name: tuple(value.shape) for name, value in tensors.items()}


def _draw(
    tensors: Tensors,
    latents: Tensor,
    controls: Mapping[str, ControlValue],
    check: Callable[[], None],
) -> Tensor:
    half = _half(tensors, "decoder")
    x = torch.tanh(latents * float(controls["strength"]) / 3) * 3
    plain = 0
    for index in _indices(half):
        check()
        if f"{index}.weight" not in half:
            x = _block(half, index, x)
            continue
        if 0 < plain < 4:
            x = functional.interpolate(x, scale_factor=2, mode="nearest")
        x = _conv(half, str(index), x)
        x = functional.relu(x) if plain == 0 else x
        plain += 1
    return x


def _read(tensors: Tensors, pixels: Tensor) -> tuple[Tensor, dict[str, float]]:
    half = _half(tensors, "encoder")
    x, plain = pixels, 0
    for index in _indices(half):
        if f"{index}.weight" in half:
            x = _conv(half, str(index), x, 2 if 0 < plain < 4 else 1)
            plain += 1
        else:
            x = _block(half, index, x)
    return x, {"length": float(x.square().mean().sqrt())}


def _indices(half: Tensors) -> list[int]:
    return sorted({int(name.split(".")[0]) for name in half})


def _conv(half: Tensors, name: str, x: Tensor, stride: int = 1) -> Tensor:
    weight = half[name + ".weight"]
    return functional.conv2d(x, weight, half.get(name + ".bias"), stride, weight.shape[2] // 2)


def _block(half: Tensors, index: int, x: Tensor) -> Tensor:
    if f"{index}.pool.0.weight" in half:
        pooled = _conv(half, f"{index}.pool.0", x)
        scale, bias = half[f"{index}.pool.1.weight"], half[f"{index}.pool.1.bias"]
        pooled = functional.relu(functional.group_norm(pooled, GROUPS, scale, bias))
        x = x + _conv(half, f"{index}.pool.3", pooled)
    inner = functional.relu(_conv(half, f"{index}.conv.0", x))
    inner = functional.relu(_conv(half, f"{index}.conv.2", inner))
    inner = _conv(half, f"{index}.conv.4", inner)
    beside = _conv(half, f"{index}.skip", x) if f"{index}.skip.weight" in half else x
    return functional.relu(inner + beside)
