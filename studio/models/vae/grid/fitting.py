"""Pictures brought to the size asked for: antialiased, cut in the middle, nothing moved."""

from __future__ import annotations

import torch
from torch import Tensor

ALIKE_PX = 1.0
"""Less than so much beyond the asked proportions is rounding, and is kept."""


def fitted(pictures: Tensor, height: int, width: int) -> Tensor:
    """[N, C, height, width] of pictures [N, C, H, W] in [0, 1], made to cover it, still in [0, 1].

    What lies beyond the proportions is cut, evenly and to the fraction of a pixel.
    """
    high, wide = pictures.shape[2:]
    if (high, wide) == (height, width):
        return pictures
    scale = max(height / high, width / wide)
    rows = _weights(high, height, _kept(high, height, scale)).to(pictures)
    columns = _weights(wide, width, _kept(wide, width, scale)).to(pictures)
    small: Tensor = rows @ (pictures @ columns.T)
    return small.clamp(0, 1)


def _kept(side: int, wanted: int, scale: float) -> float:
    """How much of a side shows."""
    return wanted / scale if side * scale - wanted >= ALIKE_PX else float(side)


def _weights(side: int, wanted: int, kept: float) -> Tensor:
    """[wanted, side] float32: what each pixel takes of the middle `kept` of a side.

    Source: Keys, "Cubic Convolution Interpolation for Digital Image Processing", 1981; widened
    where the picture gets smaller.
    """
    step = kept / wanted
    centres = (side - kept) / 2 + (torch.arange(wanted, dtype=torch.float64) + 0.5) * step
    at = torch.arange(side, dtype=torch.float64) + 0.5
    x = (at[None] - centres[:, None]).abs() / max(1.0, step)
    near = 1.5 * x**3 - 2.5 * x**2 + 1
    far = -0.5 * x**3 + 2.5 * x**2 - 4 * x + 2
    weights = torch.where(x < 1, near, torch.where(x < 2, far, torch.zeros_like(x)))
    return (weights / weights.sum(1, keepdim=True)).float()
