"""A film with its places apart, by their hash: small enough for a journal, whole in a file.

Edits of a film are many and its places stay the same; so a project keeps each place once and of
each edit what is left. An exported file keeps the places beside it in the same way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Annotated, Any, Literal

import msgspec

from studio.errors import InputError, NewerError, RecipeError
from studio.values.directions import Direction
from studio.values.film.model import MAX_KEYS, Course, Ease, Film, Id, Key, Sound, Track, check_film
from studio.values.film.timing import Beat, Marker, Region, Second, Tempo
from studio.values.latent import Sha256
from studio.values.recipe import Recipe, from_json, to_json

VERSION = 1
Keep = Callable[[bytes], str]
"""Keeps bytes and gives their sha256."""
Fetch = Callable[[str], bytes | None]
"""Gives kept bytes by their sha256, None where they are not there."""


class PackedKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A keyframe whose place is named by its id."""

    id: Id
    at: Second
    place: Sha256
    beat: Beat | None = None
    ease: Ease = "smooth"
    hold: Second = 0.0


class PackedFilm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A film without its places and without the vectors of its directions."""

    course: Course
    format: Literal["latent-studio/film"] = "latent-studio/film"
    version: Annotated[int, msgspec.Meta(ge=1)] = VERSION
    keys: Annotated[tuple[PackedKey, ...], msgspec.Meta(max_length=MAX_KEYS)] = ()
    tracks: Annotated[tuple[Track, ...], msgspec.Meta(max_length=256)] = ()
    tempo: Tempo | None = None
    markers: Annotated[tuple[Marker, ...], msgspec.Meta(max_length=4096)] = ()
    region: Region | None = None
    sound: Sound | None = None
    directions: Annotated[tuple[Sha256, ...], msgspec.Meta(max_length=256)] = ()
    name: Annotated[str, msgspec.Meta(max_length=80)] = ""


def pack(film: Film, keep: Keep) -> PackedFilm:
    """The film with its places and directions given to `keep`.

    Raises:
        InputError: the film holds numbers that could not be read back.
    """
    places: dict[int, str] = {}
    keys = []
    for key in film.keys:
        if id(key.recipe) not in places:
            places[id(key.recipe)] = keep(to_json(key.recipe))
        keys.append(PackedKey(key.id, key.at, places[id(key.recipe)], key.beat, key.ease, key.hold))
    check_film(msgspec.structs.replace(film, keys=(), directions={}))
    check_keys(keys)
    return PackedFilm(
        film.course, keys=tuple(keys), tracks=film.tracks, tempo=film.tempo, markers=film.markers,
        region=film.region, sound=film.sound, name=film.name,
        directions=tuple(keep(_direction_json(d)) for _, d in sorted(film.directions.items())),
    )  # fmt: skip


def check_keys(keys: list[PackedKey]) -> None:
    """Refuse keys that could not be read back.

    Raises:
        InputError: says which number is wrong.
    """
    try:
        again = msgspec.convert(msgspec.to_builtins(keys), list[PackedKey])
    except msgspec.ValidationError as error:
        raise InputError(f"A keyframe cannot be kept: {str(error)[:120]}.") from None
    if again != keys:  # NaN is not equal to itself
        raise InputError("A keyframe holds a number that is none; the edit is refused.")


def unpack(packed: PackedFilm, fetch: Fetch) -> tuple[Film, int]:
    """(the film, how many of its keys are lost): those whose place `fetch` does not have."""
    keys, found = [], {}
    for key in packed.keys:
        if key.place not in found:
            found[key.place] = _place(key.place, fetch)
        recipe = found[key.place]
        if recipe is not None:
            keys.append(Key(key.id, key.at, recipe, key.beat, key.ease, key.hold))
    directions = [d for d in (_direction(name, fetch) for name in packed.directions) if d]
    film = Film(
        packed.course, tuple(keys), packed.tracks, packed.tempo, packed.markers, packed.region,
        packed.sound, {d.id: d for d in directions}, packed.name,
    )  # fmt: skip
    return film, len(packed.keys) - len(keys)


def packed_of(value: Any) -> PackedFilm:
    """A packed film from what its JSON holds.

    Raises:
        NewerError: written by a newer studio.
        RecipeError: it is none; says where.
    """
    version = value.get("version", 1) if isinstance(value, dict) else 1
    if isinstance(version, int) and version > VERSION:
        raise NewerError("The film was made by a newer studio; update to open it.")
    try:
        return msgspec.convert(value, PackedFilm)
    except (msgspec.ValidationError, RecursionError) as error:
        what, _, where = str(error).replace("`", "").partition(" - at $.")
        raise RecipeError(f"The film cannot be read: {where or 'it'} is wrong ({what}).") from None


def _place(sha256: str, fetch: Fetch) -> Recipe | None:
    data = _checked(sha256, fetch)
    if data is None:
        return None
    try:
        return from_json(data)
    except RecipeError:
        return None


def _direction(sha256: str, fetch: Fetch) -> Direction | None:
    data = _checked(sha256, fetch)
    if data is None:
        return None
    try:
        found = msgspec.json.decode(data, type=Direction)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found if found.vector and len(found.vector) % 4 == 0 and found.is_finite else None


def _direction_json(direction: Direction) -> bytes:
    return msgspec.json.encode(direction, order="sorted")


def _checked(sha256: str, fetch: Fetch) -> bytes | None:
    data = fetch(sha256)
    return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None
