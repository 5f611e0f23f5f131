"""Flowers and rosettes as numbers: the plants, lights and colours behind Blossoms.

A scene is a species and a row of standard normal factors. Petals, florets and drops are smooth
functions of both, so a generator can learn what each factor does; `blossoms_render` draws them.
The plants of a species hold the same petals at nearly the same angles, as portraits of faces are
aligned, and differ in shape, colour, light and stance.
"""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor

from studio.training.blossoms.palettes import (
    PALETTES,
    Palette,
    backdrop,
    heart_colour,
    petal_colours,
)
from studio.training.blossoms.plant import Floats, Knobs, Plant, floats
from studio.training.blossoms.species import HABITS, dew

SPECIES = ("Anemone", "Aster", "Lotus", "Dahlia", "Echeveria")
FACTORS = (
    "hue_a", "hue_b", "light", "tip_a", "tip_b", "tip_light", "edge", "vein",
    "heart_a", "heart_b", "heart_light",
    "ground_a", "ground_b", "ground_light", "glow", "glow_x", "glow_y",
    "sun_x", "sun_y", "sun_height", "warmth", "shine", "through",
    "tilt_x", "tilt_y", "turn", "size", "x", "y",
    "full", "open", "curl", "cup", "width", "point", "ruffle", "twist", "dew",
    "wild", "wild_a", "wild_b", "wild_c", "wild_d",
)  # fmt: skip


def draw_factors(count: int, generator: torch.Generator) -> Tensor:
    """Factors of `count` scenes: [count, 43] standard normal, decided by the generator."""
    return torch.randn(count, len(FACTORS), generator=generator)


def make_plant(species: int, factors: Tensor) -> Plant:
    """The scene of one row of factors [43]."""
    normal = dict(zip(FACTORS, factors.double().tolist(), strict=True))
    unit = dict(zip(FACTORS, torch.special.ndtr(factors.double()).tolist(), strict=True))
    knobs = Knobs(normal, unit)
    petals, beads = HABITS[species](knobs)
    palette = PALETTES[species]
    base, tip, under = petal_colours(palette, knobs)
    ground, glow = backdrop(knobs, base)
    size = palette.size * (0.88 + 0.30 * unit["size"])
    return Plant(
        petals=petals,
        beads=beads,
        drops=dew(petals, unit["dew"]),
        centre=(0.06 * math.tanh(normal["x"]), 0.06 * math.tanh(normal["y"]) + palette.drop),
        size=size,
        axis=_axis(palette, normal),
        base=base,
        tip=tip,
        under=under,
        edge=0.25 + 0.5 * unit["edge"],
        margin=palette.margin,
        vein=palette.vein * unit["vein"],
        waxy=palette.waxy * (0.4 + 1.2 * unit["shine"]),
        through=palette.through * (0.5 + unit["through"]),
        heart=heart_colour(palette, normal, unit),
        ground=ground,
        glow=glow,
        glow_at=(
            0.9 * math.tanh(0.8 * normal["glow_x"]),
            0.9 * math.tanh(0.8 * normal["glow_y"]),
            0.15 + 0.85 * unit["glow"],
        ),
        sun=_sun(normal, unit),
        warmth=math.tanh(0.7 * normal["warmth"]),
        leaves=_leaves(normal, unit),
    )


def _axis(palette: Palette, normal: dict[str, float]) -> Floats:
    """Where the flower looks: mostly at the viewer, leaning up so that one looks down into it."""
    x = palette.lean[0] + 0.22 * normal["tilt_x"]
    y = -palette.lean[1] + 0.20 * normal["tilt_y"]
    length = math.hypot(x, y) + 1e-9
    lean = 0.95 * math.tanh(length / 0.95)
    return floats(math.sin(lean) * x / length, -math.sin(lean) * y / length, math.cos(lean))


def _sun(normal: dict[str, float], unit: dict[str, float]) -> Floats:
    """Direction to the light, from above left on average; low light rakes or shines through."""
    x, y = -0.55 + 0.75 * normal["sun_x"], 0.65 + 0.55 * normal["sun_y"]
    z = -0.25 + 1.15 * unit["sun_height"]
    length = math.sqrt(x * x + y * y + z * z) + 1e-6
    return floats(x / length, y / length, z / length)


def _leaves(normal: dict[str, float], unit: dict[str, float]) -> Floats:
    """Blurred leaves behind: rows (angle, reach, length, width, light)."""
    turn = 0.9 * normal["turn"]
    rows = [
        (turn + 0.7 + 2.1 * k + 0.4 * normal[f"wild_{'abc'[k]}"], 0.55 + 0.15 * k, 0.62, 0.2, 1.0)
        for k in range(3)
    ]
    leaves = np.asarray(rows, np.float32)
    leaves[:, 4] = 0.25 + 0.75 * unit["ground_light"] * np.asarray((1.0, 0.6, 0.8))
    return leaves
