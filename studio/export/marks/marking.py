"""One export on its way: its id, its rows, its line in the register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from studio.errors import ExportError
from studio.export.marks.marker import Marker, Rows, holds_mark, marked, new_mark
from studio.export.marks.pattern import VERSION
from studio.export.marks.register import Register
from studio.export.metadata.provenance import (
    Crop,
    Enlarge,
    Flatten,
    Label,
    Mark,
    PixelStep,
    Provenance,
    Quantize,
)


class Marking:
    """Marks a still or a film for `register`, or leaves it as it is where that is None.

    What is too small stays as it is too; `why_unmarked` has the sentence.

    Attributes:
        told: the provenance, the mark among its steps where there is one.
        problem: why the mark cannot be looked up later, in a sentence; empty if all is well.
    """

    def __init__(
        self, register: Register | None, told: Provenance, mark: int = 0, keys: bool = False
    ) -> None:
        """`mark`: the id of an export that goes on; 0 for a new one. `keys`: see `Mark`."""
        self._register = register
        self._size = (told.width, told.height)
        self.problem = ""
        wanted = register is not None and holds_mark(*self._size)
        self._keys = keys
        self._mark = (mark or new_mark()) if wanted else None
        self.told = told if self._mark is None else _with_mark(told, self._mark, keys)
        self._marker = None if self._mark is None else Marker(self._mark, *self._size)

    @property
    def mark(self) -> int:
        """The id in the pixels; 0 for none."""
        return self._mark or 0

    def rows(self, y0: int, rows: Rows) -> Iterator[tuple[int, Rows]]:
        """The next rows of a still as far as they are ready, with their place."""
        if self._marker is None:
            yield y0, rows
            return
        yield from self._marker.push(rows)

    def frame(self, frame: Rows, key: bool) -> Rows:
        """A frame of a film; every one carries the same id, or only those that are `key` frames."""
        if self._mark is None or (self._keys and not key):
            return frame
        return marked(frame, self._mark)

    def write_down(self, file: Path) -> None:
        """Into the register, before the file appears. An export is never lost to the register."""
        if self._register is None or self._mark is None:
            return
        try:
            self._register.add(self._mark, self.told, file)
        except ExportError as error:
            self.problem = f"{error} The mark in the file cannot be looked up."

    def placed(self, file: Path, meant: Path) -> None:
        """Where the file ended up, if that is not where it was `meant` to be."""
        if self._register is None or self._mark is None or self.problem or file == meant:
            return
        try:
            self._register.placed(self._mark, file)
        except ExportError as error:
            self.problem = str(error)


def marked_again(
    bands: Iterator[tuple[int, Rows]], step: Mark, width: int, height: int
) -> Iterator[tuple[int, Rows]]:
    """The rows of a picture with the mark that its provenance names; for `verify`."""
    if not holds_mark(width, height):
        yield from bands
        return
    marker = Marker(int(step.id, 16), width, height, step.version)
    for _, rows in bands:
        yield from marker.push(rows)


def _with_mark(told: Provenance, mark: int, keys: bool) -> Provenance:
    """The mark comes after what was done to the picture and before how it was stored."""
    steps = told.steps
    at = next((i for i, step in enumerate(steps) if not isinstance(step, _BEFORE)), len(steps))
    added: tuple[PixelStep, ...] = (*steps[:at], Mark(f"{mark:012x}", VERSION, keys), *steps[at:])
    return msgspec.structs.replace(told, steps=added)


_BEFORE = (Quantize, Crop, Enlarge, Flatten, Label)
