"""Putting a print sheet in place: PDF as one file, TIFF a file a page, each with what it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from studio.errors import ExportError
from studio.export.colour.stage import stage_of
from studio.export.credentials.seal import Seal, named, sealed
from studio.export.destination import Destination
from studio.export.formats.descriptor import Rows
from studio.export.marks.marking import Marking
from studio.export.marks.register import Register
from studio.export.metadata.provenance import Compose, Profile, Provenance, provenance_of
from studio.export.metadata.stamp import stamp_of
from studio.export.names import next_free
from studio.export.prints.layout import Cell, PrintSpec, cut
from studio.export.prints.pdf import PdfSheet
from studio.export.prints.raster import RasterPage
from studio.export.sheets import write_sheet
from studio.export.spec import StillSpec, check_spec
from studio.export.still import flattened
from studio.files.atomic import writing
from studio.values.card import Card
from studio.values.recipe import Recipe

MAX_PARTS = 1024


class PrintWriter:
    """Takes the pictures of a sheet in order; nothing stands at its name before `finish`.

    Attributes:
        problems: what is to be said of it afterwards.

    Raises:
        ExportError: the place cannot be written to; also from other methods.
    """

    def __init__(
        self,
        path: Path,
        spec: PrintSpec,
        places: Sequence[tuple[Cell, Recipe, str]],
        card: Card | None,
        seal: Seal | None,
        register: Register | None,
    ) -> None:
        self._path, self._spec, self._places, self._card = path, spec, places, card
        self._seal, self._register = seal, register
        self.problems: dict[str, None] = {}
        recipes = [recipe for _, recipe, _ in places][:MAX_PARTS]
        told = provenance_of(recipes[0], card, parts=recipes)
        steps = (Compose("sheet", len(places)), Profile())
        self._stage = stage_of(spec.colour, spec.bits, dither=True, seed=0)
        self._told = self._stage.told(msgspec.structs.replace(named(told, seal), steps=steps))
        self._stamp = stamp_of(self._told, True, spec.dpi, self._stage.icc, self._stage.name)
        self._count = 0
        self._notes: dict[str, None] = {}
        self._pages: list[Path] = []
        self._page: RasterPage | None = None
        self._destination: Destination | None = None
        if spec.kind == "pdf":
            self._destination = Destination(path, overwrite=False)
            file = self._destination.target.file
            self._pdf = PdfSheet(file, spec, self._stamp, path.stem, inks=self._stage.inks)
        else:
            check_spec(self._still, *RasterPage(spec).size)

    def add(self, picture: Rows, notes: tuple[str, ...] = ()) -> None:
        """[h, w, 3|4] uint8 or uint16: the next picture, as the model drew it.

        `notes` name fallbacks that the engine took for it: its file says so, and `problems`.
        """
        cell, recipe, caption = self._places[self._count]
        if picture.shape[2] == 4:
            picture = flattened(picture)
        box = cell.trim.grown(self._spec.bleed_mm)
        x, y, wide, high = cut(picture.shape[1], picture.shape[0], box)
        part = self._marked(picture[y : y + high, x : x + wide], recipe)
        if self._destination is not None:
            self._pdf.add(cell, self._stage.done(0, self._stage.taken(part)), caption)
        else:
            self._add_to_page(cell, part, caption)
        self._notes |= dict.fromkeys(notes)
        self.problems |= dict.fromkeys(notes)
        self._count += 1

    def finish(self) -> Path:
        """Put it in place; gives the path, of several pages the first.

        Raises:
            ExportError: the disk is full or gone.
        """
        if self._count != len(self._places):
            self.abort()
            raise ExportError(f"Only {self._count} of {len(self._places)} pictures arrived.")
        if self._destination is None:
            self._end_page()
            return self._pages[0]
        try:
            with writing(self._path):
                self._pdf.finish(tuple(self._notes))
            signed = sealed(self._destination.target, "", self._told, self._seal)
            placed = self._destination.place(self._stamp.sidecar(tuple(self._notes)), signed.beside)
            self.problems |= dict.fromkeys(filter(None, (signed.problem,)))
            return placed
        finally:
            self.abort()

    def abort(self) -> None:
        """Leave no half file; whole pages of a TIFF stay."""
        if self._destination is not None:
            self._destination.abort()

    @property
    def _still(self) -> StillSpec:
        """How a page is written as TIFF."""
        spec = self._spec
        return StillSpec("tiff", spec.bits, dpi=spec.dpi, colour=spec.colour)

    # ---- inside ---------------------------------------------------------------------------------
    def _marked(self, part: Rows, recipe: Recipe) -> Rows:
        """Every picture of a PDF carries a mark of its own; a TIFF one in the whole."""
        if self._register is None or self._destination is None:
            return part
        height, width = part.shape[:2]
        told: Provenance = provenance_of(recipe, self._card)
        told = msgspec.structs.replace(told, width=width, height=height)
        marking = Marking(self._register, told)
        whole: Any = np.ascontiguousarray(part)
        rows = np.concatenate([rows for _, rows in marking.rows(0, whole)])
        marking.write_down(self._path)
        self.problems |= dict.fromkeys(filter(None, (marking.problem,)))
        found: Rows = rows.astype(part.dtype, copy=False)  # type: ignore[assignment]
        return found

    def _add_to_page(self, cell: Cell, part: Rows, caption: str) -> None:
        if self._page is not None and cell.page != self._places[self._count - 1][0].page:
            self._end_page()
        if self._page is None:
            self._page = RasterPage(self._spec)
        self._page.add(cell, part, caption)

    def _end_page(self) -> None:
        assert self._page is not None
        number = len(self._pages)
        many = self._places[-1][0].page > 0
        name = f"{self._path.stem} {number + 1}" if many else self._path.stem
        recipes = [recipe for cell, recipe, _ in self._places if cell.page == number]
        problems: list[str] = []
        path = write_sheet(
            next_free(self._path.with_name(f"{name}{self._spec.suffix}")), self._page.pixels,
            recipes, self._card, self._still, notes=tuple(self._notes), seal=self._seal,
            problems=problems, register=self._register,
        )  # fmt: skip
        self.problems |= dict.fromkeys(problems)
        self._pages.append(path)
        self._notes.clear()
        self._page = None
