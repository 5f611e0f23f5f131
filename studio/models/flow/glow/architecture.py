"""Published Glows: recognised by their names and shapes, and built."""

from __future__ import annotations

import torch

from studio.models.base import Weights
from studio.models.flow.glow.layout import layout_of, needed, shapes_of
from studio.models.flow.glow.network import Glow, Layout
from studio.models.flow.multiscale import USUAL, MultiscaleFlow, declared, opened
from studio.models.opening.architecture import Published
from studio.models.opening.recognise import Group, Match, same_shapes
from studio.models.plain import planned
from studio.values.card import Card, GeneratorInfo
from studio.values.directions import Direction

NAME = "glow"
_OTHER = "no Glow"


def side_of(layout: Layout) -> int:
    """Pixels of a side: the weights fit any size; 4 x 4 cells at the last level are usual."""
    return 4 << len(layout.levels)


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a Glow.

    Raises:
        MismatchError: it is not.
    """
    shapes = {name: shape for name, shape in group.shapes.items() if needed(name)}
    layout = layout_of(shapes)
    same_shapes(shapes, shapes_of(layout))
    steps = ", ".join(str(level.steps) for level in layout.levels)
    kind = "affine" if layout.affine else "additive"
    side = side_of(layout)
    return Match.whole(
        f"a Glow of {len(layout.levels)} levels with {steps} {kind} steps,"
        f" {layout.channels} × {side} × {side}, exact both ways",
        shapes,
        USUAL,
    )


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card.

    Raises:
        ModelError: the weights are no Glow.
    """
    return _info(planned(weights, layout_of, _OTHER), weights, ())


def load(card: Card, weights: Weights, device: torch.device) -> MultiscaleFlow:
    """Build the generator.

    Raises:
        ModelError: the weights are of another architecture, or a step of theirs has no inverse.
    """
    layout = planned(weights, layout_of, _OTHER)
    info = _info(layout, weights, card.info.directions)
    return opened(card, info, lambda: Glow(layout), weights, device)


def _info(layout: Layout, weights: Weights, directions: tuple[Direction, ...]) -> GeneratorInfo:
    return declared(NAME, layout.channels, side_of(layout), weights.facts, directions)


ARCHITECTURE = Published(NAME, "flow", load, recognise, info_of)
