"""Compositions as an autoencoder sees them: where seeds of pictures lie, and the maps between.

A model that keeps what it is shown has no prior of its own worth seeing: white noise, however it
is coloured, decodes to noise. So its seeds draw compositions (`models.scenes`), which it encodes:
the empirical prior. A drag moves over a map of them. At every crossing of the map lies one, the
start at (0, 0); between three of them lies their mixture, which keeps its contrast.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.maps import corners, crossing
from studio.core.usual import reading
from studio.models.scenes.compositions import composition
from studio.models.vae.grid.prior import GridPrior
from studio.values.card import Space

REACH = 1.6
"""How much a mixture's waves are strengthened at most."""
KEPT = 48
SAMPLES, SAMPLE_CELLS, FIRST = 24, 16, 1 << 42
PARTS = 8
"""Into so many parts a side a picture is cut to see how uneven it is."""
OCTAVE = 0.53
"""By how much the logarithm of a composition's variance falls where its grid is twice as large."""
SLACK = 0.5
"""Spreads around the middle that are all at home."""
Encode = Callable[[Tensor], Tensor]
"""Points [N, C, h, w] of pictures [N, 3, H, W] in [0, 1]."""


class Gallery:
    """The compositions of one model; those seen last are kept."""

    def __init__(self, encode: Encode, prior: GridPrior, cell: int) -> None:
        self._encode, self._prior, self._cell = encode, prior, cell
        self._kept = lru_cache(maxsize=KEPT)(self._point)
        self._range: tuple[Tensor, Tensor] | None = None

    def drawn(self, number: int, space: Space) -> Tensor:
        """[D] float64: the point of the composition of a number."""
        return self._kept(number, space.shape[1], space.shape[2]).reshape(-1).double()

    def _point(self, number: int, rows: int, columns: int) -> Tensor:
        with torch.inference_mode():
            picture = composition(number, columns * self._cell, rows * self._cell)
            return self._encode(picture[None])[0].float().cpu().clone()

    def walked(
        self, start: Tensor, walk: tuple[int, int], at: tuple[float, float], space: Space
    ) -> Tensor:
        """The point [D] at a place of the map of a walk, in units; (0, 0) is `start` [D]."""
        mixture = torch.zeros_like(start)
        length = 0.0
        for (column, row), share in corners(*at).items():
            home = (column, row) == (0, 0)
            number = crossing(*walk, column, row)
            point = start if home else self.drawn(number, space).to(start)
            mixture = mixture + share * point
            length += share * _length(point, space)
        found = mixture.reshape(space.shape).clone()
        gain = min(REACH, length / max(_length(mixture, space), 1e-9))
        mean = found[:, 0, 0].clone()
        found *= gain
        found[:, 0, 0] = mean
        return found.reshape(-1)

    def how_usual(self, point: Tensor) -> float:
        """How usual a point [C, h, w] is among compositions, in [-1, 1] as `core.usual` tells it.

        Compositions have their detail in some places and not in others, where noise has it
        everywhere: the more even it is, the stranger. Emptier ones than they are read bland.
        """
        middle, spread = self._usual_range()
        uneven, strength = ((self._traits(point[None].float().cpu())[0] - middle) / spread).tolist()
        strange, bland = max(0.0, -uneven - SLACK, strength - SLACK), max(0.0, -strength - SLACK)
        return reading(strange if strange >= bland else -bland)

    def _usual_range(self) -> tuple[Tensor, Tensor]:
        if self._range is None:
            numbers = range(FIRST, FIRST + SAMPLES)
            points = [self._point(number, SAMPLE_CELLS, SAMPLE_CELLS) for number in numbers]
            traits = self._traits(torch.stack(points))
            self._range = traits.mean(0), traits.std(0)
        return self._range

    def _traits(self, points: Tensor) -> Tensor:
        """[N, 2] of points [N, C, h, w]: how uneven their fine detail is, and how strong all is.

        Both as logarithms; the second as it would be on a grid of `SAMPLE_CELLS`.
        """
        grids = self._prior.coloured(points)
        smooth = functional.avg_pool2d(functional.pad(grids, (1, 1, 1, 1), mode="replicate"), 3, 1)
        fine = (grids - smooth).square().mean(1, keepdim=True)
        parts = functional.adaptive_avg_pool2d(fine, PARTS).flatten(1) + 1e-9
        uneven = (parts.std(1) / parts.mean(1)).log()
        all_ = (grids - grids.mean((2, 3), keepdim=True)).square().mean((1, 2, 3)) + 1e-9
        octaves = math.log2((points.shape[2] * points.shape[3]) ** 0.5 / SAMPLE_CELLS)
        return torch.stack((uneven, all_.log() + OCTAVE * octaves), 1)


def _length(point: Tensor, space: Space) -> float:
    """Of all waves but the means."""
    waves = point.reshape(space.shape)
    rest = waves.square().sum() - waves[:, 0, 0].square().sum()
    return float(rest.clamp(min=0).sqrt())
