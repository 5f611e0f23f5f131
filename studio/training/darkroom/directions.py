"""Darkroom's directions: what pictures are known to change by, seen through the encoder.

Pictures are changed both ways by a known amount (lighter, warmer, lit from the left …); the mean
change of their latent, told by its slowest waves, is the direction. It therefore means the same at
every size. One unit of each changes pictures equally.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import msgspec
import numpy as np
import torch
from torch import Tensor

from studio.core.directions import calibrate
from studio.core.grids import padded, to_waves
from studio.core.seeds import prior_points
from studio.models.base import CancelToken, RenderRequest
from studio.models.vae.grid.generator import GridEncoder
from studio.training.darkroom.textures import picture
from studio.values.controls import check_controls
from studio.values.directions import Direction

PICTURES, SIDE, WAVES = 10, 128, 4
UNIT = 0.035
"""Root mean square change of the pixels by one unit."""
LIMIT = 7.0
PLACES, PLACE_PX = 4, 128
FIRST = 1 << 41
Field = Callable[[Tensor, Tensor], Tensor]
"""Of x, y in [-1, 1], the picture's width and height: where there is more of something."""


def _everywhere(x: Tensor, y: Tensor) -> Tensor:
    return torch.ones_like(x + y)


def _from_left(x: Tensor, y: Tensor) -> Tensor:
    return -x + 0 * y


def _from_above(x: Tensor, y: Tensor) -> Tensor:
    return -y + 0 * x


def _from_corner(x: Tensor, y: Tensor) -> Tensor:
    return -(x + y) / 1.4


def _middle(x: Tensor, y: Tensor) -> Tensor:
    return torch.cos(x * torch.pi / 1.2) + torch.cos(y * torch.pi / 1.2)


def _bands(x: Tensor, y: Tensor) -> Tensor:
    return torch.cos(1.5 * torch.pi * (y + 1)) + 0 * x


_LIGHT, _WARM, _ROSE = (1.0, 1.0, 1.0), (1.0, 0.0, -1.0), (0.6, -1.0, 0.6)


@dataclass(frozen=True)
class Attribute:
    """More light, or more of a tint, where a field is high."""

    name: str
    low: str
    high: str
    tone: tuple[float, float, float]
    field: Field

    def change(self, pictures: Tensor, amount: float) -> Tensor:
        """Pictures [N, 3, H, W] in [0, 1] with more (or less) of it."""
        tint = torch.tensor(self.tone).reshape(1, 3, 1, 1)
        gain = torch.exp(0.35 * amount * tint * self.where(*pictures.shape[2:]))
        return (pictures * gain).clamp(0, 1)

    def where(self, height: int, width: int) -> Tensor:
        """[H, W]: the field."""
        y, x = torch.linspace(-1, 1, height)[:, None], torch.linspace(-1, 1, width)[None]
        return self.field(x, y).expand(height, width)


ATTRIBUTES = (
    Attribute("Brightness", "dark", "bright", _LIGHT, _everywhere),
    Attribute("Warmth", "cool", "warm", _WARM, _everywhere),
    Attribute("Tint", "green", "rose", _ROSE, _everywhere),
    Attribute("Spotlight", "burnt in", "dodged", _LIGHT, _middle),
    Attribute("Light from the left", "right", "left", _LIGHT, _from_left),
    Attribute("Light from above", "below", "above", _LIGHT, _from_above),
    Attribute("Corner light", "lower right", "upper left", _LIGHT, _from_corner),
    Attribute("Evening", "warm above", "warm below", (-1.0, 0.0, 1.0), _from_above),
    Attribute("Warm side", "warm right", "warm left", _WARM, _from_left),
    Attribute("Split tone", "rose above", "green above", (-0.6, 1.0, -0.6), _from_above),
    Attribute("Bands", "dark between", "light between", _LIGHT, _bands),
)


def find_directions(generator: GridEncoder) -> tuple[Direction, ...]:
    """The shipped directions, most useful first."""
    drawn = np.stack([picture(FIRST + k, SIDE) for k in range(PICTURES)])
    pictures = torch.from_numpy(drawn).permute(0, 3, 1, 2) * 0.8 + 0.1
    found = []
    for attribute in ATTRIBUTES:
        waves = moved(generator, pictures, attribute)
        direction = Direction.of(
            attribute.name, "z", waves.numpy().astype(np.float32), 1.0, "attribute"
        )
        unit = torch.from_numpy(direction.delta().copy()).reshape(waves.shape)
        step = calibrate(partial(_effect, generator, unit), UNIT, 0.02, 400.0)
        named = msgspec.structs.replace(direction, low=attribute.low, high=attribute.high)
        found.append(msgspec.structs.replace(named, step=round(step, 4), limit=LIMIT))
    return tuple(found)


def moved(generator: GridEncoder, pictures: Tensor, attribute: Attribute) -> Tensor:
    """[C, n, n]: the slowest waves of the mean change of the points, those that the field has."""
    with torch.inference_mode():
        ends = [
            torch.cat([generator.points_of(attribute.change(one[None], way)) for one in pictures])
            for way in (-1.0, 1.0)
        ]
    mean = (ends[1] - ends[0]).mean(0)[:, :WAVES, :WAVES].clone()
    own = to_waves(attribute.where(64, 64)[None, None])[0, 0, :WAVES, :WAVES].abs()
    return torch.where(own > 0.05 * own.max(), mean, torch.zeros_like(mean))


def _effect(generator: GridEncoder, unit: Tensor, step: float) -> float:
    """How much pictures of seeds change by `step`, half of it either way."""
    space = generator.info.space.at(PLACE_PX, PLACE_PX)
    points = prior_points(0, PLACES, space).reshape(PLACES, *space.shape)
    delta = padded(unit, *space.shape[1:]) * step / 2
    ahead, behind = (_drawn(generator, points + sign * delta) for sign in (1, -1))
    return float((ahead - behind).square().mean().sqrt())


def _drawn(generator: GridEncoder, points: Tensor) -> Tensor:
    controls = check_controls(generator.info.controls, {})
    request = RenderRequest(points, PLACE_PX, PLACE_PX, controls)
    return generator.render(request, CancelToken())
