"""Generators that are one function from latents to pictures, and one back where there is one."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Self, TypeVar

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.latents import evaluate
from studio.core.seeds import prior_points
from studio.errors import LatentError, ModelError
from studio.models.base import (
    CancelToken,
    Check,
    Controls,
    Encoding,
    RenderRequest,
    Start,
    StepCallback,
)
from studio.models.opening.recognise import MismatchError, Shapes
from studio.values.card import GeneratorInfo
from studio.values.controls import check_controls
from studio.values.directions import Direction
from studio.values.latent import Latent

SEEDS_TRIED = 32
Plan = TypeVar("Plan")
Tensors = Mapping[str, Tensor]
Draw = Callable[[Tensors, Tensor, Controls, Check], Tensor]
"""`draw(tensors, latents, controls, check)` -> [N, 1|3|4, H, W] in [0, 1] or a little beyond."""
Read = Callable[[Tensors, Tensor], tuple[Tensor, dict[str, float]]]
"""`read(tensors, pixels [1, 3, side, side])` -> (latent [1, *space shape], figures)."""


class PlainGenerator:
    """A loaded model that is a function of its weights. Renders at its own size."""

    def __init__(self, info: GeneratorInfo, tensors: Tensors, draw: Draw) -> None:
        self._info = info
        self._draw = draw
        self._tensors = {
            name: value.float() if value.is_floating_point() else value
            for name, value in tensors.items()
        }

    @property
    def info(self) -> GeneratorInfo:
        """What it declares."""
        return self._info

    @property
    def tensors(self) -> Tensors:
        """Its weights by name."""
        return self._tensors

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights to a device, and to a precision."""
        self._tensors = {
            name: value.to(device, dtype) if value.is_floating_point() else value.to(device)
            for name, value in self._tensors.items()
        }

    def on(self, device: torch.device) -> Self:
        """Itself, in full precision on a device."""
        self.to(device, torch.float32)
        return self

    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        """[1, *space shape] float32 on the device: the point that an expression names.

        Raises:
            LatentError: the expression does not fit this model.
        """
        return evaluate(latent, self._info, directions).to(self._any().device)

    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3|4, rows, W] float in [0, 1].

        Raises:
            Cancelled: the token was set.
            LatentError: the latents are of another shape.
        """
        if tuple(request.latents.shape[1:]) != self._info.space.shape:
            raise LatentError(
                f"The model expects latents of shape {self._info.space.shape}, not"
                f" {tuple(request.latents.shape[1:])}."
            )
        values = check_controls(self._info.controls, dict(request.controls))
        like = self._any()
        with torch.inference_mode():
            latents = request.latents.to(like.device, like.dtype)
            pictures = self._pictures(latents, values, request.draft, token, on_step)
        pictures = pictures.float().clamp(0, 1)
        if pictures.shape[1] == 1:
            pictures = pictures.expand(-1, 3, -1, -1)
        if request.rows is not None:
            pictures = pictures[:, :, request.rows[0] : request.rows[1]]
        return pictures

    # ---- searching --------------------------------------------------------------------------
    def search_start(self, controls: Controls) -> Start:
        """The best of a few seeds is where a search begins; it stays as far out as seeds are."""
        space, device = self._info.space, self._any().device
        tried = prior_points(0, SEEDS_TRIED, space).reshape(-1, *space.shape).to(device)
        usual = 2.0 / math.sqrt(2.0 * space.size)
        middle = torch.zeros_like(tried[:1])
        return Start(space.name, middle, 1.0, tried, max(0.0, 1.0 - usual), 1.0 + usual)

    def wider(self, point: Tensor) -> None:
        """There is no larger space."""

    def followed(self, points: Tensor, controls: Controls, check: Check) -> Tensor:
        """[N, 1|3|4, H, W] about in [0, 1], differentiable in `points` [N, *space shape]."""
        values = check_controls(self._info.controls, dict(controls))
        return self._draw(self._tensors, points, values, check)

    def _pictures(
        self,
        latents: Tensor,
        values: Controls,
        draft: bool,
        token: CancelToken,
        on_step: StepCallback | None,
    ) -> Tensor:
        """[N, 1|3|4, H, W] in [0, 1] or a little beyond; `draft`: a cheaper one will do."""
        del draft
        pictures = self._draw(self._tensors, latents, values, token.check)
        if on_step is not None:
            on_step(1, 1)
        return pictures

    def _any(self) -> Tensor:
        return next(value for value in self._tensors.values() if value.is_floating_point())


class PlainEncoder(PlainGenerator):
    """A plain generator that also takes photos."""

    def __init__(self, info: GeneratorInfo, tensors: Tensors, draw: Draw, read: Read) -> None:
        super().__init__(info, tensors, draw)
        self._read = read

    def encode(
        self,
        pixels: Tensor,
        fit: str,
        token: CancelToken,
        on_step: StepCallback | None = None,
    ) -> Encoding:
        """Where the model's own encoder puts the middle square of a picture [1, 3, H, W].

        The report tells the mean and the worst error of the picture that comes back, in 8-bit
        steps, of grey where the model knows no colours.

        Raises:
            Cancelled: the token was set.
            ModelError: an unknown `fit`.
        """
        if fit not in self._info.fits:
            raise ModelError(f"The model knows no fit {fit!r}; it has {self._info.fits}.")
        token.check()
        like = self._any()
        seen = middle_square(pixels[:, :3].to(like.device, like.dtype), self._info.sizes.default)
        with torch.inference_mode():
            latent, report = self._read(self._tensors, seen)
            latent = latent.float()
            values = check_controls(self._info.controls, {})
            back = self._draw(self._tensors, latent.to(like.dtype), values, token.check)
        off = (back.float().clamp(0, 1) - as_channels(seen, back.shape[1])).abs() * 255
        report |= {"mean_error": float(off.mean()), "worst_error": float(off.max())}
        if on_step is not None:
            on_step(1, 1)
        return Encoding(latent, fit, report)


def middle_square(pixels: Tensor, size: tuple[int, int]) -> Tensor:
    """The middle square of pictures [N, C, H, W], resized to (width, height), antialiased."""
    height, width = pixels.shape[2:]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    square = pixels[:, :, top : top + side, left : left + side]
    return functional.interpolate(
        square, size[::-1], mode="bilinear", antialias=True, align_corners=False
    )


def as_channels(pixels: Tensor, channels: int) -> Tensor:
    """Colours [N, 3, H, W] as a model's `channels`: 1 grey, 3, or 4 with everything opaque."""
    if channels == 1:
        return pixels.mean(1, keepdim=True)
    return torch.cat((pixels, torch.ones_like(pixels[:, :1])), 1) if channels == 4 else pixels


