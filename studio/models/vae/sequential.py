"""Plain VAEs of dense and convolutional layers: split in two by shape, the rest assumed and said.

    picture ──encoder──> two equal linear heads (mean, log-variance), or one of twice the length
                         └──> z ──decoder──> picture

The decoder is read as sequential GANs are. Of what weights do not say (the range of the pictures
and the activations), those are taken under which the encoder finds the points again from which
the decoder drew; batch norms settle the decoder's own activations.

Source of the family: Kingma, Welling, "Auto-Encoding Variational Bayes", 2014, arXiv:1312.6114;
seen in pytorch/examples (vae), AntixK/PyTorch-VAE and much student code.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Check, Controls
from studio.models.gan.sequential.architecture import layer_controls
from studio.models.gan.sequential.graph import Graph, Kind, graph_of, plan_of
from studio.models.gan.sequential.layouts import fitted
from studio.models.gan.sequential.measure import at_once, measure
from studio.models.gan.sequential.stems import NotSequentialError, Stem, stems_of
from studio.models.gan.sequential.walk import drawn
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import ACTIVATIONS, assumed_on
from studio.models.opening.recognise import Group, Match, MismatchError, Shapes
from studio.models.plain import (
    PlainEncoder,
    PlainGenerator,
    Tensors,
    as_channels,
    linear,
    need_finite,
    planned,
    shapes_in,
)
from studio.models.vae import burgess
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.directions import Direction

NAME = "sequential-vae"
FITS = ("relu", "leaky_02", "leaky_001", "tanh")
"""Activations that may stand in the encoder; the likeliest comes first on the card."""
KINDS_OF_ODD: tuple[Kind, ...] = ("conv", "transposed")
"""A square layer with an odd kernel may be either; right is what fits the encoder's size."""
_PADS = {2: 0, 3: 1, 4: 1, 5: 2}
_PROBES = 48
_PARTS = ("weight", "bias", "running_mean", "running_var")


@dataclass(frozen=True)
class Split:
    """The stems of a file's layers: `encoder` and `decoder` with their norms, and the heads."""

    encoder: tuple[Stem, ...]
    heads: tuple[Stem, ...]
    decoder: tuple[Stem, ...]
    latent: int


