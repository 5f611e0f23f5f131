"""Directions in a model's words, from pairs of texts."""

from __future__ import annotations

from collections.abc import Generator

import msgspec
import numpy as np
import torch
from torch import Tensor

from studio.core.directions import calibrate
from studio.errors import LatentError, ModelError
from studio.inference.discover import PLACES, Report, unit_change
from studio.inference.renderer import Notes
from studio.inference.sketches import Sketcher
from studio.models.base import Conditioned, TakesWords
from studio.values.directions import Direction
from studio.values.latent import TEXT_SPACE, Move, Seed, Shift
from studio.values.messages import LearnWordsJob

MAX_PAIRS = 32
SMALLEST, LARGEST = 0.02, 0.4
"""A unit is at least and at most so many times the difference between the texts: three of them,
the end of a slider, must not lead far beyond what the network was ever told."""
LOOKS = 12
"""About so often it is looked how strongly a direction shows."""


def learn_words(
    sketch: Sketcher, job: LearnWordsJob, report: Report
) -> Generator[None, None, tuple[Direction, Notes]]:
    """A direction along the mean difference of pairs of texts, a unit as strong as any other.

    It is calibrated on seeds under the words and settings of the job's controls.

    Raises:
        ModelError: the model takes no words.
        LatentError: there are no pairs, or their texts say the same.
    """
    card, model = sketch.loaded.card, sketch.loaded.full
    if not isinstance(model, TakesWords) or not isinstance(model, Conditioned):
        raise ModelError(f"{card.name} takes no words; choose a model that does.")
    vector = yield from _difference(model, job, report)
    length = float(vector.norm())
    if not np.isfinite(length) or length < 1e-6:
        raise LatentError("To this model both texts say the same; write what sets them apart.")
    bare = Direction.of(job.name, TEXT_SPACE, vector.numpy().astype(np.float32), length, "words")
    target = yield from unit_change(sketch)
    looks = iter(range(LOOKS))

    def change(size: float) -> float:
        report(len(job.pairs) + next(looks, LOOKS), len(job.pairs) + LOOKS)
        return _change(sketch, model, bare, size)

    size = calibrate(change, target, SMALLEST, LARGEST)
    yield
    report(len(job.pairs) + LOOKS, len(job.pairs) + LOOKS)
    more, less = job.pairs[0]
    direction = msgspec.structs.replace(
        bare, step=bare.step * size, low=less.strip()[:40], high=more.strip()[:40]
    )
    return direction, ()


def _difference(
    model: TakesWords, job: LearnWordsJob, report: Report
) -> Generator[None, None, Tensor]:
    """[D] float64: the mean over all pairs."""
    pairs = [pair for pair in job.pairs if pair[0].strip() or pair[1].strip()]
    if not pairs:
        raise LatentError("A direction in words needs two texts: more of it, and less.")
    if len(pairs) > MAX_PAIRS:
        raise LatentError(f"At most {MAX_PAIRS} pairs of texts make a direction.")
    found = []
    for done, (more, less) in enumerate(pairs):
        with torch.inference_mode():
            found.append(model.words_between(more, less).double().cpu())
        report(done + 1, len(pairs) + LOOKS)
        yield
    return torch.stack(found).mean(0)


def _change(sketch: Sketcher, model: Conditioned, bare: Direction, size: float) -> float:
    """Root mean square change of the pixels by `size` of a direction, from a few seeds."""
    ends = [_moved(sketch, model, bare, way * size) for way in (1.0, -1.0)]
    return float((ends[0] - ends[1]).square().mean().sqrt()) / 2.0


def _moved(sketch: Sketcher, model: Conditioned, bare: Direction, amount: float) -> Tensor:
    """Small pictures [N, 3, h, w] of a few seeds, their words moved."""
    info = sketch.loaded.card.info
    latent = Shift(Seed(0, info.space.name), {bare.id: Move(amount)})
    with torch.inference_mode():
        told = model.condition(
            latent, {bare.id: bare}, sketch.values(), info.sizes.default, sketch.token
        )
    return sketch(sketch.seeds(0, PLACES), told)
