"""Finding directions that a person can see, and learning them from examples."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace

import msgspec
import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from studio.core.directions import calibrate, from_examples, mean_slopes, visible_moves
from studio.core.grids import slowest, whole
from studio.errors import LatentError, ModelError, RecipeError
from studio.inference.renderer import Notes
from studio.inference.sketches import Sketcher, features, impressions, words
from studio.models.base import Lifts
from studio.values.directions import Direction
from studio.values.messages import FindDirectionsJob, LearnDirectionJob

SLOW = 8
"""On grids that follow the picture directions are sought among so many waves in each way."""
PAIRS = 192
BATCH = 8
PLACES = 4
UNIT_SHARE = 0.25
"""One unit changes a picture by this share of the difference between two seeds."""
REACHES = (3.0, 4.0, 5.0, 6.5)
"""Units each way that a slider may have."""
SEEN, LEAST = 0.1, 0.04
"""By how much the ends of a slider should differ, and by how much at least: as seen from afar.

A root mean square over `CELLS` x `CELLS` cells. Finer ones would call it a change when an edge
moves by a pixel, which nobody sees in a small picture.
"""
CELLS = 8
Report = Callable[[int, int], None]


def find_directions(
    sketch: Sketcher, job: FindDirectionsJob, report: Report
) -> Generator[None, None, tuple[tuple[Direction, ...], Notes]]:
    """Orthogonal directions with visible, distinct and steady effects, strongest first.

    Those that nobody would see are left out, all of them where the model does not vary.

    What changes with a latent in the same way everywhere is the mean slope of the picture; it is
    found by regression on seeds and their opposites. Its singular vectors are at right angles to
    each other, and so are their effects.

    Raises:
        ModelError: the model has no prior to draw places from.
    """
    card = sketch.loaded.card
    if card.info.space.prior == "none":
        raise ModelError(f"{card.name} has no seeds to look for directions among.")
    points, total = sketch.seeds(job.seed, PAIRS), PAIRS // BATCH + job.count
    pictures = []
    for k, batch in enumerate(torch.split(points, BATCH // 2)):
        pictures.append(sketch(torch.cat((batch, -batch))))
        report(k // 2, total)
        yield
    spread = impressions(torch.cat(pictures)).std(dim=0).clamp_min(1e-4)
    halves = [features(both, spread).chunk(2) for both in pictures]
    odd = torch.cat([(ahead - behind) / 2.0 for ahead, behind in halves])
    slopes = mean_slopes(slowest(points, card.info.space, SLOW), odd)
    moves, strengths = visible_moves(slopes, job.count)
    shares = 100.0 * strengths.square() / slopes.square().sum().clamp_min(1e-30)
    target = yield from unit_change(sketch)
    found = []
    for k, (move, share) in enumerate(zip(moves, shares, strict=True)):
        values = move.numpy().astype(np.float32)
        bare = Direction.of(f"Found {k + 1}", card.info.space.name, values, 1.0, "pca")
        places = sketch.seeds(PAIRS, PLACES)
        moved = whole(move, card.info.space)
        direction = yield from described(sketch, bare, places, moved, target, spread)
        note = f"{float(share):.0f} % of what changes everywhere alike."
        limit = reach(sketch, direction, places, moved)
        if limit:
            found.append(msgspec.structs.replace(direction, note=note, limit=limit))
        report(PAIRS // BATCH + k + 1, total)
    return tuple(found), ()


def learn_direction(
    sketch: Sketcher, job: LearnDirectionJob, report: Report
) -> Generator[None, None, tuple[Direction, Notes]]:
    """A calibrated direction from recipes that have something and recipes that lack it.

    It is learnt in z, or in w where the model goes there first.

    Raises:
        RecipeError: an example belongs to another model.
        LatentError: there are no examples, or they do not differ.
    """
    sketch = replace(sketch, beyond=isinstance(sketch.loaded.full, Lifts))
    space, seeded = sketch.space, sketch.loaded.card.info.space.prior != "none"
    groups: list[Tensor] = []
    done, total = 0, len(job.having) + len(job.lacking) + 1
    for recipes in (job.having, job.lacking):
        rows = [torch.zeros(0, space.size, dtype=torch.float64)]
        for recipe in recipes:
            if recipe.model.sha256 != job.model.sha256:
                raise RecipeError(f"An example belongs to {recipe.model.id}, not to this model.")
            rows.append(sketch.place(recipe.latent, recipe.directions))
            done += 1
            report(done, total)
            yield
        groups.append(torch.cat(rows))
    if not seeded and not job.lacking:
        raise LatentError("Learning a direction here also needs examples that lack it.")
    prior = sketch.seeds(0, 256) if seeded else torch.cat(groups)
    having, lacking, prior = (slowest(rows, space, 2 * SLOW) for rows in (*groups, prior))
    vector = from_examples(having, lacking, prior)
    places = sketch.seeds(0, PLACES) if seeded else torch.cat(groups)[:PLACES]
    target = yield from unit_change(sketch, places)
    moved = whole(vector, space)
    step = calibrate(lambda size: sketch.change(places, size * moved), target)
    values = vector.numpy().astype(np.float32)
    direction = Direction.of(job.name, space.name, values, step, "examples")
    report(total, total)
    return msgspec.structs.replace(direction, high=job.name[:40]), ()


def unit_change(sketch: Sketcher, places: Tensor | None = None) -> Generator[None, None, float]:
    """How much one unit should change a picture: as the model's own directions do.

    A model that ships fewer than three is given `UNIT_SHARE` of the difference between places.
    """
    places = sketch.seeds(0, PLACES) if places is None else places
    info = sketch.loaded.card.info
    space = sketch.space
    own = [d for d in info.directions if d.space == space.name]
    if not space.cell:
        own = [d for d in own if len(d.vector) == 4 * space.size]
    changes = []
    for direction in own:
        delta = torch.from_numpy(direction.delta().astype(np.float64))
        changes.append(sketch.change(places, whole(delta, space)))
        yield
    if len(changes) >= 3:
        return max(float(np.median(changes)), 1e-3)
    pictures = sketch(places)
    apart = pictures - pictures.roll(1, dims=0)
    return max(UNIT_SHARE * float(apart.square().mean().sqrt()), 0.02)


def reach(sketch: Sketcher, direction: Direction, places: Tensor, move: Tensor) -> float:
    """How many units each way show what a calibrated direction does to `places` [N, D].

    0 where nobody sees anything however far one goes.
    """
    apart = 0.0
    for units in REACHES:
        step = units * direction.step * move
        ends = [adaptive_avg_pool2d(sketch(places + way * step), CELLS) for way in (-1.0, 1.0)]
        apart = float((ends[0] - ends[1]).square().mean().sqrt())
        if apart >= SEEN:
            return units
    return REACHES[-1] if apart >= LEAST else 0.0


def described(
    sketch: Sketcher,
    direction: Direction,
    places: Tensor,
    move: Tensor,
    target: float,
    spread: Tensor,
) -> Generator[None, None, Direction]:
    """`direction` calibrated so that one unit changes `places` [N, D] by `target`, and its words.

    `move` [D]: what a step of one adds in the space of the sketch. The side that is brighter,
    warmer, richer … comes first.
    """
    step = calibrate(lambda size: sketch.change(places, size * move), target)
    yield
    ahead, behind = impressions(sketch(places + step * move)), sketch(places - step * move)
    effect = (ahead - impressions(behind)).mean(dim=0) / (2.0 * spread)
    low, high, sign = words(effect)
    vector = (np.float32(sign) * np.frombuffer(direction.vector, "<f4")).astype("<f4").tobytes()
    yield
    return msgspec.structs.replace(direction, step=step, low=low, high=high, vector=vector)
