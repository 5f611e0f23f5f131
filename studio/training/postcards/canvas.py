"""A picture being painted: shapes with soft edges of one pixel, at any size.

Places are fractions of the side, x to the right and y downwards, so that a scene is the same
at every size.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.training.postcards.palette import Array


class Canvas:
    """A square sRGB picture and the grid to paint on it.

    Attributes:
        picture: [S, S, 3] float32 sRGB.
        x: [1, S] middle of each column.
        y: [S, 1] middle of each row.
        pixel: side of a pixel.
    """

    def __init__(self, size: int) -> None:
        steps = ((np.arange(size) + 0.5) / size).astype(np.float32)
        self.size, self.pixel = size, 1.0 / size
        self.x, self.y = steps[None, :], steps[:, None]
        self.picture = np.zeros((size, size, 3), np.float32)

    def blend(
        self, cover: Array, colour: Array, rows: slice = slice(None), cols: slice = slice(None)
    ) -> None:
        """Paint `colour` [3] or [h, w, 3] over a part, by `cover` [h, w] in [0, 1]."""
        part = self.picture[rows, cols]
        part += cover[..., None] * (colour - part)

    def window(
        self, left: float, right: float, top: float, bottom: float
    ) -> tuple[slice, slice, Array, Array]:
        """Rows, columns, and the grid x [1, w], y [h, 1] of the part inside these sides."""
        bounds = np.array([top, bottom, left, right]) * self.size + np.array([-1.5, 1.5, -1.5, 1.5])
        y0, y1, x0, x1 = np.clip(np.round(bounds), 0, self.size).astype(int)
        rows, cols = slice(y0, max(y0, y1)), slice(x0, max(x0, x1))
        return rows, cols, self.x[:, cols], self.y[rows]

    def edge(self, inside: NDArray[np.floating[Any]]) -> Array:
        """Cover of a shape from its signed distance, positive inside."""
        return np.asarray(np.clip(inside / self.pixel + 0.5, 0.0, 1.0), np.float32)

    def below(self, line: Array) -> tuple[slice, Array]:
        """Rows and cover [h, S] of everything under a skyline `line` [S]."""
        slope = np.gradient(line) * self.size
        soft = self.pixel * np.sqrt(1.0 + np.minimum(slope**2, 25.0))
        top = int(np.clip(np.floor(line.min() * self.size) - 2, 0, self.size))
        rows = slice(top, self.size)
        return rows, np.clip((self.y[rows] - line) / soft + 0.5, 0.0, 1.0).astype(np.float32)

    def disc(self, x: float, y: float, radius: float, colour: Array, strength: float = 1.0) -> None:
        """A round spot."""
        rows, cols, gx, gy = self.window(x - radius, x + radius, y - radius, y + radius)
        far = np.sqrt((gx - x) ** 2 + (gy - y) ** 2)
        self.blend(self.edge(radius - far) * np.float32(strength), colour, rows, cols)

    def spots(self, places: Array, radii: Array, colour: Array, strength: Array) -> None:
        """Many small round spots: places [N, 2], radii [N], strength [N]."""
        for (x, y), radius, share in zip(places, radii, strength, strict=True):
            self.disc(float(x), float(y), float(radius), colour, float(share))

    def polygon(self, points: Array, colour: Array, strength: float = 1.0) -> None:
        """A convex polygon [N, 2], given clockwise as seen."""
        (left, top), (right, bottom) = points.min(0), points.max(0)
        rows, cols, gx, gy = self.window(left, right, top, bottom)
        if rows.start == rows.stop or cols.start == cols.stop:
            return
        inside = np.full((gy.shape[0], gx.shape[1]), 1e3, np.float32)
        for (x0, y0), (x1, y1) in zip(points, np.roll(points, -1, 0), strict=True):
            length = max(float(np.hypot(x1 - x0, y1 - y0)), 1e-6)
            away = ((x1 - x0) * (gy - y0) - (y1 - y0) * (gx - x0)) / length
            inside = np.minimum(inside, away)
        self.blend(self.edge(inside) * np.float32(strength), colour, rows, cols)


def fixed(name: str) -> np.random.Generator:
    """Numbers that are the same in every scene.

    Fine texture (rain, stars, ripples, the teeth of a skyline) is the printer's, not the scene's:
    it always falls in the same places, so a small model need not guess at hundreds of specks.
    """
    return np.random.default_rng([ord(letter) for letter in name])


@lru_cache(maxsize=64)
def _spline(size: int, cells: int) -> Array:
    """[size, cells + 3] weights of a uniform cubic B-spline."""
    at = (np.arange(size) + 0.5) / size * cells
    cell = np.minimum(at.astype(int), cells - 1)
    t = at - cell
    parts = (
        (1 - t) ** 3,
        3 * t**3 - 6 * t**2 + 4,
        -3 * t**3 + 3 * t**2 + 3 * t + 1,
        t**3,
    )
    weights = np.zeros((size, cells + 3), np.float32)
    for k, part in enumerate(parts):
        weights[np.arange(size), cell + k] = part / 6
    return weights


def wave(random: np.random.Generator, size: int, cells: int) -> Array:
    """[size] smooth random line, about standard normal in spread."""
    knots = random.standard_normal(cells + 3).astype(np.float32)
    return np.asarray(_spline(size, cells) @ knots * 1.4, np.float32)


def cloudiness(random: np.random.Generator, size: int, down: int, across: int) -> Array:
    """[size, size] smooth random field, about standard normal in spread."""
    knots = random.standard_normal((down + 3, across + 3)).astype(np.float32)
    return np.asarray(_spline(size, down) @ knots @ _spline(size, across).T * 1.9, np.float32)
