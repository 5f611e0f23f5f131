"""Masks: how strongly each part of a picture is painted over, and the ways to draw them.

A mask is [H, W] float32 in [0, 1], 1 where all is painted over; no function changes its arguments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from studio.values.latent import Vector

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.float32]
else:
    Mask = Any  # reading these names does not load numpy, see `values.arrays`
MOST_PX = 512
"""Masks are drawn at most this fine; the grid they end on is coarser."""


def empty(width: int, height: int) -> Mask:
    """Nothing is painted over, for a picture of this size."""
    share = min(1.0, MOST_PX / max(width, height))
    return np.zeros((max(1, round(height * share)), max(1, round(width * share))), np.float32)


def stroked(
    mask: Mask, begin: tuple[float, float], end: tuple[float, float], radius: float, erase: bool
) -> Mask:
    """A round brush drawn from `begin` to `end`.

    Args:
        mask: [H, W].
        begin: (x, y) as shares of width and height, outside [0, 1] beside the picture.
        end: the same.
        radius: as a share of the longer side.
        erase: take away instead.
    """
    height, width = mask.shape
    reach = max(0.5, radius * max(height, width))
    (ax, ay), (bx, by) = ((x * width, y * height) for x, y in (begin, end))
    x0, x1 = _within(min(ax, bx) - reach - 1, max(ax, bx) + reach + 1, width)
    y0, y1 = _within(min(ay, by) - reach - 1, max(ay, by) + reach + 1, height)
    if x0 >= x1 or y0 >= y1:
        return mask
    x = np.arange(x0, x1, dtype=np.float32)[None] + 0.5 - ax
    y = np.arange(y0, y1, dtype=np.float32)[:, None] + 0.5 - ay
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = np.clip((x * dx + y * dy) / length, 0.0, 1.0) if length else np.float32(0.0)
    distance = np.hypot(x - along * dx, y - along * dy)
    drawn = np.clip(reach + 0.5 - distance, 0.0, 1.0).astype(np.float32)
    made = mask.copy()
    part = made[y0:y1, x0:x1]
    made[y0:y1, x0:x1] = np.minimum(part, 1.0 - drawn) if erase else np.maximum(part, drawn)
    return made


def feathered(mask: Mask, radius: float) -> Mask:
    """The same with soft edges; `radius` as a share of the longer side, 0 leaves it as it is.

    Three box filters one after the other come close to a Gaussian (Wells, "Efficient synthesis of
    Gaussian filters by cascaded uniform filters", 1986).
    """
    reach = round(radius * max(mask.shape) / 1.5)
    if reach < 1:
        return mask
    soft = mask
    for _ in range(3):
        for axis in (0, 1):
            soft = _boxed(soft, reach, axis)
    return np.clip(soft, 0.0, 1.0)


def inverted(mask: Mask) -> Mask:
    """What was painted over stays, and the other way round."""
    return np.float32(1.0) - mask


def added(mask: Mask, other: Mask, erase: bool = False) -> Mask:
    """`other` painted too, or taken away."""
    return np.minimum(mask, 1.0 - other) if erase else np.maximum(mask, other)


def of_colour(
    pixels: NDArray[np.uint8], at: tuple[float, float], tolerance: float, shape: tuple[int, int]
) -> Mask:
    """The part of a picture around a point that has its colour.

    Args:
        pixels: [H, W, 3|4] uint8.
        at: (x, y) as shares of width and height.
        tolerance: how far red, green and blue may each lie from the colour there, 0 to 1.
        shape: (rows, columns) of the mask.
    """
    rows, columns = shape
    high, wide = pixels.shape[:2]
    y = (np.arange(rows) * high + high // 2) // rows
    x = (np.arange(columns) * wide + wide // 2) // columns
    small = pixels[np.minimum(y, high - 1)][:, np.minimum(x, wide - 1), :3].astype(np.int16)
    row = min(max(int(at[1] * rows), 0), rows - 1)
    column = min(max(int(at[0] * columns), 0), columns - 1)
    alike = np.abs(small - small[row, column]).max(axis=2) <= round(255 * tolerance)
    return _connected(alike, row, column).astype(np.float32)


def on_grid(mask: Mask, rows: int, columns: int, space: str) -> Vector:
    """The mask on the grid of a latent of `space`: each cell gets the mean in it, [1, h, w]."""
    means = averaged(averaged(mask.astype(np.float64), rows, 0), columns, 1)
    return Vector.of(space, np.clip(means, 0.0, 1.0).astype(np.float32)[None])


def from_grid(grid: Vector, width: int, height: int) -> Mask:
    """A mask of a recipe, as fine as `empty` makes them, smooth between the cells."""
    made = empty(width, height)
    values = grid.array()[0]
    return _spread(_spread(values, made.shape[0], 0), made.shape[1], 1).astype(np.float32)


def share_of(grid: Vector) -> float:
    """How much of the picture is painted over, 0 to 1."""
    return float(grid.array().mean())


def averaged(values: NDArray[np.float64], count: int, axis: int) -> NDArray[np.float64]:
    """`count` means along an axis, of parts of equal length that may cut a value in two."""
    size = values.shape[axis]
    edges = [(0, 0)] * values.ndim
    edges[axis] = (1, 0)
    sums = np.pad(np.cumsum(values, axis=axis), edges)
    at = np.linspace(0.0, size, count + 1)
    low = np.minimum(at.astype(np.int64), size - 1)
    along = [1] * values.ndim
    along[axis] = count + 1
    share = (at - low).reshape(along)
    before, after = (np.take(sums, low + step, axis=axis) for step in (0, 1))
    totals = before + share * (after - before)
    return np.asarray(np.diff(totals, axis=axis) * (count / size), np.float64)


# ---- inside -------------------------------------------------------------------------------------
def _within(low: float, high: float, size: int) -> tuple[int, int]:
    return max(0, int(np.floor(low))), min(size, int(np.ceil(high)))


def _boxed(values: Mask, reach: int, axis: int) -> Mask:
    """The mean of `reach` neighbours to both sides along an axis; the edge goes on outside."""
    edges = [(0, 0), (0, 0)]
    edges[axis] = (reach + 1, reach)
    sums = np.cumsum(np.pad(values.astype(np.float64), edges, mode="edge"), axis=axis)
    size, window = values.shape[axis], 2 * reach + 1
    above = np.take(sums, np.arange(window, window + size), axis=axis)
    below = np.take(sums, np.arange(size), axis=axis)
    return ((above - below) / window).astype(np.float32)


def _spread(values: NDArray[np.float32], count: int, axis: int) -> NDArray[np.float32]:
    """`count` values along an axis, linear between the middles of the cells."""
    size = values.shape[axis]
    at = np.clip((np.arange(count) + 0.5) * size / count - 0.5, 0, size - 1)
    low = np.minimum(at.astype(np.int64), max(0, size - 2))
    share = (at - low).reshape((-1, 1) if axis == 0 else (1, -1)).astype(np.float32)
    high = np.minimum(low + 1, size - 1)
    before, after = np.take(values, low, axis=axis), np.take(values, high, axis=axis)
    return np.asarray(before + share * (after - before), np.float32)


def _connected(alike: NDArray[np.bool_], row: int, column: int) -> NDArray[np.bool_]:
    """Of the marked pixels those that hang together with the one at (row, column)."""
    along = [_runs(alike), _runs(alike.T).T]
    found = np.zeros_like(alike)
    found[row, column] = True
    while True:
        before = int(found.sum())
        for runs in along:
            held = np.zeros(int(runs.max()) + 1, bool)
            held[runs[found]] = True
            found = held[runs] & alike
        if int(found.sum()) == before:
            return found


def _runs(alike: NDArray[np.bool_]) -> NDArray[np.int64]:
    """A number for each run of marked pixels in a row; what is not marked has numbers too."""
    first = np.ones_like(alike)
    first[:, 1:] = alike[:, 1:] != alike[:, :-1]
    return np.asarray(np.cumsum(first.ravel()), np.int64).reshape(alike.shape)
