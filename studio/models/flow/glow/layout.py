"""The layout of a Glow, read off the names and shapes of its tensors."""

from __future__ import annotations

import re
from collections.abc import Mapping

import torch

from studio.models.flow.glow.network import Glow, Layout, Level
from studio.models.opening.recognise import MismatchError

MAX_LEVELS = 7
MAX_STEPS = 128
MAX_WIDTH = 4096
REDUNDANT = ("actnorm.initialized", "invconv.u_mask", "invconv.l_mask", "invconv.l_eye")
"""Tensors of published files that follow from the layout alone."""
_NAME = re.compile(r"blocks\.(\d)\.(?:flows\.(\d{1,3})\.)?[\w.]{1,40}")
_Shapes = Mapping[str, tuple[int, ...]]


def needed(name: str) -> bool:
    """Whether a tensor of a published file says anything that its layout does not."""
    return not name.endswith(REDUNDANT)


def layout_of(shapes: _Shapes) -> Layout:
    """The layout of tensors with these names and shapes.

    Raises:
        MismatchError: they are of another architecture, or a dimension is out of bounds.
    """
    steps = _counts(shapes)
    channels, rest = divmod(_shape(shapes, "blocks.0.flows.0.actnorm.loc", 4)[1], 4)
    if rest or channels not in (1, 3):
        raise MismatchError("its first level has not four times 1 or 3 channels")
    outs = _shape(shapes, "blocks.0.flows.0.coupling.net.4.conv.weight", 4)[0]
    return Layout(
        tuple(_level(shapes, index, count) for index, count in enumerate(steps)),
        channels,
        affine=outs == channels * 4,
    )


def shapes_of(layout: Layout) -> dict[str, tuple[int, ...]]:
    """Every tensor that such a network needs."""
    with torch.device("meta"):
        state = Glow(layout).state_dict()
    return {name: tuple(value.shape) for name, value in state.items()}


def _counts(shapes: _Shapes) -> list[int]:
    """Steps of every level."""
    found: dict[int, set[int]] = {}
    for name in shapes:
        match = _NAME.fullmatch(name)
        if match is None:
            raise MismatchError(f"{name[:60]!r} is no tensor of a Glow")
        steps = found.setdefault(int(match[1]), set())
        if match[2] is not None:
            steps.add(int(match[2]))
    if sorted(found) != list(range(len(found))) or not 1 <= len(found) <= MAX_LEVELS:
        raise MismatchError("its levels are not numbered from 0")
    for steps in found.values():
        if sorted(steps) != list(range(len(steps))) or not 1 <= len(steps) <= MAX_STEPS:
            raise MismatchError("its flow steps are not numbered from 0")
    return [len(found[level]) for level in range(len(found))]


def _level(shapes: _Shapes, level: int, steps: int) -> Level:
    stem = f"blocks.{level}.flows.0"
    width = _shape(shapes, f"{stem}.coupling.net.0.weight", 4)[0]
    if not 1 <= width <= MAX_WIDTH:
        raise MismatchError(f"its level {level} has {width} hidden channels")
    return Level(steps, width, lu=f"{stem}.invconv.w_l" in shapes)


def _shape(shapes: _Shapes, name: str, dimensions: int) -> tuple[int, ...]:
    shape = tuple(shapes.get(name, ()))
    if len(shape) != dimensions:
        raise MismatchError(f"it lacks {name!r}")
    return shape
