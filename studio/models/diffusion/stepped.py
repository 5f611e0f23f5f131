"""Denoisers that a person gives a number of steps, and that take fewer while something moves."""

from __future__ import annotations

from typing import ClassVar

from torch import Tensor

from studio.models.base import CancelToken, Check, Controls, StepCallback
from studio.models.plain import PlainGenerator, Tensors
from studio.values.card import GeneratorInfo
from studio.values.controls import Control


def steps_control(usual: int, most: int, draft: int) -> Control:
    """How many steps: 2 to `most`, `usual` at first, `draft` at most while something moves."""
    return Control(
        "steps", "Steps", "int", usual, 2, most, 1,
        help="How often the network looks at the picture; more is truer and slower. While"
        f" something moves it looks {draft} times at most.",
    )  # fmt: skip


class SteppedGenerator(PlainGenerator):
    """A denoiser with its sampler. Cancel is looked at before every step."""

    draft_steps: ClassVar[int]
    """Steps of a draft."""

    def __init__(self, info: GeneratorInfo, tensors: Tensors) -> None:
        super().__init__(info, tensors, self._sampled)

    def _pictures(
        self,
        latents: Tensor,
        values: Controls,
        draft: bool,
        token: CancelToken,
        on_step: StepCallback | None,
    ) -> Tensor:
        wanted = int(values["steps"])
        visited = dict(values) | {"steps": min(wanted, self.draft_steps) if draft else wanted}
        return self._sampled(self.tensors, latents, visited, token.check, on_step)

    def _sampled(
        self,
        tensors: Tensors,
        latents: Tensor,
        values: Controls,
        check: Check,
        on_step: StepCallback | None = None,
    ) -> Tensor:
        """[N, 1|3|4, H, W] in [0, 1] or a little beyond, after all steps."""
        raise NotImplementedError
