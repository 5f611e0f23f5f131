"""Models whose file holds the weights twice: averaged over the training, and as its end left them.

The averaged ones draw; the others lie beside them in the converted file, under `other/`, and are
loaded when the control that stands among the assumptions first asks for them. Photos are read, and
surprise is measured, by the averaged ones alone.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any, cast

import msgspec
import torch
from torch import Tensor

from studio.models.base import (
    CancelToken,
    Check,
    Controls,
    Encodes,
    Encoding,
    FollowsSize,
    Generator,
    Lifts,
    Projects,
    RenderRequest,
    Scores,
    Start,
    StepCallback,
    Styles,
    Weights,
)
from studio.models.opening.assumptions import ASSUMPTIONS
from studio.values.card import Card, GeneratorInfo
from studio.values.controls import Control
from studio.values.directions import Direction
from studio.values.latent import Latent

OTHER = "other/"
"""Begins the names of the weights that are not averaged."""
COPY = Control(
    "copy",
    "Weights",
    "choice",
    "averaged",
    choices=(("averaged", "Averaged"), ("last", "As training ended")),
    group=ASSUMPTIONS,
    help="The file holds the weights twice: averaged over the training, which as a rule makes the"
    " better pictures, and as the last step left them.",
    mark=False,
)


def parted(weights: Weights) -> tuple[Weights, Weights]:
    """The weights that draw, and the others under the same names; none where there are none."""
    main = {name: value for name, value in weights.items() if not name.startswith(OTHER)}
    other = {n.removeprefix(OTHER): value for n, value in weights.items() if n.startswith(OTHER)}
    return Weights(main, weights.facts), Weights(other, weights.facts)


def offered(info: GeneratorInfo, other: Weights) -> GeneratorInfo:
    """With the choice between the copies, where there is another and its numbers are finite."""
    if not other or not all(torch.isfinite(value.float()).all() for value in other.values()):
        return info
    return msgspec.structs.replace(info, controls=(*info.controls, COPY))


def offers(card: Card) -> bool:
    """Whether a card says that its model can draw with either copy."""
    return any(control.key == COPY.key for control in card.info.controls)


def copy_on(card: Card) -> str:
    """The copy that draws where nothing is said, by a card that offers both."""
    return next(str(c.default) for c in card.info.controls if c.key == COPY.key)


def without_choice(card: Card) -> Card:
    """The card as of one copy alone."""
    controls = tuple(control for control in card.info.controls if control.key != COPY.key)
    return msgspec.structs.replace(card, info=msgspec.structs.replace(card.info, controls=controls))


def either(
    main: Generator, load_other: Callable[[], Generator], usual: str = str(COPY.default)
) -> Generator:
    """A generator that draws as its control says, with all that `main` can do.

    `usual`: the copy that draws where nothing is said.
    """
    abilities = [mixin for protocol, mixin in _ABILITIES.items() if isinstance(main, protocol)]
    kind = type("Copies", (*abilities, _Copies), {})
    return cast(Generator, kind(main, load_other, usual))


class _Copies:
    def __init__(self, main: Generator, load_other: Callable[[], Generator], usual: str) -> None:
        # Any: what each ability is asked for, `main` has, or the ability would not be there.
        self._main: Any = main
        self._load_other = load_other
        self._other: Any = None
        self._place: tuple[torch.device, torch.dtype] | None = None
        self._loading = threading.Lock()
        self._usual = usual
        info, choice = main.info, msgspec.structs.replace(COPY, default=usual)
        self._info = msgspec.structs.replace(info, controls=(*info.controls, choice))

    @property
    def info(self) -> GeneratorInfo:
        return self._info

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        with self._loading:
            self._place = device, dtype
            self._main.to(device, dtype)
            if self._other is not None:
                self._other.to(device, dtype)

    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        point: Tensor = self._main.resolve(latent, directions)
        return point

    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        generator, controls = self._chosen(request.controls)
        picture: Tensor = generator.render(
            RenderRequest(
                request.latents, request.width, request.height, controls, request.rows,
                request.draft, request.enough_px,
            ),
            token,
            on_step,
        )  # fmt: skip
        return picture

    def _chosen(self, controls: Controls) -> tuple[Any, Controls]:
        """The copy that these controls name, and the rest of them."""
        rest = {key: value for key, value in controls.items() if key != COPY.key}
        if controls.get(COPY.key, self._usual) == COPY.default:
            return self._main, rest
        with self._loading:
            if self._other is None:
                self._other = self._load_other()
                if self._place is not None:
                    self._other.to(*self._place)
            return self._other, rest


class _Encodes(_Copies):
    def encode(
        self, pixels: Tensor, fit: str, token: CancelToken, on_step: StepCallback | None = None
    ) -> Encoding:
        found: Encoding = self._main.encode(pixels, fit, token, on_step)
        return found


class _FollowsSize(_Copies):
    def resolve_at(
        self, latent: Latent, directions: Mapping[str, Direction], width: int, height: int
    ) -> Tensor:
        point: Tensor = self._main.resolve_at(latent, directions, width, height)
        return point


class _Lifts(_Copies):
    def resolve_under(
        self, latent: Latent, directions: Mapping[str, Direction], controls: Controls
    ) -> Tensor:
        generator, rest = self._chosen(controls)
        point: Tensor = generator.resolve_under(latent, directions, rest)
        return point

    def usual_under(
        self, latent: Latent, directions: Mapping[str, Direction], controls: Controls
    ) -> float:
        generator, rest = self._chosen(controls)
        return float(generator.usual_under(latent, directions, rest))


class _Styles(_Copies):
    def style_weights(self) -> tuple[Tensor, ...]:
        found: tuple[Tensor, ...] = self._main.style_weights()
        return found

    def style_points(self, z: Tensor, controls: Controls) -> Tensor:
        generator, rest = self._chosen(controls)
        points: Tensor = generator.style_points(z, rest)
        return points


class _Projects(_Copies):
    def search_start(self, controls: Controls) -> Start:
        generator, rest = self._chosen(controls)
        start: Start = generator.search_start(rest)
        return start

    def wider(self, point: Tensor) -> tuple[str, Tensor] | None:
        found: tuple[str, Tensor] | None = self._main.wider(point)
        return found

    def followed(self, points: Tensor, controls: Controls, check: Check) -> Tensor:
        generator, rest = self._chosen(controls)
        pictures: Tensor = generator.followed(points, rest, check)
        return pictures


class _Scores(_Copies):
    def bits_per_dim(self, pixels: Tensor) -> Tensor:
        found: Tensor = self._main.bits_per_dim(pixels)
        return found


_ABILITIES: Mapping[Any, type[_Copies]] = {
    Encodes: _Encodes, FollowsSize: _FollowsSize, Lifts: _Lifts, Styles: _Styles,
    Projects: _Projects, Scores: _Scores,
}  # fmt: skip
