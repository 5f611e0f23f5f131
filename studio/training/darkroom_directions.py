"""Darkroom's directions: what pictures are known to change by, seen through the encoder.

Pictures are changed both ways by a known amount (lighter, warmer, lit from the left …); the mean
change of their latent, told by its slowest waves, is the direction. It therefore means the same at
every size. One unit of each changes pictures equally.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
import numpy as np
import torch
from torch import Tensor

from studio.core.directions import calibrate
from studio.core.grids import padded
from studio.core.seeds import prior_points
from studio.models.base import CancelToken, RenderRequest
from studio.models.vae.grid_generator import GridEncoder
from studio.training.textures import picture
from studio.values.controls import check_controls
from studio.values.directions import Direction

PICTURES, SIDE, WAVES = 24, 128, 4
UNIT = 0.035
"""Root mean square change of the pixels by one unit."""
PLACES, PLACE_PX = 6, 128
FIRST = 1 << 41
Change = Callable[[Tensor, float], Tensor]
"""Pictures [N, 3, H, W] in [0, 1], more or less of something."""


def _lit(field: Callable[[Tensor, Tensor], Tensor], pictures: Tensor, amount: float) -> Tensor:
    """More light where `field(x, y)` of x, y in [-1, 1] is high."""
    return pictures * torch.exp(0.35 * amount * _field(field, pictures))


def _toned(
    tone: tuple[float, float, float],
    field: Callable[[Tensor, Tensor], Tensor],
    pictures: Tensor,
    amount: float,
) -> Tensor:
    """More of a tint where `field` is high."""
    tint = torch.tensor(tone).reshape(1, 3, 1, 1) * _field(field, pictures)
    return pictures * torch.exp(0.3 * amount * tint)


def _field(field: Callable[[Tensor, Tensor], Tensor], pictures: Tensor) -> Tensor:
    height, width = pictures.shape[2:]
    y, x = torch.linspace(-1, 1, height)[:, None], torch.linspace(-1, 1, width)[None]
    return field(x, y).expand(height, width)


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


_WARM, _ROSE = (1.0, 0.0, -1.0), (0.6, -1.0, 0.6)
ATTRIBUTES: tuple[tuple[str, str, str, Change], ...] = (
    ("Brightness", "dark", "bright", partial(_lit, _everywhere)),
    ("Warmth", "cool", "warm", partial(_toned, _WARM, _everywhere)),
    ("Tint", "green", "rose", partial(_toned, _ROSE, _everywhere)),
    ("Spotlight", "burnt in", "dodged", partial(_lit, _middle)),
    ("Light from the left", "right", "left", partial(_lit, _from_left)),
    ("Light from above", "below", "above", partial(_lit, _from_above)),
    ("Corner light", "lower right", "upper left", partial(_lit, _from_corner)),
    ("Evening", "warm above", "warm below", partial(_toned, (-1.0, 0.0, 1.0), _from_above)),
    ("Warm side", "warm right", "warm left", partial(_toned, _WARM, _from_left)),
    ("Split tone", "rose above", "green above", partial(_toned, (-0.6, 1.0, -0.6), _from_above)),
    ("Bands", "dark between", "light between", partial(_lit, _bands)),
)


def find_directions(generator: GridEncoder) -> tuple[Direction, ...]:
    """The shipped directions, most useful first."""
    drawn = np.stack([picture(FIRST + k, SIDE) for k in range(PICTURES)])
    pictures = torch.from_numpy(drawn).permute(0, 3, 1, 2) * 0.8 + 0.1
    found = []
    for name, low, high, change in ATTRIBUTES:
        waves = _moved(generator, pictures, change)
        direction = Direction.of(name, "z", waves.numpy().astype(np.float32), 1.0, "attribute")
        unit = torch.from_numpy(direction.delta().copy()).reshape(waves.shape)
        step = calibrate(partial(_effect, generator, unit), UNIT, 0.02, 400.0)
        limit = round(min(8.0, max(3.0, 0.25 / UNIT)), 1)
        found.append(
            msgspec.structs.replace(direction, step=round(step, 4), low=low, high=high, limit=limit)
        )
    return tuple(found)


def _moved(generator: GridEncoder, pictures: Tensor, change: Change) -> Tensor:
    """[C, n, n]: the slowest waves of the mean change of the points."""
    with torch.inference_mode():
        ends = [
            torch.cat([
                generator.points_of(change(one[None], amount).clamp(0, 1)) for one in pictures
            ])
            for amount in (-1.0, 1.0)
        ]  # fmt: skip
    mean = (ends[1] - ends[0]).mean(0)[:, :WAVES, :WAVES].clone()
    weak = mean.abs() < 0.08 * mean.abs().amax()
    return torch.where(weak, torch.zeros_like(mean), mean)


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
