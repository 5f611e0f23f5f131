"""Several pictures on one: contact sheets, strips of steps, and photo beside picture."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from studio.errors import InputError
from studio.export.credentials.seal import Seal
from studio.export.formats.descriptor import Rows
from studio.export.marks.register import Register
from studio.export.metadata.provenance import (
    MADE_WITH_PHOTO,
    Compose,
    Compress,
    Profile,
    Quantize,
    provenance_of,
)
from studio.export.spec import StillSpec, check_spec
from studio.export.still import StillWriter
from studio.files.paths import resources
from studio.values.card import Card
from studio.values.recipe import MAX_SIDE, Recipe

GROUND = (16, 17, 19)
INK = (155, 157, 164)
FONT = "Inter-Regular.ttf"
MAX_LABEL = 80

Frame = NDArray[np.uint8]


def sheet(
    pictures: Sequence[Frame],
    columns: int = 0,
    gap_px: int = -1,
    labels: Sequence[str] = (),
) -> Frame:
    """Pictures in rows on a dark ground, with thin gaps and a label under each where given.

    Args:
        pictures: [H, W, 3] uint8, of any sizes; each stands in the middle of its cell.
        columns: pictures a row; 0 makes the sheet about square, `len(pictures)` a strip.
        gap_px: between and around; -1 takes a sixty-fourth of a cell.
        labels: one a picture, or none.

    Returns:
        [H, W, 3] uint8.

    Raises:
        InputError: no pictures, or more than fit on one sheet.
    """
    if not pictures:
        raise InputError("A sheet needs at least one picture.")
    wide = max(p.shape[1] for p in pictures)
    tall = max(p.shape[0] for p in pictures)
    columns = min(columns, len(pictures)) or math.ceil(math.sqrt(len(pictures) * tall / wide))
    gap = max(1, wide // 64) if gap_px < 0 else gap_px
    text_px = max(11, wide // 28) if any(labels) else 0
    cell_tall = tall + (round(1.9 * text_px) if text_px else 0)
    rows = math.ceil(len(pictures) / columns)
    size = (gap + columns * (wide + gap), gap + rows * (cell_tall + gap))
    if max(size) > MAX_SIDE:
        raise InputError(
            f"A sheet of {len(pictures)} pictures would be {size[0]:,} × {size[1]:,} pixels; at"
            f" most {MAX_SIDE:,} a side. Take fewer or smaller ones."
        )
    canvas = Image.new("RGB", size, GROUND)
    for index, picture in enumerate(pictures):
        x = gap + index % columns * (wide + gap)
        y = gap + index // columns * (cell_tall + gap)
        place = (x + (wide - picture.shape[1]) // 2, y + (tall - picture.shape[0]) // 2)
        canvas.paste(Image.fromarray(np.ascontiguousarray(picture[..., :3])), place)
        if text_px and index < len(labels):
            _label(canvas, labels[index], (x, y + tall), wide, text_px)
    return np.asarray(canvas)


def beside(photos: Sequence[Frame], picture: Frame) -> Frame:
    """[H, W, 3]: the picture after its photo; further photos, as of a blend, stand at its right.

    Photos, [H, W, 3] uint8 of any sizes, are made as tall as the picture.
    """
    row = [*(_as_tall(photo, picture.shape[0]) for photo in photos[:1]), picture]
    row += [_as_tall(photo, picture.shape[0]) for photo in photos[1:]]
    gap = max(1, picture.shape[1] // 64)
    width = gap + sum(part.shape[1] + gap for part in row)
    canvas = Image.new("RGB", (width, 2 * gap + picture.shape[0]), GROUND)
    x = gap
    for part in row:
        canvas.paste(Image.fromarray(np.ascontiguousarray(part[..., :3])), (x, gap))
        x += part.shape[1] + gap
    return np.asarray(canvas)


def _as_tall(photo: Frame, height: int) -> Frame:
    width = max(1, round(photo.shape[1] * height / photo.shape[0]))
    fitted = Image.fromarray(np.ascontiguousarray(photo[..., :3]))
    return np.asarray(fitted.resize((width, height), Image.Resampling.LANCZOS))


def write_sheet(
    path: Path | str,
    composed: Rows,
    recipes: Sequence[Recipe],
    card: Card | None,
    spec: StillSpec,
    main: Recipe | None = None,
    photos: int = 0,
    notes: Iterable[str] = (),
    seal: Seal | None = None,
    problems: list[str] | None = None,
    register: Register | None = None,
) -> Path:
    """Write a composed picture with the recipes of all its parts; gives the path.

    `composed`: [H, W, 3] uint8, or uint16 for a file of 16 bits or one in another profile.
    `problems` takes why it carries no Content Credentials where `seal` could not give it some.

    `main` (the first recipe where None) is the place that dropping the file on the window
    restores. What holds `photos` beside the pictures says so. `notes` name fallbacks that the
    engine took for any of them. `register` as of `StillWriter`.

    Raises:
        InputError, ExportError: as `StillWriter`.
    """
    told = provenance_of(main or (recipes[0] if recipes else None), card, parts=recipes)
    deep = composed.dtype == np.uint16
    flat = msgspec.structs.replace(spec, bits=spec.bits if deep else 8, dither=False)
    kind: Literal["pair", "sheet"] = "pair" if photos else "sheet"
    count = len(recipes) + photos
    steps = (
        Quantize(16 if deep else 8),
        Compose(kind, count),
        Profile(),
        Compress(spec.format, spec.quality if flat.lossy else 0, not flat.lossy),
    )
    source = MADE_WITH_PHOTO if photos else told.digital_source_type
    told = msgspec.structs.replace(told, steps=steps, digital_source_type=source)
    height, width = composed.shape[:2]
    check_spec(flat, width, height)
    with StillWriter(path, width, height, flat, told, seal=seal, register=register) as writer:
        writer.write(0, composed)
        placed = writer.finish(notes)
    if problems is not None and writer.problem:
        problems.append(writer.problem)
    return placed


def _label(
    canvas: Image.Image, text: str, place: tuple[int, int], width: int, text_px: int
) -> None:
    """One line under a picture, cut to its width."""
    font = _font(text_px)
    shown = " ".join(text.split())[:MAX_LABEL]
    while shown and font.getlength(shown) > width:
        shown = shown[:-2].rstrip() + "…" if len(shown) > 2 else ""
    draw = ImageDraw.Draw(canvas)
    draw.text((place[0], place[1] + text_px * 0.45), shown, fill=INK, font=font)


def _font(size_px: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    path = resources() / "fonts" / FONT
    if path.is_file():
        return ImageFont.truetype(path, size_px)
    return ImageFont.load_default(size_px)