def split_of(shapes: Shapes) -> Split:
    """Where the encoder ends and the decoder begins.

    Raises:
        MismatchError: the weights are no such pair.
    """
    try:
        stems = stems_of(shapes)
    except NotSequentialError as error:
        raise MismatchError(str(error)) from None
    for at, (one, two) in enumerate(pairwise(stems)):
        if _is_linear(one) and one.shape == two.shape and two.is_layer:
            rest = [*stems[:at], *stems[at + 2 :]]
            return _parted(rest, at, (one, two), one.shape[0])
    for at, (one, two) in enumerate(pairwise(stems)):
        if _is_linear(one) and _takes(two, one.shape[0] / 2):
            return Split(tuple(stems[:at]), (one,), tuple(stems[at + 1 :]), one.shape[0] // 2)
    raise MismatchError("it has no two equal linear heads in a row, nor one of twice the latent")


def _parted(stems: list[Stem], behind: int, heads: tuple[Stem, ...], latent: int) -> Split:
    """Split before the first layer that takes the latent, sought from behind the heads first."""
    for at in (*range(behind, len(stems)), *range(behind)):
        if _takes(stems[at], latent):
            return Split(tuple(stems[:at]), heads, tuple(stems[at:]), latent)
    raise MismatchError(f"no layer takes the {latent} numbers of the latent")


def _is_linear(stem: Stem) -> bool:
    return stem.is_layer and len(stem.shape) == 2


def _takes(stem: Stem, count: float) -> bool:
    """Whether a layer can stand first in a decoder of so many numbers."""
    if not stem.is_layer:
        return False
    return stem.shape[1 if len(stem.shape) == 2 else 0] == count


def names_of(shapes: Shapes) -> dict[str, str]:
    """Studio name -> name in the file, for all that is needed.

    Raises:
        MismatchError: the weights are something else.
    """
    split = split_of(shapes)
    found = [_named(shapes, split, odd) for odd in KINDS_OF_ODD]
    for names in found:
        renamed = {new: shapes[old] for new, old in names.items()}
        with suppress(MismatchError):
            if reads(renamed, graph_in(renamed)):
                return names
    return found[0]


def _named(shapes: Shapes, split: Split, odd: Kind) -> dict[str, str]:
    names: dict[str, str] = {}
    try:
        inside = {part: shapes[part] for stem in split.decoder for part in _parts(stem)}
        plan = fitted(plan_of(inside, odd), inside)
        names |= {f"decoder.{new}": old for new, old in plan.items()}
    except NotSequentialError as error:
        raise MismatchError(f"its decoder is no sequence of layers: {error}") from None
    number = -1
    for stem in split.encoder:
        number += stem.is_layer
        kind = _encoder_kind(stem)
        for part in _PARTS:
            if part in stem.parts:
                names[f"encoder.{number:02d}.{kind}.{part}"] = stem.parts[part]
    for name, stem in zip(("mean", "spread"), split.heads, strict=False):
        names |= {f"{name}.{part}": stem.parts[part] for part in _PARTS if part in stem.parts}
    return names


def _encoder_kind(stem: Stem) -> str:
    if not stem.is_layer:
        return "norm" if stem.is_batch_norm else "other"
    return "linear" if len(stem.shape) == 2 else "conv"


def _parts(stem: Stem) -> list[str]:
    return list(stem.parts.values())


def graph_in(shapes: Shapes) -> Graph:
    """The decoder's graph, of tensors under the studio's names.

    Raises:
        MismatchError: its layers do not go together.
    """
    inside = {n.removeprefix("decoder."): s for n, s in shapes.items() if n.startswith("decoder.")}
    try:
        graph = graph_of(inside)
    except NotSequentialError as error:
        raise MismatchError(f"its decoder is no sequence of layers: {error}") from None
    # What stands beside z in a GAN is a class; here the whole first layer takes the latent.
    return replace(graph, latent=graph.layers[0].into, classes=0, embedding=0)


def reads(shapes: Shapes, graph: Graph) -> bool:
    """Whether the encoder's shapes tell it whole: halving convolutions, then linear layers."""
    channels, side, flat = graph.channels, graph.height, 0
    if graph.width != side or any(".other." in name for name in shapes):
        return False
    for stem in _encoder_stems(shapes):
        shape = shapes[stem + ".weight"]
        if stem.endswith(".conv"):
            kernel = shape[2]
            if flat or shape[1] != channels or kernel not in _PADS or shape[3] != kernel:
                return False
            side = (side + 2 * _PADS[kernel] - kernel) // 2 + 1
            channels = shape[0]
        elif shape[1] != (flat or channels * side * side):
            return False
        else:
            flat = shape[0]
    features = flat or channels * side * side
    head = shapes.get("mean.weight", ())
    return len(head) == 2 and head[1] == features and head[0] in (graph.latent, 2 * graph.latent)


def _encoder_stems(shapes: Mapping[str, object]) -> list[str]:
    return sorted(
        name.removesuffix(".weight")
        for name in shapes
        if name.startswith("encoder.") and name.endswith((".conv.weight", ".linear.weight"))
    )


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a plain VAE.

    Raises:
        MismatchError: it is not.
    """
    try:
        burgess.recognise(group)
    except MismatchError:
        pass
    else:
        raise MismatchError("it is a VAE of the disentanglement papers")
    names = names_of(group.shapes)
    shapes = {new: group.shapes[old] for new, old in names.items()}
    graph = graph_in(shapes)
    kind = "dense" if all(layer.kind == "linear" for layer in graph.layers) else "convolutional"
    able = reads(shapes, graph)
    if kind == "dense" and not able:
        raise MismatchError("its linear layers do not lead from a picture to a picture")
    if not able:
        names = {new: old for new, old in names.items() if new.startswith("decoder.")}
    size = f"{graph.channels} × {graph.height} × {graph.width}"
    end = "with its encoder" if able else "whose encoder's shapes do not tell how it reads"
    return Match(f"a {kind} VAE, z {graph.latent} to {size}, {end}", names)


def describe(
    graph: Graph,
    assumed: Mapping[str, str],
    fits: tuple[str, ...],
    directions: tuple[Direction, ...] = (),
) -> GeneratorInfo:
    """What such a VAE declares; `fits` is empty without an encoder."""
    return GeneratorInfo(
        family="vae",
        architecture=NAME,
        spaces=(Space("z", (graph.latent,)),),
        sizes=Sizes((graph.width, graph.height), ((graph.width, graph.height),)),
        channels=4 if graph.channels == 4 else 3,
        controls=layer_controls(graph, assumed),
        abilities=(*(("encodes",) if fits else ()), "finds_directions"),
        directions=directions,
        fits=fits,
    )


def info_of(tensors: Tensors) -> GeneratorInfo:
    """What to write on a new card: the assumptions under which both halves agree best.

    Raises:
        ModelError: the weights are of another architecture.
    """
    graph, able = _known(tensors)
    weights = {name: value.float() for name, value in tensors.items()}
    decoder = _half(weights, "decoder.")
    if not able:
        return describe(graph, measure(graph, decoder) | {"range": "sigmoid"}, ())
    tried = []
    for assumed in _settings(graph, decoder):
        for fit in FITS:
            tried.append((_forgetting(weights, graph, assumed, fit), fit, assumed))
    _, fit, assumed = min(tried, key=lambda one: one[0])
    return describe(graph, assumed, (fit, *(other for other in FITS if other != fit)))


def _settings(graph: Graph, decoder: Tensors) -> list[dict[str, str]]:
    """What may be assumed of the decoder: two ranges, and activations where no norm tells them."""
    measured = measure(graph, decoder)
    told = any(layer.norm == "batch" for layer in graph.layers)
    acts = (None,) if told else ("relu", "leaky_02", "tanh")
    return [
        measured
        | {"range": end}
        | ({} if act is None else {f"after_{gap + 1}": act for gap in graph.guessed})
        for end in ("sigmoid", "tanh")
        for act in acts
    ]


@torch.inference_mode()
def _forgetting(tensors: Tensors, graph: Graph, assumed: Mapping[str, str], fit: str) -> float:
    """How far from its point the encoder puts what the decoder drew from it, root mean square."""
    draws = torch.Generator().manual_seed(1)
    z = torch.randn(_PROBES, graph.latent, generator=draws)[: at_once(graph)]
    pictures = drawn(_half(tensors, "decoder."), graph, z, assumed, lambda: None)
    found = _mean(tensors, pictures, graph, assumed["range"], fit)
    return float((found - z).square().mean().sqrt())


def load(card: Card, tensors: Tensors, device: torch.device) -> PlainGenerator:
    """Build the generator; the card's controls and the order of its fits hold what is assumed.

    Raises:
        ModelError: the weights are of another architecture.
    """
    graph, able = _known(tensors)
    need_finite(tensors)
    assumed = assumed_on(card)
    fits = card.info.fits if able and sorted(card.info.fits) == sorted(FITS) else ()
    info = describe(graph, assumed, fits, card.info.directions)
    if not fits:
        return PlainGenerator(info, tensors, _draw).on(device)
    end = assumed.get("range", "sigmoid")
    return PlainEncoder(info, tensors, _draw, _Reader(graph, end, fits[0])).on(device)


@dataclass(frozen=True)
class _Reader:
    """The encoder under what is assumed of it."""

    graph: Graph
    end: str
    fit: str

    def __call__(self, tensors: Tensors, pixels: Tensor) -> tuple[Tensor, dict[str, float]]:
        seen = as_channels(pixels, self.graph.channels)
        mean = _mean(tensors, seen, self.graph, self.end, self.fit)
        return mean, {"length": float(mean.square().mean().sqrt())}


def _known(tensors: Tensors) -> tuple[Graph, bool]:
    graph = planned(tensors, graph_in, "no plain VAE")
    return graph, reads(shapes_in(tensors), graph)


def _half(tensors: Tensors, prefix: str) -> dict[str, Tensor]:
    return {n.removeprefix(prefix): t for n, t in tensors.items() if n.startswith(prefix)}


def _draw(tensors: Tensors, latents: Tensor, controls: Controls, check: Check) -> Tensor:
    decoder = _half(tensors, "decoder.")
    graph = graph_in(shapes_in(tensors))
    return drawn(decoder, graph, latents, controls, check)


def _mean(tensors: Tensors, pixels: Tensor, graph: Graph, end: str, fit: str) -> Tensor:
    """[N, D] of pictures [N, C, H, W] in [0, 1]: where the encoder puts them."""
    x = pixels * 2 - 1 if end in ("tanh", "signed") else pixels
    act = ACTIVATIONS[fit][1]
    for stem in _encoder_stems(tensors):
        weight, bias = tensors[stem + ".weight"], tensors.get(stem + ".bias")
        if stem.endswith(".conv"):
            x = functional.conv2d(x, weight, bias, 2, _PADS[weight.shape[2]])
        else:
            x = functional.linear(x.flatten(1), weight, bias)
        x = act(_normed(tensors, stem.rpartition(".")[0] + ".norm.", x))
    told = linear(tensors, "mean", x.flatten(1))
    return told[:, : graph.latent]


def _normed(tensors: Tensors, stem: str, x: Tensor) -> Tensor:
    if stem + "running_mean" not in tensors:
        return x
    return functional.batch_norm(
        x, tensors[stem + "running_mean"], tensors[stem + "running_var"],
        tensors.get(stem + "weight"), tensors.get(stem + "bias"),
    )  # fmt: skip


ARCHITECTURE = Published(NAME, "vae", load, recognise, info_of)
