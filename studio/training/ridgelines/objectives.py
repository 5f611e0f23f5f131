"""What Ridgelines is trained to get right, as log-likelihoods with a stated precision each.

A scene is observed through its colours, its sun, its skylines and points of its picture. Each has a
standard deviation below which a difference is not seen; the sum is a Gaussian log-likelihood, so
the KL term of the evidence bound needs no weight of its own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from studio.models.scenes.landscapes import Scene, scene_scale
from studio.models.vae.ridgelines.network import COLOURS, HARMONICS, PERIOD, pack, skylines, unpack
from studio.models.vae.ridgelines.scenery import RIDGES, Skylines, composite

SAMPLES = 256
HEIGHT_SPREAD = 0.004
HEIGHT_POINTS = 48.0
POINT_SPREAD = 0.03
_SPREADS = (
    *[0.012] * 27, 0.004, 0.004, 0.002, *[0.012] * 3, *[0.015] * 3, 0.03, 0.03,
    *[0.010] * 15, *[0.012] * 15, *[0.02] * 5, *[0.04] * 5, 0.006,
)  # fmt: skip

Prediction = tuple[Tensor, Tensor, Tensor]


@dataclass(frozen=True)
class Truth:
    """What a painter should have said of a scene: rows [N, 78], scale [N], waves [N, K, 1+2F]."""

    rows: Tensor
    scale: Tensor
    waves: Tensor


def truth_of(scene: Scene) -> Truth:
    """Describe a scene in the painter's words, its skylines by their Fourier series."""
    scale = scene_scale(scene.factors)
    x = torch.arange(SAMPLES) * (PERIOD / SAMPLES) / scale[:, None]
    series = torch.fft.rfft(scene.heights(x), norm="forward")[..., : HARMONICS + 1]
    waves = torch.cat(
        (series[..., :1].real, 2 * series[..., 1:].real, -2 * series[..., 1:].imag), dim=-1
    )
    return Truth(pack(scene.scenery), scale, waves)


def description_loss(said: Prediction, truth: Truth) -> Tensor:
    """Negative log-likelihood [N] of the colours, the sun, the scale and the skylines."""
    rows, scale, waves = said
    spreads = rows.new_tensor(_SPREADS)
    off = torch.cat((rows - truth.rows, (scale - truth.scale)[:, None]), dim=1) / spreads
    order = torch.arange(1, HARMONICS + 1)
    detail = 0.5 * (1.0 + (order / 24.0) ** 2)
    weight = torch.cat((torch.ones(1), detail, detail))
    square = ((waves - truth.waves) ** 2 * weight).sum((1, 2))
    return 0.5 * (off**2).sum(1) + (0.5 * HEIGHT_POINTS / HEIGHT_SPREAD**2) * square


@dataclass(frozen=True)
class Points:
    """Places to compare pictures at: x, y [N, P] and the pixel's footprint [N, 1]."""

    x: Tensor
    y: Tensor
    footprint: Tensor


def draw_points(scene: Scene, count: int, softness: float, generator: torch.Generator) -> Points:
    """Half the points anywhere, half within a few pixels of a skyline.

    Args:
        scene: N scenes.
        count: P points a scene.
        softness: 1 for footprints of 1/64, going to 0 for footprints down to 1/1024.
        generator: the source of every choice.
    """
    n = len(scene.factors)
    x = 2.4 * torch.rand(n, count, generator=generator) - 1.2
    fine = torch.rand(n, 1, generator=generator) * (1.0 - softness)
    footprint = torch.exp2(-6.0 - 4.0 * fine)
    anywhere = 1.5 * torch.rand(n, count, generator=generator) - 0.25
    which = torch.randint(0, RIDGES, (n, 1, count), generator=generator)
    edge = scene.heights(x).gather(1, which)[:, 0]
    edge = edge + 3.0 * footprint * torch.randn(n, count, generator=generator)
    near = torch.rand(n, count, generator=generator) < 0.5
    return Points(x, torch.where(near, edge, anywhere), footprint)


def point_loss(said: Prediction, scene: Scene, points: Points) -> Tensor:
    """Negative log-likelihood [N] of the picture's OKLab colours at points, as composited."""
    rows, scale, waves = said
    seen = composite(
        unpack(rows), skylines(waves, scale, points.x), points.x, points.y, points.footprint
    )
    with torch.no_grad():
        lines: Skylines = scene.skylines(points.x)
        wanted = composite(scene.scenery, lines, points.x, points.y, points.footprint)
    square = torch.stack([(a - b) ** 2 for a, b in zip(seen, wanted, strict=True)]).sum((0, 2))
    return square * (0.5 / POINT_SPREAD**2)


def divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """KL [N] in nats from the posterior N(mean, exp(log_variance)) to the standard normal."""
    return 0.5 * (mean**2 + log_variance.exp() - 1.0 - log_variance).sum(1)


def surprise(at: Tensor, mean: Tensor, log_variance: Tensor) -> Tensor:
    """Negative log-density [N] of points `at` [N, D] under N(mean, exp(log_variance))."""
    scaled = (at - mean) ** 2 * torch.exp(-log_variance)
    return 0.5 * (scaled + log_variance + math.log(2 * math.pi)).sum(1)


assert len(_SPREADS) == COLOURS + 1
