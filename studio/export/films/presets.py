"""Ways to write a film that people ask for by name."""

from __future__ import annotations

from dataclasses import dataclass

from studio.errors import InputError
from studio.export.films.descriptor import FilmSpec


@dataclass(frozen=True)
class FilmPreset:
    """`size`: in pixels, None for that of the places. `closed`: comes back to its beginning."""

    key: str
    name: str
    summary: str
    spec: FilmSpec
    size: tuple[int, int] | None = None
    closed: bool = False


PRESETS: tuple[FilmPreset, ...] = (
    FilmPreset("square", "Square", "1080 × 1080 for feeds", FilmSpec(), (1080, 1080)),
    FilmPreset("portrait", "Portrait", "1080 × 1350 for feeds", FilmSpec(), (1080, 1350)),
    FilmPreset("story", "Story", "1080 × 1920 for telephones", FilmSpec(), (1080, 1920)),
    FilmPreset(
        "screen", "4K screen", "3840 × 2160, 10 bit",
        FilmSpec("h265", quality=85, bits=10), (3840, 2160),
    ),
    FilmPreset(
        "loop", "Web loop", "comes back to its beginning without a seam",
        FilmSpec("webm"), closed=True,
    ),
    FilmPreset("editor", "Editor", "ProRes 422 HQ for editing", FilmSpec("prores-hq", bits=10)),
    FilmPreset(
        "overlay", "Overlay", "ProRes 4444 with transparency",
        FilmSpec("prores-4444", bits=10, alpha=True),
    ),
)  # fmt: skip


def film_preset(key: str) -> FilmPreset:
    """The preset of a key.

    Raises:
        InputError: there is none; names those that there are.
    """
    for known in PRESETS:
        if known.key == key.lower():
            return known
    keys = ", ".join(known.key for known in PRESETS)
    raise InputError(f"The preset is {key[:20]!r}; expected one of {keys}.")
