"""Reading back what exported files say about themselves; every file is treated as hostile."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from studio.errors import FileFormatError, InputError
from studio.export.films import table as films
from studio.export.films.descriptor import FilmFormat
from studio.export.formats import table as stills
from studio.export.formats.descriptor import StillFormat
from studio.export.metadata.found import Found, found_in, found_in_text
from studio.export.metadata.inside import Inside
from studio.export.metadata.pdf import PDF_HEAD, look_inside_pdf
from studio.export.names import sidecar_of
from studio.files.atomic import printable

_HEAD_BYTES = 16


def export_suffixes() -> frozenset[str]:
    """How the names of exported stills and films end, in small letters."""
    return frozenset(suffix for known in _known() for suffix in known.suffixes)


def read_recipe(path: Path | str) -> Found:
    """What a file holds: an export of any format, a recipe as JSON or text, or a sidecar.

    Raises:
        InputError: there is no such file, or it cannot be opened.
    """
    path = Path(path)
    name = printable(path.name)
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{name} is not a file.")
        with path.open("rb") as file:
            found = read_recipe_of(file)
    except FileNotFoundError:
        raise InputError(f"There is no file {printable(str(path))}.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a file name"
        raise InputError(f"{name} cannot be opened: {str(reason).lower()}.") from None
    wants_sidecar = found.provenance and found.provenance.recipe_id and not found.recipe
    found = _with_sidecar(path, found) if wants_sidecar else found
    return replace(found, problem=f"{name}: {found.problem}") if found.problem else found


def read_recipe_of(file: BinaryIO) -> Found:
    """The same for an open file; no sidecar is looked for."""
    try:
        inside = _look_inside(file)
    except FileFormatError as error:
        return Found("", problem=str(error))
    return found_in(inside) if inside else found_in_text(file)


def _look_inside(file: BinaryIO) -> Inside | None:
    """The metadata of a picture or film, by its first bytes; None for any other file.

    Raises:
        FileFormatError: it begins like a known format and is cut off or damaged.
    """
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    for known in _known():
        if known.begins(head):
            try:
                return known.look_inside(file)
            except struct.error:
                raise FileFormatError("The file is cut off or damaged.") from None
    return look_inside_pdf(file) if head.startswith(PDF_HEAD) else None


def _known() -> Iterator[StillFormat | FilmFormat]:
    yield from stills.FORMATS
    yield from films.FORMATS


def _with_sidecar(path: Path, found: Found) -> Found:
    """The recipe that was too large for the picture and lies beside it, if it is the same."""
    assert found.provenance is not None
    sidecar = sidecar_of(path)
    missing = f"Its recipe lies in {printable(sidecar.name)}, which is not beside it."
    try:
        if not sidecar.is_file():  # opening a pipe would wait for ever
            return Found(found.kind, None, found.provenance, missing)
        with sidecar.open("rb") as file:
            beside = found_in_text(file)
    except (OSError, ValueError):
        return Found(found.kind, None, found.provenance, missing)
    if beside.recipe is None or beside.recipe.id != found.provenance.recipe_id:
        problem = beside.problem or f"{printable(sidecar.name)} belongs to another picture."
        return Found(found.kind, None, found.provenance, problem)
    told = beside.provenance or found.provenance
    return Found(found.kind, beside.recipe, told)
