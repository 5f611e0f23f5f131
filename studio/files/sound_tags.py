"""What a sound's file says of who made it and whose it is: its tags, bounded and printable."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from studio.files.atomic import printable
from studio.files.sounds import Source, opened_sound

MAX_TAG = 200
_NAMES = {
    "title": ("title",),
    "artist": ("artist", "album_artist", "composer", "author"),
    "album": ("album",),
    "copyright": ("copyright",),
    "license": ("license", "licence", "wcop"),
    "isrc": ("isrc", "tsrc"),
}
"""How containers call each of them, the usual name first, without regard to case."""


@dataclass(frozen=True)
class SoundTags:
    """Empty where the file says nothing. `license`: its terms or their address."""

    title: str = ""
    artist: str = ""
    album: str = ""
    copyright: str = ""
    license: str = ""
    isrc: str = ""


def sound_tags(source: Source) -> SoundTags:
    """The tags of a sound, whichever way its container keeps them.

    Raises:
        SoundError: no sound that can be read.
    """
    with opened_sound(source) as (container, stream, _, _):
        said = _lowered(container.metadata) | _lowered(stream.metadata)
    found = {
        field.name: next(filter(None, map(said.get, _NAMES[field.name])), "")
        for field in fields(SoundTags)
    }
    return SoundTags(**found)


def _lowered(metadata: Any) -> dict[str, str]:
    told = {}
    for key, value in metadata.items():
        words = " ".join(str(value)[: 2 * MAX_TAG].split())
        told[str(key).lower()] = printable(words)[:MAX_TAG]
    return told
