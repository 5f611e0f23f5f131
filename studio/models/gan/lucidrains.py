"""StyleGAN2 as lucidrains trained it: bilinear doubling, styles a block, grain over all channels.

It is a network of its own and not a form of NVIDIA's: the mapping is scaled otherwise, weights are
multiplied by one plus the style, one noise picture in [0, 1] reaches every layer through weights
a channel, and pictures come out in about [0, 1].

Source: lucidrains/stylegan2-pytorch, `stylegan2_pytorch/stylegan2_pytorch.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Weights
from studio.models.gan.styled import (
    Controls,
    StyledGenerator,
    estimated_middle,
    styled_controls,
    styled_spaces,
)
from studio.models.gan.stylegan2.synthesis import demodulation, modulated
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import (
    Group,
    Match,
    MismatchError,
    Shapes,
    check_latent,
    check_map,
)
from studio.models.plain import need, planned
from studio.values import seeds
from studio.values.card import Card, GeneratorInfo, Sizes
from studio.values.controls import Control
from studio.values.directions import Direction

NAME = "lucidrains-stylegan2"
RATE = 0.1
MAX_BLOCKS = 12
LEAK = 0.2
_GRAIN = (
    Control(
        "noise", "Grain", "choice", "seeded", mark=False,
        choices=(("seeded", "From a number"), ("off", "Off")),
        help="Where small details get their chance from.",
    ),
    Control(
        "noise_seed", "Grain number", "int", 0, 0, 9999, 1, mark=False,
        help="Another number gives other grain.",
    ),
    Control(
        "noise_strength", "Grain strength", "float", 1.0, 0.0, 3.0, 0.01, mark=False,
        help="1 as in training.",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """Sizes of such a network: `channels` of each block, smallest pictures first."""

    latent: int
    depth: int
    channels: tuple[int, ...]
    colours: int
    grown: bool
    """Whether the start is grown from the styles and not a constant."""

    @property
    def side(self) -> int:
        """Pixels."""
        return 4 << (len(self.channels) - 1)

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Every tensor of it."""
        first = self.channels[0]
        found: dict[str, tuple[int, ...]] = {}
        for k in range(self.depth):
            found[f"S.net.{2 * k}.weight"] = (self.latent, self.latent)
            found[f"S.net.{2 * k}.bias"] = (self.latent,)
        if self.grown:
            found["G.to_initial_block.weight"] = (self.latent, first, 4, 4)
        else:
            found["G.initial_block"] = (1, first, 4, 4)
        found |= {"G.initial_conv.weight": (first, first, 3, 3), "G.initial_conv.bias": (first,)}
        for k, (into, out) in enumerate(zip((first, *self.channels), self.channels, strict=False)):
            block = f"G.blocks.{k}."
            for part, width in (("1", into), ("2", out)):
                found[block + f"to_style{part}.weight"] = (width, self.latent)
                found[block + f"to_style{part}.bias"] = (width,)
                found[block + f"to_noise{part}.weight"] = (out, 1)
                found[block + f"to_noise{part}.bias"] = (out,)
                found[block + f"conv{part}.weight"] = (out, width, 3, 3)
            found[block + "to_rgb.to_style.weight"] = (out, self.latent)
            found[block + "to_rgb.to_style.bias"] = (out,)
            found[block + "to_rgb.conv.weight"] = (self.colours, out, 1, 1)
            if k < len(self.channels) - 1:
                found[block + "to_rgb.upsample.1.f"] = (3,)
        return found


