"""A Glow as a generator: pictures out of latents, and exactly back, with their likelihood.

The latent is all levels' shares one after the other, fine to coarse, each standardised by the mean
and spread that the network expects of it: so seeds, blends and directions work as in every model.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import torch
from torch import Tensor

from studio.errors import ModelError
from studio.models.base import Weights
from studio.models.flow.generator import DRAWS, FIT, FlowGenerator, cell_noise
from studio.models.flow.glow import Coupling, Glow, Layout
from studio.models.flow.glow_layout import layout_of, needed, shapes_of
from studio.models.flow.levels import LEVELS, centred, quantise
from studio.models.flow.temperature import KEY as TEMPERATURE
from studio.models.flow.temperature import temperature_control
from studio.models.plain import Tensors, as_channels, middle_square, need
from studio.models.recognise import Facts, Group, Match, MismatchError, same_shapes
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction

ARCHITECTURE = "glow"
DETAIL = Control(
    "detail", "Detail", "float", 1.0, 0.0, 1.5, 0.01,
    help="The temperature of the finest level alone: less is smoother, more is grainier.",
)  # fmt: skip
_USUAL: Facts = {"temperature": 0.7, "dithered": 0}


def side_of(layout: Layout) -> int:
    """Pixels of a side: the weights fit any size; 4 x 4 cells at the last level are usual."""
    return 4 << len(layout.levels)


def describe(layout: Layout, facts: Facts, directions: tuple[Direction, ...] = ()) -> GeneratorInfo:
    """What such a model declares."""
    side = side_of(layout)
    return GeneratorInfo(
        family="flow",
        architecture=ARCHITECTURE,
        spaces=(Space("z", (layout.channels * side * side,)),),
        sizes=Sizes((side, side), ((side, side),)),
        controls=(temperature_control(_temperature(facts)), DETAIL),
        abilities=("encodes", "scores", "finds_directions"),
        directions=directions,
        fits=(FIT,),
    )


def _temperature(facts: Facts) -> float:
    value = facts.get("temperature", _USUAL["temperature"])
    if isinstance(value, int | float) and 0.05 <= value <= 1.5:
        return float(value)
    raise ModelError(f"The weights ask for the temperature {value!r}; expected 0.05 to 1.5.")


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a Glow.

    Raises:
        MismatchError: it is not.
    """
    shapes = {name: shape for name, shape in group.shapes.items() if needed(name)}
    layout = layout_of(shapes)
    same_shapes(shapes, shapes_of(layout))
    steps = ", ".join(str(level.steps) for level in layout.levels)
    kind = "affine" if layout.affine else "additive"
    side = side_of(layout)
    return Match.whole(
        f"a Glow of {len(layout.levels)} levels with {steps} {kind} steps,"
        f" {layout.channels} × {side} × {side}, exact both ways",
        shapes,
        _USUAL,
    )


def _layout(weights: Tensors) -> Layout:
    try:
        return layout_of({name: tuple(value.shape) for name, value in weights.items()})
    except MismatchError as error:
        raise ModelError(f"The weights are no Glow: {error}.") from None


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: the weights are no Glow.
    """
    return describe(_layout(weights), weights.facts)


def load(card: Card, weights: Weights, device: torch.device) -> GlowGenerator:
    """Build the generator.

    Raises:
        ModelError: the weights are of another architecture, or a step of theirs has no inverse.
    """
    layout = _layout(weights)
    need(weights, shapes_of(layout), card.name)
    with torch.device("meta"):
        glow = Glow(layout)
    glow = glow.to_empty(device="cpu")
    glow.load_state_dict({name: value.float() for name, value in weights.items()})
    singular = glow.singular()
    if singular:
        raise ModelError(
            f"{card.name} has no inverse: the channels of {singular} are mixed by a matrix that"
            " cannot be turned back."
        )
    info = describe(layout, weights.facts, card.info.directions)
    generator = GlowGenerator(info, glow, dithered=bool(weights.facts.get("dithered", 0)))
    generator.to(device, torch.float32)
    return generator


class GlowGenerator(FlowGenerator):
    """A loaded Glow. `dithered`: its training pictures were brought to 32 levels by dithering."""

    def __init__(self, info: GeneratorInfo, glow: Glow, dithered: bool = False) -> None:
        self._glow = glow.eval().requires_grad_(requires_grad=False)
        self._dithered = dithered
        state = glow.state_dict()
        super().__init__(info, state, self._painted, self._found, self._log_density)

    @property
    def glow(self) -> Glow:
        """The network."""
        return self._glow

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights; they stay float32, or the way back would not be exact.

        In a half precision only the networks inside the couplings are computed.
        """
        self._glow.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        for module in self._glow.modules():
            if isinstance(module, Coupling):
                module.inner = None if dtype is torch.float32 else dtype
        self._tensors = self._glow.state_dict()

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
        seen = as_channels(seen, self._glow.layout.channels)
        shape = tuple(seen.shape[1:])
        total = seen.new_zeros(len(seen), dtype=torch.float64)
        for draw in range(DRAWS):
            inside, between = (cell_noise(2 * draw + k, shape).to(device) for k in range(2))
            levels = quantise(seen, between if self._dithered else None)
            logs = self._log_density(self._tensors, levels, inside.expand_as(levels))
            total += logs.double() / DRAWS
        return (-total / (seen[0].numel() * math.log(2))).float()

    def _log_density(self, _tensors: Tensors, levels: Tensor, noise: Tensor) -> Tensor:
        """Log density [N], in nats, over pictures [N, C, H, W] in [0, 32)."""
        log_density = self._glow.log_density(centred((levels + noise) / LEVELS))
        return log_density - levels[0].numel() * math.log(LEVELS)

    def _painted(
        self,
        _tensors: Tensors,
        latents: Tensor,
        controls: Mapping[str, ControlValue],
        check: Callable[[], None],
    ) -> Tensor:
        side = self.info.sizes.default[0]
        z = latents.float() * float(controls[TEMPERATURE])
        detail = float(controls[DETAIL.key])
        if detail != 1:
            finest = math.prod(self._glow.layout.latent_shapes(side)[0])
            z = torch.cat((z[:, :finest] * detail, z[:, finest:]), 1)
        return self._glow.inverse(z, side, check) + 0.5

    def _found(self, _tensors: Tensors, pixels: Tensor) -> tuple[Tensor, dict[str, float]]:
        """Where the picture lies, so that the default temperature brings it back."""
        seen = as_channels(pixels, self._glow.layout.channels)
        z, _ = self._glow(centred(seen))
        default = next(c.default for c in self.info.controls if c.key == TEMPERATURE)
        return z / float(default), {
            "length": float(z.square().mean().sqrt()),
            "bits_per_dim": float(self.bits_per_dim(pixels)[0]),
        }
