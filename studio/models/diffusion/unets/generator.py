"""Such a network as a generator: DDIM from its noise, of any size that it can halve.

A network that knows classes is asked twice where it is to follow the class more strongly: for the
class, and for none; the mean of all classes stands in for none where it was not taught that.

Source: Ho and Salimans, "Classifier-Free Diffusion Guidance", 2022, arXiv:2207.12598.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from studio.core.latents import at_size, evaluate
from studio.errors import LatentError
from studio.models.base import CancelToken, RenderRequest, StepCallback
from studio.models.diffusion.ddim import sample
from studio.models.diffusion.generator import DRAFT_STEPS, controls
from studio.models.diffusion.middle import (
    LooksInsideItself,
    Middle,
    MovesInside,
    as_it_is,
    middle_space,
)
from studio.models.diffusion.schedule import SCHEDULES, Schedule
from studio.models.gan.classes import class_controls, class_shares
from studio.models.opening.assumptions import assumption
from studio.models.plain import PlainGenerator, Tensors
from studio.values.card import Ability, GeneratorInfo, Sizes, Space
from studio.values.controls import Control, ControlValue, check_controls
from studio.values.directions import Direction
from studio.values.latent import Latent

LENGTH = 1000
"""How many steps of noising a network knows, where its file does not say."""
LARGEST = 512
PREDICTS: Mapping[str, tuple[str, str]] = {
    "noise": ("Noise", ""), "velocity": ("Velocity", ""), "picture": ("The picture", ""),
}  # fmt: skip
_GUIDANCE = Control(
    "guidance", "Follows the class", "float", 1.0, 1.0, 10.0, 0.1,
    help="How strongly it keeps away from what all classes have in common. At 1 it draws the class"
    " as it learned it; more asks the network twice.",
)  # fmt: skip


@dataclass(frozen=True)
class UNet:
    """What is declared of a network: its channels, its usual side, what sides are multiples of.

    `deepest`: channels in its middle.
    """

    name: str
    channels: int
    side: int
    multiple: int
    classes: int = 0
    deepest: int = 0

    @property
    def middle(self) -> Space:
        """The space in its middle."""
        return middle_space(self.deepest, self.side // self.multiple)


@dataclass(frozen=True)
class Told:
    """What a network is told besides its input.

    `shares`: [1, classes] how much of each class; None for none of them. `middle`: what is done
    with what leaves its lowest level.
    """

    controls: Mapping[str, ControlValue]
    shares: Tensor | None = None
    middle: Middle = as_it_is

    def label_of(self, embeddings: Tensor, nothing: Tensor | None = None) -> Tensor:
        """[1, width] of the classes among `embeddings` [classes, width].

        `nothing`: [1, width] of no class; the mean of all where the network has none.
        """
        if self.shares is not None:
            return self.shares.to(embeddings) @ embeddings
        return embeddings.mean(0, keepdim=True) if nothing is None else nothing


Predict = Callable[[Tensors, Tensor, Tensor, Told], Tensor]
"""`predict(tensors, x, t, told)`: what the network says of `x` [N, C, H, W] at the steps `t`."""


def assumed_choice(
    key: str, label: str, known: Mapping[str, tuple[Any, ...]], assumed: Mapping[str, str]
) -> Control:
    """The choice of something that weights do not say."""
    return assumption(key, label, known, assumed, "Not in the weights; assumed by what it is like.")


def described(
    unet: UNet, assumed: Mapping[str, str], choices: tuple[Control, ...] = (), *,
    scheduled: bool = False,
) -> GeneratorInfo:  # fmt: skip
    """What such a model declares. `scheduled`: the file says how noise grew in training."""
    usual = controls(assumed.get("schedule", "linear"))
    shown = tuple(control for control in usual if not scheduled or control.key != "schedule")
    abilities: list[Ability] = ["any_size", "drafts_cheaply"]
    about: tuple[Control, ...] = ()
    if unet.classes:
        abilities.append("takes_class")
        about = (*class_controls(unet.classes), _GUIDANCE)
    predicts = assumption(
        "predicts", "The network says", PREDICTS, assumed, "What it was taught to tell of a picture"
        " with noise.",
    )  # fmt: skip
    return GeneratorInfo(
        family="diffusion",
        architecture=unet.name,
        spaces=(Space("noise", (unet.channels, unet.side, unet.side), cell=1),),
        sizes=Sizes(
            (unet.side, unet.side), any_size=True, any_aspect=True, multiple=unet.multiple,
            largest=max(LARGEST, unet.side),
        ),
        channels=4 if unet.channels == 4 else 3,
        controls=(*about, *shown, predicts, *choices),
        abilities=tuple(abilities),
    )  # fmt: skip


class UNetGenerator(LooksInsideItself, PlainGenerator):
    """A loaded network with its sampler. Cancel is looked at before every step."""

    def __init__(
        self,
        info: GeneratorInfo,
        tensors: Tensors,
        predict: Predict,
        unet: UNet,
        schedule: Schedule | None = None,
    ) -> None:
        """`schedule`: that of its training, where its file says so."""
        super().__init__(info, tensors, self._never)
        self._predict = predict
        self._classes = unet.classes
        self._schedule = schedule
        self._inside = MovesInside(unet.middle, self.render)

    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        """[1, C, H, W] float32 on the device: the noise that an expression names.

        Raises:
            LatentError: the expression does not fit this model.
        """
        return self.resolve_at(latent, directions, *self._info.sizes.default)

    def resolve_at(
        self, latent: Latent, directions: Mapping[str, Direction], width: int, height: int
    ) -> Tensor:
        """[1, C, H, W] float32: as `resolve`, for a picture of that size.

        Raises:
            LatentError: the expression does not fit this model.
        """
        info = at_size(self._info, width, height)
        return evaluate(latent, info, directions).to(self._any().device)

    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3|4, rows, W] float in [0, 1].

        Raises:
            Cancelled: the token was set.
            LatentError: the latents are of another shape than the picture.
        """
        wanted = (self._info.space.shape[0], request.height, request.width)
        if tuple(request.latents.shape[1:]) != wanted:
            raise LatentError(
                f"The model expects latents of shape {wanted}, not"
                f" {tuple(request.latents.shape[1:])}."
            )
        values = check_controls(self._info.controls, dict(request.controls))
        steps = min(int(values["steps"]), DRAFT_STEPS) if request.draft else int(values["steps"])
        like = self._any()
        with torch.inference_mode():
            noise = request.latents.to(like.device, like.dtype)
            schedule = self._schedule or SCHEDULES[str(values["schedule"])][1](LENGTH)
            visits = schedule.visits(steps)

            def said(x: Tensor, t: Tensor) -> Tensor:
                return self._noise(values, schedule, visits.index(int(t[0])) / len(visits), x, t)

            with self._inside.told(request.conditioning):
                signed = sample(said, noise, schedule, steps, token.check, on_step)
        pictures = ((signed.float() + 1) / 2).clamp(0, 1)
        if pictures.shape[1] == 1:
            pictures = pictures.expand(-1, 3, -1, -1)
        return pictures if request.rows is None else pictures[:, :, slice(*request.rows)]

    def _noise(
        self, values: Mapping[str, ControlValue], schedule: Schedule, share: float, x: Tensor,
        t: Tensor,
    ) -> Tensor:  # fmt: skip
        """The noise [N, C, H, W] in `x` at the steps `t`, whatever the network tells of it.

        `share`: of the steps that were taken.
        """
        shares = class_shares(values, self._classes, x) if self._classes else None
        said = self._predict(self.tensors, x, t, Told(values, shares, self._inside.at(share)))
        follows = float(values.get("guidance", 1.0))
        if follows != 1.0:
            untold = Told(values, None, self._inside.untold(share))
            anything = self._predict(self.tensors, x, t, untold)
            said = anything + follows * (said - anything)
        kept = schedule.kept.to(x.device)[t].to(x.dtype)[:, None, None, None]
        if values["predicts"] == "velocity":
            return kept.sqrt() * said + (1 - kept).sqrt() * x
        if values["predicts"] == "picture":
            return (x - kept.sqrt() * said) / (1 - kept).sqrt().clamp_min(1e-6)
        return said

    @staticmethod
    def _never(*_: Any) -> Tensor:
        raise AssertionError("drawn by `render` alone")
