"""The formats that films are written in, the usual one first."""

from __future__ import annotations

from studio.errors import InputError
from studio.export.films.avif import AVIF_FILM
from studio.export.films.descriptor import FilmFormat
from studio.export.films.gif import GIF
from studio.export.films.mov import PRORES_4444, PRORES_HQ
from studio.export.films.mp4 import MP4, MP4_AV1, MP4_H265
from studio.export.films.sequence import PNG_FRAMES, TIFF_FRAMES
from studio.export.films.webm import WEBM, WEBM_AV1
from studio.export.films.webp import WEBP_FILM

FORMATS: tuple[FilmFormat, ...] = (
    MP4,
    MP4_H265,
    MP4_AV1,
    WEBM,
    WEBM_AV1,
    PRORES_HQ,
    PRORES_4444,
    GIF,
    WEBP_FILM,
    AVIF_FILM,
    PNG_FRAMES,
    TIFF_FRAMES,
)


def film_format(key: str) -> FilmFormat:
    """The format of a key, or of the end of a file's name without its dot.

    Raises:
        InputError: there is none; names those that there are.
    """
    word = key.lower()
    for known in FORMATS:
        if word == known.key:
            return known
    for known in FORMATS:
        if f".{word}" in known.suffixes:
            return known
    keys = ", ".join(known.key for known in FORMATS)
    raise InputError(f"The format of the film is {key[:20]!r}; expected one of {keys}.")


def film_format_of(name: str, alpha: bool = False) -> FilmFormat:
    """The format that a file's name asks for; with `alpha` one that keeps transparency, if any.

    Raises:
        InputError: it asks for none that can be written.
    """
    dot = name.rfind(".")
    suffix = name[dot:].lower() if dot >= 0 else ""
    known = [one for one in FORMATS if suffix in one.suffixes]
    for one in known:
        if one.alpha or not alpha:
            return one
    if known:
        return known[0]
    ends = ", ".join(dict.fromkeys(one.suffix for one in FORMATS if one.suffixes))
    raise InputError(
        f"{name[-60:]!r} does not say a format; end it with one of {ends}, or give --format."
    )
