"""Light and hue to sRGB by way of OKLab, and the colour controls.

Source: Ottosson, "A perceptual color space for image processing", 2020.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Grade:
    """The colour controls: `hue` in radians, `warmth` signed, the others 1 or 0 at rest."""

    hue: float = 0.0
    warmth: float = 0.0
    colour: float = 1.0
    contrast: float = 1.0
    light: float = 0.0


def graded(lightness: Tensor, chroma: Tensor, hue: Tensor, grade: Grade) -> tuple[Tensor, ...]:
    """OKLab planes of OKLCH planes (lightness in (0, 1), hue in radians) after the controls."""
    if grade.contrast != 1.0 or grade.light != 0.0:
        before = lightness.clamp(0.004, 0.996)
        lightness = torch.sigmoid(torch.logit(before) * grade.contrast + 1.4 * grade.light)
        chroma = chroma * (lightness * (1 - lightness) / (before * (1 - before))).clamp(max=1.6)
    chroma = chroma * grade.colour
    hue = hue + grade.hue
    a, b = chroma * torch.cos(hue), chroma * torch.sin(hue)
    if grade.warmth != 0.0:
        middle = 4 * lightness * (1 - lightness)
        a = a + 0.030 * grade.warmth * middle
        b = b + 0.095 * grade.warmth * middle
    return lightness, a, b


def to_srgb(lightness: Tensor, a: Tensor, b: Tensor) -> Tensor:
    """[3, P] sRGB in [0, 1] of OKLab planes [P]; colours outside fade towards their own grey."""
    one = (lightness + 0.3963377774 * a + 0.2158037573 * b).pow(3)
    two = (lightness - 0.1055613458 * a - 0.0638541728 * b).pow(3)
    three = (lightness - 0.0894841775 * a - 1.2914855480 * b).pow(3)
    linear = torch.stack([
        4.0767416621 * one - 3.3077115913 * two + 0.2309699292 * three,
        -1.2684380046 * one + 2.6097574011 * two - 0.3413193965 * three,
        -0.0041960863 * one - 0.7034186147 * two + 1.7076147010 * three,
    ])  # fmt: skip
    grey = lightness.pow(3).clamp(0.0, 1.0)
    away = linear - grey
    room = torch.where(away > 0, 1 - grey, grey) / away.abs().clamp(min=1e-6)
    linear = (grey + away * room.amin(0).clamp(max=1.0)).clamp(0.0, 1.0)
    curve = 1.055 * linear.clamp(min=0.0031308).pow(1 / 2.4) - 0.055
    return torch.where(linear <= 0.0031308, linear * 12.92, curve)
