"""From a latent to a scene: the handful of numbers that the coordinate network draws with."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

LATENT = 32
HIDDEN = 64
REACH = 6.0
"""Latents much longer than this many times the usual length are drawn back smoothly."""


@dataclass(frozen=True)
class Scene:
    """What one latent asks for. Lengths are in units of half the picture's shorter side."""

    scale: float
    turn: float
    stretch: float
    swirl: float
    ripple: float
    sheets: float
    folds: float
    sheet_edge: float
    fold_edge: float
    balance: float
    gamma: float
    threads: float
    thread_width: float
    strings: float
    string_count: float
    orb: float
    orb_x: float
    orb_y: float
    orb_size: float
    calm: float
    calm_edge: float
    exposure: float
    black: float
    day: float
    hue: float
    hue_drift: float
    hue_light: float
    hue_fold: float
    hue_accent: float
    chroma: float
    chroma_drift: float
    ink: float
    contrast: float
    tint: float


POSITIVE = frozenset({
    "scale", "stretch", "swirl", "ripple", "sheets", "folds", "sheet_edge", "fold_edge", "gamma",
    "thread_width", "string_count", "orb_size", "calm_edge", "exposure", "chroma",
})  # fmt: skip
SOFT = frozenset({"threads", "strings", "orb"})
UNIT = frozenset({"balance"})
NAMES = tuple(field.name for field in dataclasses.fields(Scene))


@dataclass(frozen=True)
class Waves:
    """The sinusoids of one scene: `vector` [J, 2], `phase` [J], `size` [J], float64 on the CPU."""

    vector: Tensor
    phase: Tensor
    size: Tensor


class SceneMap:
    """The mapping network: a rotation and one layer of sines, then one linear layer an output."""

    def __init__(self, tensors: Mapping[str, Tensor]) -> None:
        self._weights = {key: value.double().cpu() for key, value in tensors.items()}

    def __call__(self, latent: Tensor) -> tuple[Scene, Waves]:
        """The scene at `latent` ([D] float); smooth in it, and finite for any finite latent."""
        weights = self._weights
        features = self._features(latent)
        raw = weights["scene.weight"] @ features + weights["scene.bias"]
        scene = Scene(**{name: _bent(name, value) for name, value in zip(NAMES, raw, strict=True)})
        phase = weights["wave.phase.weight"] @ features + weights["wave.phase.bias"]
        size = 1.0 + weights["wave.size.weight"] @ features
        return scene, Waves(weights["wave.vector"], phase, size)

    def _features(self, latent: Tensor) -> Tensor:
        weights = self._weights
        z = latent.detach().reshape(-1).double().cpu()
        longest = z.abs().amax().clamp(min=1.0)
        unit = z / longest
        z = unit / torch.sqrt(longest.pow(-2) + unit.square().mean() / REACH**2)
        factors = weights["latent.rotate"] @ z
        bent = torch.sin(weights["latent.bend.weight"] @ factors + weights["latent.bend.bias"])
        return torch.cat([factors, 2**0.5 * bent])


def _bent(name: str, value: Tensor) -> float:
    if name in POSITIVE:
        return float(value.clamp(-8.0, 4.0).exp())
    if name in SOFT:
        return float(torch.nn.functional.softplus(4.0 * value) / 4.0)
    if name in UNIT:
        return float(value.sigmoid())
    return float(value)
