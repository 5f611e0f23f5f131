"""How alike two pictures are: over all, and where they differ most."""

from __future__ import annotations

import math

import numpy as np

from studio.export.formats.descriptor import Rows

TILE = 32


class Comparison:
    """Compares two pictures of one size, band by band, in little memory.

    A picture that was painted over in one corner is very alike on the whole; hence the tiles.
    """

    def __init__(self, width: int, height: int, bits: int) -> None:
        self._peak = float(2**bits - 1)
        self._width, self._height = width, height
        shape = (-(-height // TILE), -(-width // TILE))
        self._errors = np.zeros(shape, np.float64)
        self.same = True

    def add(self, y0: int, one: Rows, two: Rows) -> None:
        """Rows `y0` … of both, [h, W, C] of equal type."""
        if one.shape != two.shape:
            channels = min(one.shape[2], two.shape[2])
            self.same = False
            one, two = one[..., :channels], two[..., :channels]
        if np.array_equal(one, two):
            return
        self.same = False
        for start in range(0, len(one), TILE):
            part = slice(start, start + TILE)
            self._add(y0 + start, one[part], two[part])

    def _add(self, y0: int, one: Rows, two: Rows) -> None:
        difference = (one.astype(np.float32) - two.astype(np.float32)) / self._peak
        squared = (difference**2).mean(axis=2, dtype=np.float64)
        columns = np.arange(0, self._width, TILE)
        by_column = np.add.reduceat(squared, columns, axis=1)
        rows = (y0 + np.arange(len(one))) // TILE
        np.add.at(self._errors, rows, by_column)

    @property
    def psnr_db(self) -> float:
        """Peak signal to noise ratio of the whole; infinite where all is equal."""
        return _decibels(float(self._errors.sum()) / (self._width * self._height))

    @property
    def worst_db(self) -> float:
        """The same of the tile that differs most."""
        tall = np.minimum(TILE, self._height - TILE * np.arange(self._errors.shape[0]))
        wide = np.minimum(TILE, self._width - TILE * np.arange(self._errors.shape[1]))
        return _decibels(float((self._errors / (tall[:, None] * wide[None, :])).max()))


def _decibels(mean_square: float) -> float:
    return math.inf if mean_square == 0 else -10.0 * math.log10(mean_square)
