"""Edits of a film's keyframes, and copying keys and points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from studio.errors import InputError
from studio.values.film.edits.curves import with_point
from studio.values.film.edits.picking import (
    Picked,
    beat_of,
    checked,
    drawn_of,
    free_id,
    in_order,
    on_frame,
    point_of,
    point_second,
    times_of,
)
from studio.values.film.model import MAX_KEYS, Film, Key
from studio.values.film.sources import Drawn, Point
from studio.values.film.timing import MAX_SECONDS
from studio.values.recipe import Recipe

_replace = msgspec.structs.replace


# ---- keys ---------------------------------------------------------------------------------------
def with_key(film: Film, recipe: Recipe, at: float, **more: Any) -> tuple[Film, str]:
    """The film with a place as keyframe at a second, and the key's id.

    A key that stands at that very frame is replaced by it.

    Raises:
        InputError: the second is none, or the film is full.
    """
    at = checked(at)
    near = 0.5 / film.course.fps
    kept = [key for key in film.keys if abs(film.second_of(key) - at) >= near]
    if len(kept) >= MAX_KEYS:
        raise InputError(f"A film holds at most {MAX_KEYS:,} keyframes.")
    key = Key(free_id("k", (k.id for k in film.keys)), at, recipe, beat_of(film, at), **more)
    return in_order(_replace(film, keys=(*kept, key))), key.id


def with_places(film: Film, recipes: Iterable[Recipe], start: float, each: float) -> Film:
    """The film with places as keyframes every `each` seconds from `start` on, on whole frames.

    Raises:
        InputError: there are too many, or a number is none.
    """
    for number, recipe in enumerate(recipes):
        at = on_frame(film, checked(start + number * checked(each)))
        film, _ = with_key(film, recipe, at)
    return film


def with_between(film: Film, key_id: str, places: Sequence[Recipe]) -> Film:
    """The film with places at even distances between a key and the next, as a path found them.

    Of a closed film's last key they lead on to the first. Eases and holds stay as they are.

    Raises:
        InputError: there is no next key, or no room.
    """
    keys = list(film.keys)
    at = next((n for n, key in enumerate(keys) if key.id == key_id), None)
    last = at is not None and at + 1 == len(keys)
    if at is None or len(keys) < 2 or (last and not film.course.closed):
        raise InputError("There is no way on from that keyframe.")
    start = film.second_of(keys[at]) + keys[at].hold
    end = film.seconds + film.second_of(keys[0]) if last else film.second_of(keys[at + 1])
    each = (end - start) / (len(places) + 1)
    if each * film.course.fps < 1:
        raise InputError(f"{len(places)} places do not fit between the two; move them apart.")
    ease = keys[at].ease if keys[at].ease != "hold" else "smooth"
    for number, place in enumerate(places):
        when = on_frame(film, start + (number + 1) * each)
        film, _ = with_key(film, place, when, ease=ease)
    return film


def changed_key(film: Film, key_id: str, **changes: Any) -> Film:
    """The film with another recipe, ease or hold at a key; `at` is for `moved`."""
    if "hold" in changes:
        changes["hold"] = checked(changes["hold"])
    keys = tuple(_replace(k, **changes) if k.id == key_id else k for k in film.keys)
    return _replace(film, keys=keys)


def deleted(film: Film, picked: Picked) -> Film:
    """The film without what is picked; what is left stays where it is."""
    keys = tuple(key for key in film.keys if key.id not in picked.keys)
    tracks = []
    for track in film.tracks:
        numbers = {number for name, number in picked.points if name == track.id}
        if numbers and isinstance(track.source, Drawn):
            points = track.source.points
            left = tuple(p for n, p in enumerate(points) if n not in numbers)
            track = _replace(track, source=_replace(track.source, points=left))
        tracks.append(track)
    return _replace(film, keys=keys, tracks=tuple(tracks))


# ---- copying ------------------------------------------------------------------------------------
class Clip(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Keys and points copied out of a film, in seconds from the first of them."""

    keys: tuple[Key, ...] = ()
    points: dict[str, tuple[Point, ...]] = {}
    seconds: float = 0.0


def copied(film: Film, picked: Picked) -> Clip:
    """What is picked, to be pasted into this film or another one."""
    times = list(times_of(film, picked))
    start = min(times, default=0.0)
    keys = tuple(
        _replace(key, at=film.second_of(key) - start, beat=None)
        for key in film.keys
        if key.id in picked.keys
    )
    points: dict[str, tuple[Point, ...]] = {}
    for name, number in sorted(picked.points):
        point = point_of(film, name, number)
        at = point_second(film, (name, number)) - start
        points[name] = (*points.get(name, ()), _replace(point, at=at, beat=None))
    return Clip(keys, points, max(times, default=0.0) - start)


def pasted(film: Film, clip: Clip, at: float) -> tuple[Film, Picked]:
    """The film with a clip laid in at a second; what stands at the same frames is replaced.

    Points go to the tracks that they came from; of tracks that are gone they are left out.
    """
    at = checked(at)
    ids = set()
    for key in clip.keys:
        film, new = with_key(
            film, key.recipe, min(at + key.at, MAX_SECONDS), ease=key.ease, hold=key.hold
        )
        ids.add(new)
    chosen: set[tuple[str, int]] = set()
    for track in film.tracks:
        if track.id not in clip.points or not isinstance(track.source, Drawn):
            continue
        new_times = []
        for point in clip.points[track.id]:
            when = min(at + point.at, MAX_SECONDS)
            film = with_point(film, track.id, _replace(point, at=when))
            new_times.append(when)
        source = drawn_of(film, track.id)
        chosen |= {(track.id, n) for n, p in enumerate(source.points) if p.at in new_times}
    return film, Picked(frozenset(ids), frozenset(chosen))
