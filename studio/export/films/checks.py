"""What a film may be, before anything of it is drawn."""

from __future__ import annotations

from studio.errors import InputError
from studio.export.films.descriptor import FilmFormat, FilmSpec
from studio.export.films.table import FORMATS, film_format

_MAX_MB = 1_000_000.0


def check_film(spec: FilmSpec, width: int, height: int) -> FilmFormat:
    """The format of a film; refuses what it cannot be.

    Raises:
        InputError: one sentence with what was asked for, and what there is.
    """
    kind = film_format(spec.format)
    if not 1 <= spec.fps <= kind.max_fps:
        raise InputError(
            f"A {kind.name} of {spec.fps:g} frames a second cannot be written; "
            f"from 1 to {kind.max_fps}."
        )
    low, high = kind.sides
    if not all(low <= side <= high for side in (width, height)):
        raise InputError(
            f"A film of {width} × {height} cannot be written as {kind.name}; "
            f"from {low} to {high:,} a side."
        )
    if spec.bits not in kind.depths:
        depths = " or ".join(map(str, kind.depths))
        raise InputError(f"{kind.name} has {depths} bits a channel, not {spec.bits}.")
    if spec.alpha and not kind.alpha:
        others = ", ".join(known.key for known in FORMATS if known.alpha)
        raise InputError(f"{kind.name} keeps no transparency; these do: {others}.")
    if not 1 <= spec.quality <= 100:
        raise InputError(f"The quality is {spec.quality}; expected a number from 1 to 100.")
    _check_size(kind, spec)
    return kind


def _check_size(kind: FilmFormat, spec: FilmSpec) -> None:
    if not 0 <= spec.size_mb <= _MAX_MB:
        raise InputError(f"The size of the film is {spec.size_mb:g} MB; expected more than 0.")
    if spec.size_mb and not kind.sized:
        sized = ", ".join(known.key for known in FORMATS if known.sized)
        raise InputError(f"A size cannot be asked of {kind.name}; it can of {sized}.")


def padded_words(kind: FilmFormat, width: int, height: int) -> str:
    """A sentence where the file is larger than its frames, else empty."""
    size = kind.padded(width, height)
    if size == (width, height):
        return ""
    return (
        f"{kind.name} wants even sides: the film is {size[0]} × {size[1]}, "
        f"its last row or column repeated once."
    )


def silent_words(kind: FilmFormat) -> str:
    """A sentence where a format has no sound, else empty."""
    return "" if kind.sound else f"{kind.name} has no sound: the film is silent."