def plan_of(shapes: Shapes) -> Plan:
    """The network that holds such tensors, named with `S.` and `G.` before them.

    Raises:
        MismatchError: it is none.
    """
    if not {"G.initial_block", "G.to_initial_block.weight"} & set(shapes):
        raise MismatchError("it has neither 'initial_block' nor 'to_initial_block'")
    depth = sum(re.fullmatch(r"S\.net\.\d+\.bias", name) is not None for name in shapes)
    blocks = sum(
        re.fullmatch(r"G\.blocks\.\d+\.conv2\.weight", name) is not None for name in shapes
    )
    if not depth or not blocks:
        raise MismatchError("it lacks its mapping or its blocks")
    if any(name.startswith("G.attns.") for name in shapes):
        raise MismatchError("it has attention layers, which this version does not draw with")
    try:
        plan = Plan(
            shapes["S.net.0.bias"][0],
            depth,
            tuple(shapes[f"G.blocks.{k}.conv2.weight"][0] for k in range(blocks)),
            shapes["G.blocks.0.to_rgb.conv.weight"][0],
            "G.to_initial_block.weight" in shapes,
        )
    except (KeyError, IndexError):
        raise MismatchError("its blocks are not numbered as they should be") from None
    if plan.colours not in (3, 4) or len(plan.channels) > MAX_BLOCKS:
        raise MismatchError(f"it makes pictures of {plan.colours} channels in {blocks} blocks")
    check_latent(plan.latent)
    check_map(plan.side, plan.side, plan.channels[-1])
    for name, shape in plan.shapes().items():
        if name not in shapes:
            raise MismatchError(f"it lacks {name!r}")
        if tuple(shapes[name]) != shape:
            raise MismatchError(f"{name!r} is {tuple(shapes[name])}, expected {shape}")
    return plan


def recognise(group: Group) -> Match:
    """Whether a group of tensors holds such a network, its averaged copy preferred.

    Raises:
        MismatchError: it does not.
    """
    for mapping, drawing in (("SE", "GE"), ("S", "G")):
        names = {
            f"{new}.{name[len(old) + 1 :]}": name
            for new, old in (("S", mapping), ("G", drawing))
            for name in group.shapes
            if name.startswith(old + ".")
        }
        if names:
            plan = plan_of({new: group.shapes[old] for new, old in names.items()})
            colours = {3: "colour", 4: "colour with transparency"}[plan.colours]
            reason = f"a StyleGAN2 of lucidrains' code, {plan.side} × {plan.side}, {colours}"
            return Match(reason, {new: names[new] for new in plan.shapes()})
    raise MismatchError("it has no networks S and G")


def describe(plan: Plan, directions: tuple[Direction, ...] = ()) -> GeneratorInfo:
    """What such a generator declares."""
    layers = len(plan.channels)
    return GeneratorInfo(
        family="gan",
        architecture=NAME,
        spaces=styled_spaces(plan.latent, plan.latent, layers),
        sizes=Sizes((plan.side, plan.side), ((plan.side, plan.side),)),
        channels=4 if plan.colours == 4 else 3,
        controls=styled_controls(layers, 0) + _GRAIN,
        abilities=("mixes_layers", "finds_directions", "projects"),
        directions=directions,
        layers=layers,
    )


def _plan(weights: Mapping[str, Tensor]) -> Plan:
    return planned(weights, plan_of, "not a StyleGAN2 of this kind")


def info_of(weights: Weights) -> GeneratorInfo:
    """What a new card says of such weights.

    Raises:
        ModelError: they are none.
    """
    return describe(_plan(weights))


def load(card: Card, weights: Weights, device: torch.device) -> StyledGenerator:
    """Build the generator.

    Raises:
        ModelError: the weights are no such network, or hold numbers that are not finite.
    """
    plan = _plan(weights)
    need(weights, plan.shapes(), "a StyleGAN2")
    info = describe(plan, card.info.directions)
    return StyledGenerator(info, LucidrainsDrawing(plan, weights), 0, device)


