"""RealNVP-type flows on images: couplings under checkerboard or channel masks, squeezes, splits.

The names of the weights number the steps of the flow; those without weights show as gaps. A latent
[C, H, W] in one scale stays a map; several scales give one long latent, the last part first.

Source: Dinh, Sohl-Dickstein, Bengio, "Density estimation using Real NVP", 2017, arXiv:1605.08803;
Ho et al., "Flow++", 2019, arXiv:1902.00275 (variational dequantization); names and layout of the
weights as in Lippe's public tutorial 11, phlippe/uvadlc_notebooks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import ModelError
from studio.models.base import Check, Controls
from studio.models.flow.coupling import couple, coupling_shapes, squeeze, unsqueeze
from studio.models.flow.generator import LEVELS, FlowGenerator, flow_info
from studio.models.flow.temperature import KEY, temperature_control
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import (
    Group,
    Match,
    MismatchError,
    Shapes,
    check_map,
    same_shapes,
)
from studio.models.plain import Tensors, as_channels, need_finite, planned
from studio.values.card import Card, GeneratorInfo
from studio.values.directions import Direction

NAME = "realnvp"
MARGIN = 1e-5
"""How far the values are kept from 0 and 1 before their logit is taken."""
_HALF_LOG_TAU = 0.5 * math.log(2 * math.pi)
_BETWEEN: dict[tuple[int, float], tuple[str, ...]] = {
    (1, 1.0): (), (2, 4.0): ("squeeze",), (2, 0.5): ("split",), (3, 2.0): ("split", "squeeze"),
}  # fmt: skip
"""(step in the numbering, growth of the channels) -> what stands between two couplings."""


@dataclass(frozen=True)
class Plan:
    """Steps from the picture on: stems of couplings, `squeeze` and `split`.

    `noise`: stems of the couplings that make the noise within a cell, empty where it is uniform.
    """

    channels: int
    side: tuple[int, int]
    steps: tuple[str, ...]
    noise: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """[C, H, W] of a picture."""
        return (self.channels, *self.side)

    @property
    def latent(self) -> tuple[int, ...]:
        """Shape of a latent."""
        return self.shape if "split" not in self.steps else (math.prod(self.shape),)


def plan_of(shapes: Shapes) -> Plan:
    """The flow that weights with these names and shapes are.

    Raises:
        MismatchError: they are something else.
    """
    found = [re.match(r"flows\.(\d{1,3})\.mask$", name) for name in shapes]
    numbers = sorted(int(match[1]) for match in found if match)
    if not numbers or numbers[0] != 1:
        raise MismatchError("it does not begin with the couplings 'flows.1'")
    first = shapes["flows.1.mask"]
    if len(first) != 4 or min(first[2:]) < 4:
        raise MismatchError("its first coupling has no checkerboard mask, which tells the size")
    scales = [shapes.get(f"flows.{n}.scaling_factor", ()) for n in numbers]
    if any(len(scale) != 1 or scale[0] < 1 for scale in scales):
        raise MismatchError("a coupling lacks its 'scaling_factor'")
    steps, (height, width), channels = ["flows.1"], first[2:], scales[0][0]
    for before, number, scale in zip(numbers, numbers[1:], scales[1:], strict=False):
        between = _BETWEEN.get((number - before, scale[0] / channels))
        if between is None:
            raise MismatchError(f"'flows.{number}' does not continue the coupling before")
        steps += [*between, f"flows.{number}"]
        channels = scale[0]
    noise = sorted({m[0] for n in shapes if (m := re.match(r"flows\.0\.flows\.\d{1,2}", n))})
    plan = Plan(scales[0][0], (height, width), tuple(steps), tuple(noise))
    _check(plan, shapes)
    return plan


def _check(plan: Plan, shapes: Shapes) -> None:
    """Whether every tensor is there, and every mask fits the map it stands on."""
    wanted: dict[str, tuple[int, ...]] = {}
    height, width = plan.side
    for step in (*plan.noise, *plan.steps):
        if step == "squeeze":
            if height % 2 or width % 2:
                raise MismatchError(f"maps of {width} × {height} cannot be squeezed")
            height, width = height // 2, width // 2
        elif step != "split":
            try:
                wanted |= coupling_shapes(shapes, step, plan.channels if step in plan.noise else 0)
            except (KeyError, IndexError):
                raise MismatchError(f"{step!r} is no coupling with a gated network") from None
            channels = shapes[f"{step}.scaling_factor"][0]
            check_map(height, width, 2 * shapes[f"{step}.network.nn.0.weight"][0])
            mask = shapes[f"{step}.mask"]
            if mask not in ((1, 1, height, width), (1, channels, 1, 1)):
                raise MismatchError(f"the mask of {step!r} is {mask}")
    same_shapes(shapes, wanted)
    for name in shapes:
        if name not in wanted:
            raise MismatchError(f"it holds the foreign tensor {name!r}")
    if plan.channels not in (1, 3):
        raise MismatchError(f"its pictures have {plan.channels} channels")


def describe(plan: Plan, directions: tuple[Direction, ...] = ()) -> GeneratorInfo:
    """What such a flow declares."""
    size = plan.side[1], plan.side[0]
    return flow_info(NAME, plan.latent, size, (temperature_control(),), directions)


def recognise(group: Group) -> Match:
    """Whether a group of tensors is such a flow.

    Raises:
        MismatchError: it is not.
    """
    plan = plan_of(group.shapes)
    couplings = sum(step not in ("squeeze", "split") for step in plan.steps)
    size = " × ".join(str(side) for side in plan.shape)
    return Match.whole(
        f"a RealNVP-type flow of {couplings} couplings on {size}, exact both ways", group.shapes
    )


def info_of(tensors: Tensors) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: the weights are of another architecture.
    """
    return describe(_plan(tensors))


