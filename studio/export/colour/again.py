"""The conversion of an exported file, done again for `verify`: with the profile that is in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from studio.errors import InputError
from studio.export.colour.choice import P3, Colour
from studio.export.colour.converting import Converter, Rows
from studio.export.colour.icc import MAX_BYTES, Profile, parsed
from studio.export.colour.kept import profile_of
from studio.export.metadata.provenance import Convert
from studio.files.atomic import printable
from studio.files.pictures import DAMAGE, FORMATS


def converted_again(
    bands: Iterator[tuple[int, Rows]], step: Convert, path: Path
) -> Iterator[tuple[int, Rows]]:
    """The bands of a picture in the profile that its file names.

    Raises:
        InputError: that profile is neither here nor in the file, or cannot be used.
    """
    colour = Colour(step.sha256, step.intent, step.black_point)
    seed = step.seed if step.dither else None
    converter = Converter(_profile(step, path), colour, step.bits, seed)
    for y0, rows in bands:
        yield y0, converter.rows(y0, rows)


def _profile(step: Convert, path: Path) -> Profile:
    ours = profile_of(P3)
    if step.sha256 == ours.sha256:
        return ours
    try:
        return profile_of(step.sha256)
    except InputError:
        found = parsed(_inside(path), path.name)
    if found.sha256 != step.sha256:
        raise InputError(
            f"{printable(path.name)} has another colour profile than it was made with."
        )
    return found


def _inside(path: Path) -> bytes:
    """The profile in a picture's file."""
    try:
        with Image.open(path, formats=FORMATS) as image:
            data = image.info.get("icc_profile", b"")
    except DAMAGE:
        data = b""
    if not isinstance(data, bytes) or not 0 < len(data) <= MAX_BYTES:
        raise InputError(f"{printable(path.name)} has lost its colour profile.")
    return data
