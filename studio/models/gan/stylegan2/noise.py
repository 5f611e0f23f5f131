"""Where the grain of a picture comes from: stored with the weights, drawn anew, or nowhere.

A `Noise` is asked at every layer that takes any: `noise(layer, const, count)` gives
[count or 1, 1, H, W] or None. `layer` is its name, `const` [H, W] the noise in the weights.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import torch
from torch import Tensor

from studio.values import seeds

Noise = Callable[[str, Tensor, int], Tensor | None]


def no_noise(layer: str, const: Tensor, count: int) -> None:
    """None anywhere."""


def fixed_noise(layer: str, const: Tensor, count: int) -> Tensor:
    """The noise in the weights, the same in every picture."""
    return const[None, None]


def seeded_noise(seed: int) -> Noise:
    """The noise that number `seed` names: the same on every device."""

    def noise(layer: str, const: Tensor, count: int) -> Tensor:
        return _drawn(seed, layer, *const.shape).to(const)[None, None]

    return noise


@lru_cache(maxsize=40)
def _drawn(seed: int, layer: str, height: int, width: int) -> Tensor:
    """[H, W] float32; a picture at rest asks for the noise of its draft again."""
    flat = seeds.normal(seed, f"noise/{layer}", height * width)
    return torch.from_numpy(flat).reshape(height, width)


def scaled(noise: Noise, strength: float) -> Noise:
    """`noise` made `strength` times as strong."""
    if strength == 1.0:
        return noise

    def more(layer: str, const: Tensor, count: int) -> Tensor | None:
        found = noise(layer, const, count)
        return None if found is None else found * strength

    return more
