"""`AutoencoderKL` weights as a generator, those of this project and published ones alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from studio.errors import ModelError
from studio.models.base import SideBySide, Weights
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import Group, Match, MismatchError, same_shapes
from studio.models.plain import need_finite, shapes_in
from studio.models.vae.grid.autoencoder_kl import AutoencoderKL, Check
from studio.models.vae.grid.banded import BandedDecoder
from studio.models.vae.grid.generator import GridEncoder, describe
from studio.models.vae.grid.kl_names import layout_of, renamed, shapes_of, squeezed
from studio.models.vae.grid.prior import GridPrior
from studio.values.card import Card, GeneratorInfo
from studio.values.latent import Convention

NAME = "autoencoder-kl"
CLASS = "AutoencoderKL"
KEPT = (
    "norm_num_groups", "scaling_factor", "shift_factor", "latents_mean", "latents_std", "act_fn",
)  # fmt: skip
USUAL_SCALES = {4: (0.18215, 0.0), 16: (0.3611, 0.1159)}
"""Latent channels -> scale and shift of the best known family, where no configuration tells."""


class KLHalves:
    """Such a network between pictures in [0, 1] and latents of about unit variance.

    Published latents z become (z - shift) x scale; where means and spreads of channels are given,
    those are taken out first.
    """

    def __init__(self, network: AutoencoderKL, facts: Mapping[str, Any]) -> None:
        self._network = network.eval().requires_grad_(requires_grad=False)
        self.channels = network.layout.latent
        usual = USUAL_SCALES.get(self.channels, (1.0, 0.0))
        scale = _number(facts, "scaling_factor", usual[0])
        mean, spread = _numbers(facts, "latents_mean"), _numbers(facts, "latents_std")
        self._banded: BandedDecoder | None = None
        size = (1, self.channels, 1, 1)
        self._shift = torch.full(size, _number(facts, "shift_factor", usual[1]))
        self._scale = torch.full(size, scale)
        if mean and spread and len(mean) == len(spread) == self.channels:
            self._shift = torch.tensor(mean).reshape(size)
            self._scale = scale / torch.tensor(spread).reshape(size)

    @property
    def like(self) -> Tensor:
        """A tensor of its device and precision."""
        return self._network.decoder.conv_in.weight

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights; convolutions run with the channels last, which CPUs and GPUs like."""
        network: Any = self._network
        self._network = network.to(device, dtype, memory_format=torch.channels_last)
        self._shift, self._scale = self._shift.to(device), self._scale.to(device)
        self._banded = None

    def read(self, pixels: Tensor, check: Check) -> Tensor:
        """Latents [N, C, h, w] of pictures [N, 3, H, W]."""
        if self._network.layout.channels == 1:
            pixels = pixels.mean(1, keepdim=True)
        if self._network.layout.channels == 4:
            pixels = torch.cat((pixels, torch.ones_like(pixels[:, :1])), 1)
        pixels = (pixels * 2 - 1).contiguous(memory_format=torch.channels_last)
        mean, _ = self._network.encode(pixels, check)
        return (mean.float() - self._shift) * self._scale

    def draw(self, latents: Tensor, check: Check) -> Tensor:
        """Pictures [N, 1|3|4, H, W] of latents [N, C, h, w]."""
        return self._network.decode(self._published(latents), check).float() / 2 + 0.5

    def draw_quickly(self, latents: Tensor, check: Check, side_by_side: SideBySide) -> Tensor:
        """The same as `draw`, on the CPU band by band, each core at a band of its own.

        Cores that share each operation instead wait for each other after every step of every
        band: on a busy machine that cost more than the bands save.
        """
        if self.like.device.type != "cpu" or self.like.dtype != torch.float32:
            return self.draw(latents, check)
        self._banded = self._banded or BandedDecoder(self._network)
        return self._banded.draw(self._published(latents), check, side_by_side) / 2 + 0.5

    def seen(self, latents: Tensor, level: int, check: Check) -> Tensor:
        """What the decoder has made of latents [N, C, h, w] at a level, before it is doubled."""
        return self._network.seen(self._published(latents), level, check)

    def _published(self, latents: Tensor) -> Tensor:
        """As the network was trained with."""
        latents = (latents.float() / self._scale + self._shift).to(self.like)
        return latents.contiguous(memory_format=torch.channels_last)


