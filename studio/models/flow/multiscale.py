"""A multi-scale flow as a generator: pictures out of latents, and exactly back, with likelihoods.

The latent is all sizes' parts one after the other, fine to coarse, each standardised by what the
network expects of it: so seeds, blends and directions work as in every model.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

import torch
from torch import Tensor

from studio.errors import ModelError
from studio.models.base import Check, Controls, Weights
from studio.models.flow.generator import DRAWS, FlowGenerator, cell_noise, flow_info
from studio.models.flow.glow.network import singular
from studio.models.flow.levels import LEVELS, centred, quantise
from studio.models.flow.network import Flow, Inner
from studio.models.flow.temperature import KEY as TEMPERATURE, temperature_control
from studio.models.opening.recognise import Facts
from studio.models.plain import Tensors, as_channels, middle_square, need, shapes_in
from studio.values.card import Card, GeneratorInfo
from studio.values.controls import Control
from studio.values.directions import Direction

DETAIL = Control(
    "detail", "Detail", "float", 1.0, 0.0, 1.5, 0.01,
    help="The temperature of the finest level alone: less is smoother, more is grainier.",
)  # fmt: skip
FlowKind = TypeVar("FlowKind", bound=Flow)
USUAL: Facts = {"temperature": 0.7, "dithered": 0}


def declared(
    architecture: str,
    channels: int,
    side: int,
    facts: Facts,
    directions: tuple[Direction, ...] = (),
) -> GeneratorInfo:
    """What a flow of square pictures with such facts declares.

    Raises:
        ModelError: the facts ask for a temperature that there is not.
    """
    controls = (temperature_control(temperature_of(facts)), DETAIL)
    return flow_info(architecture, (channels * side * side,), (side, side), controls, directions)


def temperature_of(facts: Facts) -> float:
    """The usual temperature of weights with such facts.

    Raises:
        ModelError: they ask for one that there is not.
    """
    value = facts.get("temperature", USUAL["temperature"])
    if isinstance(value, int | float) and 0.05 <= value <= 1.5:
        return float(value)
    raise ModelError(f"The weights ask for the temperature {value!r}; expected 0.05 to 1.5.")


def opened(
    card: Card,
    info: GeneratorInfo,
    make: Callable[[], FlowKind],
    weights: Weights,
    device: torch.device,
    kind: Callable[[GeneratorInfo, FlowKind, bool], MultiscaleFlow] | None = None,
) -> MultiscaleFlow:
    """The generator, of a `kind`, that `make` gives once the weights of a card are in it.

    Raises:
        ModelError: they are not all of its tensors and no others, or a step has no inverse.
    """
    with torch.device("meta"):
        flow = make()
    need(weights, shapes_in(flow.state_dict()), card.name)
    flow.to_empty(device="cpu")
    flow.load_state_dict({name: value.float() for name, value in weights.items()})
    step = singular(flow)
    if step:
        raise ModelError(
            f"{card.name} has no inverse: the channels of {step} are mixed by a matrix that"
            " cannot be turned back."
        )
    made = kind or MultiscaleFlow
    return made(info, flow, bool(weights.facts.get("dithered", 0))).on(device)


class MultiscaleFlow(FlowGenerator):
    """A loaded flow. `dithered`: its training pictures were brought to 32 levels by dithering.

    `draws`: at so many places within its cell a picture's density is taken; of large pictures one
    tells as much as many of small ones.
    """

    draws = DRAWS

    def __init__(self, info: GeneratorInfo, flow: Flow, dithered: bool = False) -> None:
        self._flow = flow.eval().requires_grad_(requires_grad=False)
        self._dithered = dithered
        state = flow.state_dict()
        super().__init__(info, state, self._painted, self._found, self._log_density)

    @property
    def flow(self) -> Flow:
        """The network."""
        return self._flow

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights; they stay float32, or the way back would not be exact.

        In a half precision only the networks inside the flow are computed.
        """
        self._flow.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        for module in self._flow.modules():
            if isinstance(module, Inner):
                module.inner = None if dtype is torch.float32 else dtype
        self._tensors = self._flow.state_dict()

    @torch.inference_mode()
    def bits_per_dim(self, pixels: Tensor) -> Tensor:
        """[N] float: bits that a colour value of the middle squares of [N, 3, H, W] costs.

        Pictures are scored on the 32 levels that the model was trained on, under the mean of
        fixed draws of noise: the same picture, the same figure, and a bound of its likelihood.

        Source: Theis, van den Oord, Bethge, "A note on the evaluation of generative models", 2016,
        arXiv:1511.01844.
        """
        device = self._any().device
        seen = middle_square(pixels[:, :3].float().to(device), self.info.sizes.default)
        seen = as_channels(seen, self._flow.shape.channels)
        shape = tuple(seen.shape[1:])
        total = seen.new_zeros(len(seen), dtype=torch.float64)
        for draw in range(self.draws):
            inside, between = (cell_noise(2 * draw + k, shape).to(device) for k in range(2))
            levels = quantise(seen, between if self._dithered else None)
            logs = self._log_density(self._tensors, levels, inside.expand_as(levels))
            total += logs.double() / self.draws
        return (-total / (seen[0].numel() * math.log(2))).float()

    def _log_density(self, _tensors: Tensors, levels: Tensor, noise: Tensor) -> Tensor:
        """Log density [N], in nats, over pictures [N, C, H, W] in [0, 32)."""
        log_density = self._flow.log_density(centred((levels + noise) / LEVELS))
        return log_density - levels[0].numel() * math.log(LEVELS)

    def _painted(
        self,
        _tensors: Tensors,
        latents: Tensor,
        controls: Controls,
        check: Check,
    ) -> Tensor:
        side = self.info.sizes.default[0]
        z = latents.float() * float(controls[TEMPERATURE])
        detail = float(controls[DETAIL.key])
        if detail != 1:
            finest = math.prod(self._flow.shape.latent_shapes(side)[0])
            z = torch.cat((z[:, :finest] * detail, z[:, finest:]), 1)
        return self._flow.inverse(z, side, check) + 0.5

    def _found(self, _tensors: Tensors, pixels: Tensor) -> tuple[Tensor, dict[str, float]]:
        """Where the picture lies, so that the default temperature brings it back."""
        seen = as_channels(pixels, self._flow.shape.channels)
        z, _ = self._flow(centred(seen))
        default = next(c.default for c in self.info.controls if c.key == TEMPERATURE)
        return z / float(default), {
            "length": float(z.square().mean().sqrt()),
            "bits_per_dim": float(self.bits_per_dim(pixels)[0]),
        }
