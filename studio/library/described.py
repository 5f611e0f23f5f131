"""Reports on models and their contact sheets, kept in the cache: by what they rest on."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.errors import ExportError
from studio.files.atomic import make_folder, write_atomic
from studio.files.paths import cache_folder
from studio.values.card import Card
from studio.values.described import SHEET, basis_of
from studio.values.variety import ModelReport

TILE_PX, COLUMNS = 128, 8
_MOST_BYTES = 1 << 20
Picture = NDArray[np.uint8]


def kept_folder() -> Path:
    """Where reports lie; what is in it can be made again."""
    return cache_folder() / "about"


def kept_report(card: Card, folder: Path | None = None) -> ModelReport | None:
    """The report on a model as it is now, None where there is none that still holds."""
    path = _path(card, folder, "json")
    try:
        if path.stat().st_size > _MOST_BYTES:
            return None
        report = msgspec.json.decode(path.read_bytes(), type=ModelReport)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return report if report.basis == basis_of(card) else None


def keep_report(
    card: Card, report: ModelReport, pictures: Mapping[int, Picture], folder: Path | None = None
) -> None:
    """Keep a report and the pictures of the first seeds, each [H, W, 1|3|4] uint8.

    A cache that cannot be written to is no fault: the report is then made again next time.
    """
    with suppress(ExportError):
        make_folder(_path(card, folder, "json").parent)
        write_atomic(_path(card, folder, "webp"), _sheet(pictures))
        write_atomic(_path(card, folder, "json"), msgspec.json.encode(report))


def kept_pictures(card: Card, folder: Path | None = None) -> dict[int, Picture]:
    """Seed -> [128, 128, 4] uint8 of the sheet kept beside the report; broken ones are missing."""
    path = _path(card, folder, "webp")
    side = COLUMNS * TILE_PX
    try:
        with Image.open(path, formats=("WEBP",)) as image:
            if image.width != side or image.height > side:
                return {}
            pixels = np.array(image.convert("RGBA"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return {}
    found = {}
    for seed in range(SHEET):
        row, column = divmod(seed, COLUMNS)
        tile = pixels[
            row * TILE_PX : (row + 1) * TILE_PX, column * TILE_PX : (column + 1) * TILE_PX
        ]
        if tile.shape[0] == TILE_PX and tile[..., 3].any():
            found[seed] = np.ascontiguousarray(tile)
    return found


def _sheet(pictures: Mapping[int, Picture]) -> bytes:
    rows = -(-SHEET // COLUMNS)
    sheet = Image.new("RGBA", (COLUMNS * TILE_PX, rows * TILE_PX))
    for seed, pixels in pictures.items():
        if seed < SHEET:
            row, column = divmod(seed, COLUMNS)
            sheet.paste(_tile(pixels), (column * TILE_PX, row * TILE_PX))
    data = io.BytesIO()
    sheet.save(data, "WEBP", quality=86, method=2, exact=True)
    return data.getvalue()


def _tile(pixels: Picture) -> Image.Image:
    """The picture's middle, filling a square."""
    image = Image.fromarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels).convert("RGBA")
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    square = image.crop((left, top, left + side, top + side))
    small = side < TILE_PX // 2
    how = Image.Resampling.NEAREST if small else Image.Resampling.LANCZOS
    return square.resize((TILE_PX, TILE_PX), how)


def _path(card: Card, folder: Path | None, suffix: str) -> Path:
    return (folder or kept_folder()) / f"{card.sha256}.{suffix}"