class LucidrainsDrawing:
    """Such a network, drawing under the studio's controls."""

    def __init__(self, plan: Plan, weights: Mapping[str, Tensor]) -> None:
        self._plan = plan
        self._tensors = {name: value.float() for name, value in weights.items()}
        self._dtype = torch.float32
        self._middle = estimated_middle(self.styles_of, plan.latent, 0)

    @property
    def w_avg(self) -> Tensor:
        """[W] float32: the middle of all w."""
        return self._middle

    def place(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights; the drawing computes in `dtype`."""
        self._dtype = dtype
        self._middle = self._middle.to(device)
        self._tensors = {name: value.to(device) for name, value in self._tensors.items()}

    def styles_of(self, z: Tensor, c: Tensor | None) -> Tensor:
        """[N, W]: w of z [N, Z]; there are no classes."""
        x = functional.normalize(z, dim=1)
        for k in range(self._plan.depth):
            weight, bias = self._pair(f"S.net.{2 * k}")
            x = functional.leaky_relu(functional.linear(x, weight * RATE, bias * RATE), LEAK)
        return x

    def style_weights(self) -> tuple[Tensor, ...]:
        """For each of the L layers [out, W] float32: what reads its row of the styles."""
        parts = ("to_style1", "to_style2", "to_rgb.to_style")
        return tuple(
            torch.cat([self._tensors[f"G.blocks.{k}.{part}.weight"] for part in parts])
            for k in range(len(self._plan.channels))
        )

    def draw(
        self, ws: Tensor, controls: Controls, enough_px: int | None, check: Callable[[], None]
    ) -> Tensor:
        """[N, C, H, W], about in [0, 1], of styles [N, L, W]."""
        grain = self._grain(controls).to(ws)
        x = self._start(ws)
        picture: Tensor | None = None
        for k in range(len(self._plan.channels)):
            check()
            block = f"G.blocks.{k}."
            if k:
                x = functional.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
            for part in ("1", "2"):
                x = self._layer(block, part, x, ws[:, k], grain)
            colours = self._styled(block + "to_rgb.conv", block + "to_rgb.to_style", x, ws[:, k])
            picture = colours.float() if picture is None else picture + colours.float()
            if k < len(self._plan.channels) - 1:
                picture = self._doubled(picture, self._tensors[block + "to_rgb.upsample.1.f"])
        assert picture is not None
        return picture

    def _start(self, ws: Tensor) -> Tensor:
        if self._plan.grown:
            middle = ws.mean(dim=1)[:, :, None, None]
            x = functional.conv_transpose2d(middle, self._tensors["G.to_initial_block.weight"])
        else:
            x = self._tensors["G.initial_block"].expand(len(ws), -1, -1, -1)
        x = x.to(self._dtype).contiguous(memory_format=torch.channels_last)
        weight, bias = self._pair("G.initial_conv")
        return functional.conv2d(x, weight.to(x.dtype), bias.to(x.dtype), padding=1)

    def _layer(self, block: str, part: str, x: Tensor, w: Tensor, grain: Tensor) -> Tensor:
        x = self._styled(f"{block}conv{part}", f"{block}to_style{part}", x, w, demodulate=True)
        weight, bias = self._pair(f"{block}to_noise{part}")
        noise = grain[: x.shape[2], : x.shape[3]].t()[None, None] * weight.reshape(1, -1, 1, 1)
        added = (noise + bias.reshape(1, -1, 1, 1)).to(x.dtype)
        return functional.leaky_relu(x + added, LEAK)

    def _styled(
        self, conv: str, style: str, x: Tensor, w: Tensor, demodulate: bool = False
    ) -> Tensor:
        weight = self._tensors[conv + ".weight"]
        s = functional.linear(w, *self._pair(style)) + 1.0
        d = demodulation(weight, s) if demodulate else None
        nothing = torch.zeros(len(weight), device=x.device)
        return modulated(x, weight.to(x.dtype), s, d, nothing, None)

    @staticmethod
    def _doubled(picture: Tensor, taps: Tensor) -> Tensor:
        """Bilinear, then smoothed by the filter `taps` with mirrored edges."""
        large = functional.interpolate(
            picture, scale_factor=2, mode="bilinear", align_corners=False
        )
        channels = large.shape[1]
        kernel = torch.outer(taps, taps) / taps.sum().square()
        wide = functional.pad(large, (1, 1, 1, 1), mode="reflect")
        return functional.conv2d(wide, kernel.expand(channels, 1, -1, -1), groups=channels)

    def _grain(self, controls: Controls) -> Tensor:
        """[H, W] in [0, 1]; weaker grain is nearer to its own mean, none at all is that mean."""
        strength = float(controls["noise_strength"])
        if controls["noise"] == "off" or strength == 0.0:
            return torch.full((self._plan.side, self._plan.side), 0.5)
        return 0.5 + strength * (_uniform(int(controls["noise_seed"]), self._plan.side) - 0.5)

    def _pair(self, name: str) -> tuple[Tensor, Tensor]:
        return self._tensors[name + ".weight"], self._tensors[name + ".bias"]


@lru_cache(maxsize=8)
def _uniform(seed: int, side: int) -> Tensor:
    """[side, side] float32 in (0, 1)."""
    flat = seeds.uniform(seed, "noise/uniform", side * side)
    return torch.from_numpy(flat).float().reshape(side, side)


ARCHITECTURE = Published(NAME, "gan", load, recognise, info_of)
