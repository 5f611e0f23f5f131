"""Students' denoisers as generators: recognised, declared, drawn with.

Sources of the family: Ho, Jain, Abbeel, "Denoising Diffusion Probabilistic Models", 2020,
arXiv:2006.11239; Ho, Salimans, "Classifier-Free Diffusion Guidance", 2022, arXiv:2207.12598.
"""

from __future__ import annotations

import torch
from torch import Tensor

from studio.models.base import Check, Controls, StepCallback, Weights
from studio.models.diffusion.ddim import sample
from studio.models.diffusion.stepped import SteppedGenerator, steps_control
from studio.models.diffusion.students.measure import measured, usual_row
from studio.models.diffusion.students.names import plan_of
from studio.models.diffusion.students.net import Net, net_of
from studio.models.diffusion.students.network import BOUNDS, choices_of, kept_by, noise_in
from studio.models.gan.classes import class_controls, class_shares
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import Assumptions, assumed_on, assumption
from studio.models.opening.recognise import Group, Match, MismatchError
from studio.models.plain import Tensors, need_finite, planned
from studio.values.card import Ability, Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.directions import Direction

NAME = "student-denoiser"
STEPS, MOST_STEPS, DRAFT_STEPS = 50, 500, 10
GUIDANCE = Control(
    "guidance", "Guidance", "float", 2.0, 1.0, 10.0, 0.1, group="Class",
    help="How much it minds the class; 1 is as it learned it.",
)  # fmt: skip
_ABLE: tuple[Ability, ...] = ("finds_directions", "drafts_cheaply")
_ABLE_WITH_CLASS: tuple[Ability, ...] = (*_ABLE, "takes_class")
_LABELS = {
    "inside": "Between", "order": "Each layer", "bare": "Layers without a norm",
    "groups": "Norms", "halving": "Made smaller", "skips": "From the way down",
    "beside": "Laid beside", "clock": "Told the time", "told": "Time is added",
    "shown": "Its projections", "end": "Behind the clock", "place": "Added behind",
    "schedule": "Noise in training", "bounds": "Pictures in training",
}  # fmt: skip
_TOLD = "The weights do not say it; this finds the noise in made-up pictures best."


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a small denoiser that is told time, class or its steps.

    Raises:
        MismatchError: it is not.
    """
    plan = plan_of(group.shapes)
    net = net_of({new: group.shapes[old] for new, old in plan.items()})
    if net.classes and not net.named and net.extra != net.length and not net.clock:
        raise MismatchError("its classes go nowhere")
    told = f"a small denoiser of {len(net.layers)} convolutions"
    if any(layer.beside >= 0 for layer in net.layers):
        told += " with skips laid beside"
    if net.halvings:
        told += f", halved {('once', 'twice')[net.halvings - 1]}" if net.halvings < 3 else (
            f", halved {net.halvings} times"
        )  # fmt: skip
    if net.classes:
        told += f", one of {net.classes - net.forgets} classes"
    return Match(f"{told}, {net.channels} × {net.side} × {net.side}", plan)


def describe(
    net: Net, assumed: Assumptions, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a model declares."""
    size = (net.side, net.side)
    steps = steps_control(STEPS, MOST_STEPS, DRAFT_STEPS)
    classes = class_controls(net.classes - net.forgets) if net.classes else ()
    guidance = (GUIDANCE,) if net.forgets else ()
    left_open = (
        assumption(key, _LABELS[key], known, assumed, _TOLD)
        for key, known in choices_of(net).items()
    )
    return GeneratorInfo(
        family="diffusion",
        architecture=NAME,
        spaces=(Space("noise", (net.channels, *size)),),
        sizes=Sizes(size, (size,)),
        channels=3,
        controls=(steps, *classes, *guidance, *left_open),
        abilities=_ABLE_WITH_CLASS if classes else _ABLE,
        directions=directions,
    )


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card: the assumptions under which noise is found best.

    Raises:
        ModelError: the weights are of another architecture.
    """
    net = planned(weights, net_of, "no small denoiser")
    plain = {name: value.float() for name, value in weights.items()}
    return describe(net, measured(plain, net)[0])


class StudentDenoiser(SteppedGenerator):
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
        net = self._net
        assumed = {key: str(values[key]) for key in choices_of(net)}
        schedule, low = kept_by(tensors, assumed), BOUNDS[assumed["bounds"]][1]
        row, none = self._rows(values)
        much = float(values.get("guidance", 1.0))

        def denoiser(x: Tensor, t: Tensor) -> Tensor:
            at = int(t[0])
            found = noise_in(tensors, net, x, at, len(schedule), assumed, row)
            if much == 1.0:
                return found
            without = noise_in(tensors, net, x, at, len(schedule), assumed, none)
            return without + much * (found - without)

        signed = sample(denoiser, latents, schedule, int(values["steps"]), check, on_step)
        return (signed - low) / (1 - low)

    def _rows(self, values: Controls) -> tuple[Tensor, Tensor]:
        """[1, classes] what it is told, and what it is told where it is told no class."""
        none, count = usual_row(self._net), self._net.classes - self._net.forgets
        if not self._net.classes:
            return none, none
        row = none.new_zeros(none.shape)
        row[:, :count] = class_shares(values, count, none)
        return row, none


def load(card: Card, weights: Weights, device: torch.device) -> StudentDenoiser:
    """Build the generator; the card's controls hold what is assumed.

    Raises:
        ModelError: the weights are of another architecture, or hold numbers that are not finite.
    """
    net = planned(weights, net_of, "no small denoiser")
    need_finite(weights)
    info = describe(net, assumed_on(card), card.info.directions)
    return StudentDenoiser(info, weights, net).on(device)


ARCHITECTURE = Published(NAME, "diffusion", load, recognise, info_of)
