"""Names that a person gave to spots of maps: kept for ever, apart from what can be drawn again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from studio.files.paths import data_folder
from studio.library.kept import read_kept, write_kept
from studio.values.atlas.places import MOST

MAX_NAMES = 500
MAX_TEXT = 60


class Label(msgspec.Struct, frozen=True):
    """`text` stands on the place of seed `seed`."""

    seed: Annotated[int, msgspec.Meta(ge=0, lt=MOST)]
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TEXT)]


class _Names(msgspec.Struct):
    names: Annotated[tuple[Label, ...], msgspec.Meta(max_length=MAX_NAMES)] = ()


def read_names(key: str) -> tuple[Label, ...]:
    """The names on the map of that key, the oldest first."""
    return read_kept(_path(key), _Names).names


def renamed(names: tuple[Label, ...], seed: int, text: str) -> tuple[Label, ...]:
    """`names` with another one on a place; an empty one takes it away."""
    plain = " ".join(text.split())[:MAX_TEXT]
    others = tuple(label for label in names if label.seed != seed)
    return (*others[-MAX_NAMES + 1 :], Label(seed, plain)) if plain else others


def write_names(key: str, names: tuple[Label, ...]) -> None:
    """Keep the names on a map.

    Raises:
        ExportError: the folder cannot be written to.
    """
    write_kept(_path(key), _Names(names))


def _path(key: str) -> Path:
    return data_folder() / "atlas" / f"{key}.json"
