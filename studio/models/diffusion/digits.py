"""The small U-Net that many teach diffusion with: layer norms over whole maps fix its size.

    picture ──b1──────────────────────────────────────────cat──b_out──conv_out──> noise
               └down1──b2──────────────────────────cat──b5──up3┘
                         └down2──b3─────────cat──b4──up2┘
                                   └down3──b_mid──up1┘

Every stage adds an embedding of the step to its input; every block is a layer norm over
(C, H, W), two convolutions and two SiLUs. The last block of all has a norm that it does not use.

Source: Ho, Jain, Abbeel, "Denoising Diffusion Probabilistic Models", 2020, arXiv:2006.11239; names
and layout of the weights as in the public repository BrianPulfer/PapersReimplementations.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from studio.models.diffusion.generator import DiffusionGenerator, controls
from studio.models.diffusion.middle import Middle, as_it_is, middle_space
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import Group, Match, MismatchError, Shapes, same_shapes
from studio.models.plain import Tensors, linear, need, planned, shapes_in
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction

NAME = "ddpm-layernorm"
SHORTEST, LONGEST = 10, 10_000
"""How many steps of noising are believed."""
GROUND = Control(
    "ground", "Ground", "float", -0.15, -3.0, 3.0, 0.05,
    help="How dark or light the ground is: the mean of the noise, which this kind of network"
    " passes on to the picture.",
)  # fmt: skip
_STAGES = {
    "b1": ("te1", (), 0), "b2": ("te2", ("b1",), 1), "b3": ("te3", ("b2",), 2),
    "b_mid": ("te_mid", ("b3",), 3), "b4": ("te4", ("b3", "b_mid"), 2),
    "b5": ("te5", ("b2", "b4"), 1), "b_out": ("te_out", ("b1", "b5"), 0),
}  # fmt: skip
"""Stage -> its embedding, the stages whose maps it sees, and how often the side was halved."""
_JOINTS = {
    "b1": (("down1", 4),), "b2": (("down2", 4),), "b3": (("down3.0", 2), ("down3.2", 4)),
    "b_mid": (("up1.0", 4), ("up1.2", 2)), "b4": (("up2", 4),), "b5": (("up3", 4),),
}  # fmt: skip
"""Stage -> the convolutions behind it that change the side, with their kernels."""


def shapes_of(found: Shapes) -> dict[str, tuple[int, ...]]:
    """Every tensor of such a network; lengths, widths and the side are read from `found`.

    Raises:
        KeyError: a tensor is missing from which one of these would be read.
        ValueError: the maps are not square, or cannot be halved and doubled again.
    """
    steps, embed = found["time_embed.weight"]
    channels, side, across = found["b1.0.ln.weight"]
    if side != across or side % 8 != 4 or side < 12:
        raise ValueError(f"its maps are {across} × {side}, which such a network cannot halve")
    sides = (side, side // 2, side // 4, (side // 4 - 1) // 2)
    shapes: dict[str, tuple[int, ...]] = {"time_embed.weight": (steps, embed)}
    out: dict[str, int] = {}
    for stage, (embedding, seen, halved) in _STAGES.items():
        into = sum(out[name] for name in seen) if seen else channels
        shapes |= _linear(f"{embedding}.0", into, embed) | _linear(f"{embedding}.2", into, into)
        out[stage] = _add_blocks(shapes, found, stage, into, sides[halved])
        for name, kernel in _JOINTS.get(stage, ()):
            shapes |= _conv(name, out[stage], out[stage], kernel)
    return shapes | _conv("conv_out", channels, out["b_out"], 3)


def _add_blocks(
    shapes: dict[str, tuple[int, ...]], found: Shapes, stage: str, into: int, side: int
) -> int:
    """Add the blocks of a stage; gives its width."""
    block = 0
    while (name := f"{stage}.{block}.conv1") + ".weight" in found or not block:
        wide = found[name + ".weight"][0]
        norm = (into, side, side)
        shapes |= {f"{stage}.{block}.ln.weight": norm, f"{stage}.{block}.ln.bias": norm}
        shapes |= _conv(name, wide, into, 3) | _conv(f"{stage}.{block}.conv2", wide, wide, 3)
        into, block = wide, block + 1
    return into


def _conv(name: str, out: int, into: int, kernel: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (out, into, kernel, kernel), f"{name}.bias": (out,)}


def _linear(name: str, out: int, into: int) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (out, into), f"{name}.bias": (out,)}


def describe(
    channels: int, side: int, schedule: str = "linear", directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a model declares."""
    return GeneratorInfo(
        family="diffusion",
        architecture=NAME,
        spaces=(Space("noise", (channels, side, side)),),
        sizes=Sizes((side, side), ((side, side),)),
        channels=4 if channels == 4 else 3,
        controls=(GROUND, *controls(schedule)),
        abilities=("finds_directions", "drafts_cheaply"),
        directions=directions,
    )


def recognise(group: Group) -> Match:
    """Whether a group of tensors is such a network.

    Raises:
        MismatchError: it is not.
    """
    channels, side, steps = _facts(group.shapes)
    return Match.whole(
        f"a DDPM with a small U-Net, {channels} × {side} × {side}, {steps} steps of noise",
        group.shapes,
    )


