"""Stones as a wavelet flow sees them: where seeds of pictures lie, and the maps between.

A flow of few numbers knows how stone looks near by far better than how a stone is laid out. So a
seed draws the plan of a stone, its means at 32 pixels, and the flow finds where they lie; all that
is finer, 63 numbers of 64, is drawn from the flow's own prior.
"""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor
from torch.nn import functional

from studio.core.maps import corners, crossing
from studio.core.usual import prior_score, reading
from studio.models.flow.levels import centred
from studio.models.flow.wavelet.network import WaveletFlow
from studio.models.scenes.compositions import stone
from studio.values import seeds
from studio.values.card import Space

PLAN = 32
"""Pixels a side of the means that a seed draws."""
KEPT = 48
REACH = 1.5
"""How much the plan of a mixture is strengthened at most."""
SAMPLES, FIRST = 24, 1 << 42


class Stones:
    """The stones of one model; those seen last are kept. All points are [D] float64.

    `unit` [D]: what the latents of the flow are divided by to become points.
    """

    def __init__(self, flow: WaveletFlow, unit: Tensor) -> None:
        self._flow, self._unit = flow, unit
        self._fine = 3 * (flow.layout.side**2 - PLAN**2)
        self._skip = (flow.layout.side // PLAN).bit_length() - 1
        self._range: tuple[float, float] | None = None
        self._kept = lru_cache(maxsize=KEPT)(self._point)

    def drawn(self, number: int, space: Space) -> Tensor:
        """The point of the stone of a number."""
        return self._kept(number, space.name).double()

    def _point(self, number: int, name: str) -> Tensor:
        with torch.inference_mode():
            means = functional.avg_pool2d(stone(number, 2 * PLAN)[None], 2)
            like = next(self._flow.parameters())
            plan = self._flow.found(centred(means).to(like), self._skip)[0].cpu()
            fine = torch.from_numpy(seeds.normal(number, f"latent/{name}", self._fine))
            return torch.cat((fine, plan / self._unit[self._fine :])).clone()

    def walked(
        self, start: Tensor, walk: tuple[int, int], at: tuple[float, float], space: Space
    ) -> Tensor:
        """The point at a place of the map of a walk, in units; (0, 0) is `start`.

        Between crossings the mixture keeps the length of what is fine, and that of the plan.
        """
        mixture = torch.zeros_like(start)
        lengths = torch.zeros(2, dtype=start.dtype)
        for (column, row), share in corners(*at).items():
            number = crossing(*walk, column, row)
            point = start if (column, row) == (0, 0) else self.drawn(number, space).to(start)
            mixture = mixture + share * point
            lengths += share * self._lengths(point)
        gains = lengths / self._lengths(mixture).clamp(min=1e-9)
        gains[1] = gains[1].clamp(max=REACH)
        fine, plan = mixture[: self._fine] * gains[0], mixture[self._fine :] * gains[1]
        return torch.cat((fine, plan))

    def how_usual(self, point: Tensor) -> float:
        """In [-1, 1]: how long the plan in a point is, among those of stones, and the rest.

        Towards -1 it is emptier than they are, towards +1 farther out.
        """
        if self._range is None:
            plans = [self._point(n, "z")[self._fine :] for n in range(FIRST, FIRST + SAMPLES)]
            logs = torch.stack([plan.double().norm().log() for plan in plans])
            self._range = float(logs.mean()), float(logs.std())
        middle, spread = self._range
        plan = (float(point[self._fine :].norm().clamp(min=1e-9).log()) - middle) / spread
        fine = prior_score(point[: self._fine])
        return reading(max(plan, fine, key=abs))

    def _lengths(self, point: Tensor) -> Tensor:
        return torch.stack((point[: self._fine].norm(), point[self._fine :].norm()))
