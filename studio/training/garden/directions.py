"""Directions of Garden in z, calibrated: one unit of each changes the picture about equally.

z holds the factors that scenes are drawn from, so a direction is a factor or a mixture of some. A
unit changes pictures by 0.03 in OKLab, root mean square over the pixels of some samples.
"""

from __future__ import annotations

import torch
from torch import Tensor

from studio.models.gan.garden.network import Garden
from studio.training.garden.scenes import FACTOR_PLACES
from studio.training.garden.sheet import made
from studio.values.directions import Direction

UNIT = 0.03
MOST_STEP = 1.4
"""So many standard deviations of z a unit is worth, at most."""
REACH = 2.4
"""So many standard deviations of z a slider goes, at most."""
MOST_UNITS = 16.0
"""Grounds and numbers of flowers change so much that few units would not reach the other end."""
FAINT = 0.5
"""A slider whose unit changes less than this share of `UNIT` is not worth a place."""
SIDE, SAMPLES = 48, 4

# Name, what lies at its ends, and the mixture of factors that it turns up.
ATTRIBUTES: tuple[tuple[str, str, str, dict[str, float]], ...] = (
    ("Ground", "velvet", "paper", {"ground": 1.0}),
    ("Colourway", "first", "last", {"colourway": 1.0}),
    ("Hue", "back", "on", {"hue": 1.0}),
    ("Petals", "deep", "pale", {"light": 1.0, "tip_light": 0.5}),
    ("Flowers", "one", "five", {"many": 1.0}),
    ("Size", "small", "large", {"size": 1.0}),
    ("Opening", "open", "closed", {"opening": 1.0, "curl": 0.5}),
    ("Curl", "back", "inwards", {"curl": 1.0}),
    ("Breadth", "slim", "broad", {"breadth": 1.0}),
    ("Points", "round", "pointed", {"point": 1.0, "notch": -0.5}),
    ("Fullness", "sparse", "full", {"fullness": 1.0}),
    ("Ruffles", "smooth", "ruffled", {"ruffle": 1.0, "wild": 0.6}),
    ("Markings", "plain", "marked", {"spots": 1.0, "vein": 0.7, "edge": 0.5}),
    ("Pose", "from above", "from the side", {"side": 1.0}),
    ("Facing", "left", "right", {"facing": 1.0}),
    ("Sun aside", "left", "right", {"sun_x": 1.0}),
    ("Shadows", "soft", "deep", {"shade": 1.0, "ambient": -1.0}),
    ("Leaves", "bare", "leafy", {"leaves": 1.0, "leaf_length": 0.4}),
    ("Lights behind", "none", "many", {"discs": 1.0}),
    ("Dew", "dry", "wet", {"dew": 1.0}),
)


def vector_of(mixture: dict[str, float], size: int) -> Tensor:
    """[Z]: the unit vector of a mixture of factors."""
    vector = torch.zeros(size)
    for name, weight in mixture.items():
        vector[FACTOR_PLACES[name]] = weight
    unit: Tensor = vector / vector.norm()
    return unit


@torch.inference_mode()
def change(model: Garden, z: Tensor, delta: Tensor) -> float:
    """How much the pictures of z [N, Z] change across `delta` [Z]."""

    def look(points: Tensor) -> Tensor:
        return made(model, model.every_layer(model.styles_of(points)), SIDE)

    apart = look(z + 0.5 * delta) - look(z - 0.5 * delta)
    return float(apart.square().sum(1).mean((1, 2)).sqrt().mean())


def find_directions(model: Garden) -> tuple[Direction, ...]:
    """The shipped directions, most useful first."""
    source = torch.Generator().manual_seed(205)
    z = torch.randn(SAMPLES, model.config.z_dim, generator=source)
    found = (_direction(model, z, *one) for one in ATTRIBUTES)
    return tuple(direction for direction, seen in found if seen >= FAINT * UNIT)


def _direction(
    model: Garden, z: Tensor, name: str, low: str, high: str, mixture: dict[str, float]
) -> tuple[Direction, float]:
    """The direction, and how much a unit of it changes."""
    unit = vector_of(mixture, model.config.z_dim)
    step, seen = 0.5, 0.0
    for _ in range(3):
        seen = change(model, z, step * unit)
        step = min(MOST_STEP, step * min(3.0, max(0.3, UNIT / max(seen, 1e-6))))
    seen = change(model, z, step * unit)
    limit = round(min(MOST_UNITS, max(1.5, REACH / step)), 1)
    vector = unit.numpy().astype("<f4").tobytes()
    found = Direction(
        name, "z", vector, round(step, 4), "attribute", low=low, high=high, limit=limit
    )
    return found, seen
