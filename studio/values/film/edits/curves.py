"""Edits of a film's curves, marks and sound: each takes a film and gives another one."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from studio.errors import InputError
from studio.values.film.edits.picking import beat_of, checked, drawn_of, free_id
from studio.values.film.model import MAX_MARKERS, MAX_TRACKS, Film, Sound, Track
from studio.values.film.sources import MAX_POINTS, Point
from studio.values.film.timing import Marker, Region

_replace = msgspec.structs.replace


# ---- curves -------------------------------------------------------------------------------------
def with_track(film: Film, track: Track) -> tuple[Film, str]:
    """The film with one more curve, and the id it got."""
    if len(film.tracks) >= MAX_TRACKS:
        raise InputError(f"A film holds at most {MAX_TRACKS} curves.")
    new = _replace(track, id=free_id("t", (t.id for t in film.tracks)))
    return _replace(film, tracks=(*film.tracks, new)), new.id


def changed_track(film: Film, track_id: str, **changes: Any) -> Film:
    """The film with a curve's target, source, amount or silence changed."""
    tracks = tuple(_replace(t, **changes) if t.id == track_id else t for t in film.tracks)
    return _replace(film, tracks=tracks)


def without_track(film: Film, track_id: str) -> Film:
    """The film without a curve."""
    return _replace(film, tracks=tuple(t for t in film.tracks if t.id != track_id))


def with_point(film: Film, track_id: str, point: Point) -> Film:
    """The film with a point on a drawn curve; one that stands at that frame is replaced.

    Raises:
        InputError: the curve is not drawn, is full, or a number is none.
    """
    source = drawn_of(film, track_id)
    if not math.isfinite(point.value):
        raise InputError("A point needs a number as its value.")
    at, near = checked(point.at), 0.5 / film.course.fps
    kept = [p for p in source.points if abs(p.at - at) >= near]
    if len(kept) >= MAX_POINTS:
        raise InputError(f"A curve holds at most {MAX_POINTS:,} points.")
    new = _replace(point, at=at, beat=beat_of(film, at))
    points = tuple(sorted((*kept, new), key=lambda p: p.at))
    return changed_track(film, track_id, source=_replace(source, points=points))


def changed_point(film: Film, track_id: str, number: int, **changes: Any) -> Film:
    """The film with the value, way or tangents of a point changed; `at` is for `moved`."""
    source = drawn_of(film, track_id)
    value = changes.get("value", 0.0)
    if not math.isfinite(value):
        raise InputError("A point needs a number as its value.")
    points = tuple(
        _replace(p, **changes) if n == number else p for n, p in enumerate(source.points)
    )
    return changed_track(film, track_id, source=_replace(source, points=points))


# ---- marks and sound ----------------------------------------------------------------------------
def with_marker(film: Film, at: float, name: str = "") -> Film:
    """The film with a named moment; one that stands at that frame is replaced."""
    at, near = checked(at), 0.5 / film.course.fps
    kept = [m for m in film.markers if abs(m.at - at) >= near]
    if len(kept) >= MAX_MARKERS:
        raise InputError(f"A film holds at most {MAX_MARKERS:,} markers.")
    new = Marker(at, " ".join(name.split())[:80], beat_of(film, at))
    return _replace(film, markers=tuple(sorted((*kept, new), key=lambda m: m.at)))


def without_marker(film: Film, number: int) -> Film:
    """The film without a marker, by its number."""
    return _replace(film, markers=tuple(m for n, m in enumerate(film.markers) if n != number))


def with_region(film: Film, start: float | None, end: float | None = None) -> Film:
    """The film with a part that is played again and again; without one where `start` is None."""
    if start is None or end is None:
        return _replace(film, region=None)
    first, last = sorted((checked(start), checked(end)))
    return _replace(film, region=Region(first, last) if last > first else None)


def with_sound(film: Film, sound: Sound | None) -> Film:
    """The film with a sound, or silent."""
    return _replace(film, sound=sound)
