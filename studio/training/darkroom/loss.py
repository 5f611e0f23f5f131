"""What Darkroom is trained to keep: pixels, edges at three sizes, and a calm latent."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

SOFT = 0.02
EDGES = 0.7
SCALES = 3


def rounded(error: Tensor) -> Tensor:
    """Mean of |error|, rounded off below `SOFT` so that small errors count by their square.

    Source: Charbonnier et al., "Two deterministic half-quadratic regularization algorithms for
    computed imaging", 1994.
    """
    return (error.square() + SOFT**2).sqrt().mean() - SOFT


def likeness(made: Tensor, wanted: Tensor) -> Tensor:
    """How far pictures [N, 3, H, W] in [-1, 1] are apart, in pixels and in slopes."""
    error = (made - wanted) / 2
    total = rounded(error)
    for _ in range(SCALES):
        across = error[..., 1:] - error[..., :-1]
        down = error[..., 1:, :] - error[..., :-1, :]
        total = total + EDGES / SCALES * (rounded(across) + rounded(down)) / 2
        error = functional.avg_pool2d(error, 2)
    return total


def divergence(mean: Tensor, spread: Tensor) -> Tensor:
    """KL from the posterior to N(0, 1), in nats a latent number; `spread` is the log-variance."""
    return 0.5 * (mean.square() + spread.exp() - 1.0 - spread).mean()


def psnr(made: Tensor, wanted: Tensor) -> float:
    """Peak signal-to-noise ratio in dB of pictures in [0, 1], as 8-bit files would have it."""
    apart = (made.clamp(0, 1) * 255).round() - (wanted.clamp(0, 1) * 255).round()
    return float(-10 * torch.log10((apart / 255).square().mean().clamp(min=1e-10)))
