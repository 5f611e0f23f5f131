"""Directions of Blossoms in w: fitted to the scene's known factors, and found by PCA, calibrated.

One unit of every direction changes the picture equally: by 0.03 in OKLab, root mean square over
the pixels of 25 samples, moved half a unit either way.
"""

from __future__ import annotations

import torch
from torch import Tensor

from studio.core.oklab import srgb_to_oklab
from studio.models.gan.stylegan2.network import StyleGan2
from studio.training.blossoms.data import factors_of
from studio.training.blossoms.scenes import FACTORS
from studio.values.directions import Direction

UNIT = 0.03
REACH = 2.6
"""So many standard deviations of w a slider goes, at most."""

# Name, what lies at its ends, and the mixture of scene factors that it turns up.
ATTRIBUTES: tuple[tuple[str, str, str, dict[str, float]], ...] = (
    ("Hue", "green", "rose", {"hue_a": 1.0}),
    ("Warmth", "violet", "gold", {"hue_b": 1.0}),
    ("Petals", "deep", "pale", {"light": 1.0, "tip_light": 0.4}),
    ("Tips", "dark", "light", {"tip_light": 1.0}),
    ("Opening", "closed", "open", {"open": 1.0}),
    ("Breadth", "slim", "broad", {"width": 1.0}),
    ("Points", "round", "pointed", {"point": 1.0}),
    ("Curl", "back", "inwards", {"curl": 1.0}),
    ("Fullness", "sparse", "full", {"full": 1.0}),
    ("Size", "small", "large", {"size": 1.0}),
    ("Lean", "left", "right", {"tilt_x": 1.0}),
    ("Nod", "towards you", "away", {"tilt_y": 1.0}),
    ("Sun aside", "left", "right", {"sun_x": 1.0}),
    ("Sun height", "behind", "in front", {"sun_height": 1.0}),
    ("Ground", "dark", "lighter", {"ground_light": 1.0, "glow": 0.6}),
)
# Principal components of w, named by looking at them.
COMPONENTS: tuple[tuple[int, str, str, str], ...] = ()

Found = tuple[str, str, str, Tensor, bool]
"""Name, low end, high end, vector [W], whether by PCA."""


@torch.no_grad()
def many_styles(model: StyleGan2, count: int, seed: int) -> tuple[Tensor, Tensor, Tensor]:
    """(z [N, Z], w [N, W], middles [K, W]) of `count` samples, species in turn."""
    z = torch.randn(count, model.config.z_dim, generator=torch.Generator().manual_seed(seed))
    kinds = torch.arange(count) % model.config.c_dim
    w = model.mapping(z, torch.eye(model.config.c_dim)[kinds])
    middles = torch.stack([w[kinds == k].mean(0) for k in range(model.config.c_dim)])
    return z, w - middles[kinds], middles[kinds]


def fitted(model: StyleGan2) -> list[Found]:
    """One vector for each of `ATTRIBUTES`, the other factors held still.

    w, less the middle of its species, is regressed on the factors that z stands for.
    """
    z, off, _ = many_styles(model, 8000, 201)
    slopes = torch.linalg.lstsq(factors_of(z), off).solution  # [F, W]
    found: list[Found] = []
    for name, low, high, mixture in ATTRIBUTES:
        weights = torch.tensor([mixture.get(factor, 0.0) for factor in FACTORS])
        found.append((name, low, high, weights @ slopes, False))
    return found


def principal(model: StyleGan2, count: int) -> Tensor:
    """The first `count` principal axes of w within a species: [count, W].

    Source: Härkönen et al., "GANSpace: Discovering Interpretable GAN Controls", NeurIPS 2020,
    arXiv:2004.02546.
    """
    _, off, _ = many_styles(model, 8000, 202)
    _, _, axes = torch.linalg.svd(off, full_matrices=False)
    first: Tensor = axes[:count]
    return torch.stack([v if v[v.abs().argmax()] > 0 else -v for v in first])


@torch.no_grad()
def look(model: StyleGan2, w: Tensor) -> Tensor:
    """Pictures of w [N, W] in OKLab, [N, 3, S, S]."""
    parts = [model.synthesis(model.styles(some)) for some in torch.split(w, 25)]
    return srgb_to_oklab((torch.cat(parts) * 0.5 + 0.5).clamp(0, 1))


def change(model: StyleGan2, w: Tensor, delta: Tensor) -> float:
    """How much the pictures of w [N, W] change across `delta` [W]."""
    apart = look(model, w + 0.5 * delta) - look(model, w - 0.5 * delta)
    return float(apart.square().sum(1).mean((1, 2)).sqrt().mean())


def calibrated(model: StyleGan2, w: Tensor, unit: Tensor, spread: float) -> float:
    """The step along `unit` [W] that changes pictures by `UNIT` on average."""
    step = 0.4 * spread
    for _ in range(3):
        step *= min(3.0, max(0.3, (UNIT / max(change(model, w, step * unit), 1e-6)) ** 0.95))
        step = min(step, 1.7 * spread)
    return step


def find_directions(model: StyleGan2) -> tuple[Direction, ...]:
    """The shipped directions, most useful first."""
    found = fitted(model)
    axes = principal(model, 1 + max((index for index, *_ in COMPONENTS), default=0))
    for index, name, low, high in COMPONENTS:
        found.append((name, low, high, axes[index], True))
    _, off, middles = many_styles(model, 2000, 203)
    some = (off + middles)[:25]
    return tuple(_direction(model, one, some, off) for one in found)


def _direction(model: StyleGan2, found: Found, w: Tensor, off: Tensor) -> Direction:
    """Calibrate one vector: its unit by the pictures of w, its reach by the spread of all w."""
    name, low, high, vector, by_pca = found
    unit = vector / vector.norm()
    spread = float((off @ unit).std())
    step = round(calibrated(model, w, unit, spread), 4)
    return Direction(
        name, "w", unit.numpy().astype("<f4").tobytes(), step,
        "pca" if by_pca else "attribute", low=low, high=high,
        limit=round(min(8.0, max(1.5, REACH * spread / step)), 1),
    )  # fmt: skip
