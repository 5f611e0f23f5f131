"""Takers of frames: called on the render thread, each writes one kind of export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from studio.export.credentials.seal import Seal
from studio.export.marks.register import Register
from studio.export.metadata.provenance import provenance_of
from studio.export.names import taken
from studio.export.sheets import beside, write_sheet
from studio.export.spec import StillSpec
from studio.export.still import StillWriter
from studio.export.table_page import page, write_page
from studio.export.table_plan import PagePlan
from studio.files.pictures import read_picture
from studio.ui.exporting.controller import Written
from studio.values.arrays import Bytes
from studio.values.card import Card
from studio.values.messages import JobDone, JobFrame, Result
from studio.values.recipe import Recipe

PHOTO_SIDE = 4096


class PairSink:
    """One frame and the photo it came from, or several, side by side."""

    def __init__(
        self,
        path: Path,
        photos: tuple[bytes, ...],
        recipe: Recipe,
        card: Card | None,
        spec: StillSpec,
        written: Written,
        seal: Seal,
        register: Register | None = None,
    ) -> None:
        self._seal, self._register = seal, register
        self._path, self._photos, self._recipe = path, photos, recipe
        self._card, self._spec, self._written = card, spec, written
        self._frame: Bytes | None = None

    def __call__(self, result: Result) -> None:
        """On the render thread."""
        if isinstance(result, JobFrame):
            self._frame = result.pixels
        elif isinstance(result, JobDone) and self._frame is not None:
            problems: list[str] = []
            photos = [read_picture(photo, PHOTO_SIDE).pixels for photo in self._photos]
            composed = beside(photos, self._frame)
            self._written.path = write_sheet(
                self._path, composed, [self._recipe], self._card, self._spec, photos=len(photos),
                notes=result.notes, seal=self._seal, problems=problems,
                register=self._register,
            )  # fmt: skip
            self._written.problem = " ".join(problems)


class StepsSink:
    """Frames, one file each, at the next free of `paths`."""

    def __init__(
        self,
        paths: Iterator[Path],
        recipes: tuple[Recipe, ...],
        card: Card | None,
        spec: StillSpec,
        written: Written,
        seal: Seal,
        register: Register | None = None,
    ) -> None:
        self._seal, self._register = seal, register
        self._paths, self._recipes, self._card = paths, recipes, card
        self._spec, self._written = spec, written

    def __call__(self, result: Result) -> None:
        """On the render thread."""
        if isinstance(result, JobFrame):
            self._write(result, self._recipes[result.index])

    def _free(self) -> Path:
        return next(path for path in self._paths if not taken(path))

    def _write(self, frame: JobFrame, recipe: Recipe) -> None:
        path, pixels = self._free(), frame.pixels
        told = provenance_of(recipe, self._card)
        size = (pixels.shape[1], pixels.shape[0])
        with StillWriter(
            path, *size, self._spec, told, seal=self._seal, register=self._register
        ) as writer:
            writer.write(0, np.ascontiguousarray(pixels))
            self._written.path = writer.finish(frame.notes)
            self._written.problem = writer.problem


class PageSink:
    """Frames of a table, together one page that needs no network."""

    def __init__(
        self, path: Path, plan: PagePlan, cards: tuple[Card, ...], written: Written
    ) -> None:
        self._path, self._plan, self._cards, self._written = path, plan, cards, written
        self._frames: dict[int, Bytes] = {}

    def __call__(self, result: Result) -> None:
        """On the render thread."""
        if isinstance(result, JobFrame):
            self._frames[result.index] = result.pixels
        elif isinstance(result, JobDone):
            document = page(self._plan, self._frames, self._cards, result.notes)
            self._written.path = write_page(self._path, document)
