"""The wavelet flows that this project trains: their layout is read off the weights."""

from __future__ import annotations

import torch

from studio.errors import ModelError
from studio.models.base import Weights
from studio.models.flow.glow.layout import layout_of
from studio.models.flow.multiscale import MultiscaleFlow, declared, opened, temperature_of
from studio.models.flow.wavelet.network import Scale, WaveletFlow, WaveletLayout
from studio.models.flow.wavelet.sized import SMALLEST, SizedFlow, describe as sized_info
from studio.models.opening.architecture import Architecture
from studio.models.opening.recognise import Facts, MismatchError
from studio.models.plain import Tensors
from studio.values.card import Card, GeneratorInfo
from studio.values.directions import Direction
from studio.values.latent import Convention

NAME = "wavelet-flow"
MAX_SCALES, MAX_PARTS = 7, 128


def wavelet_layout(weights: Tensors) -> WaveletLayout:
    """The layout of tensors with these names and shapes.

    Raises:
        ModelError: they are no wavelet flow.
    """
    scales: list[Scale] = []
    while f"details.{len(scales)}.actnorm.loc" in weights and len(scales) < MAX_SCALES:
        scales.append(_scale(weights, f"details.{len(scales)}."))
    base = {
        name.removeprefix("base."): tuple(value.shape)
        for name, value in weights.items()
        if name.startswith("base.")
    }
    try:
        return WaveletLayout(tuple(scales), layout_of(base))
    except MismatchError as error:
        raise ModelError(f"The weights are no wavelet flow: {error}.") from None


def _scale(weights: Tensors, stem: str) -> Scale:
    sight = weights[stem + "sight.stem.weight"].shape[0]
    width = weights[stem + "flows.0.guided.mix.weight"].shape[0]
    return Scale(
        _count(weights, stem + "flows.{}.actnorm.loc"),
        width,
        sight,
        _count(weights, stem + "sight.blocks.{}.1.weight"),
    )


def _count(weights: Tensors, name: str) -> int:
    count = 0
    while name.format(count) in weights and count < MAX_PARTS:
        count += 1
    return count


def describe(
    layout: WaveletLayout, facts: Facts, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a model declares."""
    return declared(NAME, layout.channels, layout.side, facts, directions)


def load(card: Card, weights: Weights, device: torch.device) -> MultiscaleFlow:
    """Build the generator.

    Raises:
        ModelError: the weights are of another architecture, or a step of theirs has no inverse.
    """
    layout = wavelet_layout(weights)
    if layout.side <= SMALLEST:
        info = describe(layout, weights.facts, card.info.directions)
        return opened(card, info, lambda: WaveletFlow(layout), weights, device)
    info = described(layout, weights.facts, card.info.directions, card.info.space.seeds)
    return opened(card, info, lambda: WaveletFlow(layout), weights, device, SizedFlow)


def described(
    layout: WaveletLayout, facts: Facts, directions: tuple[Direction, ...], convention: Convention
) -> GeneratorInfo:
    """What a model of pictures larger than 64 pixels declares, its seeds of a `convention`."""
    seeds: Convention = "pictures" if convention == "pictures" else "studio"
    return sized_info(NAME, layout.side, temperature_of(facts), directions, seeds)


ARCHITECTURE = Architecture(NAME, "flow", load)
