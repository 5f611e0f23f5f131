"""Takers of frames: called on the render thread, each writes one kind of export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from studio.export.credentials.seal import Seal
from studio.export.films.descriptor import FilmSpec
from studio.export.films.writer import FilmWriter
from studio.export.marks.register import Register
from studio.export.metadata.provenance import provenance_of
from studio.export.names import taken
from studio.export.sheets import beside, sheet, write_sheet
from studio.export.spec import StillSpec
from studio.export.still import StillWriter
from studio.files.pictures import read_picture
from studio.ui.exporting.controller import Written
from studio.ui.language.words import said
from studio.values import edit
from studio.values.arrays import Bytes
from studio.values.card import Card
from studio.values.messages import JobDone, JobFrame, Result
from studio.values.recipe import Recipe

PHOTO_SIDE = 4096


def _unique(recipes: tuple[Recipe, ...]) -> list[Recipe]:
    kept: list[Recipe] = []
    for recipe in recipes:
        if not kept or kept[-1] != recipe:
            kept.append(recipe)
    return kept


class FilmSink:
    """Frames become a film, one by one."""

    def __init__(
        self,
        path: Path,
        recipes: tuple[Recipe, ...],
        card: Card | None,
        spec: FilmSpec,
        written: Written,
        seal: Seal,
        register: Register | None = None,
    ) -> None:
        last = recipes[-1]
        told = provenance_of(last, card, parts=_unique(recipes))
        size, count = (last.width, last.height), len(recipes)
        self._writer = FilmWriter(
            path, *size, spec, told, seal=seal, register=register, frames=count
        )
        self._written = written

    def __call__(self, result: Result) -> None:
        """On the render thread."""
        if isinstance(result, JobFrame):
            self._writer.add(result.pixels, result.notes)
        elif isinstance(result, JobDone):
            self._written.path = self._writer.finish(result.notes)
            self._written.problem = self._writer.problem
            self._written.notes = tuple(filter(None, (self._writer.words,)))
        else:
            self._writer.abort()


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
    """Frames on one strip or sheet (`columns` 0), or one file each, at the next free of `paths`."""

    def __init__(
        self,
        paths: Iterator[Path],
        recipes: tuple[Recipe, ...],
        card: Card | None,
        spec: StillSpec,
        columns: int,
        as_files: bool,
        written: Written,
        seal: Seal,
        register: Register | None = None,
    ) -> None:
        self._seal, self._register = seal, register
        self._paths, self._recipes, self._card = paths, recipes, card
        self._columns = columns
        self._spec, self._as_files, self._written = spec, as_files, written
        self._frames: list[Bytes] = []

    def __call__(self, result: Result) -> None:
        """On the render thread."""
        if isinstance(result, JobFrame) and self._as_files:
            self._write(result, self._recipes[result.index])
        elif isinstance(result, JobFrame):
            self._frames.append(result.pixels)
        elif isinstance(result, JobDone) and self._frames:
            labels = [said(edit.label(recipe)) for recipe in self._recipes]
            composed = sheet(self._frames, columns=self._columns, labels=labels)
            problems: list[str] = []
            self._written.path = write_sheet(
                self._free(), composed, self._recipes, self._card, self._spec,
                notes=result.notes, seal=self._seal, problems=problems,
                register=self._register,
            )  # fmt: skip
            self._written.problem = " ".join(problems)

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