def shapes_in(tensors: Tensors) -> dict[str, tuple[int, ...]]:
    """The shapes of tensors, by their names and in their order."""
    return {name: tuple(value.shape) for name, value in tensors.items()}


def planned(tensors: Tensors, plan_of: Callable[[Shapes], Plan], words: str) -> Plan:
    """What an architecture's own `plan_of` reads from the shapes of a file's tensors.

    Raises:
        ModelError: they are not its own; `words` say what they are not, such as `no FastGAN`.
    """
    try:
        return plan_of(shapes_in(tensors))
    except MismatchError as error:
        raise ModelError(f"The weights are {words}: {error}.") from None


def need_finite(tensors: Tensors) -> None:
    """Check that all numbers are finite.

    Raises:
        ModelError: names the first tensor where they are not.
    """
    for name, value in tensors.items():
        if not torch.isfinite(value).all():
            raise ModelError(f"The weights hold numbers in {name!r} that are not finite.")


def need(tensors: Tensors, shapes: Mapping[str, tuple[int, ...]], name: str) -> None:
    """Check that exactly the tensors of `shapes` are there, and that all numbers are finite.

    Raises:
        ModelError: says the first that is missing, foreign or of another shape.
    """
    for key in sorted(set(shapes) ^ set(tensors)):
        what = "lack" if key in shapes else "hold the foreign tensor"
        raise ModelError(f"The weights of {name} {what} {key!r}.")
    for key, shape in shapes.items():
        if tuple(tensors[key].shape) != tuple(shape):
            found = tuple(tensors[key].shape)
            raise ModelError(f"The weights of {name} hold {key!r} as {found}, expected {shape}.")
        if not torch.isfinite(tensors[key]).all():
            raise ModelError(f"The weights of {name} hold numbers in {key!r} that are not finite.")


def linear(tensors: Tensors, name: str, x: Tensor) -> Tensor:
    """[N, out] of [N, in]: the fully connected layer called `name` in a file's own tensors."""
    return functional.linear(x, tensors[name + ".weight"], tensors[name + ".bias"])


def conv(tensors: Tensors, name: str, x: Tensor) -> Tensor:
    """[N, out, H, W] of [N, in, H, W]: a convolution that keeps the size, biased or not."""
    weight = tensors[name + ".weight"]
    return functional.conv2d(x, weight, tensors.get(name + ".bias"), padding=weight.shape[-1] // 2)


def batch_norm(tensors: Tensors, name: str, x: Tensor) -> Tensor:
    """[N, C, …]: a batch norm under the spread that it remembers, with gains or without."""
    mean, spread, weight, bias = (
        tensors.get(f"{name}.{part}") for part in ("running_mean", "running_var", "weight", "bias")
    )
    return functional.batch_norm(x, mean, spread, weight, bias)
