"""Pictures that go on beyond their edges: where the old one lies, and what is to be drawn anew.

Models of any size get a larger picture. Those of one size keep it: the picture moves aside, or
becomes smaller, and what comes free is new.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from studio.values import masks
from studio.values.card import Sizes
from studio.values.masks import Mask

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
else:
    Pixels = Any  # reading these names does not load numpy, see `values.arrays`
LEFT, RIGHT, UP, DOWN, AROUND = "left", "right", "up", "down", "around"
ASPECTS: tuple[tuple[int, int], ...] = ((1, 1), (4, 5), (3, 2), (16, 9), (9, 16))
SHARE = 0.25
"""By so much of its side a picture grows to one side, and by half of it to each side around."""
SOFT = 0.04
"""So far into the old picture the new one reaches, of the longer side, weaker and weaker."""
STRENGTH = 0.9
"""What is new is drawn at least as strongly, so that nothing of the mirrored edge is left."""


@dataclass(frozen=True)
class Extension:
    """A picture of `width` x `height` px in which the old one lies at (x, y), `wide` x `high` px.

    It may lie partly outside. `key`: a side, `around`, or an aspect such as `16:9`.
    """

    key: str
    width: int
    height: int
    x: int
    y: int
    wide: int
    high: int


def ways(sizes: Sizes, width: int, height: int) -> tuple[Extension, ...]:
    """All ways in which a model can extend a picture of this size."""
    if not sizes.any_size or not sizes.any_aspect:
        return _within(width, height)
    across, down = (_grown(side, SHARE, sizes.multiple) for side in (width, height))
    half_x, half_y = (_grown(side, SHARE / 2, sizes.multiple) for side in (width, height))
    found = [
        Extension(LEFT, width + across, height, across, 0, width, height),
        Extension(RIGHT, width + across, height, 0, 0, width, height),
        Extension(UP, width, height + down, 0, down, width, height),
        Extension(DOWN, width, height + down, 0, 0, width, height),
        Extension(
            AROUND, width + 2 * half_x, height + 2 * half_y, half_x, half_y, width, height
        ),
    ]  # fmt: skip
    found += [_to_aspect(width, height, aspect, sizes.multiple) for aspect in ASPECTS]
    other = (one for one in found if (one.width, one.height) != (width, height))
    return tuple(one for one in other if max(one.width, one.height) <= sizes.largest)


def placed(pixels: Pixels, way: Extension) -> Pixels:
    """[H, W, 3] uint8: the old picture [h, w, 3] where it will lie, mirrored at its edges."""
    old = pixels[..., :3].astype(np.float64)
    for axis, count in ((0, way.high), (1, way.wide)):
        if old.shape[axis] != count:
            old = masks.averaged(old, count, axis)
    rows, columns = _mirrored(way.height, way.y, way.high), _mirrored(way.width, way.x, way.wide)
    return np.clip(np.rint(old[rows][:, columns]), 0, 255).astype(np.uint8)


def mask_of(way: Extension) -> Mask:
    """What is drawn anew: all beside the old picture, and a little of its edge."""
    made = masks.empty(way.width, way.height)
    soft = SOFT * max(way.width, way.height)
    rows = _depth(way.height, made.shape[0], way.y, way.high)
    columns = _depth(way.width, made.shape[1], way.x, way.wide)
    depth = np.minimum(rows[:, None], columns[None])
    return np.clip(1.0 - depth / soft, 0.0, 1.0).astype(np.float32)


# ---- inside -------------------------------------------------------------------------------------
def _grown(side: int, share: float, multiple: int) -> int:
    return max(1, round(side * share / multiple)) * multiple


def _within(width: int, height: int) -> tuple[Extension, ...]:
    """Ways that keep the size."""
    dx, dy = round(width * SHARE), round(height * SHARE)
    around = Extension(AROUND, width, height, dx // 2, dy // 2, width - dx, height - dy)
    return (
        Extension(LEFT, width, height, dx, 0, width, height),
        Extension(RIGHT, width, height, -dx, 0, width, height),
        Extension(UP, width, height, 0, dy, width, height),
        Extension(DOWN, width, height, 0, -dy, width, height),
        around,
    )


def _to_aspect(width: int, height: int, aspect: tuple[int, int], multiple: int) -> Extension:
    """The smallest picture of about this aspect that holds all of the old one, in its middle."""
    across, down = aspect
    wider = max(width, -(-(height * across // down) // multiple) * multiple)
    taller = max(height, -(-(width * down // across) // multiple) * multiple)
    if width * down < height * across:
        taller = height
    else:
        wider = width
    x, y = ((wider - width) // 2, (taller - height) // 2)
    return Extension(f"{across}:{down}", wider, taller, x, y, width, height)


def _mirrored(count: int, begin: int, size: int) -> NDArray[np.int64]:
    """Of which of `size` pixels each of `count` is an image, where the first lies at `begin`."""
    at = (np.arange(count) - begin) % (2 * size)
    return np.minimum(at, 2 * size - 1 - at)


def _depth(length: int, count: int, begin: int, size: int) -> NDArray[np.float64]:
    """[count] how deep inside the old picture, in px; endless where it ends with the new one."""
    at = (np.arange(count) + 0.5) * length / count
    before = at - begin if begin > 0 else np.full(count, np.inf)
    behind = begin + size - at if begin + size < length else np.full(count, np.inf)
    return np.asarray(np.minimum(before, behind), np.float64)
