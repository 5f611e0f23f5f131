"""The plain denoiser of course code: a chain of convolutions with layer norms, no U-Net.

    x ──conv 7──norm──act──(+ time)──conv 7──norm──act── … ──conv 3──> noise

The time, as a share of all steps, is told by sines and cosines of frequencies that stand in the
file, through a small network, behind the first block. How much of the picture is left at each step
stands in the file too. What does not (the activation, how cosines are shifted, the range of the
pictures) is what lets it find the noise best in made-up pictures, and that is its proof.

Sources: Ho, Jain, Abbeel, "Denoising Diffusion Probabilistic Models", 2020, arXiv:2006.11239;
names and layout of the weights as in public course work of the University of Cambridge.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.base import Check, Controls, StepCallback, Weights
from studio.models.chains.strokes import strokes
from studio.models.diffusion.ddim import sample
from studio.models.diffusion.schedule import Schedule
from studio.models.diffusion.stepped import SteppedGenerator, steps_control
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import Assumptions, assumed_on, assumption
from studio.models.opening.recognise import Group, Match, MismatchError, Shapes, check_map
from studio.models.plain import Tensors, linear, need_finite, planned
from studio.models.vae.grid.swatches import swatches
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.directions import Direction

NAME = "ddpm-course"
STEPS, MOST_STEPS, DRAFT_STEPS = 100, 500, 15
SHORTEST, LONGEST, MOST_BLOCKS = 20, 10_000, 24
LARGEST_SIDE, LARGEST_KERNEL = 128, 11
INSIDE: dict[str, tuple[str, Callable[[Tensor], Tensor]]] = {
    "gelu": ("GELU", functional.gelu), "relu": ("ReLU", functional.relu),
    "silu": ("SiLU", functional.silu),
}  # fmt: skip
PHASES: dict[str, tuple[str, Callable[[Tensor], Tensor]]] = {
    "inside": ("One behind the sines", lambda x: torch.cos(x - 1)),
    "none": ("As they are", torch.cos),
    "outside": ("Less one", lambda x: torch.cos(x) - 1),
}
BOUNDS: dict[str, tuple[str, float]] = {
    "half": ("-0.5 to 0.5", 0.5), "signed": ("-1 to 1", 1.0),
}  # fmt: skip
_KEPT = ("alpha_t", "alphabar_t")
_PREFIX = "gt."
_TRIED, _PROVED_AT = 24, (0.1, 0.3, 0.6)
"""Made-up pictures, and shares of the steps at which noise is sought in them."""


@dataclass(frozen=True)
class Net:
    """`blocks` convolutions with norms before the last one, for pictures [C, side, side]."""

    blocks: int
    channels: int
    side: int
    steps: int


def net_of(shapes: Shapes) -> Net:
    """The network of tensors under the studio's names (those of the file, without the prefix).

    Raises:
        MismatchError: it is no such network.
    """
    blocks = 0
    while f"blocks.{blocks}.net.0.weight" in shapes and blocks <= MOST_BLOCKS:
        blocks += 1
    last, first = shapes.get(f"blocks.{blocks}.weight", ()), shapes.get("blocks.0.net.0.weight", ())
    norm, kept = shapes.get("blocks.0.net.1.weight", ()), shapes.get("kept", ())
    if not 1 <= blocks <= MOST_BLOCKS or len(last) != 4 or len(first) != 4 or len(norm) != 3:
        raise MismatchError("it is no chain of convolutions with layer norms")
    if len(kept) != 1 or not SHORTEST <= kept[0] <= LONGEST:
        raise MismatchError("the steps of its noise are not in the file")
    net = Net(blocks, first[1], norm[1], kept[0])
    if net.channels not in (1, 3, 4):
        raise MismatchError(f"its pictures have {net.channels} channels")
    if net.side > LARGEST_SIDE:
        raise MismatchError(f"its pictures have a side of {net.side:,} pixels")
    check_map(net.side, net.side, norm[0])
    _check(net, shapes)
    return net


def _check(net: Net, shapes: Shapes) -> None:
    into = net.channels
    for at in range(net.blocks):
        conv = shapes[f"blocks.{at}.net.0.weight"]
        out = conv[0]
        square = len(conv) == 4 and conv[1] == into and conv[2] == conv[3] and conv[2] % 2 == 1
        if (
            not square
            or conv[2] > LARGEST_KERNEL
            or shapes.get(f"blocks.{at}.net.1.weight") != (out, net.side, net.side)
        ):
            raise MismatchError(f"block {at} does not continue the one before")
        into = out
    last = shapes[f"blocks.{net.blocks}.weight"]
    if last[:2] != (net.channels, into) or not last[2] == last[3] <= LARGEST_KERNEL:
        raise MismatchError("its last layer gives no noise of the picture's channels")
    frequencies, told = shapes.get("frequencies", ()), 0
    length = 2 * frequencies[0] if len(frequencies) == 1 else 0
    while (layer := shapes.get(f"time_embed.{2 * told}.weight")) is not None:
        if len(layer) != 2 or layer[1] != length:
            raise MismatchError("what it is told of time does not go together")
        length, told = layer[0], told + 1
    if not told or length != shapes["blocks.0.net.0.weight"][0]:
        raise MismatchError("it is not told the time behind its first block")


def recognise(group: Group) -> Match:
    """Whether a group of tensors is such a denoiser with its steps beside it.

    Raises:
        MismatchError: it is not.
    """
    inside = {n: n.removeprefix(_PREFIX) for n in group.shapes if n.startswith(_PREFIX)}
    kept = next((name for name in _KEPT if name in group.shapes), "")
    if not inside or not kept:
        raise MismatchError("it lacks a denoiser 'gt' with its steps beside it")
    names = {new: old for old, new in inside.items()} | {"kept": kept}
    net = net_of({new: group.shapes[old] for new, old in names.items()})
    size = f"{net.channels} × {net.side} × {net.side}"
    return Match(f"a DDPM of {net.blocks} plain blocks, {size}, {net.steps} steps of noise", names)


def describe(
    net: Net, assumed: Assumptions, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a model declares."""
    told = "The weights do not say it."
    steps = steps_control(STEPS, MOST_STEPS, DRAFT_STEPS)
    size = (net.side, net.side)
    return GeneratorInfo(
        family="diffusion",
        architecture=NAME,
        spaces=(Space("noise", (net.channels, net.side, net.side)),),
        sizes=Sizes(size, (size,)),
        channels=4 if net.channels == 4 else 3,
        controls=(
            steps,
            assumption("inside", "Between", INSIDE, assumed, told),
            assumption("phase", "Cosines of time", PHASES, assumed, told),
            assumption("bounds", "Pictures in training", BOUNDS, assumed, told),
        ),
        abilities=("finds_directions", "drafts_cheaply"),
        directions=directions,
    )


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card: the assumptions under which noise is found best.

    Raises:
        ModelError: the weights are of another architecture.
    """
    net = planned(weights, net_of, "no denoiser of course code")
    plain = {name: value.float() for name, value in weights.items()}
    return describe(net, measured(plain, net)[0])


@torch.inference_mode()
def measured(tensors: Tensors, net: Net) -> tuple[dict[str, str], float]:
    """(what is assumed, the mean square of what is missed of noise of variance 1)."""
    grey = net.channels == 1
    pixels = strokes(_TRIED, net.side) if grey else swatches(_TRIED, net.side)[:, : net.channels]
    noise = torch.randn(pixels.shape, generator=torch.Generator().manual_seed(1))
    best, least = {"inside": "gelu", "phase": "inside", "bounds": "half"}, float("inf")
    for inside, phase, bounds in product(INSIDE, PHASES, BOUNDS):
        assumed = {"inside": inside, "phase": phase, "bounds": bounds}
        shown = (2 * pixels - 1) * BOUNDS[bounds][1]
        missed = 0.0
        for share in _PROVED_AT:
            t = int(share * (net.steps - 1))
            left = tensors["kept"][t]
            x = left.sqrt() * shown + (1 - left).sqrt() * noise
            found = noise_in(tensors, x, t / (net.steps - 1), assumed, net)
            missed += float((found - noise).square().mean()) / len(_PROVED_AT)
        if missed < least:
            best, least = assumed, missed
    return best, least


def noise_in(tensors: Tensors, x: Tensor, time: float, assumed: Assumptions, net: Net) -> Tensor:
    """The noise [N, C, H, W] that the network sees in `x` at a share of all steps."""
    act = INSIDE[assumed["inside"]][1]
    turns = time * tensors["frequencies"]
    told = torch.cat((turns.sin(), PHASES[assumed["phase"]][1](turns)))[None]
    layer = 0
    while f"time_embed.{2 * layer}.weight" in tensors:
        told = linear(tensors, f"time_embed.{2 * layer}", told if not layer else act(told))
        layer += 1
    for at in range(net.blocks):
        x = _convolved(tensors, f"blocks.{at}.net.0", x)
        gains, shift = (tensors[f"blocks.{at}.net.1.{part}"] for part in ("weight", "bias"))
        x = act(functional.layer_norm(x, gains.shape, gains, shift))
        if not at:
            x = x + told[:, :, None, None]
    return _convolved(tensors, f"blocks.{net.blocks}", x)


def _convolved(tensors: Tensors, stem: str, x: Tensor) -> Tensor:
    weight = tensors[stem + ".weight"]
    return functional.conv2d(x, weight, tensors.get(stem + ".bias"), padding=weight.shape[2] // 2)


class CourseGenerator(SteppedGenerator):
    """Such a network with its sampler."""

    draft_steps = DRAFT_STEPS

    def __init__(self, info: GeneratorInfo, tensors: Tensors, net: Net) -> None:
        super().__init__(info, tensors)
        self._net = net

    def _sampled(
        self,
        tensors: Tensors,
        latents: Tensor,
        values: Controls,
        check: Check,
        on_step: StepCallback | None = None,
    ) -> Tensor:
        assumed = {key: str(values[key]) for key in ("inside", "phase", "bounds")}
        schedule, bound = Schedule(tensors["kept"].double().cpu()), BOUNDS[assumed["bounds"]][1]
        last = self._net.steps - 1

        def denoiser(x: Tensor, t: Tensor) -> Tensor:
            return noise_in(tensors, x, int(t[0]) / last, assumed, self._net)

        steps = int(values["steps"])
        found = sample(denoiser, latents, schedule, steps, check, on_step, bound)
        return (found / bound + 1) / 2


def load(card: Card, weights: Weights, device: torch.device) -> CourseGenerator:
    """Build the generator; the card's controls hold what is assumed.

    Raises:
        ModelError: the weights are of another architecture, or hold numbers that are not finite.
    """
    net = planned(weights, net_of, "no denoiser of course code")
    need_finite(weights)
    info = describe(net, assumed_on(card), card.info.directions)
    return CourseGenerator(info, weights, net).on(device)


ARCHITECTURE = Published(NAME, "diffusion", load, recognise, info_of)
