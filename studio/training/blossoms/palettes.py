"""Colours of the plants of Blossoms: what each species shows, and how factors shift it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from studio.training.blossoms.plant import Floats, Knobs, floats


@dataclass(frozen=True)
class Palette:
    """What a species looks like in general; colours are OKLab."""

    base: tuple[float, float, float]
    tip: tuple[float, float, float]
    heart: tuple[float, float, float]
    spread: float
    size: float
    lean: tuple[float, float]
    drop: float
    margin: float
    vein: float
    waxy: float
    through: float
    pale: float = 0.85


PALETTES = (
    Palette((0.60, 0.07, -0.10), (-0.06, 0.01, -0.02), (0.17, 0.01, -0.03), 0.10, 0.80,
            (0.0, 0.32), 0.0, 0.1, 0.5, 0.5, 1.0),
    Palette((0.68, 0.08, -0.05), (-0.05, 0.02, -0.03), (0.70, 0.05, 0.13), 0.09, 0.84,
            (0.0, 0.40), 0.0, 0.0, 0.4, 0.6, 0.7),
    Palette((0.85, 0.03, 0.005), (-0.22, 0.14, -0.02), (0.76, 0.04, 0.13), 0.045, 0.84,
            (0.0, 0.62), -0.03, 0.3, 0.7, 0.5, 1.1),
    Palette((0.53, 0.14, 0.05), (0.12, -0.02, 0.02), (0.40, 0.10, 0.04), 0.085, 0.82,
            (0.0, 0.35), 0.0, 0.35, 0.2, 0.5, 0.8),
    Palette((0.66, -0.062, -0.012), (-0.10, 0.15, 0.005), (0.60, -0.04, 0.03), 0.036, 0.86,
            (0.0, 0.16), 0.0, 0.8, 0.0, 1.5, 0.35, 0.3),
)  # fmt: skip


def petal_colours(palette: Palette, knobs: Knobs) -> tuple[Floats, Floats, Floats]:
    """Base, tip and underside of the petals."""
    normal, unit = knobs.normal, knobs.unit
    light, a, b = palette.base
    light = min(0.93, max(0.30, light + 0.11 * math.tanh(normal["light"])))
    a, b = a + palette.spread * normal["hue_a"], b + palette.spread * normal["hue_b"]
    pale = math.exp(-((math.hypot(a, b) / 0.06) ** 2))  # grey petals turn white or silver
    light = light + palette.pale * pale * (0.90 - light)
    base = _in_gamut(light, a, b, 0.19)
    tip_light = light + palette.tip[0] + 0.10 * math.tanh(normal["tip_light"])
    tip = _in_gamut(
        min(0.94, max(0.22, tip_light)),
        a + palette.tip[1] + 0.045 * normal["tip_a"],
        b + palette.tip[2] + 0.045 * normal["tip_b"],
        0.20,
    )
    grey = 0.25 + 0.2 * unit["through"]
    under = base * floats(0.92, 1 - grey, 1 - grey) + floats(0.02, 0.0, 0.0)
    return base, tip, under


def _in_gamut(light: float, a: float, b: float, most: float) -> Floats:
    """OKLab whose chroma stays what a screen shows at this lightness; browns turn to gold."""
    length = math.hypot(a, b) + 1e-9
    room = min(1.0, light / 0.55) * min(1.0, max(0.0, (1.03 - light) / 0.33))
    ochre = max(0.0, (0.88 * b + 0.10 * a) / length) ** 2 * min(1.0, length / 0.04)
    olive = max(0.0, (0.80 * b - 0.60 * a) / length) ** 3
    light = light + 0.75 * ochre * max(0.0, 0.80 - light)
    kept = most * math.tanh((1 + 0.5 * ochre) * length / most) * room * (1.0 - 0.45 * olive)
    return floats(light, a / length * kept, b / length * kept)


def heart_colour(palette: Palette, normal: dict[str, float], unit: dict[str, float]) -> Floats:
    """OKLab of florets and anthers."""
    light, a, b = palette.heart
    return _in_gamut(
        min(0.9, max(0.12, light + 0.16 * (unit["heart_light"] - 0.5))),
        a + 0.03 * normal["heart_a"],
        b + 0.03 * normal["heart_b"],
        0.16,
    )


def backdrop(knobs: Knobs, base: Floats) -> tuple[Floats, Floats]:
    """A dark ground whose hue answers the petals', and the colour of its glow."""
    normal = knobs.normal
    light = 0.125 + 0.125 * knobs.unit["ground_light"] ** 1.5
    a = -0.10 * float(base[1]) + 0.026 * normal["ground_a"]
    b = -0.10 * float(base[2]) + 0.026 * normal["ground_b"] - 0.012
    ground = floats(light, 0.034 * math.tanh(a / 0.034), 0.034 * math.tanh(b / 0.034))
    glow = ground * floats(1.0, 2.1, 2.1) + floats(0.20, 0.05 * base[1], 0.05 * base[2])
    return ground, glow
