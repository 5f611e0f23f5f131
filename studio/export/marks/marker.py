"""Puts a mark into a picture whose rows pass by, in memory that does not grow with it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.export.marks import strength
from studio.export.marks.code import ID_BITS
from studio.export.marks.pattern import LEAST_SIDE, VERSION, grain, tile, tile_side
from studio.export.marks.strength import BLOCK, HALO

Rows = NDArray[np.uint8] | NDArray[np.uint16]
_STRIP = 64
"""Rows that are marked at a time, counted from the top, however the picture was cut into bands."""


def new_mark() -> int:
    """An id that no export had before: 48 random bits."""
    return secrets.randbits(ID_BITS)


def holds_mark(width: int, height: int) -> bool:
    """Whether a picture of this size is large enough."""
    return min(width, height) >= LEAST_SIDE


def why_unmarked(width: int, height: int) -> str:
    """Why a picture of this size carries no mark, in a sentence; empty where it can."""
    if holds_mark(width, height):
        return ""
    return f"A mark needs {LEAST_SIDE} pixels a side; at {width} × {height} there is none."


class Marker:
    """Marks a picture of `width` × `height` with an id of 48 bits.

    The same id and picture give the same pixels, whatever the bands. Alpha stays as it is, and so
    does the colour of what is fully transparent.
    """

    def __init__(self, mark: int, width: int, height: int, version: int = VERSION) -> None:
        """`version`: of the mark that is to be put in again; a new one has the newest."""
        assert holds_mark(width, height), (width, height)
        assert 0 <= mark < 1 << ID_BITS, mark
        self._width, self._height = width, height
        self._tile = tile(mark, tile_side(width, height, version), version)
        self._grain = grain() if version >= 3 else None
        self._least = strength.least_of(width, height, version)
        self._done = self._came = 0
        self._held: list[Rows] = []
        self._ranges: dict[int, strength.Floats] = {}

    def push(self, rows: Rows) -> Iterator[tuple[int, Rows]]:
        """Take the next rows, [h, W, 3|4]; gives (y0, marked rows) as far as they can be marked.

        With the last row all that is left comes out.
        """
        self._held.append(rows)
        self._came += len(rows)
        ahead = _STRIP + HALO * BLOCK
        if self._came < min(self._done + ahead, self._height):
            return
        held = _joined(self._held)
        self._measure(held)
        first = self._done
        while self._done < self._height and self._came >= min(self._done + ahead, self._height):
            strip = held[self._done - first :][:_STRIP]
            yield self._done, self._marked(strip)
            self._done += len(strip)
        rest = held[self._done - first :]
        self._held = [rest.copy()] if len(rest) else []

    def _measure(self, held: Rows) -> None:
        """The ranges of the blocks that are complete now; forget those that are behind."""
        first = self._done // BLOCK
        for old in [row for row in self._ranges if row < first - HALO]:
            del self._ranges[old]
        known = max(self._ranges, default=-1) + 1
        new = held[(known - first) * BLOCK :]
        if self._came == self._height and len(new) % BLOCK:
            last = new[np.full(-len(new) % BLOCK, -1)]
            new = _joined([new, last])
        found = strength.ranges(new[: len(new) // BLOCK * BLOCK])
        self._ranges |= {known + i: row for i, row in enumerate(found)}

    def _marked(self, strip: Rows) -> Rows:
        first, last = self._done // BLOCK, -(-self._height // BLOCK) - 1
        count = -(-len(strip) // BLOCK)
        around = range(first - HALO, first + count + HALO)
        span = np.stack([self._ranges[min(max(row, 0), last)] for row in around])
        change = strength.strengths(span, self._least)[: len(strip), : self._width]
        side = len(self._tile)
        lines = self._tile[np.arange(self._done, self._done + len(strip)) % side]
        change = change * np.tile(lines, -(-self._width // side))[:, : self._width]
        if self._grain is not None and strip.dtype == np.uint8:
            change += self._grained(self._done, len(strip))
        return added(strip, change)

    def _grained(self, first: int, count: int) -> strength.Floats:
        """[h, W] what is added before rounding, so that slow waves make no steps."""
        assert self._grain is not None
        lines = self._grain[np.arange(first, first + count) % len(self._grain)]
        return np.tile(lines, -(-self._width // lines.shape[1]))[:, : self._width]


def added(rows: Rows, change: strength.Floats) -> Rows:
    """[h, W, 3|4] rows with [h, W] levels of 255 added to their colours; dtype as before."""
    if rows.shape[2] == 4:
        change = change * (rows[..., 3] > 0)
    kind, unit, top = (np.int16, 1.0, 255) if rows.dtype == np.uint8 else (np.int32, 257.0, 65_535)
    steps: NDArray[Any] = np.empty((*change.shape, 3), kind)
    steps[..., 0] = steps[..., 1] = steps[..., 2] = np.rint(change * np.float32(unit)).astype(kind)
    steps += rows[..., :3]
    np.maximum(steps, 0, out=steps)
    np.minimum(steps, top, out=steps)
    colours: Any = steps.astype(rows.dtype)
    found: Rows = colours
    return found if rows.shape[2] == 3 else np.concatenate([found, rows[..., 3:]], axis=2)


def marked(picture: Rows, mark: int, version: int = VERSION) -> Rows:
    """[H, W, 3|4] a whole picture with a mark; for frames of a film."""
    marker = Marker(mark, picture.shape[1], picture.shape[0], version)
    return _joined([rows for _, rows in marker.push(picture)])


def _joined(parts: list[Rows]) -> Rows:
    joined: Any = parts[0] if len(parts) == 1 else np.concatenate(parts)
    rows: Rows = joined
    return rows
