"""The enlargers that a person keeps: a folder with two small files for each."""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.errors import ModelError
from studio.files.atomic import make_folder, write_atomic
from studio.files.paths import data_folder
from studio.files.put_away import brought_back, put_away, where
from studio.values.enlarging import Enlarger

_MOST = 256


def folder() -> Path:
    """Where they lie."""
    return data_folder() / "enlargers"


def weights_of(sha256: str) -> Path:
    """Where the tensors of one lie, or would lie; also of one that was taken off the list."""
    return where(_weights(sha256))


def kept_enlargers() -> tuple[Enlarger, ...]:
    """All that are whole, by name."""
    try:
        files = sorted(folder().glob("*.json"))[:_MOST]
    except OSError:
        return ()
    found = [known for known in map(_read, files) if known is not None]
    return tuple(sorted(found, key=lambda known: known.name.lower()))


def find_enlarger(sha256: str) -> Enlarger:
    """The one whose original file has this hash.

    Raises:
        ModelError: it is not kept here.
    """
    known = _read(where(_told(sha256)))
    if known is None:
        raise ModelError("The enlarger that was chosen is not here any more; add it again.")
    return known


def named_enlarger(name: str) -> Enlarger:
    """The one of this name, or whose hash begins so.

    Raises:
        ModelError: there is none; says which there are.
    """
    known = kept_enlargers()
    word = name.strip().lower()
    for one in known:
        if word and (one.name.lower() == word or one.sha256.startswith(word)):
            return one
    names = ", ".join(one.name for one in known)
    rest = f"there are {names}" if names else "none is kept: `studio open FILE --add` keeps one"
    raise ModelError(f"There is no enlarger {name[:60]!r}; {rest}.")


def remove(sha256: str) -> None:
    """Take one off the list; what waits in the queue can still be made with it.

    Raises:
        ExportError: the folder cannot be written to.
    """
    put_away([_told(sha256), _weights(sha256)])


def put_back(sha256: str) -> bool:
    """Put a removed one back; whether it is there again.

    Raises:
        ExportError: the folder cannot be written to.
    """
    return brought_back([_weights(sha256), _told(sha256)])


def tell(enlarger: Enlarger) -> None:
    """Complete one whose tensors lie in their place: from now on it is kept.

    Raises:
        ExportError: the folder cannot be written to.
    """
    make_folder(folder())
    brought_back([_weights(enlarger.sha256)])
    write_atomic(_told(enlarger.sha256), msgspec.json.encode(enlarger))


def _told(sha256: str) -> Path:
    return folder() / f"{sha256}.json"


def _weights(sha256: str) -> Path:
    return folder() / f"{sha256}.safetensors"


def _read(path: Path) -> Enlarger | None:
    try:
        known = msgspec.json.decode(path.read_bytes(), type=Enlarger)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    whole = path.stem == known.sha256 and weights_of(known.sha256).is_file()
    return known if whole else None
