"""Directions of Postcards in words: the difference between pairs of texts, calibrated.

A unit changes pictures by a quarter of the difference between two seeds, and is at most `LARGEST`
times the difference between the texts, so that no slider leads beyond what was ever told.
"""

from __future__ import annotations

import logging

import msgspec
import numpy as np
import torch

from studio.core.directions import calibrate
from studio.training.postcards.drawing import Drawing
from studio.values.directions import Direction
from studio.values.edit import with_amounts
from studio.values.latent import TEXT_SPACE

log = logging.getLogger(__name__)
PLAIN = "sea, three peaks, day, flat print"
"""What directions begin from when they are measured and shown."""
SEEDS = 4
SHARE = 0.25
SMALLEST, LARGEST = 0.02, 0.4
# Name, and pairs of texts: more of it, less of it.
DIRECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("Storm", (("storm, gloomy", "clear weather, calm"), ("lightning, sea", "clear air, sea"))),
    ("Night", (("night, stars", "day"), ("midnight, sea", "noon, sea"))),
    ("Snow", (("snow, hills", "clear weather, hills"), ("snowfall", "clear air"))),
    ("Mist", (("fog, sea", "clear weather, sea"), ("mist, hills", "clear air, hills"))),
    ("Warm sky", (("orange sky", "blue sky"), ("red sky, sea", "teal sky, sea"))),
    ("Land", (("hills, day", "sea, day"), ("forest", "ocean"))),
    ("Pointed", (("three sharp peaks", "three rounded peaks"), ("two sharp peaks", "two mesas"))),
    ("Woodcut", (("a woodcut", "flat print"), ("linocut, sea", "screen print, sea"))),
    ("Watercolour", (("a watercolour", "flat print"), ("a wash, hills", "screen print, hills"))),
)


def learnt(drawing: Drawing) -> tuple[Direction, ...]:
    """All of them, most useful first."""
    places = [drawing.worded(seed, PLAIN) for seed in range(SEEDS)]
    seen = [drawing.small(place) for place in places]
    apart = [_change(a, b) for a, b in zip(seen, seen[1:] + seen[:1], strict=True)]
    target = SHARE * float(np.mean(apart))
    found = []
    for name, pairs in DIRECTIONS:
        between = torch.stack([drawing.words_between(*pair) for pair in pairs]).mean(0)
        length = float(between.norm())
        bare = Direction.of(name, TEXT_SPACE, between.numpy(), length, "words")

        def change(size: float, bare: Direction = bare) -> float:
            ends = []
            for place in places:
                way = [with_amounts(place, {bare.id: w * size}, [bare]) for w in (1.0, -1.0)]
                ends.append(_change(drawing.small(way[0]), drawing.small(way[1])) / 2)
            return float(np.mean(ends))

        size = calibrate(change, target, SMALLEST, LARGEST)
        more, less = pairs[0]
        found.append(msgspec.structs.replace(bare, step=length * size, low=less, high=more))
        log.info("%s: %.3f of the difference between its texts", name, size)
    return tuple(found)


def _change(a: torch.Tensor, b: torch.Tensor) -> float:
    return float((a - b).square().mean().sqrt())
