"""Edits of a show: each gives another show, and refuses what could not be read back.

A field is named by its way from the show, such as `visitor.idle_s`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from studio.errors import InputError
from studio.values.show.document import (
    MAX_ITEMS,
    Path,
    Place,
    PlaylistItem,
    Show,
    from_json,
    places_of,
    to_json,
)

MOST_PLACES = 64


def field(show: Show, way: str) -> Any:
    """What stands at `way`."""
    found: Any = show
    for name in way.split("."):
        found = getattr(found, name)
    return found


def with_field(show: Show, way: str, value: Any) -> Show:
    """The show with another value at `way`."""

    def put(inside: Any, names: list[str]) -> Any:
        first, *others = names
        new = put(getattr(inside, first), others) if others else value
        return replace(inside, **{first: new})

    changed = put(show, way.split("."))
    assert isinstance(changed, Show)
    return changed


def checked(show: Show, before: Show | None = None) -> Show:
    """The show as its document would be read again; its playlist only where that is another one.

    Raises:
        InputError: it holds what no document may hold; one plain sentence.
    """
    same = before is not None and show.playlist is before.playlist
    tried = replace(show, playlist=show.playlist[:1]) if same else show
    found = from_json(to_json(tried))
    return replace(found, playlist=show.playlist) if same else found


def added(show: Show, items: Iterable[PlaylistItem], at: int | None = None) -> Show:
    """The items put before number `at`, None: at the end.

    Raises:
        InputError: there would be too many.
    """
    new = tuple(items)
    if len(show.playlist) + len(new) > MAX_ITEMS:
        raise InputError(f"A show plays at most {MAX_ITEMS} places, paths and films.")
    at = len(show.playlist) if at is None else at
    return replace(show, playlist=(*show.playlist[:at], *new, *show.playlist[at:]))


def removed(show: Show, at: int) -> Show:
    """Without item number `at`.

    Raises:
        InputError: it is the last one.
    """
    if len(show.playlist) < 2:
        raise InputError("A show plays at least one place; add another before you remove this.")
    return replace(show, playlist=(*show.playlist[:at], *show.playlist[at + 1 :]))


def moved(show: Show, at: int, to: int) -> Show:
    """Item number `at` becomes number `to`."""
    items = list(show.playlist)
    item = items.pop(at)
    items.insert(max(0, min(to, len(items))), item)
    return replace(show, playlist=tuple(items))


def stays(show: Show, at: int, seconds: float) -> Show:
    """How long a place stays, or how long a path takes from one place to the next."""
    item = show.playlist[at]
    if not isinstance(item, Place | Path):
        raise InputError("A film lasts as long as it is; change it in Animate.")
    new = replace(item, seconds=seconds)
    return replace(show, playlist=(*show.playlist[:at], new, *show.playlist[at + 1 :]))


def can_join(show: Show, at: int) -> bool:
    """Whether item number `at` and the next can become one path."""
    if not 0 <= at < len(show.playlist) - 1:
        return False
    pair = show.playlist[at : at + 2]
    places = [place for item in pair for place in places_of(item)]
    of_one = len({place.model for place in places}) == 1
    known = all(isinstance(item, Place | Path) for item in pair)
    return known and of_one and len(places) <= MOST_PLACES


def joined(show: Show, at: int) -> Show:
    """Item number `at` and the next as one path.

    Raises:
        InputError: they are films, of several models, or too many.
    """
    if not can_join(show, at):
        raise InputError(
            f"A path leads through at most {MOST_PLACES} places of one model, and through no film."
        )
    first, second = show.playlist[at : at + 2]
    seconds = next((i.seconds for i in (first, second) if isinstance(i, Path)), 12.0)
    path = Path((*places_of(first), *places_of(second)), seconds)
    return replace(show, playlist=(*show.playlist[:at], path, *show.playlist[at + 2 :]))


def parted(show: Show, at: int) -> Show:
    """The places of path number `at`, each by itself."""
    item = show.playlist[at]
    places = tuple(Place(recipe) for recipe in places_of(item)) if isinstance(item, Path) else ()
    if not places:
        return show
    rest = replace(show, playlist=(*show.playlist[:at], *show.playlist[at + 1 :]))
    return added(rest, places, at)


def begun_at(show: Show, at: int) -> Show:
    """The same playlist, gone round from item number `at` on."""
    at %= len(show.playlist)
    return replace(show, playlist=(*show.playlist[at:], *show.playlist[:at]))


def length_s(item: PlaylistItem) -> float:
    """How long an item plays, its way there left out."""
    match item:
        case Place():
            return item.seconds
        case Path():
            return item.seconds * len(item.places)
        case _:
            return item.film.seconds
