"""Directions in the middle of a denoiser: what differs most there between many pictures.

Source: Haas et al., "Discovering Interpretable Directions in the Semantic Latent Space of Diffusion
Models", 2023, arXiv:2303.11073, section 3.1, here of means over the steps.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import msgspec
import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from studio.core.directions import calibrate, pca
from studio.errors import ModelError
from studio.inference.discover import CELLS, LEAST, PLACES, REACHES, SEEN, Report, unit_change
from studio.inference.renderer import Notes
from studio.inference.sketches import Sketcher, impressions, words
from studio.models.base import Conditioned, LooksInside
from studio.values.directions import Direction
from studio.values.latent import INSIDE_SPACE, Move, Seed, Shift
from studio.values.messages import FindDirectionsJob

SEEDS, BATCH = 96, 8
SMALLEST, LARGEST = 0.05, 8.0
"""A unit is at least and at most so many standard deviations along a component."""


def find_inside(
    sketch: Sketcher, job: FindDirectionsJob, report: Report
) -> Generator[None, None, tuple[tuple[Direction, ...], Notes]]:
    """The strongest components in the middle of the network, calibrated; those that are seen.

    Raises:
        ModelError: the model has no such network.
    """
    card, model = sketch.loaded.card, sketch.loaded.full
    if not isinstance(model, LooksInside) or not isinstance(model, Conditioned):
        raise ModelError(f"{card.name} is no diffusion model whose middle could be looked into.")
    total = SEEDS // BATCH + job.count
    held, pictures = [], []
    for k, points in enumerate(torch.split(sketch.seeds(job.seed, SEEDS), BATCH)):
        held.append(sketch.inside(points).double().flatten(1))
        pictures.append(sketch(points))
        report(k + 1, total)
        yield
    components, spreads = pca(torch.cat(held), job.count)
    spread = impressions(torch.cat(pictures)).std(dim=0).clamp_min(1e-4)
    shares = 100.0 * spreads.square() / torch.cat(held).var(dim=0).sum().clamp_min(1e-30)
    target = yield from unit_change(sketch)
    found = []
    for k, component in enumerate(components):
        values = component.numpy().astype(np.float32)
        bare = Direction.of(f"Found {k + 1}", INSIDE_SPACE, values, float(spreads[k]), "pca")
        looks = _Looks(sketch, model, bare)
        step = calibrate(looks.change, target, SMALLEST, LARGEST)
        yield
        direction, limit = _described(looks, step, spread), looks.reach(step)
        note = f"{float(shares[k]):.0f} % of what differs in the middle of the network."
        if limit:
            found.append(msgspec.structs.replace(direction, note=note, limit=limit))
        report(SEEDS // BATCH + k + 1, total)
        yield
    return tuple(found), ()


@dataclass(frozen=True)
class _Looks:
    """A direction of length one in spreads, seen on a few seeds."""

    sketch: Sketcher
    model: Conditioned
    bare: Direction

    def at(self, amount: float) -> Tensor:
        """Small pictures [N, 3, h, w], `amount` spreads along it."""
        info = self.sketch.loaded.card.info
        latent = Shift(Seed(0, info.space.name), {self.bare.id: Move(amount)})
        known = {self.bare.id: self.bare}
        with torch.inference_mode():
            told = self.model.condition(
                latent, known, self.sketch.values(), info.sizes.default, self.sketch.token
            )
        return self.sketch(self.sketch.seeds(SEEDS, PLACES), told)

    def change(self, size: float) -> float:
        """Root mean square change of the pixels by `size` either way."""
        return float((self.at(size) - self.at(-size)).square().mean().sqrt()) / 2.0

    def reach(self, step: float) -> float:
        """How many units of `step` show what it does; 0 where nobody sees anything."""
        apart = 0.0
        for units in REACHES:
            ends = [adaptive_avg_pool2d(self.at(way * units * step), CELLS) for way in (-1.0, 1.0)]
            apart = float((ends[0] - ends[1]).square().mean().sqrt())
            if apart >= SEEN:
                return units
        return REACHES[-1] if apart >= LEAST else 0.0


def _described(looks: _Looks, step: float, spread: Tensor) -> Direction:
    """The direction with its unit and its words; the brighter, warmer … side comes first."""
    ahead, behind = (impressions(looks.at(way * step)) for way in (1.0, -1.0))
    low, high, sign = words((ahead - behind).mean(dim=0) / (2.0 * spread))
    bare = looks.bare
    vector = (np.float32(sign) * np.frombuffer(bare.vector, "<f4")).astype("<f4").tobytes()
    return msgspec.structs.replace(bare, vector=vector, step=bare.step * step, low=low, high=high)
