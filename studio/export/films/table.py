"""The formats that films are written in, the usual one first."""

from __future__ import annotations

from studio.errors import InputError
from studio.export.films.descriptor import FilmFormat
from studio.export.films.gif import GIF
from studio.export.films.mp4 import MP4

FORMATS: tuple[FilmFormat, ...] = (
    MP4,
    GIF,
)


def film_format(key: str) -> FilmFormat:
    """The format of a key.

    Raises:
        InputError: there is none; names those that there are.
    """
    for known in FORMATS:
        if known.key == key:
            return known
    keys = ", ".join(known.key for known in FORMATS)
    raise InputError(f"The format of the film is {key[:20]!r}; expected one of {keys}.")
