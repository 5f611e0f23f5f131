"""Directions of Ridgelines: fitted to the known scene parameters, and found by PCA, calibrated.

One unit of every direction changes the picture equally: by 0.03 in OKLab, root mean square over
the pixels of 128 prior samples, moved half a unit either way.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.oklab import srgb_to_oklab
from studio.models.scenes.landscapes import FACTORS, draw_factors
from studio.models.vae.ridgelines.fit import small_painting
from studio.models.vae.ridgelines.network import LATENT, Ridgelines
from studio.values.directions import Direction

Describes = Callable[[Tensor], tuple[Tensor, Tensor]]
"""Factors [N, 30] to mean and log-variance of their latent, as the trainer's guide does."""

UNIT = 0.03
_LOOK = 48

# Name, what lies at its ends, and the mixture of scene factors that it turns up.
ATTRIBUTES: tuple[tuple[str, str, str, dict[str, float]], ...] = (
    ("Dusk", "day", "dusk", {"dusk": 1.0, "light": -0.9, "ground_light": -0.5, "glow": 0.3}),
    ("Ridge height", "low", "high", {"ridge_height": 1.0}),
    ("Sun height", "low", "high", {"sun_height": 1.0}),
    ("Sun size", "small", "large", {"sun_size": 1.0}),
    ("Haze", "clear", "hazy", {"haze": 1.0, "mist": 0.6}),
    ("Warmth", "cool", "warm", {"hue_cool": 1.0, "zenith_b": 0.3, "ground_b": 0.3}),
    ("Hue", "green", "rose", {"hue_warm": 1.0, "zenith_a": 0.5, "ground_a": 0.4}),
    ("Relief", "gentle", "steep", {"relief": 1.0}),
    ("Roughness", "smooth", "craggy", {"roughness": 1.0, "scale": 0.5}),
    ("Glow", "plain", "glowing", {"glow": 1.0}),
    ("Sun aside", "left", "right", {"sun_x": 1.0}),
    ("Foreground", "dark", "light", {"ground_light": 1.0}),
    ("Breadth", "broad", "narrow", {"scale": 1.0}),
)
# The strongest principal components, named by looking at them.
COMPONENTS: tuple[tuple[int, str, str, str], ...] = (
    (0, "Daylight", "dark", "light"),
    (1, "Land", "dark", "light"),
    (3, "Silhouette", "low", "high"),
)
_REACH = 2.6


def fitted(guide: Describes) -> list[tuple[str, str, str, Tensor]]:
    """One latent direction [32] for each of `ATTRIBUTES`, others held still.

    The latent means of 16,384 scenes are regressed on their factors; a mixture of factors then
    has a direction, since factors are independent.
    """
    factors = draw_factors(16_384, torch.Generator().manual_seed(101))
    with torch.no_grad():
        means, _ = guide(factors)
    slopes = torch.linalg.lstsq(factors, means - means.mean(0)).solution  # [30, D]
    found = []
    for name, low, high, mixture in ATTRIBUTES:
        weights = torch.tensor([mixture.get(factor, 0.0) for factor in FACTORS])
        found.append((name, low, high, weights @ slopes))
    return found


def look(model: Ridgelines, latents: Tensor, size: int = _LOOK) -> Tensor:
    """Small pictures of latents [N, 32] in OKLab, [N, 3, size, size]."""
    parts = [small_painting(model.painter, z, size)[0] for z in torch.split(latents, 64)]
    return srgb_to_oklab(torch.cat(parts))


def principal(model: Ridgelines, count: int) -> list[Tensor]:
    """The `count` directions [32] along which prior pictures differ most.

    Source: Härkönen et al., "GANSpace", NeurIPS 2020: PCA in the picture's features (here OKLab
    at 12 x 12), carried back to the latent by least squares.
    """
    z = torch.randn(2048, LATENT, generator=torch.Generator().manual_seed(102))
    features = functional.avg_pool2d(look(model, z), 4).flatten(1)
    centred = features - features.mean(0)
    _, _, axes = torch.linalg.svd(centred, full_matrices=False)
    scores = centred @ axes[:count].T
    back = torch.linalg.lstsq(z, scores / scores.std(0)).solution  # [D, count]
    return [vector if vector[vector.abs().argmax()] > 0 else -vector for vector in back.T]


def calibrated(model: Ridgelines, vector: Tensor) -> float:
    """The step along unit `vector` [32] that changes the picture by `UNIT` on average."""
    z = torch.randn(128, LATENT, generator=torch.Generator().manual_seed(103))
    unit = vector / vector.norm()
    step = 1.0
    for _ in range(4):
        apart = look(model, z + 0.5 * step * unit, 64) - look(model, z - 0.5 * step * unit, 64)
        change = float(apart.square().sum(1).mean((1, 2)).sqrt().mean())
        step = min(2.2, step * (UNIT / max(change, 1e-6)) ** 0.9)
    return step


def find_directions(model: Ridgelines, guide: Describes) -> tuple[Direction, ...]:
    """The shipped directions, most useful first."""
    found = []
    for name, low, high, vector in fitted(guide):
        found.append((name, low, high, vector, "attribute"))
    axes = principal(model, 1 + max(index for index, *_ in COMPONENTS))
    for index, name, low, high in COMPONENTS:
        found.append((name, low, high, axes[index], "pca"))
    directions = []
    for name, low, high, vector, origin in found:
        step = calibrated(model, vector)
        values = (vector / vector.norm()).numpy().astype("<f4").tobytes()
        directions.append(
            Direction(
                name,
                "z",
                values,
                round(step, 4),
                "pca" if origin == "pca" else "attribute",
                low=low,
                high=high,
                limit=round(min(8.0, max(1.5, _REACH / step)), 1),
            )
        )
    return tuple(directions)
