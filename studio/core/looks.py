"""What pictures are like and how different they are from each other, in plain figures.

Everything is measured on small copies whose longer side has `SIDE_PX` pixels, so that a model's
drafts, its full pictures and its training data can be compared.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.shapes import check_shape
from studio.values.variety import (
    ATTRIBUTES,
    GROUP,
    HUE,
    HUES,
    PictureStatistics,
    Variety,
)

SIDE_PX = 64
LEVELS = (1, 2, 4, 8, 16)
"""Cells a side at which colours are compared; edges are compared at the last two."""
EDGE_GAIN = 4.0
NEAR = 0.02
"""Pictures closer than this are near-duplicates: a fiftieth of the way from black to white."""
TELLING = 0.1
"""The distance over which the similarity of two pictures falls to exp(-1/2)."""
_GREY_BELOW = 0.05
_HUE_ENDS = (15.0, 45.0, 70.0, 160.0, 195.0, 255.0, 290.0, 345.0)
"""Where in degrees each family of hue ends; red goes on beyond the last."""


class Gauge:
    """Measures pictures as they come, keeping figures and no pixels."""

    def __init__(self) -> None:
        self._measured: list[Tensor] = []
        self._hues: list[Tensor] = []
        self._looks: list[Tensor] = []

    def __len__(self) -> int:
        return sum(len(part) for part in self._hues)

    def add(self, pictures: Tensor) -> None:
        """Measure [N, 1|3|4, H, W] float in [0, 1], of any size."""
        small = shrunk(pictures)
        self._measured.append(measures(small))
        self._hues.append(hues(small))
        self._looks.append(features(small))

    def statistics(self, group: int = GROUP) -> PictureStatistics:
        """What they are like and how varied, in groups of `group` as they came."""
        if not self._hues:
            counts = {a.key: (0,) * a.bins for a in ATTRIBUTES} | {HUE: (0,) * len(HUES)}
            return PictureStatistics(0, counts)
        measured, families = torch.cat(self._measured), torch.cat(self._hues)
        counts = {
            a.key: tuple(histogram(measured[:, k], a.low, a.high, a.bins))
            for k, a in enumerate(ATTRIBUTES)
        }
        counts[HUE] = tuple(torch.bincount(families, minlength=len(HUES)).tolist())
        return PictureStatistics(len(families), counts, variety_of(torch.cat(self._looks), group))

    def variety(self, places: list[int]) -> Variety | None:
        """How varied some of them are, by their places in the order in which they came."""
        looks = torch.cat(self._looks)[places] if self._looks and places else torch.zeros(0, 1)
        return variety_of(looks, max(len(places), 1))


def shrunk(pictures: Tensor) -> Tensor:
    """Copies [N, 3, h, w] float32 in [0, 1] whose longer side is `SIDE_PX`; alpha lies on black."""
    check_shape(pictures, (None, None, None, None), "batch of pictures")
    pictures = pictures.float()
    if pictures.shape[1] == 4:
        pictures = pictures[:, :3] * pictures[:, 3:]
    if pictures.shape[1] == 1:
        pictures = pictures.expand(-1, 3, -1, -1)
    height, width = pictures.shape[2:]
    scale = SIDE_PX / max(height, width)
    size = (max(1, round(height * scale)), max(1, round(width * scale)))
    if size != (height, width):
        pictures = functional.interpolate(
            pictures, size, mode="bilinear", antialias=True, align_corners=False
        )
    return pictures.clamp(0.0, 1.0)


def lightness(pictures: Tensor) -> Tensor:
    """CIE L* / 100 of sRGB pictures [N, 3, h, w]: [N, h, w] in [0, 1]."""
    linear = torch.where(
        pictures <= 0.04045, pictures / 12.92, ((pictures + 0.055) / 1.055).clamp_min(0) ** 2.4
    )
    weights = torch.tensor([0.2126, 0.7152, 0.0722], dtype=pictures.dtype, device=pictures.device)
    luminance = torch.einsum("nchw,c->nhw", linear, weights)
    star = torch.where(
        luminance > 216 / 24389, 116 * luminance.clamp_min(1e-9) ** (1 / 3) - 16,
        luminance * 24389 / 27,
    )  # fmt: skip
    return (star / 100).clamp(0.0, 1.0)


def measures(pictures: Tensor) -> Tensor:
    """The `ATTRIBUTES` of small pictures [N, 3, h, w], in their order: [N, 6] float."""
    light = lightness(pictures)
    steps = [functional.pad(light.diff(dim=d).abs().flatten(1), (0, 1)).mean(dim=1) for d in (1, 2)]
    return torch.stack(
        (
            light.mean(dim=(1, 2)),
            (pictures[:, 0] - pictures[:, 2]).mean(dim=(1, 2)),
            (pictures.amax(dim=1) - pictures.amin(dim=1)).mean(dim=(1, 2)),
            light.flatten(1).std(dim=1, unbiased=False),
            ((steps[0] + steps[1]) / 2).clamp_min(2.0**-12).log2(),
            _symmetry(light),
        ),
        dim=1,
    )


def _symmetry(light: Tensor) -> Tensor:
    """Correlation [N] of [N, h, w], rows less their mean, with its mirror image; 1 where flat."""
    centred = light - light.mean(dim=2, keepdim=True)
    power = centred.square().sum(dim=(1, 2))
    both = (centred * centred.flip(2)).sum(dim=(1, 2))
    return torch.where(power > 1e-6, both / power.clamp_min(1e-12), torch.ones_like(power))


def hues(pictures: Tensor) -> Tensor:
    """The family of hue of small pictures [N, 3, h, w], [N] int64: a place in `HUES`.

    Each pixel counts for its family with its chroma (largest minus smallest channel).
    """
    high, low = pictures.amax(dim=1), pictures.amin(dim=1)
    chroma = high - low
    red, green, blue = pictures.unbind(1)
    safe = chroma.clamp_min(1e-6)
    sixth = torch.where(
        high == red, ((green - blue) / safe) % 6,
        torch.where(high == green, (blue - red) / safe + 2, (red - green) / safe + 4),
    )  # fmt: skip
    ends = torch.tensor(_HUE_ENDS, dtype=pictures.dtype, device=pictures.device)
    family = torch.bucketize(sixth * 60, ends, right=True) % len(_HUE_ENDS)
    weights = torch.zeros(len(pictures), len(HUES) - 1, device=pictures.device)
    weights.scatter_add_(1, family.flatten(1), chroma.flatten(1))
    grey = chroma.mean(dim=(1, 2)) < _GREY_BELOW
    return torch.where(grey, torch.full_like(weights[:, 0], HUES.index("grey")).long(),
                       weights.argmax(dim=1))  # fmt: skip


def histogram(values: Tensor, low: float, high: float, bins: int) -> list[int]:
    """How many of `values` [N] fall into each of `bins` equal parts; the rest go outermost."""
    places = ((values - low) / (high - low) * bins).floor().long().clamp(0, bins - 1)
    return [int(count) for count in torch.bincount(places, minlength=bins)]


def features(pictures: Tensor) -> Tensor:
    """What of small pictures [N, 3, h, w] is compared, [N, F]: colours and edges at several scales.

    Euclidean distances between rows are in [0, 1] but for edges: 0 the same picture, and between
    black and white 1. Every scale weighs the same; edges weigh as one more scale each.
    """
    light = lightness(pictures)[:, None]
    across = functional.pad(light.diff(dim=3).abs(), (0, 1, 0, 0))
    down = functional.pad(light.diff(dim=2).abs(), (0, 0, 0, 1))
    parts = [_cells(pictures, level) for level in LEVELS]
    edges = [_cells(EDGE_GAIN * torch.cat((across, down), dim=1), level) for level in LEVELS[-2:]]
    return torch.cat([part / len(LEVELS) ** 0.5 for part in (*parts, *edges)], dim=1)


def _cells(maps: Tensor, level: int) -> Tensor:
    """Means over level x level cells, scaled so that squared distances are means: [N, F]."""
    cells: Tensor = functional.adaptive_avg_pool2d(maps, level).flatten(1)
    return cells / math.sqrt(cells.shape[1])


def distances(looks: Tensor) -> Tensor:
    """Distances between all rows of features [N, F]: [N, N], zeros on the diagonal."""
    rows = looks.double()
    found: Tensor = torch.cdist(rows, rows, compute_mode="donot_use_mm_for_euclid_dist")
    return found


def vendi(similarity: Tensor) -> float:
    """The effective number of distinct things, from their similarities [N, N].

    exp of the entropy of the eigenvalues of K / N, with K positive semidefinite and ones on its
    diagonal: 1 where all are the same, N where none is like another.

    Source: Friedman and Dieng, "The Vendi Score: A Diversity Evaluation Metric for Machine
    Learning", 2022, arXiv:2210.02410.
    """
    count = similarity.shape[0]
    shares = torch.linalg.eigvalsh(similarity.double() / count).clamp_min(0.0)
    shares = shares[shares > 1e-12]
    return float(torch.exp(-(shares * shares.log()).sum()))


def similarities(apart: Tensor) -> Tensor:
    """exp(-d² / 2 t²) with t = `TELLING`: how alike pictures at distances `apart` [N, N] are."""
    return torch.exp(-apart.square() / (2 * TELLING**2))


def variety_of(looks: Tensor, group: int = GROUP) -> Variety | None:
    """How varied pictures with these features [N, F] are; None for fewer than two.

    Measured in whole groups of `group` neighbours and averaged, since the nearest of many is
    nearer: figures of different numbers of pictures stay comparable.
    """
    count = looks.shape[0]
    if count < 2:
        return None
    group = min(group, count)
    found = [_variety(looks[at : at + group]) for at in range(0, count - group + 1, group)]
    means = torch.tensor(found, dtype=torch.float64).mean(dim=0).tolist()
    return Variety(group, *(round(value, 4) for value in means))


def _variety(looks: Tensor) -> tuple[float, float, float, float]:
    apart = distances(looks)
    count = apart.shape[0]
    nearest = (apart + 10 * torch.eye(count, dtype=apart.dtype, device=apart.device)).amin(dim=1)
    return (
        float(apart.sum()) / (count * (count - 1)),
        float(nearest.mean()),
        float((nearest < NEAR).double().mean()),
        vendi(similarities(apart)),
    )
