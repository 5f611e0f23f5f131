"""StyleGAN2 as a generator of the studio, from any of its published forms."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from studio.errors import ModelError
from studio.models.base import Weights
from studio.models.gan.classes import class_names
from studio.models.gan.styled import (
    SEEDS,
    Controls,
    StyledGenerator,
    estimated_middle,
    styled_controls,
    styled_spaces,
)
from studio.models.gan.stylegan2 import noise as grain
from studio.models.gan.stylegan2.config import Config, config_of
from studio.models.gan.stylegan2.layouts import WRITERS, layout_of, on_meta, renamed, told_by
from studio.models.gan.stylegan2.likeness import Likeness
from studio.models.gan.stylegan2.network import StyleGan2, network_with
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import Group, Match, MismatchError, Shapes
from studio.models.plain import need_finite
from studio.values.card import Ability, Card, GeneratorInfo, Sizes
from studio.values.controls import Control
from studio.values.directions import Direction

NAME = "stylegan2"
SMALLEST_DRAFT_PX = 32
_OPTIONAL = ("resample_filter", "w_avg", "noise_const")
_GRAIN = (
    Control(
        "noise", "Grain", "choice", "fixed", mark=False,
        choices=(("fixed", "Fixed"), ("seeded", "From a number"), ("off", "Off")),
        help="Where hair, pores and leaves get their chance from: the noise stored with the"
        " weights, noise of a number, or none.",
    ),
    Control(
        "noise_seed", "Grain number", "int", 0, 0, 9999, 1, mark=False,
        help="Another number gives other grain; counts where Grain is From a number.",
    ),
    Control(
        "noise_strength", "Grain strength", "float", 1.0, 0.0, 3.0, 0.01, mark=False,
        help="1 as in training.",
    ),
)  # fmt: skip


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a StyleGAN2, in which form, and of which kind.

    Raises:
        MismatchError: it is not; says what is odd.
    """
    layout = layout_of(group.shapes)
    shapes = dict(group.shapes)
    if layout == "rosinality" and group.beside.get("latent_avg"):
        shapes["../latent_avg"] = group.beside["latent_avg"]
    new = {name: tuple(x.shape) for name, x in renamed(layout, on_meta(shapes)).items()}
    facts = told_by(layout, group.facts)
    config = config_of(new, facts)
    _check(new, config)
    high, wide = config.size(len(config.channels) - 1)
    of = f", {config.c_dim} classes" if config.c_dim else ""
    colours = {1: "grey", 3: "colour", 4: "colour with transparency"}[config.img_channels]
    reason = (
        f"a StyleGAN2 ({config.architecture}) of {WRITERS[layout]}, {wide} × {high}, {colours}{of}"
    )
    names = {name.removeprefix("../"): name for name in shapes}
    return Match(reason, names, {"layout": layout, **config.facts()})


def _check(found: Shapes, config: Config) -> None:
    """Exactly the tensors of `config`, but for what a file may leave out."""
    with torch.device("meta"):
        wanted = {k: tuple(v.shape) for k, v in StyleGan2(config).state_dict().items()}
    for name, shape in wanted.items():
        own = found.get(name)
        if own is None and name.endswith(_OPTIONAL):
            continue
        if own is None:
            raise MismatchError(f"it lacks {name!r}")
        if own != shape and not (name.endswith("resample_filter") and len(own) == 1):
            raise MismatchError(f"{name!r} is {own}, expected {shape}")
    extra = next((name for name in found if name not in wanted), None)
    if extra is not None:
        raise MismatchError(f"{extra!r} is foreign to it")


def _config_and_tensors(weights: Weights) -> tuple[Config, dict[str, Tensor]]:
    layout = str(weights.facts.get("layout", "nvidia"))
    try:
        own: dict[str, Tensor] = dict(weights)
        if layout == "rosinality" and "latent_avg" in own:
            own["../latent_avg"] = own.pop("latent_avg")
        tensors = {name: x.float() for name, x in renamed(layout, own).items()}
        config = config_of({n: tuple(x.shape) for n, x in tensors.items()}, weights.facts)
        _check({n: tuple(x.shape) for n, x in tensors.items()}, config)
    except (MismatchError, KeyError) as error:
        raise ModelError(f"The weights are not a StyleGAN2: {error}.") from None
    return config, tensors


