"""The TAESD family: tiny autoencoders, in two files or as diffusers' `AutoencoderTiny`.

Source: Bohan, "TAESD: Tiny AutoEncoder for Stable Diffusion", 2023, github.com/madebyollin/taesd.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, TypeVar

import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import ModelError
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import Group, Match, MismatchError
from studio.models.plain import need_finite, shapes_in
from studio.models.vae.grid.generator import Check, GridEncoder, GridGenerator, describe
from studio.models.vae.grid.prior import GridPrior
from studio.values.card import Card, GeneratorInfo

NAME = "taesd"
CLASS = "AutoencoderTiny"
CELL = 8
"""Pixels of a side of a latent cell."""
GROUPS = 4
DOUBLED = range(1, 4)
"""Which parts of the decoder begin with a doubling."""
Half = Literal["encoder", "decoder"]
Tensors = Mapping[str, Tensor]
_Shapes = Mapping[str, tuple[int, ...]]
_T = TypeVar("_T")
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


def info_of(tensors: Tensors) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: there is no decoder of this family.
    """
    halves = {half: half_of(shapes_in(_part(tensors, half))) for half in ("encoder", "decoder")}
    decoder, encoder = halves["decoder"], halves["encoder"]
    if decoder is None or decoder[0] != "decoder":
        raise ModelError("The weights hold no decoder of the TAESD family.")
    if encoder is not None and encoder != ("encoder", decoder[1]):
        raise ModelError("The encoder and the decoder do not belong together.")
    return describe(NAME, decoder[1], CELL, encoder is not None)


def recognise(group: Group) -> Match:
    """Whether tensors are one half of such an autoencoder, or both under diffusers' names.

    Raises:
        MismatchError: it is not.
    """
    kind = group.facts.get("_class_name", CLASS)
    if kind != CLASS:
        raise MismatchError(f"its configuration calls it {str(kind)[:40]!r}")
    names = _from_diffusers(list(group.shapes))
    if names:
        shapes = {ours: group.shapes[theirs] for ours, theirs in names.items()}
        halves = {half: half_of(_part(shapes, half)) for half in ("encoder", "decoder")}
        if halves["decoder"] is None or halves["encoder"] != ("encoder", halves["decoder"][1]):
            raise MismatchError("its halves are not numbered blocks of three convolutions")
        channels = halves["decoder"][1]
        return Match(f"an AutoencoderTiny with {channels} latent channels, with its encoder", names)
    found = half_of(group.shapes)
    if found is None:
        raise MismatchError("it is not numbered blocks of three convolutions")
    half, channels = found
    article = "the decoder" if half == "decoder" else "the encoder"
    reason = f"{article} of a TAESD autoencoder with {channels} latent channels"
    return Match(reason, {f"{half}.{name}": name for name in group.shapes})


def _from_diffusers(names: list[str]) -> dict[str, str]:
    """Our name -> diffusers' name; empty where the names are not diffusers'.

    The original decoder begins with a clamp, so that its layers count one more.
    """
    found = {}
    for name in names:
        parts = re.fullmatch(r"(encoder|decoder)\.layers\.(\d{1,2})\.(.+)", name)
        if parts is None:
            return {}
        index = int(parts[2]) + (parts[1] == "decoder")
        found[f"{parts[1]}.{index}.{parts[3]}"] = name
    return found


class TaesdHalves:
    """Such weights between pictures in [0, 1] and latents of about unit variance."""

    def __init__(self, tensors: Tensors) -> None:
        self._encoder, self._decoder = _part(tensors, "encoder"), _part(tensors, "decoder")
        self.channels = self.like.shape[1]

    @property
    def like(self) -> Tensor:
        """A tensor of its device and precision."""
        return self._decoder["1.weight"]

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights."""
        for half in (self._encoder, self._decoder):
            for name, value in half.items():
                half[name] = value.to(device, dtype)

    def read(self, pixels: Tensor, check: Check) -> Tensor:
        """Latents [N, C, h, w] of pictures [N, 3, H, W]."""
        x, plain = pixels, 0
        if self._encoder["0.weight"].shape[1] == 4:
            x = torch.cat((x, torch.ones_like(x[:, :1])), 1)
        for index in _indices(self._encoder):
            check()
            if f"{index}.weight" in self._encoder:
                x = _conv(self._encoder, str(index), x, 2 if 0 < plain < 4 else 1)
                plain += 1
            else:
                x = _block(self._encoder, index, x)
        return x

    def draw(self, latents: Tensor, check: Check) -> Tensor:
        """Pictures [N, 3, H, W] of latents [N, C, h, w]."""
        return self._as_far_as(len(self._parts) - 1, latents, check)

    def seen(self, latents: Tensor, level: int, check: Check) -> Tensor:
        """What the decoder has made of latents [N, C, h, w] at a level, before it is doubled.

        Colours are settled late, so beside it stands what the layers after the doubling make of it
        when nothing is doubled.
        """
        x = self._as_far_as(level, latents, check)
        return torch.cat((x, self._through(level + 1, x, check)), 1)

    def _as_far_as(self, last: int, latents: Tensor, check: Check) -> Tensor:
        x = torch.tanh(latents / 3) * 3
        for number in range(last + 1):
            if number in DOUBLED:
                x = functional.interpolate(x, scale_factor=2, mode="nearest")
            x = self._through(number, x, check)
        return x

    @property
    def _parts(self) -> list[list[int]]:
        """The layers of the decoder; each part begins with a convolution that stands alone."""
        parts: list[list[int]] = []
        for index in _indices(self._decoder):
            if f"{index}.weight" in self._decoder:
                parts.append([])
            parts[-1].append(index)
        return parts

    def _through(self, number: int, x: Tensor, check: Check) -> Tensor:
        first, *blocks = self._parts[number]
        check()
        x = _conv(self._decoder, str(first), x)
        x = functional.relu(x) if number == 0 else x
        for index in blocks:
            check()
            x = _block(self._decoder, index, x)
        return x


def load(card: Card, tensors: Tensors, device: torch.device) -> GridGenerator:
    """Build the generator; without an encoder it takes no photos.

    Raises:
        ModelError: the weights are of another architecture.
    """
    found = info_of(tensors)
    need_finite(tensors)
    channels, encodes = found.space.shape[0], bool(found.fits)
    info = describe(NAME, channels, CELL, encodes, card.info.directions)
    kind = GridEncoder if encodes else GridGenerator
    generator = kind(info, TaesdHalves(tensors), GridPrior.usual(channels))
    generator.to(device, torch.float32)
    return generator


def _part(named: Mapping[str, _T], half: str) -> dict[str, _T]:
    stem = half + "."
    return {name[len(stem) :]: value for name, value in named.items() if name.startswith(stem)}


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


ARCHITECTURE = Published(NAME, "vae", load, recognise, info_of)
