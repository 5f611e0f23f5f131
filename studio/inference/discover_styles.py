"""Directions of generators with styles: out of their weights, or out of many points of w.

Both are there at once; what takes a moment is to see how strongly each of them shows.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace

import msgspec
import numpy as np
import torch
from torch import Tensor

from studio.core.directions import closed_form, pca
from studio.errors import LatentError, ModelError
from studio.inference.discover import PLACES, Report, described, reach, unit_change
from studio.inference.renderer import Notes
from studio.inference.sketches import Sketcher, impressions
from studio.models.base import Lifts, Styles
from studio.values.card import GeneratorInfo
from studio.values.controls import ControlValue
from studio.values.directions import Direction
from studio.values.layers import PART_WORDS, PARTS, Layers, third
from studio.values.messages import CalibrateJob, FindDirectionsJob
from studio.values.seeds import normal

SAMPLES = 10_000
_SPREAD = 32
Found = tuple[str, Tensor, Layers | None, str]
"""Name, [W] float64 of length one, layers (None: all), note."""


def find_in_styles(
    sketch: Sketcher, job: FindDirectionsJob, report: Report
) -> Generator[None, None, tuple[tuple[Direction, ...], Notes]]:
    """The strongest directions of w, calibrated where the picture is seen; the visible ones.

    Raises:
        ModelError: the model has no styles.
    """
    info, model = sketch.loaded.card.info, sketch.loaded.full
    if not isinstance(model, Styles) or not isinstance(model, Lifts):
        raise ModelError(f"{sketch.loaded.card.name} has no styles to look for directions in.")
    if job.how == "weights":
        found = list(from_weights(model, info, job.count, job.parts))
    else:
        found = list(from_samples(model, info, job, sketch.values()))
    yield
    directions, total = [], len(found)
    sketch, places, spread = in_styles(sketch, model)
    target = yield from unit_change(sketch, places)
    for k, (name, vector, layers, note) in enumerate(found):
        origin = "sefa" if job.how == "weights" else "pca"
        values = vector.numpy().astype(np.float32)
        bare = Direction.of(name, "w", values, 1.0, origin)  # type: ignore[arg-type]
        bare = msgspec.structs.replace(bare, layers=layers, note=note)
        move = on_layers(vector, layers, info.layers)
        direction = yield from described(sketch, bare, places, move, target, spread)
        limit = reach(sketch, direction, places, move)
        if limit:
            directions.append(msgspec.structs.replace(direction, limit=limit))
        report(k + 1, total)
    return tuple(directions), ()


def calibrated(
    sketch: Sketcher, job: CalibrateJob, report: Report
) -> Generator[None, None, tuple[tuple[Direction, ...], Notes]]:
    """Directions from elsewhere, so that one unit of each changes a picture about equally.

    Raises:
        LatentError: one does not lie in a space of the model.
    """
    info, model = sketch.loaded.card.info, sketch.loaded.full
    lifted = isinstance(model, Lifts) and any(d.space != info.space.name for d in job.directions)
    if lifted and isinstance(model, Lifts):
        sketch, places, spread = in_styles(sketch, model)
    else:
        places = sketch.seeds(0, PLACES)
        spread = impressions(sketch(sketch.seeds(PLACES, _SPREAD))).std(dim=0).clamp_min(1e-4)
    target = yield from unit_change(sketch, places)
    found = []
    for k, direction in enumerate(job.directions):
        space = next((s for s in info.spaces if s.name == direction.space), None)
        vector = torch.from_numpy(np.frombuffer(direction.vector, "<f4").astype(np.float64))
        if space is None or vector.numel() != space.size:
            raise LatentError(f"The direction {direction.name} does not fit this model.")
        wide = sketch.layered and vector.numel() != sketch.space.size
        if sketch.layered and space == info.space:
            raise LatentError("Directions of z and of w come in files of their own.")
        move = on_layers(vector, direction.layers, info.layers) if wide else vector
        made = yield from described(sketch, direction, places, move, target, spread)
        kept = np.frombuffer(direction.vector, "<f4") @ np.frombuffer(made.vector, "<f4") > 0
        low, high = (made.low, made.high) if kept else (made.high, made.low)
        found.append(msgspec.structs.replace(made, vector=direction.vector, low=low, high=high))
        report(k + 1, len(job.directions))
    return tuple(found), ()


def in_styles(sketch: Sketcher, model: Lifts) -> tuple[Sketcher, Tensor, Tensor]:
    """(a sketcher of points of w+, a few places there [N, D], how impressions differ [5])."""
    info = sketch.loaded.card.info
    there = replace(sketch, layered=True)
    points = torch.cat([
        model.resolve_under(info.space.seed(n), {}, sketch.values()).cpu()
        for n in range(_SPREAD)
    ])  # fmt: skip
    flat = points.double().flatten(1)
    spread = impressions(there(flat)).std(dim=0).clamp_min(1e-4)
    return there, flat[:PLACES], spread


def on_layers(vector: Tensor, layers: Layers | None, count: int) -> Tensor:
    """[L * W] float64: a move of w [W] on some of `count` layers."""
    move = vector.double().expand(count, -1).clone()
    if layers is not None:
        move[: layers[0]] = 0.0
        move[layers[1] + 1 :] = 0.0
    return move.reshape(-1)


def from_weights(model: Styles, info: GeneratorInfo, count: int, parts: bool) -> Iterator[Found]:
    """SeFa: the eigenvectors of what reads the styles, of all layers or of each part's own."""
    weights = model.style_weights()
    ranges = _ranges(info.layers) if parts else [("Found", None)]
    solved = []
    for name, layers in ranges:
        first, last = layers or (0, len(weights) - 1)
        rows = torch.cat([weight.cpu() for weight in weights[first : last + 1]])
        moves, strengths = closed_form(rows, count) if len(rows) else (rows, rows[:0])
        whole = float(rows.double().square().sum()) or 1.0
        shares = [100.0 * float(s) ** 2 / whole for s in strengths]
        solved.append((name, layers, moves, shares))
    for at, order in _dealt(len(solved), count):
        name, layers, moves, shares = solved[at]
        if order < len(moves):
            note = f"{shares[order]:.0f} % of what the weights there react to."
            yield f"{name} {order + 1}", moves[order], layers, note


def from_samples(
    model: Styles, info: GeneratorInfo, job: FindDirectionsJob, values: Mapping[str, ControlValue]
) -> Iterator[Found]:
    """GANSpace: the principal components of w over many seeds, on all layers or on each part."""
    size = info.space.size
    z = torch.from_numpy(normal(job.seed, "samples of w", SAMPLES * size)).reshape(SAMPLES, size)
    w = model.style_points(z.float(), values).cpu()
    moves, spreads = pca(w, job.count)
    shares = 100.0 * spreads.square() / w.double().var(dim=0).sum()
    ranges = _ranges(info.layers) if job.parts else [("Found", None)]
    for at, order in _dealt(len(ranges), job.count):
        name, layers = ranges[at]
        if order < len(moves):
            note = f"{float(shares[order]):.0f} % of how styles differ."
            yield f"{name} {order + 1}", moves[order], layers, note


def _ranges(count: int) -> list[tuple[str, Layers | None]]:
    """What is seen to change on which layers."""
    if count < len(PARTS):
        return [("Found", None)]
    return [(PART_WORDS[part], third(part, count)) for part in PARTS]


def _dealt(piles: int, count: int) -> Iterator[tuple[int, int]]:
    """(pile, place in it) of `count` in all, each pile served in turn."""
    for k in range(count):
        yield k % piles, k // piles