def _facts(shapes: Shapes) -> tuple[int, int, int]:
    """(channels, side, steps of noising)."""
    try:
        same_shapes(shapes, wanted := shapes_of(shapes))
    except KeyError as error:
        raise MismatchError(f"it lacks {error}") from None
    except (ValueError, IndexError) as error:
        raise MismatchError(f"it is no small U-Net: {error}") from None
    for name in shapes:
        if name not in wanted:
            raise MismatchError(f"it holds the foreign tensor {name!r}")
    channels, side, _ = shapes["b1.0.ln.weight"]
    steps = shapes["time_embed.weight"][0]
    if channels not in (1, 3, 4) or not SHORTEST <= steps <= LONGEST:
        raise MismatchError(f"it has {channels} channels and {steps} steps")
    return channels, side, steps


def info_of(tensors: Tensors) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: the weights are of another architecture.
    """
    channels, side, _ = _known(tensors)
    return describe(channels, side)


def load(card: Card, tensors: Tensors, device: torch.device) -> DigitsGenerator:
    """Build the generator; the card says which schedule is assumed.

    Raises:
        ModelError: the weights are of another architecture.
    """
    channels, side, steps = _known(tensors)
    need(tensors, shapes_in(tensors), card.name)
    assumed = {c.key: str(c.default) for c in card.info.controls}.get("schedule", "linear")
    info = describe(channels, side, assumed, card.info.directions)
    middle = middle_space(tensors["up1.0.bias"].shape[0], (side // 4 - 1) // 2)
    return DigitsGenerator(info, tensors, noise_in, steps, middle).on(device)


def _known(tensors: Tensors) -> tuple[int, int, int]:
    return planned(tensors, _facts, "no DDPM of this kind")


class DigitsGenerator(DiffusionGenerator):
    """Such a network with its sampler.

    A layer norm over a whole map takes its mean and its spread away, so the network never sees how
    light or how strong its input is: what the noise has of both passes through, grown by
    1 / sqrt(alpha-bar), and decides alone between a black, a white and a grainy ground. Hence the
    noise is brought to mean 0 and spread 1, and its mean is a control.
    """

    def start(self, latents: Tensor, values: Mapping[str, ControlValue]) -> Tensor:
        """Noise [N, C, H, W] whose mean is `ground`, in standard deviations of such a mean."""
        size = latents[0].numel()
        spread, mean = torch.std_mean(latents, (1, 2, 3), keepdim=True, correction=0)
        noise: Tensor = (latents - mean) / spread.clamp_min(1e-6)
        noise += float(values[GROUND.key]) / size**0.5
        return noise


# ---- the network --------------------------------------------------------------------------------
def noise_in(tensors: Tensors, x: Tensor, t: Tensor, middle: Middle = as_it_is) -> Tensor:
    """The noise [N, C, H, W] that the network sees in `x` [N, C, H, W] at the steps `t` [N]."""
    embedded = tensors["time_embed.weight"][t]
    first = _stage(tensors, "b1", x, embedded)
    second = _stage(tensors, "b2", _halved(tensors, "down1", first), embedded)
    third = _stage(tensors, "b3", _halved(tensors, "down2", second), embedded)
    x = functional.silu(functional.conv2d(third, *_layer(tensors, "down3.0")))
    x = middle(_stage(tensors, "b_mid", _halved(tensors, "down3.2", x), embedded))
    x = functional.silu(_doubled(tensors, "up1.0", x))
    x = functional.conv_transpose2d(x, *_layer(tensors, "up1.2"))
    x = _stage(tensors, "b4", torch.cat((third, x), 1), embedded)
    x = _stage(tensors, "b5", torch.cat((second, _doubled(tensors, "up2", x)), 1), embedded)
    x = _stage(tensors, "b_out", torch.cat((first, _doubled(tensors, "up3", x)), 1), embedded)
    return functional.conv2d(x, *_layer(tensors, "conv_out"), padding=1)


def _stage(tensors: Tensors, stage: str, x: Tensor, embedded: Tensor) -> Tensor:
    name = _STAGES[stage][0]
    told = linear(tensors, f"{name}.2", functional.silu(linear(tensors, f"{name}.0", embedded)))
    x = x + told[:, :, None, None]
    block = 0
    while f"{stage}.{block}.conv1.weight" in tensors:
        last = stage == "b_out" and f"{stage}.{block + 1}.conv1.weight" not in tensors
        if not last:
            scale, shift = _layer(tensors, f"{stage}.{block}.ln")
            x = functional.layer_norm(x, scale.shape, scale, shift)
        for part in ("conv1", "conv2"):
            weight, bias = _layer(tensors, f"{stage}.{block}.{part}")
            x = functional.silu(functional.conv2d(x, weight, bias, padding=1))
        block += 1
    return x


def _layer(tensors: Tensors, name: str) -> tuple[Tensor, Tensor]:
    return tensors[name + ".weight"], tensors[name + ".bias"]


def _halved(tensors: Tensors, name: str, x: Tensor) -> Tensor:
    return functional.conv2d(x, *_layer(tensors, name), stride=2, padding=1)


def _doubled(tensors: Tensors, name: str, x: Tensor) -> Tensor:
    return functional.conv_transpose2d(x, *_layer(tensors, name), stride=2, padding=1)


ARCHITECTURE = Published(NAME, "diffusion", load, recognise, info_of)
