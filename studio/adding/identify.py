"""What a file from outside is, with the missing half of a pair where it lies beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from studio.errors import FileFormatError, InputError, RefusedFile
from studio.files.atomic import printable
from studio.files.checkpoints.folder import PIPELINE
from studio.files.checkpoints.work import Listing, Reading
from studio.models.opening.finding import Finding
from studio.models.opening.identify import identify
from studio.models.opening.joined import joined
from studio.models.opening.pairs import together
from studio.models.opening.pipelines import drawn_with

_MAX_NEIGHBOURS = 200


def examine(path: Path, reading: Reading, parts: Path | None = None) -> Finding:
    """The verdict on a file or folder.

    `parts`: the folder of a pipeline that holds what a transformer in one file lacks.

    Raises:
        InputError: there is no such file or folder.
    """
    try:
        listing = _listing(path, reading)
        if parts is not None:
            return joined(listing, _parts(parts, reading))
        found = identify(listing)
    except RefusedFile as error:
        return Finding("refused", str(error))
    except FileFormatError as error:
        return Finding("broken", str(error))
    return _with_partner(path, found, reading) if found.partner else found


def _parts(folder: Path, reading: Reading) -> Listing:
    """What lies in the folder of a whole pipeline.

    Raises:
        InputError: it is none.
    """
    if not folder.is_dir() or not (folder / PIPELINE).is_file():
        raise InputError(f"{printable(folder.name)} is no diffusers folder (model_index.json).")
    return reading.describe(folder / PIPELINE)


def _listing(path: Path, reading: Reading) -> Listing:
    """What lies there: all of a pipeline of a kind that is drawn with, else one part of it."""
    whole = path / PIPELINE
    return reading.describe(whole if path.is_dir() and drawn_with(whole) else path)


def _with_partner(path: Path, found: Finding, reading: Reading) -> Finding:
    """A half completed by its neighbour: by the same name with the other word, then by content."""
    other = "encoder" if found.partner == "encoder" else "decoder"
    own = "decoder" if other == "encoder" else "encoder"
    wanted = path.name.lower().replace(own, other)
    if wanted == path.name.lower():
        return found
    try:
        beside = [p for p in sorted(path.parent.iterdir())[:_MAX_NEIGHBOURS] if p.is_file()]
    except OSError:
        return found
    for neighbour in beside:
        if neighbour != path and neighbour.name.lower() == wanted:
            try:
                both = together(found, identify(reading.describe(neighbour)))
            except InputError:
                continue
            if both is not None:
                return both
    return found


def finding_as_json(found: Finding) -> dict[str, Any]:
    """`{verdict, family, architecture, reason, files, candidates}`."""
    return {
        "verdict": found.verdict,
        "family": found.family or None,
        "architecture": found.architecture or None,
        "reason": printable(found.reason),
        "files": [str(path) for path, _ in found.sources],
        **({"lacking": str(found.rest or "")} if found.incomplete else {}),
        "candidates": [
            {
                "where": printable(c.where), "architecture": c.architecture, "family": c.family,
                "fits": c.fits, "reason": printable(c.reason),
            }
            for c in found.candidates
        ],
    }  # fmt: skip
