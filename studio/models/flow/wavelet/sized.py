"""A wavelet flow of large pictures as a generator: any size, quick drafts, stones from seeds.

The latent's end is that of a smaller picture: drafts and small pictures leave the finest flows out
and are exactly the means of the whole. Larger pictures than the flow's own are drawn on with the
finest flow, which sees only the nearest means, so that it fits every size; other proportions are
cut from the middle of a square.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import torch
from torch import Tensor
from torch.nn import functional

from studio.core.latents import evaluate
from studio.models.base import CancelToken, Check, Controls, RenderRequest, StepCallback
from studio.models.flow.generator import flow_info
from studio.models.flow.multiscale import DETAIL, MultiscaleFlow
from studio.models.flow.temperature import KEY as TEMPERATURE, temperature_control
from studio.models.flow.wavelet.network import WIDEST, WaveletFlow, doubled
from studio.models.flow.wavelet.stones import PLAN, Stones
from studio.models.plain import Tensors
from studio.values import seeds
from studio.values.card import GeneratorInfo, Sizes, Space
from studio.values.controls import check_controls
from studio.values.directions import Direction
from studio.values.latent import Convention, Latent

SMALLEST, LARGEST = 64, 1024
CALM = 0.75
"""The temperature of what is finer than the plan of a stone, in shares of that of the whole."""
QUICK = 128
"""Pixels a side of drafts, unless fewer are enough."""
BEYOND = "flow/beyond"


def describe(
    architecture: str, side: int, temperature: float,
    directions: tuple[Direction, ...], convention: Convention,
) -> GeneratorInfo:  # fmt: skip
    """What such a model declares."""
    controls = (temperature_control(temperature), DETAIL)
    info = flow_info(architecture, (3 * side * side,), (side, side), controls, directions)
    space = Space("z", (3 * side * side,), seeds=convention, coarse=3 * SMALLEST * SMALLEST)
    sizes = Sizes((side, side), any_size=True, any_aspect=True, largest=LARGEST)
    abilities = (*info.abilities, "any_size", "drafts_cheaply")
    return msgspec.structs.replace(info, spaces=(space,), sizes=sizes, abilities=abilities)


class SizedFlow(MultiscaleFlow):
    """A loaded flow whose pictures have any size."""

    draws = 1

    def __init__(self, info: GeneratorInfo, flow: WaveletFlow, dithered: bool = False) -> None:
        super().__init__(info, flow, dithered)
        self._sized = flow
        self._side = flow.layout.side
        calm = 3 * (self._side**2 - PLAN**2)
        self._gain = torch.ones(info.space.size)
        self._gain[:calm] = CALM
        self._finest = 3 * (self._side**2 - (self._side // 2) ** 2)
        default = next(c.default for c in info.controls if c.key == TEMPERATURE)
        self._usual = self._gain * float(default)
        self._stones = Stones(flow, self._usual)

    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> Tensor:
        """[1, D] float32 on the device: the point that an expression names.

        Raises:
            LatentError: the expression does not fit this model.
        """
        point = evaluate(latent, self._info, directions, pictures=self._stones)
        return point.to(self._any().device)

    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> Tensor:
        """[N, 3, rows, W] float in [0, 1].

        Raises:
            Cancelled: the token was set.
        """
        values = check_controls(self._info.controls, dict(request.controls))
        wanted = max(request.width, request.height)
        if request.draft:
            wanted = min(QUICK, wanted, request.enough_px or QUICK)
        side = SMALLEST
        while side < wanted:
            side *= 2
        with torch.inference_mode():
            squares = self._square(request.latents, values, min(side, LARGEST), token.check)
        if on_step is not None:
            on_step(1, 1)
        pictures = _cut(squares, request.width, request.height).clamp(0, 1)
        y0, y1 = request.rows or (0, request.height)
        return pictures[:, :, y0:y1]

    def usual_at(self, point: Tensor) -> float | None:
        """How usual a point [1, D] is, its plan among the plans of stones that seeds draw.

        None where seeds are noise.
        """
        if self._info.space.seeds != "pictures":
            return None
        return self._stones.how_usual(point[0].double().cpu())

    def _square(self, latents: Tensor, values: Controls, side: int, check: Check) -> Tensor:
        """[N, 3, side, side] of latents [N, D], a power of two."""
        z = latents.float().to(self._any().device) * self._gain.to(latents.device)
        z = z * float(values[TEMPERATURE])
        if values[DETAIL.key] != 1:
            detail = float(values[DETAIL.key])
            z = torch.cat((z[:, : self._finest] * detail, z[:, self._finest :]), 1)
        own = min(side, self._side)
        skip = (self._side // own).bit_length() - 1
        x = self._sized.inverse(z[:, 3 * (self._side**2 - own**2) :], own, check, skip)
        while x.shape[-1] < side:
            x = self._larger(x, float(values[TEMPERATURE]) * float(values[DETAIL.key]), check)
        return x + 0.5

    def _larger(self, x: Tensor, temperature: float, check: Check) -> Tensor:
        """Pictures [N, 3, 2 S, 2 S] of the means [N, 3, S, S], by the finest flow."""
        side = x.shape[-1]
        noise = torch.from_numpy(seeds.normal(side, BEYOND, 9 * side * side)).to(x)
        noise = noise.reshape(1, 9, side, side) * (CALM * temperature)
        x = x.clamp(-WIDEST, WIDEST)
        finest = next(self._sized.sizes())
        return doubled(x, finest.inverse(noise.expand(len(x), -1, -1, -1), x, check))

    def _painted(
        self, _tensors: Tensors, latents: Tensor, controls: Controls, check: Check
    ) -> Tensor:
        return self._square(latents, controls, self._side, check)

    def _found(self, tensors: Tensors, pixels: Tensor) -> tuple[Tensor, dict[str, float]]:
        point, report = super()._found(tensors, pixels)
        return point / self._gain.to(point.device), report


def _cut(squares: Tensor, width: int, height: int) -> Tensor:
    """Squares [N, C, S, S] brought to the longer side and cut to (width, height)."""
    side = max(width, height)
    if side != squares.shape[-1]:
        larger = side > squares.shape[-1]
        squares = functional.interpolate(
            squares, (side, side), mode="bicubic" if larger else "area",
            **({"align_corners": False} if larger else {}),
        )  # fmt: skip
    top, left = (side - height) // 2, (side - width) // 2
    return squares[:, :, top : top + height, left : left + width]
