"""What an artist sees in a picture at a glance, as numbers: light, warmth, contrast, form."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.core.oklab import srgb_to_oklab

Measure = Callable[[Tensor], Tensor]


def lab_of(pixels: Tensor) -> Tensor:
    """[N, 3, H, W] OKLab of sRGB in [0, 1]."""
    return srgb_to_oklab(pixels)


@dataclass(frozen=True)
class Attribute:
    """A name, what its two ends are called, and the number ([N] of OKLab pictures) behind it."""

    name: str
    low: str
    high: str
    measure: Measure
    circular: bool = False

    def change(self, after: Tensor, before: Tensor) -> Tensor:
        """[N]: how much more of it the pictures `after` have; round the circle where it is one."""
        difference = self.measure(after) - self.measure(before)
        if self.circular:
            difference = torch.remainder(difference + math.pi, 2 * math.pi) - math.pi
        return difference


def _light(lab: Tensor) -> Tensor:
    return lab[:, 0].mean((1, 2))


def _warmth(lab: Tensor) -> Tensor:
    return (0.45 * lab[:, 1] + 0.9 * lab[:, 2]).mean((1, 2))


def _contrast(lab: Tensor) -> Tensor:
    return lab[:, 0].std((1, 2))


def _colour(lab: Tensor) -> Tensor:
    return torch.hypot(lab[:, 1], lab[:, 2]).mean((1, 2)).log()


def _hue(lab: Tensor) -> Tensor:
    return torch.atan2(lab[:, 2].mean((1, 2)), lab[:, 1].mean((1, 2)))


def _hues(lab: Tensor) -> Tensor:
    spread: Tensor = torch.linalg.vector_norm(lab[:, 1:].std((2, 3)), dim=1)
    return spread / _colour(lab).exp()


def _slopes(lab: Tensor) -> tuple[Tensor, Tensor]:
    lightness = lab[:, 0]
    return (
        lightness[:, 1:-1, 2:] - lightness[:, 1:-1, :-2],
        lightness[:, 2:, 1:-1] - lightness[:, :-2, 1:-1],
    )


def _detail(lab: Tensor) -> Tensor:
    x, y = _slopes(lab)
    return (x.square() + y.square()).mean((1, 2)).add(1e-6).log() - 2 * _contrast(lab).log()


def _swirl(lab: Tensor) -> Tensor:
    x, y = _slopes(lab)
    along, across = (x.square() - y.square()).mean((1, 2)), (2 * x * y).mean((1, 2))
    return -torch.hypot(along, across) / (x.square() + y.square()).mean((1, 2)).add(1e-6)


def _upright(lab: Tensor) -> Tensor:
    x, y = _slopes(lab)
    both = (x.square() + y.square()).mean((1, 2)).add(1e-6)
    return (x.square() - y.square()).mean((1, 2)) / both


ATTRIBUTES = (
    Attribute("Light", "darker", "brighter", _light),
    Attribute("Warmth", "cooler", "warmer", _warmth),
    Attribute("Hue", "backwards", "onwards", _hue, circular=True),
    Attribute("Colour", "quieter", "richer", _colour),
    Attribute("Palette", "one colour", "more colours", _hues),
    Attribute("Contrast", "softer", "stronger", _contrast),
    Attribute("Detail", "broad", "fine", _detail),
    Attribute("Swirl", "combed", "swirling", _swirl),
    Attribute("Upright", "lying", "standing", _upright),
)
