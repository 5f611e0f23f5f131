"""The house models' seals: what their files were when they were made, so that a change is named.

Weights are checked whenever they are loaded. `seals.json` beside the house models tells the hashes
of the small files, which are checked whenever models are listed.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from studio.errors import ModelError
from studio.files.atomic import write_atomic
from studio.library.folders import CARD, COVERS, SHELF

SEALS = "seals.json"
SEALED = (CARD, COVERS)
_WORDS = {CARD: "its card (card.json)", COVERS: "its covers (covers.webp)"}
Seals = dict[str, dict[str, str]]
"""Model id -> file name -> sha256."""


def read_seals(folder: Path) -> Seals:
    """The seals in a folder of house models; none where the file is missing or broken."""
    try:
        return msgspec.json.decode((folder / SEALS).read_bytes(), type=Seals)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def seal(place: Path) -> None:
    """Seal the model in `place`; the last step of making a house model.

    Raises:
        ModelError: one of its files is missing.
    """
    try:
        found = {name: _hash(place / name) for name in SEALED}
    except OSError as error:
        raise ModelError(f"{place.name} cannot be sealed: {error}.") from None
    seals = read_seals(place.parent) | {place.name: found}
    data = msgspec.json.encode(dict(sorted(seals.items())), order="sorted")
    write_atomic(place.parent / SEALS, msgspec.json.format(data, indent=1) + b"\n")


def seal_on_shelf(place: Path) -> None:
    """Seal a model that was made where the house models stand; elsewhere there is nothing to do.

    Raises:
        ModelError: one of its files is missing.
    """
    if (place.parent / SHELF).is_file():
        seal(place)


def flaw(place: Path, name: str, seals: Seals) -> str:
    """What is missing or altered of a sealed model called `name`, as a sentence; else empty."""
    altered, gone = [], []
    for file, sha256 in seals.get(place.name, {}).items():
        try:
            if _hash(place / file) != sha256:
                altered.append(_WORDS.get(file, file))
        except OSError:
            gone.append(_WORDS.get(file, file))
    told = []
    if gone:
        told.append(f"lacks {' and '.join(gone)}")
    if altered:
        told.append(f"has another file than it was made with: {' and '.join(altered)}")
    if not told:
        return ""
    return f"{name} {', and '.join(told)}; install the studio again to have it whole."


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
