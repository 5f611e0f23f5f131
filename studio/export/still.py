"""Writing one still: bands of rows stream into a file that appears complete or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

import msgspec
import numpy as np

from studio.errors import ExportError
from studio.export.colour.stage import stage_of
from studio.export.credentials.seal import Seal, named, sealed
from studio.export.destination import Destination
from studio.export.enlarge import enlarged
from studio.export.formats.descriptor import Encoder, Page, Rows
from studio.export.labels import labelled, with_label
from studio.export.making import asked
from studio.export.marks.marking import Marking
from studio.export.marks.register import Register
from studio.export.metadata.provenance import (
    Compress,
    Crop,
    Enlarge,
    Flatten,
    PixelStep,
    Profile,
    Provenance,
    Quantize,
    provenance_of,
)
from studio.export.metadata.stamp import stamp_of
from studio.export.spec import StillSpec, check_spec
from studio.files.atomic import writing
from studio.values.card import Card
from studio.values.messages import ExportJob
from studio.values.recipe import Recipe

GROUND = (255, 255, 255)
"""What shows through where a format has no transparency."""


class StillWriter:
    """Writes a picture of `width` × `height` to `path`, band by band.

    `write` takes the rows top to bottom; `finish` puts the file in place and gives its path,
    which is the next free one where `path` is taken and `overwrite` is off; `abort` leaves
    nothing. As a context, leaving without `finish` aborts. May be used on any one thread.
    `seal` signs the file; with a `register` its pixels carry an invisible mark, a new one where
    `mark` is 0. `problem` says afterwards why it is not signed, or its mark not in the register;
    else it is empty.

    Raises:
        InputError: the format cannot hold this picture; before anything is rendered.
        ExportError: the file cannot be written; also from every method.
    """

    def __init__(
        self,
        path: Path | str,
        width: int,
        height: int,
        spec: StillSpec,
        provenance: Provenance,
        overwrite: bool = False,
        seal: Seal | None = None,
        register: Register | None = None,
        mark: int = 0,
    ) -> None:
        check_spec(spec, width, height)
        self.problem = ""
        self._seal = seal
        self._size = (width, height)
        self._spec = spec
        self._stage = stage_of(spec.colour, spec.bits, spec.dither, spec.dither_seed)
        told = msgspec.structs.replace(named(provenance, seal), width=width, height=height)
        told = self._stage.told(told)
        self._marking = Marking(register, with_label(told) if spec.label else told, mark)
        self._stamp = stamp_of(
            self._marking.told, spec.include_recipe, spec.dpi, self._stage.icc, self._stage.name
        )
        self._encoder: Encoder | None = None
        self._done = 0
        self._destination = Destination(path, overwrite)

    def write(self, y0: int, rows: Rows) -> None:
        """[h, W, 3|4] uint8 or uint16 (as the spec's working bits say): rows `y0` … y0 + h.

        Raises:
            ExportError: the disk is full or gone.
        """
        width, height = self._size
        wanted = np.uint16 if self._stage.bits == 16 else np.uint8
        rows = self._stage.taken(rows)
        assert y0 == self._done, f"rows from {y0}, expected {self._done}"
        assert rows.ndim == 3, rows.shape
        assert rows.shape[1] == width, rows.shape
        assert rows.dtype == wanted, rows.dtype
        assert y0 + rows.shape[0] <= height
        if rows.shape[2] == 4 and (self._stage.inks or not self._spec.described.alpha):
            rows = flattened(rows)
        with writing(self._destination.target.path):
            if self._encoder is None:
                self._encoder = self._begin(rows.shape[2])
            if self._spec.label:
                rows = labelled(rows, y0, width, height)
            for ready_y0, ready in self._marking.rows(y0, rows):
                self._encoder.write(ready_y0, self._stage.done(ready_y0, ready))
        self._done += rows.shape[0]

    def _begin(self, channels: int) -> Encoder:
        spec, (width, height) = self._spec, self._size
        page = Page(
            self._destination.target.file, width, height, 4 if self._stage.inks else channels,
            spec.bits, spec.quality, spec.lossless, spec.dpi, self._stamp, self._stage.inks,
        )  # fmt: skip
        return spec.described.encoder(page)

    def finish(self, notes: Iterable[str] = ()) -> Path:
        """Complete the file and put it in place; `notes` name fallbacks that the engine took.

        Raises:
            ExportError: rows are missing, or the file cannot be written.
        """
        if self._encoder is None or self._done != self._size[1]:
            self.abort()
            raise ExportError(f"Only {self._done} of {self._size[1]} rows arrived; not written.")
        try:
            told = tuple(notes) if self._spec.include_recipe else ()
            with writing(self._destination.target.path):
                self._encoder.finish(told)
                self._encoder = None
                signed = sealed(
                    self._destination.target, self._spec.described.mime, self._stamp.provenance,
                    self._seal,
                )  # fmt: skip
            meant = self._destination.target.path
            self._marking.write_down(meant)
            placed = self._destination.place(self._stamp.sidecar(told), signed.beside)
            self._marking.placed(placed, meant)
            self.problem = " ".join(filter(None, (signed.problem, self._marking.problem)))
            return placed
        finally:
            self.abort()

    def abort(self) -> None:
        """Leave nothing behind; harmless after `finish`."""
        self._encoder = None
        self._destination.abort()

    def __enter__(self) -> StillWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.abort()


def flattened(rgba: Rows) -> Rows:
    """[H, W, 3] in the depth of [H, W, 4]: straight alpha on white."""
    top = int(np.iinfo(rgba.dtype).max)
    alpha = rgba[..., 3:].astype(np.uint32)
    ground = np.array(GROUND, np.uint32) * (top // 255)
    mixed = (rgba[..., :3] * alpha + ground * (top - alpha) + top // 2) // top
    return mixed.astype(np.uint8) if rgba.dtype == np.uint8 else mixed.astype(np.uint16)


def steps_of(
    spec: StillSpec, channels: int, crop: Crop | None = None, enlarge: Enlarge | None = None
) -> tuple[PixelStep, ...]:
    """The steps from a rendered picture to the pixels in the file, in order."""
    filtered = enlarge is not None and enlarge.how == "lanczos"
    dithered = spec.dithered and not filtered
    bits: Literal[8, 16] = 16 if filtered else spec.working_bits
    rounded = Quantize(bits, dithered, spec.dither_seed if dithered else 0)
    first: list[PixelStep] = [crop] if crop else []
    first += [enlarge] if enlarge else []
    steps: list[PixelStep] = [rounded, *first] if filtered or not enlarge else [*first, rounded]
    opaque = spec.inks or not spec.described.alpha
    steps += [Flatten(GROUND)] if channels == 4 and opaque else []
    quality = spec.quality if spec.lossy else 0
    return (*steps, Profile(), Compress(spec.format, quality, not spec.lossy))


class StillExport:
    """An export under way: the job to post, and the sink for its bands.

    Built where the person asked; `band`, `finish` and `abort` are then called on the thread that
    delivers the job's results.

    What goes on after an interruption gives `created` and `mark`, so that its bytes are the same.

    Raises:
        InputError, ExportError: as `StillWriter`, before anything is rendered.
    """

    def __init__(
        self,
        path: Path | str,
        recipe: Recipe,
        card: Card | None,
        spec: StillSpec,
        overwrite: bool = False,
        crop: Crop | None = None,
        seal: Seal | None = None,
        register: Register | None = None,
        created: str = "",
        mark: int = 0,
        enlarge: Enlarge | None = None,
    ) -> None:
        channels = 4 if card and card.info.channels == 4 else 3
        told = msgspec.structs.replace(
            provenance_of(recipe, card, created=created),
            steps=steps_of(spec, channels, crop, enlarge),
        )
        self._crop = crop or Crop(0, 0, recipe.width, recipe.height)
        self._recipe, self._spec, self._enlarge = recipe, spec, enlarge
        self._ask = asked(recipe, spec, enlarge, crop)
        size = (self._crop.width, self._crop.height)
        if enlarge is not None:
            size = (enlarge.width, enlarge.height)
        self._small: list[Rows] = []
        self._writer = StillWriter(path, *size, spec, told, overwrite, seal, register, mark)

    @property
    def problem(self) -> str:
        """As of `StillWriter`."""
        return self._writer.problem

    def job(self, number: int) -> ExportJob:
        """The request that makes the bands."""
        return self._ask.job(number)

    def band(self, y0: int, rows: Rows) -> None:
        """Rows `y0` … of the whole picture.

        Raises:
            ExportError: the disk is full or gone.
        """
        if self._ask.enlarging is not None:
            self._writer.write(y0, rows)
            return
        crop = self._crop
        first, last = max(y0, crop.y), min(y0 + len(rows), crop.y + crop.height)
        if first < last:
            part = rows[first - y0 : last - y0, crop.x : crop.x + crop.width]
            if self._enlarge is None:
                self._writer.write(first - crop.y, part)
            else:
                self._small.append(part)

    def finish(self, notes: Iterable[str] = ()) -> Path:
        """Put the file in place; gives its path.

        Raises:
            ExportError: it cannot be written.
        """
        if self._enlarge is not None and self._small:
            size = (self._enlarge.width, self._enlarge.height)
            whole: Any = np.concatenate(self._small)
            self._writer.write(0, enlarged(whole, *size, self._spec.working_bits))
        return self._writer.finish(notes)

    def abort(self) -> None:
        """Leave nothing behind."""
        self._writer.abort()
