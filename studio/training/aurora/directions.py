"""Aurora's directions: found on its own pictures, by what each does to light, colour and form.

The mean gradient of every attribute over many places gives a direction; the directions are then
pulled apart so that each changes its own attribute most. What the picture answers to most
strongly besides (the principal axes of its mean squared change) is added under names of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
import numpy as np
import torch
from torch import Tensor

from studio.models.base import CancelToken, RenderRequest
from studio.models.cppn.generator import AuroraGenerator
from studio.models.cppn.scene import LATENT
from studio.training.aurora.attributes import ATTRIBUTES, lab_of
from studio.values.directions import Direction, Origin, random_delta
from studio.values.seeds import normal

PLACES = 64
FIRST = 5_000
SIDE_PX = 40
STEP = 0.3
PURITY = 0.02
SHARE = 0.6
"""A named direction is a finer tool than a random one: this much of its change per unit."""
AXES = (("Tide", "ebb", "flow"), ("Drift", "back", "on"), ("Current", "left", "right"))


@dataclass(frozen=True)
class _Slopes:
    """At every place: how attributes [K, A, D] and coarse pictures [K, F, D] change with z."""

    attributes: Tensor
    pictures: Tensor


def find(generator: AuroraGenerator, progress: Callable[[str], None]) -> tuple[Direction, ...]:
    """Named directions, all calibrated to change pictures equally."""
    places = _places(FIRST, PLACES)
    slopes = _slopes(generator, places)
    apart = _apart(slopes)
    rows: list[tuple[str, str, str, Tensor, Origin]] = []
    for kind, vector in zip(ATTRIBUTES, apart, strict=True):
        rows.append((kind.name, kind.low, kind.high, vector, "attribute"))
    for (name, low, high), axis in zip(AXES, _axes(slopes.pictures, apart), strict=True):
        rows.append((name, low, high, axis, "pca"))
    target = SHARE * _random_change(generator, places[:24])
    progress(f"one unit is to change OKLab by {target:.4f}")
    found = []
    for name, low, high, vector, origin in rows:
        step, change = _calibrated(generator, places[:24], vector, target)
        progress(f"{name}: step {step:.3f}, change {change:.4f}")
        direction = Direction.of(name, "z", vector.numpy(), step, origin)
        found.append(msgspec.structs.replace(direction, low=low, high=high))
    return tuple(found)


def _places(first: int, count: int) -> Tensor:
    rows = [normal(first + k, "latent/z", LATENT) for k in range(count)]
    return torch.from_numpy(np.stack(rows))


def pictures(generator: AuroraGenerator, places: Tensor, side_px: int = SIDE_PX) -> Tensor:
    """[N, 3, side, side] float32 OKLab pictures of latents [N, D]."""
    request = RenderRequest(places.float(), side_px, side_px)
    return lab_of(generator.render(request, CancelToken()))


def _slopes(generator: AuroraGenerator, places: Tensor) -> _Slopes:
    attributes, coarse = [], []
    steps = STEP * torch.eye(LATENT)
    for place in places:
        up = pictures(generator, place + steps)
        down = pictures(generator, place - steps)
        columns = [a.change(up, down) for a in ATTRIBUTES]
        attributes.append(torch.stack(columns) / (2 * STEP))
        difference = torch.nn.functional.avg_pool2d(up - down, 4).flatten(1)
        coarse.append(difference.T / (2 * STEP))
    return _Slopes(torch.stack(attributes).double(), torch.stack(coarse).double())


def _apart(slopes: _Slopes) -> Tensor:
    """[A, D]: for every attribute the way that changes it most reliably for what else it changes.

    Linear discriminant: the mean slope, whitened by how much pictures change at all and by how
    much the slope differs from place to place; then the ways are pulled apart from each other.
    """
    metric = _even(torch.einsum("kfd,kfe->de", slopes.pictures, slopes.pictures))
    mean = slopes.attributes.mean(0)
    found: list[Tensor] = []
    for index, slope in enumerate(mean):
        astray = _even(torch.cov(slopes.attributes[:, index].T))
        found.append(torch.linalg.solve(metric + 0.5 * astray + 0.1 * _eye(LATENT), slope))
    ways = torch.nn.functional.normalize(torch.stack(found), dim=1)
    response = mean @ ways.T
    response = response / response.diagonal()[:, None]
    mixed: Tensor = torch.linalg.solve(response.T @ response + PURITY * _eye(len(mean)), response.T)
    return mixed.T @ ways


def _even(matrix: Tensor) -> Tensor:
    """The same matrix with a mean eigenvalue of 1."""
    return matrix / matrix.trace() * len(matrix)


def _eye(size: int) -> Tensor:
    return torch.eye(size, dtype=torch.float64)


def _axes(coarse: Tensor, known: Tensor) -> list[Tensor]:
    """Unit vectors to which pictures answer most, at right angles to the `known` rows."""
    basis, _ = torch.linalg.qr(known.T)
    aside = _eye(LATENT) - basis @ basis.T
    energy = torch.einsum("kfd,kfe->de", coarse, coarse)
    _, vectors = torch.linalg.eigh(aside @ energy @ aside)
    axes = vectors.T.flip(0)[: len(AXES)]
    largest = axes.gather(1, axes.abs().argmax(1, keepdim=True))
    return list(axes * largest.sign())


def change(
    generator: AuroraGenerator, places: Tensor, delta: Tensor, here: Tensor | None = None
) -> float:
    """Mean OKLab distance between pictures at `places` and a `delta` [D] further, both ways."""
    here = pictures(generator, places) if here is None else here
    sides = (pictures(generator, places + delta), pictures(generator, places - delta))
    return float(sum((side - here).norm(dim=1).mean() for side in sides) / 2)


def _random_change(generator: AuroraGenerator, places: Tensor) -> float:
    deltas = [torch.from_numpy(random_delta(1, axis, LATENT)) for axis in range(4)]
    return sum(change(generator, places, delta) for delta in deltas) / len(deltas)


def _calibrated(
    generator: AuroraGenerator, places: Tensor, vector: Tensor, target: float
) -> tuple[float, float]:
    """The step for which one unit changes pictures by `target`, and what it was measured to do."""
    unit = (vector / vector.norm()).float()
    step, here = 1.0, pictures(generator, places)
    for _ in range(3):
        measured = change(generator, places, unit * step, here)
        step = min(max(step * target / measured, 0.05), 4.0)
    step = round(step, 3)
    return step, change(generator, places, unit * step, here)
