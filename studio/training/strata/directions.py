"""Directions of Strata: fitted to what is known of its stones, and found by PCA, calibrated.

A stone looks alike wherever one looks, so a direction for all of it moves every cell of a size
alike: it has one number a channel of the latent (PCA also two slopes, across and down) and each
number of the smallest means, and a few thousand stones fix it well.

One unit of every direction changes the picture equally: by 0.03 in OKLab, root mean square over
the pixels of prior samples, moved half a unit either way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.oklab import srgb_to_oklab
from studio.models.flow.levels import centred, dequantise
from studio.models.flow.wavelet.network import WaveletFlow, WaveletLayout
from studio.models.scenes.palettes import STONES
from studio.models.scenes.stones import FACTORS, Stones, draw_stones, paint_stones
from studio.values.directions import Direction

UNIT = 0.03
_STONES = 2048
_SAMPLES = 1024
_PLACES = 16
_BATCH = 64
_BEYOND = 0.2
_REACH = 0.16
"""How far a slider goes at most, in lengths of a latent."""

# Name, what lies at its ends, what is regressed: factors, measured figures, or kinds of stone.
ATTRIBUTES: tuple[tuple[str, str, str, dict[str, float]], ...] = (
    ("Light", "deep", "pale", {"lightness": 1.0}),
    ("Warmth", "cool", "warm", {"b": 1.0}),
    ("Hue", "green", "rose", {"a": 1.0}),
    ("Colour", "grey", "vivid", {"colour": 1.0}),
    ("Bands", "broad", "fine", {"edges": 1.0}),
    ("Contrast", "soft", "hard", {"contrast": 1.0}),
    ("Deposit", "folded beds", "agate rings", {"agate": 1.0}),
    ("Veins", "none", "many", {"veins": 1.0}),
    ("Lapis", "other stone", "lapis", {"kind lapis": 1.0}),
    ("Malachite", "other stone", "malachite", {"kind malachite": 1.0}),
    ("Carnelian", "other stone", "carnelian", {"kind carnelian": 1.0}),
)
# The strongest principal components, named by looking at them.
COMPONENTS: tuple[tuple[int, str, str, str], ...] = (
    (3, "Light aside", "left", "right"),
    (4, "Light above", "below", "above"),
)


@dataclass(frozen=True)
class Basis:
    """Patterns of the latent that are alike at every cell or slope across a size.

    `rows` [K, D], orthonormal; the first `flat` of them are alike at every cell.
    """

    rows: Tensor
    flat: int


def basis(layout: WaveletLayout, side: int) -> Basis:
    """Three patterns for every channel of every size: constant, across, down.

    The few numbers of the smallest means each are a pattern of their own.
    """
    shapes = layout.latent_shapes(side)
    total = sum(c * h * w for c, h, w in shapes)
    kinds: list[list[Tensor]] = [[], [], []]
    start = 0
    for channels, height, width in shapes[: len(layout.scales)]:
        y, x = (torch.linspace(-1, 1, n) for n in (height, width))
        grids = (torch.ones(height, width), x.expand(height, width), y[:, None].expand(-1, width))
        for kind, grid in zip(kinds, grids, strict=True):
            pattern = (grid / grid.norm()).reshape(-1)
            for channel in range(channels):
                row = torch.zeros(total)
                first = start + channel * height * width
                row[first : first + height * width] = pattern
                kind.append(row)
        start += channels * height * width
    kinds[0].extend(torch.eye(total)[start:])
    return Basis(torch.stack([row for kind in kinds for row in kind]), len(kinds[0]))


def look(flow: WaveletFlow, latents: Tensor, side: int) -> Tensor:
    """Pictures of latents [N, D] in OKLab, [N, 3, side, side]."""
    parts = [flow.inverse(z, side) + 0.5 for z in torch.split(latents, _BATCH)]
    return srgb_to_oklab(torch.cat(parts).clamp(0, 1))


def figures_of(stones: Stones, pictures: Tensor) -> dict[str, Tensor]:
    """All that can be regressed, by name, each [N]: factors, kinds, figures of the pictures."""
    lab = srgb_to_oklab(pictures)
    light = lab[:, 0]
    figures = dict(zip(FACTORS, stones.factors.unbind(1), strict=True))
    for index, (name, *_) in enumerate(STONES):
        own = (stones.kinds == index).float()
        figures[f"kind {name}"] = own[:, 0] * (1 - stones.share) + own[:, 1] * stones.share
    figures |= {
        "lightness": light.mean((1, 2)),
        "a": lab[:, 1].mean((1, 2)),
        "b": lab[:, 2].mean((1, 2)),
        "colour": lab[:, 1:].square().sum(1).sqrt().mean((1, 2)),
        "contrast": light.std((1, 2)),
        "edges": light.diff(dim=2).abs().mean((1, 2)).log(),
    }
    return figures


def _seen(flow: WaveletFlow, side: int, rows: Tensor) -> Iterator[tuple[Tensor, dict[str, Tensor]]]:
    """Stones as coordinates in a basis [N, K], with their figures, batch by batch."""
    generator = torch.Generator().manual_seed(101)
    for _ in range(_STONES // _BATCH):
        stones = draw_stones(_BATCH, generator)
        pictures = paint_stones(stones, side)
        z, _ = flow(centred(dequantise(pictures, generator, dithered=True)))
        yield z @ rows.T, figures_of(stones, pictures)


def fitted(flow: WaveletFlow, side: int) -> list[tuple[str, str, str, Tensor]]:
    """A latent direction [D] for each of `ATTRIBUTES`.

    Latents are standard normal, so the slope of an attribute on its latent is their covariance;
    least squares on the coordinates that are alike at every cell also takes out what is left.
    """
    found = basis(flow.layout, side)
    rows = found.rows[: found.flat]
    batches = list(_seen(flow, side, rows))
    coordinates = torch.cat([one for one, _ in batches])
    centre = coordinates - coordinates.mean(0)
    directions = []
    for name, low, high, mixture in ATTRIBUTES:
        wanted = torch.zeros(len(centre))
        for figure, weight in mixture.items():
            values = torch.cat([figures[figure] for _, figures in batches])
            wanted += weight * (values - values.mean()) / values.std()
        gram = centre.T @ centre + 0.02 * len(centre) * torch.eye(found.flat)
        slopes = torch.linalg.solve(gram, centre.T @ wanted)
        directions.append((name, low, high, slopes @ rows))
    return directions


def principal(flow: WaveletFlow, side: int, temperature: float, count: int) -> list[Tensor]:
    """The `count` directions [D] along which prior pictures differ most.

    Source: Härkönen et al., "GANSpace", NeurIPS 2020: PCA in the picture's features (here OKLab
    at 4 x 4), carried back to the latent by least squares.
    """
    rows = basis(flow.layout, side).rows
    generator = torch.Generator().manual_seed(102)
    z = torch.randn(_SAMPLES, rows.shape[1], generator=generator)
    features = functional.adaptive_avg_pool2d(look(flow, temperature * z, side), 4).flatten(1)
    centre = features - features.mean(0)
    _, _, axes = torch.linalg.svd(centre, full_matrices=False)
    scores = centre @ axes[:count].T
    inside = z @ rows.T
    gram = inside.T @ inside + 0.02 * len(z) * torch.eye(len(rows))
    slopes = torch.linalg.solve(gram, inside.T @ (scores / scores.std(0)))
    return [vector if vector[vector.abs().argmax()] > 0 else -vector for vector in slopes.T @ rows]


def calibrated(flow: WaveletFlow, side: int, temperature: float, vector: Tensor) -> float:
    """The step along unit `vector` [D] that changes the picture by `UNIT` on average."""
    z = torch.randn(_PLACES, len(vector), generator=torch.Generator().manual_seed(103))
    unit = vector / vector.norm()
    step = 4.0
    for _ in range(3):
        both = temperature * torch.cat((z + 0.5 * step * unit, z - 0.5 * step * unit))
        ahead, behind = look(flow, both, side).chunk(2)
        change = float((ahead - behind).square().sum(1).mean((1, 2)).sqrt().mean())
        step = min(12.0, step * (UNIT / max(change, 1e-6)) ** 0.9)
    return step


def within(flow: WaveletFlow, side: int, temperature: float, vector: Tensor, limit: float) -> float:
    """The largest part of `limit` up to which no place is torn by going along `vector` [D].

    A fifth is to spare, since places differ.

    Torn: a pixel in a hundred lies far outside the colours that exist.
    """
    z = torch.randn(2 * _PLACES, len(vector), generator=torch.Generator().manual_seed(104))
    while limit > 1.5:
        ends = torch.cat((z + 1.2 * limit * vector, z - 1.2 * limit * vector))
        pictures = torch.cat([flow.inverse(temperature * e, side) for e in torch.split(ends, 16)])
        torn = (pictures.abs() > 0.5 + _BEYOND).flatten(1).float().mean(1)
        if float(torn.max()) < 0.01:
            break
        limit -= 0.5
    return max(limit, 1.5)


@torch.no_grad()
def find_directions(flow: WaveletFlow, side: int, temperature: float) -> tuple[Direction, ...]:
    """The shipped directions, most useful first."""
    found = [(*entry, "attribute") for entry in fitted(flow, side)]
    axes = principal(flow, side, temperature, 1 + max(index for index, *_ in COMPONENTS))
    found += [(name, low, high, axes[index], "pca") for index, name, low, high in COMPONENTS]
    reach = _REACH * (3 * side * side) ** 0.5
    directions = []
    for name, low, high, vector, origin in found:
        step = calibrated(flow, side, temperature, vector)
        limit = min(8.0, max(1.5, reach / step))
        limit = within(flow, side, temperature, step * vector / vector.norm(), limit)
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
                limit=round(limit, 1),
            )
        )
    return tuple(directions)
