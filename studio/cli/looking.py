"""`studio palette` and `studio tile`: what a designer asks of a picture that is there."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from studio.export.palette import hexadecimal, palette_of, write_palette
from studio.export.tiles import seams_of, three_by_three
from studio.files.atomic import write_atomic
from studio.files.pictures import read_picture

_SIDE_PX = 4096


def palette_file(picture: Path, out: Path, count: int) -> dict[str, Any]:
    """Write the palette of a picture; gives `{path, colours}`.

    Raises:
        InputError: the picture cannot be read, or the file's name asks for no palette.
    """
    colours = palette_of(read_picture(picture, _SIDE_PX).pixels, count)
    path = write_palette(out, colours, picture.stem)
    return {"path": str(path), "colours": [hexadecimal(colour) for colour in colours]}


def tiles(picture: Path, out: Path | None) -> dict[str, Any]:
    """Whether a picture tiles; gives `{tiles, across, down, words}`.

    Raises:
        InputError: the picture cannot be read.
    """
    pixels = read_picture(picture, _SIDE_PX).pixels
    seams = seams_of(pixels)
    if out is not None:
        buffer = BytesIO()
        Image.fromarray(three_by_three(pixels)).save(buffer, "PNG")
        write_atomic(out, buffer.getvalue())
    return {
        "tiles": seams.tiles, "across": round(seams.across, 3), "down": round(seams.down, 3),
        "words": seams.words,
    }  # fmt: skip
