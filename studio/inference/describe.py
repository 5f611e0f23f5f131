"""A model looked at as a whole: what it makes of the first seeds, and how varied that is."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from time import perf_counter

import torch

from studio.core.looks import Gauge
from studio.errors import ModelError, NonFinite, RecipeError
from studio.inference.renderer import Notes, Picture, Renderer
from studio.values.cancel import CancelToken
from studio.values.card import Card
from studio.values.described import MOST_CLASSES, basis_of, class_at, class_count, sample_recipe
from studio.values.variety import ClassVariety, ModelReport

SIDE_PX = 128
"""Pictures of models of any size are drawn so large."""
Told = Callable[[int, Picture | None], None]
"""(seed, its picture, None where it was broken)."""
Report = Callable[[int, int], None]


@dataclass
class Described:
    """What has been measured so far."""

    gauge: Gauge = field(default_factory=Gauge)
    classes: dict[str, list[int]] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    broken: int = 0


def describe_model(
    renderer: Renderer, card: Card, count: int, token: CancelToken, told: Told, report: Report
) -> Generator[None, None, tuple[ModelReport, Notes]]:
    """Draw the seeds 0 … `count` - 1 and measure them, one picture between two yields.

    A picture that stays broken is counted, and is in none of the figures.

    Raises:
        ModelError: the model has no seeds, or cannot be loaded.
    """
    if card.info.space.prior == "none":
        raise ModelError(f"{card.name} has no seeds, so there is nothing to draw by itself.")
    found, notes = Described(), dict[str, None]()
    for seed in range(count):
        token.check()
        picture, fallbacks = _draw(renderer, card, seed, token, found)
        notes |= dict.fromkeys(fallbacks)
        told(seed, picture)
        report(seed + 1, count)
        yield
    return _report(card, count, found), tuple(notes)


def _draw(
    renderer: Renderer, card: Card, seed: int, token: CancelToken, found: Described
) -> tuple[Picture | None, Notes]:
    recipe = sample_recipe(card, seed)
    try:
        scene = renderer.scene(recipe)
        began = perf_counter()
        pixels, notes = renderer.draft(scene, SIDE_PX, token)
    except NonFinite:
        found.broken += 1
        return None, ()
    except RecipeError as error:
        raise ModelError(f"{card.name} does not draw seed {seed}: {error}") from None
    found.times.append(1000.0 * (perf_counter() - began))
    of_class = class_at(card, seed)
    if of_class is not None and class_count(card) <= MOST_CLASSES:
        found.classes.setdefault(of_class[1], []).append(len(found.gauge))
    found.gauge.add(torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float() / 255.0)
    return pixels, notes


def _report(card: Card, count: int, found: Described) -> ModelReport:
    classes = []
    for label, places in found.classes.items():
        variety = found.gauge.variety(places)
        if variety is not None:
            classes.append(ClassVariety(label, len(places), variety))
    return ModelReport(
        basis=basis_of(card),
        asked=count,
        broken=found.broken,
        statistics=found.gauge.statistics(),
        classes=tuple(classes),
        picture_ms=round(statistics.median(found.times), 1) if found.times else 0.0,
    )
