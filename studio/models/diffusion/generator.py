"""Pixel diffusion models as generators: the latent is the noise that sampling starts from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from torch import Tensor

from studio.models.base import CancelToken, Check, Controls, RenderRequest, StepCallback
from studio.models.diffusion.ddim import sample
from studio.models.diffusion.middle import LooksInsideItself, Middle, MovesInside
from studio.models.diffusion.schedule import SCHEDULES
from studio.models.diffusion.stepped import SteppedGenerator, steps_control
from studio.models.opening.assumptions import ASSUMPTIONS
from studio.models.plain import Tensors
from studio.values.card import GeneratorInfo, Space
from studio.values.controls import Control, ControlValue

STEPS, MOST_STEPS, DRAFT_STEPS = 50, 250, 10
Network = Callable[[Tensors, Tensor, Tensor, Middle], Tensor]
"""`network(tensors, x, t, middle)`: the noise in `x` [N, C, H, W] at the steps `t` [N] int64."""


def controls(schedule: str = "linear") -> tuple[Control, ...]:
    """What every such model declares; `schedule` is assumed and can be changed."""
    words = tuple((key, words) for key, (words, _) in SCHEDULES.items())
    return (
        steps_control(STEPS, MOST_STEPS, DRAFT_STEPS),
        Control(
            "schedule", "Noise in training", "choice", schedule, choices=words,
            group=ASSUMPTIONS, mark=False, help="How the noise grew in training.",
        ),
    )  # fmt: skip


class DiffusionGenerator(LooksInsideItself, SteppedGenerator):
    """A loaded network with its sampler. Cancel is looked at before every step."""

    draft_steps = DRAFT_STEPS

    def __init__(
        self, info: GeneratorInfo, tensors: Tensors, network: Network, length: int, middle: Space
    ) -> None:
        """`length`: T, how many steps of noising the network knows; `middle`: its space "h"."""
        super().__init__(info, tensors)
        self._network = network
        self._length = length
        self._inside = MovesInside(middle, self.render)

    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3|4, rows, W] float in [0, 1].

        Raises:
            Cancelled: the token was set.
            LatentError: the latents are of another shape.
        """
        with self._inside.told(request.conditioning):
            return super().render(request, token, on_step)

    def _sampled(
        self,
        tensors: Tensors,
        latents: Tensor,
        values: Controls,
        check: Check,
        on_step: StepCallback | None = None,
    ) -> Tensor:
        schedule = SCHEDULES[str(values["schedule"])][1](self._length)
        visits = schedule.visits(int(values["steps"]))

        def network(x: Tensor, t: Tensor) -> Tensor:
            share = visits.index(int(t[0])) / len(visits)
            return self._network(tensors, x, t, self._inside.at(share))

        noise = self.start(latents, values)
        signed = sample(network, noise, schedule, int(values["steps"]), check, on_step)
        return (signed + 1) / 2

    def start(self, latents: Tensor, values: Mapping[str, ControlValue]) -> Tensor:
        """The noise that sampling starts from: the latents themselves, unless a kind says else."""
        del values
        return latents
