"""Writing one still: bands of rows stream into a file that appears complete or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import msgspec
import numpy as np

from studio.errors import ExportError
from studio.export.encoders import GROUND, Encoder, Rows, encoder_for
from studio.export.metadata import SIDECAR
from studio.export.names import numbered, taken
from studio.export.provenance import (
    Compress,
    Crop,
    Flatten,
    PixelStep,
    Profile,
    Provenance,
    Quantize,
    provenance_of,
)
from studio.export.spec import StillSpec, check_spec
from studio.export.stamp import stamp_of
from studio.files.atomic import AtomicFile, writing
from studio.values.card import Card
from studio.values.messages import ExportJob
from studio.values.recipe import Recipe

_TRIES = 10_000


class StillWriter:
    """Writes a picture of `width` × `height` to `path`, band by band.

    `write` takes the rows top to bottom; `finish` puts the file in place and gives its path,
    which is the next free one where `path` is taken and `overwrite` is off; `abort` leaves
    nothing. As a context, leaving without `finish` aborts. May be used on any one thread.

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
    ) -> None:
        check_spec(spec, width, height)
        self._size = (width, height)
        self._spec = spec
        told = msgspec.structs.replace(provenance, width=width, height=height)
        self._stamp = stamp_of(told, spec.include_recipe, spec.dpi)
        self._encoder: Encoder | None = None
        self._done = 0
        self._sidecar: AtomicFile | None = None
        self._overwrite = overwrite
        self._target = AtomicFile(path, overwrite)

    def write(self, y0: int, rows: Rows) -> None:
        """[h, W, 3|4] uint8 or uint16 (as the spec's bits say): rows `y0` … y0 + h.

        Raises:
            ExportError: the disk is full or gone.
        """
        width, height = self._size
        wanted = np.uint16 if self._spec.bits == 16 else np.uint8
        assert y0 == self._done, f"rows from {y0}, expected {self._done}"
        assert rows.ndim == 3, rows.shape
        assert rows.shape[1] == width, rows.shape
        assert rows.dtype == wanted, rows.dtype
        assert y0 + rows.shape[0] <= height
        with writing(self._target.path):
            if self._encoder is None:
                self._encoder = encoder_for(
                    self._target.file, width, height, rows.shape[2], self._spec, self._stamp
                )
            self._encoder.write(y0, rows)
        self._done += rows.shape[0]

    def finish(self, notes: Iterable[str] = ()) -> Path:
        """Complete the file and put it in place; `notes` name fallbacks that the engine took.

        Raises:
            ExportError: rows are missing, or the file cannot be written.
        """
        if self._encoder is None or self._done != self._size[1]:
            self.abort()
            raise ExportError(f"Only {self._done} of {self._size[1]} rows arrived; not written.")
        try:
            with writing(self._target.path):
                told = tuple(notes) if self._spec.include_recipe else ()
                self._encoder.finish(told)
            self._encoder = None
            self._prepare_sidecar()
            return self._place()
        finally:
            self.abort()

    def _prepare_sidecar(self) -> None:
        """On the disk before the picture appears, so that neither comes without the other."""
        if self._stamp.sidecar:
            path = self._target.path
            self._sidecar = AtomicFile(path.with_name(path.name + SIDECAR))
            with writing(self._sidecar.path):
                self._sidecar.file.write(self._stamp.sidecar)

    def _place(self) -> Path:
        for path in self._paths():
            self._target.path = path
            try:
                placed = self._target.commit()
            except FileExistsError:
                continue
            if self._sidecar:
                self._sidecar.path = placed.with_name(placed.name + SIDECAR)
                self._sidecar.commit()
            return placed
        raise ExportError(f"{_TRIES:,} files of this name stand in the folder; choose another.")

    def _paths(self) -> Iterator[Path]:
        if self._overwrite:
            yield self._target.path
            return
        for path, _ in zip(numbered(self._target.path), range(_TRIES), strict=False):
            if not taken(path):
                yield path

    def abort(self) -> None:
        """Leave nothing behind; harmless after `finish`."""
        self._encoder = None
        self._target.abort()
        if self._sidecar:
            self._sidecar.abort()

    def __enter__(self) -> StillWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.abort()


def steps_of(spec: StillSpec, channels: int, crop: Crop | None = None) -> tuple[PixelStep, ...]:
    """The steps from a rendered picture to the pixels in the file, in order."""
    dithered = spec.dither and spec.bits == 8
    steps: list[PixelStep] = [
        Quantize(spec.bits, dithered, spec.dither_seed if dithered else 0)
    ]  # fmt: skip
    steps += [crop] if crop else []
    steps += [Flatten(GROUND)] if channels == 4 and spec.format == "jpeg" else []
    quality = spec.quality if spec.lossy else 0
    return (*steps, Profile(), Compress(spec.format, quality, not spec.lossy))


class StillExport:
    """An export under way: the job to post, and the sink for its bands.

    Built where the person asked; `band`, `finish` and `abort` are then called on the thread that
    delivers the job's results.

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
    ) -> None:
        channels = 4 if card and card.info.channels == 4 else 3
        told = msgspec.structs.replace(
            provenance_of(recipe, card), steps=steps_of(spec, channels, crop)
        )
        self._crop = crop or Crop(0, 0, recipe.width, recipe.height)
        self._recipe, self._spec = recipe, spec
        size = (self._crop.width, self._crop.height)
        self._writer = StillWriter(path, *size, spec, told, overwrite)

    def job(self, number: int) -> ExportJob:
        """The request that makes the bands."""
        spec = self._spec
        dithered = spec.dither and spec.bits == 8
        return ExportJob(number, self._recipe, spec.bits, dithered, spec.dither_seed)

    def band(self, y0: int, rows: Rows) -> None:
        """Rows `y0` … of the whole picture.

        Raises:
            ExportError: the disk is full or gone.
        """
        crop = self._crop
        first, last = max(y0, crop.y), min(y0 + len(rows), crop.y + crop.height)
        if first < last:
            part = rows[first - y0 : last - y0, crop.x : crop.x + crop.width]
            self._writer.write(first - crop.y, part)

    def finish(self, notes: Iterable[str] = ()) -> Path:
        """Put the file in place; gives its path.

        Raises:
            ExportError: it cannot be written.
        """
        return self._writer.finish(notes)

    def abort(self) -> None:
        """Leave nothing behind."""
        self._writer.abort()
