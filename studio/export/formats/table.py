"""The formats that stills are written in, in the order in which people see them."""

from __future__ import annotations

from collections.abc import Callable

from studio.errors import InputError
from studio.export.formats.avif import AVIF
from studio.export.formats.descriptor import StillFormat
from studio.export.formats.jpeg import JPEG
from studio.export.formats.png import PNG
from studio.export.formats.tiff import TIFF
from studio.export.formats.webp import WEBP

FORMATS: tuple[StillFormat, ...] = (
    PNG,
    JPEG,
    WEBP,
    AVIF,
    TIFF,
)


def still_format(key: str) -> StillFormat:
    """The format of a key, or of a suffix without its dot, as people type it.

    Raises:
        InputError: there is none; names those that there are.
    """
    word = key.lower()
    for known in FORMATS:
        if word == known.key or f".{word}" in known.suffixes:
            return known
    keys = ", ".join(known.key for known in FORMATS)
    raise InputError(f"The format is {key[:20]!r}; expected one of {keys}.")


def format_of(name: str) -> StillFormat:
    """The format that a file's name asks for.

    Raises:
        InputError: it asks for none that can be written.
    """
    dot = name.rfind(".")
    suffix = name[dot:].lower() if dot >= 0 else ""
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    ends = ", ".join(known.suffix for known in FORMATS)
    raise InputError(f"{name[-60:]!r} does not say a format; end it with one of {ends}.")


def in_words(which: Callable[[StillFormat], bool], last: str = "or", of: str = "name") -> str:
    """The names, or keys, of some formats: `PNG, WebP or TIFF`; empty where there is none."""
    names = [str(getattr(known, of)) for known in FORMATS if which(known)]
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