def recognise(group: Group) -> Match:
    """Whether a group of tensors is an `AutoencoderKL`, by any of its names.

    Raises:
        MismatchError: it is not.
    """
    kind = group.facts.get("_class_name", CLASS)
    if kind != CLASS:
        raise MismatchError(f"its configuration calls it {str(kind)[:40]!r}")
    names = renamed(list(group.shapes))
    shapes = {today: tuple(group.shapes[found]) for today, found in names.items()}
    layout = layout_of(shapes, group.facts)
    wanted = shapes_of(layout)
    shapes = {name: squeezed(shape, wanted.get(name, ())) for name, shape in shapes.items()}
    same_shapes(shapes, wanted)
    facts = {key: group.facts[key] for key in KEPT if group.facts.get(key) is not None}
    reason = (
        f"an AutoencoderKL, {layout.latent} latent channels, {layout.cell} times smaller, with its"
        " encoder"
    )
    pipeline = group.facts.get("_pipeline")
    if isinstance(pipeline, str) and pipeline.isidentifier():
        reason += f"; of this {pipeline} only the autoencoder is drawn with"
    return Match(reason, names, facts)


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: the weights are of another architecture.
    """
    layout = _network(weights, meta=True).layout
    return describe(NAME, layout.latent, layout.cell, encodes=True, ours=_ours(weights))


def load(card: Card, weights: Weights, device: torch.device) -> GridEncoder:
    """Build the generator.

    Raises:
        ModelError: the weights are of another architecture, or hold numbers that are not finite.
    """
    need_finite(weights)
    network = _network(weights)
    layout = network.layout
    prior = GridPrior.of_facts(weights.facts, layout.latent)
    seeds: Convention = "pictures" if card.info.space.seeds == "pictures" else "studio"
    ours, halves = _ours(weights), KLHalves(network, weights.facts)
    info = describe(NAME, layout.latent, layout.cell, True, card.info.directions, seeds, ours)
    quickly = halves.draw_quickly if ours else None
    generator = GridEncoder(info, halves, prior, shrinks=ours, quickly=quickly)
    generator.to(device, torch.float32)
    return generator


def _ours(weights: Weights) -> bool:
    """Whether they are this project's: its training alone measures a prior.

    Then latents of other sizes are known to the decoder, and so is what bfloat16 does to it.
    """
    return "prior_mean" in weights.facts


def _network(weights: Weights, *, meta: bool = False) -> AutoencoderKL:
    shapes = shapes_in(weights)
    try:
        layout = layout_of(shapes, weights.facts)
        wanted = shapes_of(layout)
        same_shapes({n: squeezed(s, wanted.get(n, ())) for n, s in shapes.items()}, wanted)
    except MismatchError as error:
        raise ModelError(f"The weights make no AutoencoderKL: {error}.") from None
    with torch.device("meta"):
        network = AutoencoderKL(layout)
    if not meta:
        state = {name: value.reshape(wanted[name]).float() for name, value in weights.items()}
        network.load_state_dict(state, assign=True)
    return network


def _number(facts: Mapping[str, Any], key: str, otherwise: float) -> float:
    value = facts.get(key)
    fine = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6
    return float(value) if fine and value is not None else otherwise


def _numbers(facts: Mapping[str, Any], key: str) -> list[float]:
    value = facts.get(key)
    return [float(part) for part in value] if isinstance(value, list) else []


ARCHITECTURE = Published(NAME, "vae", load, recognise, info_of)
