"""Weights that depend on nothing but names and shapes, so that two programs can hold the same."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor

Shapes = Mapping[str, tuple[int, ...]]


def even(name: str, *shape: int) -> Tensor:
    """float32 in (-√3, √3), of mean 0 and variance 1, from the raw words of a Philox of `name`."""
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:16], "little")
    words = np.random.Philox(key=key).random_raw(math.prod(shape))
    unit = (np.atleast_1d(words) >> np.uint64(11)) / 2.0**53
    return torch.from_numpy(((unit * 2 - 1) * math.sqrt(3)).astype(np.float32)).reshape(shape)


def filled(
    shapes: Shapes, gain: float | None, parts: Mapping[str, tuple[float, float]] | None = None
) -> dict[str, Tensor]:
    """Tensors of these names and shapes in which every layer counts.

    Matrices and kernels [out, in, …] have the variance gain² / in, without a `gain` 1.
    `parts`: ending of a name -> (middle, spread) in place of that. Others have a spread of 0.3
    about 1 where they are the gains of a norm, 0.5 where they are single, 0 elsewhere; variances
    lie between 0.6 and 1.4.
    """
    return {name: _one(name, shape, gain, parts or {}) for name, shape in shapes.items()}


def _one(
    name: str, shape: tuple[int, ...], gain: float | None, parts: Mapping[str, tuple[float, float]]
) -> Tensor:
    middle, spread = 0.5 if not shape else 1.0 if name.endswith("weight") else 0.0, 0.3
    if (part := next((part for part in parts if name.endswith(part)), None)) is not None:
        middle, spread = parts[part]
    elif name.endswith("var"):
        middle, spread = 1.0, 0.23
    elif len(shape) >= 2:
        middle, spread = 0.0, 1.0 if gain is None else gain / math.sqrt(math.prod(shape[1:]))
    return middle + spread * even(name, *shape)


def bump(name: str, length: int) -> Tensor:
    """A low-pass filter of that many taps, a little uneven, as no formula would give it."""
    line = torch.hann_window(length + 2, periodic=False)[1:-1] * (1 + 0.1 * even(name, length))
    return line / line.sum()