def describe(
    config: Config, directions: tuple[Direction, ...] = (), class_names: tuple[str, ...] = ()
) -> GeneratorInfo:
    """What such a generator declares."""
    high, wide = config.size(len(config.channels) - 1)
    abilities: list[Ability] = ["mixes_layers", "finds_directions", "projects"]
    if config.c_dim:
        abilities.append("takes_class")
    if _drafts(config):
        abilities.append("drafts_cheaply")
    return GeneratorInfo(
        family="gan",
        architecture=NAME,
        spaces=styled_spaces(config.z_dim, config.w_dim, config.layers),
        sizes=Sizes((wide, high), ((wide, high),)),
        channels=4 if config.img_channels == 4 else 3,
        controls=(
            *styled_controls(config.layers, config.c_dim, class_names),
            *(_GRAIN if config.noise else ()),
            SEEDS,
        ),
        abilities=tuple(abilities),
        directions=directions,
        layers=config.layers,
    )


def _drafts(config: Config) -> bool:
    return config.architecture == "skip" and len(config.channels) > 1


def info_of(weights: Weights) -> GeneratorInfo:
    """What a new card says of such weights.

    Raises:
        ModelError: they are no StyleGAN2.
    """
    config, _ = _config_and_tensors(weights)
    return describe(config, (), class_names(weights.facts, config.c_dim))


def load(card: Card, weights: Weights, device: torch.device) -> StyledGenerator:
    """Build the generator.

    Raises:
        ModelError: the weights are no StyleGAN2, or hold numbers that are not finite.
    """
    config, tensors = _config_and_tensors(weights)
    need_finite(tensors)
    net = network_with(config, tensors)
    if "mapping.w_avg" not in tensors:
        net.mapping.w_avg = estimated_middle(net.mapping, config.z_dim, config.c_dim)
    info = describe(config, card.info.directions, class_names(weights.facts, config.c_dim))
    return StyledGenerator(info, StyleGan2Drawing(net), config.c_dim, device)


class StyleGan2Drawing:
    """A StyleGAN2 that draws under the studio's controls."""

    def __init__(self, net: StyleGan2) -> None:
        self.net = net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._matches = [Likeness() for _ in net.config.channels] if _drafts(net.config) else []

    @property
    def w_avg(self) -> Tensor:
        """[W] float32: the middle of all w."""
        middle: Tensor = self.net.mapping.w_avg
        return middle

    def place(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights; the synthesis computes in `dtype`."""
        self.net.to(device)
        self.net.synthesis.lower(dtype)

    def styles_of(self, z: Tensor, c: Tensor | None) -> Tensor:
        """[N, W]: w of z [N, Z] and classes c [N, C]."""
        w: Tensor = self.net.mapping(z, c)
        return w

    def style_weights(self) -> tuple[Tensor, ...]:
        """For each of the L layers [out, W] float32: what reads its row of the styles."""
        weights: tuple[Tensor, ...] = self.net.synthesis.style_weights()
        return weights

    def draw(
        self, ws: Tensor, controls: Controls, enough_px: int | None, check: Callable[[], None]
    ) -> Tensor:
        """[N, C, H, W] about in [0, 1]; a draft ends at the first block that is large enough.

        Such a sum of the first blocks lacks what the others add, so its contrast is matched to
        that of the full pictures drawn before.
        """
        blocks = None if enough_px is None else self._blocks(enough_px)
        if blocks is not None and blocks < len(self._matches):
            small = self.net.synthesis(ws, _noise(controls), blocks, check)
            return (self._matches[blocks - 1].matched(small) + 1.0) / 2.0
        seen: dict[int, Tensor] = {}
        learns = bool(self._matches) and self._matches[0].wants_more
        watch = seen.__setitem__ if learns else None
        signed: Tensor = self.net.synthesis(ws, _noise(controls), None, check, watch)
        for number, small in seen.items():
            self._matches[number].learn(small, signed)
        return (signed + 1.0) / 2.0

    def _blocks(self, enough_px: int) -> int | None:
        config = self.net.config
        if not _drafts(config):
            return None
        wanted = max(enough_px, SMALLEST_DRAFT_PX)
        large = (k for k in range(len(config.channels)) if max(config.size(k)) >= wanted)
        return next(large, len(config.channels) - 1) + 1


def _noise(controls: Controls) -> grain.Noise:
    strength = float(controls.get("noise_strength", 0.0))
    match controls.get("noise", "off"):
        case "fixed":
            return grain.scaled(grain.fixed_noise, strength)
        case "seeded":
            return grain.scaled(grain.seeded_noise(int(controls["noise_seed"])), strength)
        case _:
            return grain.no_noise


ARCHITECTURE = Published(NAME, "gan", load, recognise, info_of)
