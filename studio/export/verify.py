"""Is this file what its recipe makes? Renders again, replays the pixel steps, compares."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import msgspec
import numpy as np

from studio.errors import FileFormatError, InputError, PictureError, RecipeError
from studio.export.colour.again import converted_again
from studio.export.compare import Comparison
from studio.export.enlarge import MAX_PIXELS, enlarged
from studio.export.formats import table
from studio.export.formats.descriptor import Page, Rows, StillFormat
from studio.export.labels import labelled
from studio.export.making import enlarging
from studio.export.marks.marking import marked_again
from studio.export.metadata.provenance import (
    Compose,
    Compress,
    Convert,
    Crop,
    Enlarge,
    Flatten,
    Label,
    Mark,
    PixelStep,
    Proof,
    Provenance,
    Quantize,
)
from studio.export.metadata.stamp import stamp_of
from studio.export.reading import read_recipe
from studio.export.still import flattened
from studio.files.atomic import printable
from studio.files.pictures import read_exact
from studio.values.recipe import Recipe

CLOSE_DB = 30.0
CLOSE_TILE_DB = 20.0
USUAL_QUALITY = 92
_DPI = 72.0

Bands = Iterable[tuple[int, Rows]]
Render = Callable[..., Bands]
"""(recipe, how to round) -> bands (y0, rows) of the whole picture, top to bottom; with a third,
an `Enlarging`, those of what an enlarger makes of it."""
Outcome = Literal["identical", "close", "different"]


class Verdict(msgspec.Struct, frozen=True):
    """`psnr_db` is None where the pictures are equal or cannot be compared."""

    result: Outcome
    psnr_db: float | None = None
    reason: str = ""


def verify(path: Path | str, render: Render) -> Verdict:
    """Whether the pixels of an export are those that its recipe makes here and now.

    Identical: every pixel. Close: alike on the whole (30 dB) and in every part of it (20 dB), as
    on another device or after lossy storage by another program. Different: anything else.

    Raises:
        InputError: the file cannot be read, has no recipe, or contradicts it.
        MissingModel: its model is not installed.
    """
    path = Path(path)
    found = read_recipe(path)
    recipe = found.need_recipe(printable(path.name))
    steps = found.provenance.steps if found.provenance else ()
    kind = next((known for known in table.FORMATS if known.key == found.kind), None)
    if kind is None:
        raise InputError(f"{printable(path.name)} is not a picture; only stills can be verified.")
    for step in steps:
        if isinstance(step, Compose):
            raise InputError(
                f"{printable(path.name)} holds {step.count} pictures side by side; only single"
                " pictures can be verified."
            )
        if isinstance(step, Proof):
            name = printable(path.name)
            raise InputError(f"{name} only shows how a picture would look in another profile.")
    quantize = next((s for s in steps if isinstance(s, Quantize)), Quantize(8))
    crop = next((s for s in steps if isinstance(s, Crop)), None)
    part = crop or Crop(0, 0, recipe.width, recipe.height)
    if not _within(part, recipe):
        raise RecipeError(f"{printable(path.name)} names a part that its picture does not have.")
    enlarge = next((s for s in steps if isinstance(s, Enlarge)), None)
    if enlarge is not None and enlarge.how == "network":
        again: Bands = render(recipe, quantize, enlarging(enlarge, crop))
        part = Crop(0, 0, enlarge.width, enlarge.height)
    else:
        again = _cropped(render(recipe, quantize), part)
    if enlarge is not None and enlarge.how == "lanczos":
        again = _enlarged(again, enlarge)
        quantize, part = Quantize(enlarge.bits), Crop(0, 0, enlarge.width, enlarge.height)
    if any(isinstance(s, Flatten) for s in steps):
        again = ((y0, flattened(rows)) for y0, rows in again)
    if any(isinstance(s, Label) for s in steps):
        again = ((y0, labelled(rows, y0, part.width, part.height)) for y0, rows in again)
    if mark := next((s for s in steps if isinstance(s, Mark)), None):
        again = marked_again(iter(again), mark, part.width, part.height)
    if convert := next((s for s in steps if isinstance(s, Convert)), None):
        again, quantize = converted_again(iter(again), convert, path), Quantize(convert.bits)
    try:
        return _compared(path, kind, steps, quantize, part, again)
    except PictureError as error:
        if "expected" in str(error):
            return Verdict("different", None, str(error))
        raise


def _compared(
    path: Path, kind: StillFormat, steps: tuple[PixelStep, ...], quantize: Quantize, part: Crop,
    again: Bands,
) -> Verdict:  # fmt: skip
    compress = next((s for s in steps if isinstance(s, Compress)), None)
    lossy = compress is not None and not compress.lossless and compress.format == kind.key
    bits = quantize.bits if quantize.bits in kind.depths else 8
    stored = _stored(path, kind, part.width, part.height, bits)
    comparison = Comparison(part.width, part.height, bits)
    if lossy and compress is not None:
        again = _stored_again(again, kind, compress.quality, part)
    for y0, rows in again:
        shown = rows if bits == 16 or rows.dtype == np.uint8 else (rows >> 8).astype(np.uint8)
        comparison.add(y0, stored.take(len(rows)), shown)
    stored.end()
    return _verdict(comparison)


def _verdict(comparison: Comparison) -> Verdict:
    if comparison.same:
        return Verdict("identical")
    whole, worst = comparison.psnr_db, comparison.worst_db
    shown = None if math.isinf(whole) else round(whole, 2)
    if whole >= CLOSE_DB and worst >= CLOSE_TILE_DB:
        return Verdict("close", shown)
    reason = "" if whole < CLOSE_DB else f"One part of it differs by {worst:.1f} dB."
    return Verdict("different", shown, reason)


def _within(part: Crop, recipe: Recipe) -> bool:
    across = 0 <= part.x < part.x + part.width <= recipe.width
    return across and 0 <= part.y < part.y + part.height <= recipe.height


def _cropped(bands: Bands, part: Crop) -> Iterator[tuple[int, Rows]]:
    for y0, rows in bands:
        first, last = max(y0, part.y), min(y0 + len(rows), part.y + part.height)
        if first < last:
            kept = rows[first - y0 : last - y0, part.x : part.x + part.width]
            yield first - part.y, kept


def _enlarged(bands: Bands, step: Enlarge) -> Bands:
    if step.width * step.height > MAX_PIXELS:
        raise RecipeError(f"It says it was enlarged to {step.width:,} × {step.height:,} pixels.")
    whole: Any = np.concatenate([rows for _, rows in bands])
    yield 0, enlarged(whole, step.width, step.height, step.bits)


def _stored_again(bands: Bands, kind: StillFormat, quality: int, part: Crop) -> Bands:
    """The picture after the same lossy encoder and its decoder."""
    buffer, encoder = BytesIO(), None
    for y0, rows in bands:
        if encoder is None:
            encoder = kind.encoder(Page(
                buffer, part.width, part.height, rows.shape[2], 8, quality or USUAL_QUALITY, False,
                _DPI, stamp_of(Provenance(), True, _DPI),
            ))  # fmt: skip
        encoder.write(y0, rows)
    assert encoder is not None
    encoder.finish(())
    yield 0, read_exact(buffer.getvalue(), part.width, part.height)


class _Stored:
    """The pixels of a file, handed out top to bottom."""

    def __init__(self, rows: Iterator[Rows]) -> None:
        self._rows = rows

    def take(self, count: int) -> Rows:
        """[count, W, C] the next rows."""
        rows: Rows = np.concatenate([next(self._rows) for _ in range(count)])
        return rows

    def end(self) -> None:
        """Run through what is left, so that a picture with more rows is noticed."""
        for _ in self._rows:
            pass


def _stored(path: Path, kind: StillFormat, width: int, height: int, bits: int) -> _Stored:
    if bits == 16 and kind.deep_rows is not None:
        return _Stored(_checked(kind.deep_rows(path), printable(path.name), width, height))
    pixels = read_exact(path, width, height)
    return _Stored(pixels[y : y + 1] for y in range(height))


def _checked(rows: Iterator[Rows], name: str, width: int, height: int) -> Iterator[Rows]:
    """Rows of a 16-bit file, as long as they are as many and as wide as the recipe says."""
    count = 0
    try:
        for row in rows:
            if row.shape[1] != width or row.dtype != np.uint16 or count == height:
                raise PictureError(f"{name} has other pixels; expected {width} × {height}.")
            count += 1
            yield row
    except FileFormatError as error:
        raise PictureError(f"{name}: {error}") from None
    if count != height:
        raise PictureError(f"{name} has {count} rows, expected {height}.")