def load(card: Card, tensors: Tensors, device: torch.device) -> FlowGenerator:
    """Build the generator.

    Raises:
        ModelError: the weights are of another architecture, or a mask is neither open nor closed.
    """
    plan = _plan(tensors)
    need_finite(tensors)
    for name, value in tensors.items():
        if name.endswith(".mask") and not ((value == 0) | (value == 1)).all():
            raise ModelError(f"The mask {name!r} of {card.name} holds more than 0 and 1.")
    info = describe(plan, card.info.directions)
    return FlowGenerator(info, tensors, _draw, _read, _density).on(device)


def _plan(tensors: Tensors) -> Plan:
    return planned(tensors, plan_of, "no RealNVP-type flow")


# ---- both ways ----------------------------------------------------------------------------------
def to_latent(tensors: Tensors, plan: Plan, values: Tensor) -> tuple[Tensor, Tensor]:
    """(latent [N, D], log-determinant [N]) of logits [N, C, H, W]."""
    z, parts, total = values, [], values.new_zeros(len(values))
    for step in plan.steps:
        if step == "squeeze":
            z = squeeze(z)
        elif step == "split":
            z, done = z.chunk(2, 1)
            parts.append(done.flatten(1))
        else:
            z, gained = couple(tensors, step, z)
            total = total + gained
    return torch.cat([z.flatten(1), *reversed(parts)], 1), total


def from_latent(tensors: Tensors, plan: Plan, latents: Tensor, check: Callable[[], None]) -> Tensor:
    """Logits [N, C, H, W] of latents [N, D]; the way back from `to_latent`."""
    shape = list(plan.shape)
    for step in plan.steps:
        if step == "squeeze":
            shape = [4 * shape[0], shape[1] // 2, shape[2] // 2]
        elif step == "split":
            shape = [shape[0] // 2, *shape[1:]]
    count = math.prod(shape)
    z, rest = latents[:, :count].reshape(-1, *shape), latents[:, count:]
    for step in reversed(plan.steps):
        check()
        if step == "squeeze":
            z = unsqueeze(z)
        elif step == "split":
            size = z[0].numel()
            z, rest = torch.cat((z, rest[:, :size].reshape(z.shape)), 1), rest[:, size:]
        else:
            z, _ = couple(tensors, step, z, back=True)
    return z


def _draw(tensors: Tensors, latents: Tensor, controls: Controls, check: Check) -> Tensor:
    """A cell's middle is its level: (u 256 - 1/2) / 255 for a value u in (0, 1)."""
    plan = _plan(tensors)
    scaled = latents.flatten(1) * float(controls[KEY])
    logits = from_latent(tensors, plan, scaled, check)
    unit = (torch.sigmoid(logits) - MARGIN / 2) / (1 - MARGIN)
    return (unit * LEVELS - 0.5) / (LEVELS - 1)


def _read(tensors: Tensors, pixels: Tensor) -> tuple[Tensor, dict[str, float]]:
    plan = _plan(tensors)
    own = as_channels(pixels, plan.channels).clamp(0, 1)
    logits, _ = _logit((own * (LEVELS - 1) + 0.5) / LEVELS)
    latent, _ = to_latent(tensors, plan, logits)
    return latent.reshape(len(latent), *plan.latent), {
        "length": float(latent.square().mean().sqrt())
    }


def _logit(unit: Tensor) -> tuple[Tensor, Tensor]:
    """(logits, log-determinant [N]) of values in [0, 1], kept a little away from both ends."""
    inner = unit * (1 - MARGIN) + MARGIN / 2
    gained = math.log(1 - MARGIN) - torch.log(inner) - torch.log1p(-inner)
    return torch.logit(inner), gained.flatten(1).sum(1)


def _density(tensors: Tensors, levels: Tensor, noise: Tensor) -> Tensor:
    plan = _plan(tensors)
    noise, log_q = _learned_noise(tensors, plan, levels, noise)
    logits, first = _logit((levels + noise) / LEVELS)
    latent, total = to_latent(tensors, plan, logits)
    prior = (-0.5 * latent.square() - _HALF_LOG_TAU).sum(1)
    return prior + total + first - math.prod(plan.shape) * math.log(LEVELS) - log_q


def _learned_noise(
    tensors: Tensors, plan: Plan, levels: Tensor, noise: Tensor
) -> tuple[Tensor, Tensor]:
    """(noise in (0, 1), its log-density [N]): a small flow of its own that sees the picture."""
    if not plan.noise:
        return noise, noise.new_zeros(len(noise))
    beside = levels / (LEVELS - 1) * 2 - 1
    z, total = _logit(noise)
    for stem in plan.noise:
        z, gained = couple(tensors, stem, z, beside=beside)
        total = total + gained
    made = (torch.sigmoid(z) - MARGIN / 2) / (1 - MARGIN)
    total = total + (functional.logsigmoid(z) + functional.logsigmoid(-z)).flatten(1).sum(1)
    return made, -(total - math.prod(plan.shape) * math.log(1 - MARGIN))


ARCHITECTURE = Published(NAME, "flow", load, recognise, info_of)
