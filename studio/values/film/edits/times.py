"""Edits of when: moving, stretching, ripple, another length, another tempo."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from studio.errors import InputError
from studio.values.film.edits.keys import deleted
from studio.values.film.edits.picking import (
    Picked,
    beat_of,
    checked,
    everything,
    in_order,
    picked_between,
    times_of,
)
from studio.values.film.model import Course, Film, Key
from studio.values.film.sources import Drawn, Point
from studio.values.film.timing import MAX_SECONDS, Marker, Region, Tempo

_replace = msgspec.structs.replace
Move = Callable[[float], float]
"""From a second to a second."""
Timed = TypeVar("Timed", Key, Point, Marker)


# ---- what is picked -----------------------------------------------------------------------------
def moved(film: Film, picked: Picked, by: float) -> tuple[Film, Picked]:
    """What is picked later by some seconds (earlier below 0), together: nothing before 0.

    Raises:
        InputError: `by` is no number.
    """
    if not math.isfinite(by):
        raise InputError(f"A move by {by} seconds leads nowhere.")
    times = list(times_of(film, picked))
    if not times:
        return film, picked
    by = min(max(by, -min(times)), MAX_SECONDS - max(times))
    return _remapped(film, picked, lambda at: at + by)


def stretched(film: Film, picked: Picked, factor: float, about: float) -> tuple[Film, Picked]:
    """What is picked `factor` times as far from the second `about`; holds stretch along.

    Raises:
        InputError: the factor is no number from 0.001 to 1,000.
    """
    factor = _factor(factor)
    film = _replace(
        film,
        keys=tuple(
            _replace(k, hold=min(k.hold * factor, MAX_SECONDS)) if k.id in picked.keys else k
            for k in film.keys
        ),
    )
    return _remapped(film, picked, lambda at: about + (at - about) * factor)


# ---- everything behind a moment -----------------------------------------------------------------
def opened(film: Film, at: float, seconds: float) -> Film:
    """Ripple: some seconds put in at a moment; everything from there on is later, the end too."""
    at, seconds = checked(at), checked(seconds)
    return _retimed(film, lambda s: s + seconds if s >= at else s, film.course.seconds + seconds)


def closed_up(film: Film, start: float, end: float) -> Film:
    """Ripple: what lies from `start` to `end` taken out, everything behind it comes forward.

    The end of the film comes forward with it; a frame is left.
    """
    start, end = checked(start), checked(end)
    if end <= start:
        return film
    gone = picked_between(film, start, end - 1e-9)
    seconds = film.course.seconds - (min(end, film.course.seconds) - start)
    markers = tuple(m for m in film.markers if not start <= m.at < end)
    left = _replace(deleted(film, gone), markers=markers)
    return _retimed(left, lambda s: s if s < end else s - (end - start), seconds)


def as_long_as(film: Film, seconds: float) -> Film:
    """The whole film stretched to another length; without a tempo, which says otherwise."""
    factor = _factor(checked(seconds) / film.course.seconds)
    keys = tuple(_replace(k, hold=min(k.hold * factor, MAX_SECONDS)) for k in film.keys)
    return _retimed(_replace(film, keys=keys), lambda s: s * factor, seconds)


def with_seconds(film: Film, seconds: float) -> Film:
    """The film ending at another second; keys stay where they are."""
    return with_course(film, seconds=max(checked(seconds), 1 / film.course.fps))


def with_course(film: Film, **changes: Any) -> Film:
    """The film with another length, rate, way or evenness.

    Raises:
        InputError: a number is out of range.
    """
    try:
        raw = msgspec.to_builtins(_replace(film.course, **changes))
        course = msgspec.convert(raw, Course)
    except msgspec.ValidationError as error:
        what, _, where = str(error).replace("`", "").partition(" - at $.")
        raise InputError(f"The film's {where or 'course'} cannot be so: {what}.") from None
    return _replace(film, course=course)


# ---- tempo --------------------------------------------------------------------------------------
def with_tempo(film: Film, tempo: Tempo | None, stay: bool = True) -> Film:
    """The film at another tempo: what had a beat stays at it, and so does the end of the film.

    The first tempo, none, or one at which nothing shall `stay`, moves nothing: beats are told anew
    from the seconds.

    Raises:
        InputError: not a tempo, such as 0 beats a minute.
    """
    before, tempo = film.tempo, None if tempo is None else _checked_tempo(tempo)
    if before is None or tempo is None or not stay:
        film = _replace(_unbeaten(film), tempo=tempo)
        return _retimed(film, lambda second: second, film.course.seconds)
    length = film.course.seconds * before.bpm / tempo.bpm
    region = film.region
    if region is not None:
        ends = [tempo.second(before.beat(at)) for at in (region.start, region.end)]
        region = _region(*ends)
    film = _retimed(_replace(film, tempo=tempo, region=None), lambda second: second, length)
    return _replace(film, region=region)


def _checked_tempo(tempo: Tempo) -> Tempo:
    if not (1 <= tempo.bpm <= 1000 and math.isfinite(tempo.first_beat)):
        raise InputError(
            f"A tempo of {tempo.bpm:g} beats a minute cannot be counted; give 1 to 1,000."
        )
    if not 1 <= tempo.beats_per_bar <= 64:
        raise InputError(f"A bar of {tempo.beats_per_bar} beats cannot be counted; give 1 to 64.")
    return tempo


def _unbeaten(film: Film) -> Film:
    """The film with everything where it is now, and no beats."""
    film = _retimed(film, lambda second: second, film.course.seconds)
    return _retimed(_replace(film, tempo=None), lambda second: second, film.course.seconds)


# ---- inside -------------------------------------------------------------------------------------
def _factor(factor: float) -> float:
    if not 1e-3 <= factor <= 1e3:  # also refuses NaN
        raise InputError(f"A stretch by {factor:g} is beyond what can be shown.")
    return factor


def _placed(film: Film, thing: Timed, move: Move) -> Timed:
    at = min(max(move(film.second_of(thing)), 0.0), MAX_SECONDS)
    return _replace(thing, at=at, beat=beat_of(film, at))


def _remapped(film: Film, picked: Picked, move: Move) -> tuple[Film, Picked]:
    """What is picked at other seconds, and where it is found then."""
    keys = tuple(_placed(film, k, move) if k.id in picked.keys else k for k in film.keys)
    tracks, chosen = [], set()
    for track in film.tracks:
        numbers = {number for name, number in picked.points if name == track.id}
        if numbers and isinstance(track.source, Drawn):
            points = track.source.points
            spots = [
                (_placed(film, p, move) if n in numbers else p, n) for n, p in enumerate(points)
            ]
            spots.sort(key=lambda spot: film.second_of(spot[0]))
            chosen |= {(track.id, at) for at, (_, n) in enumerate(spots) if n in numbers}
            source = _replace(track.source, points=tuple(point for point, _ in spots))
            track = _replace(track, source=source)
        tracks.append(track)
    new = _replace(film, keys=keys, tracks=tuple(tracks))
    return in_order(new), Picked(picked.keys, frozenset(chosen))


def _retimed(film: Film, move: Move, seconds: float) -> Film:
    """Everything at other seconds, and the film of another length."""
    film, _ = _remapped(film, everything(film), move)
    markers = tuple(_placed(film, marker, move) for marker in film.markers)
    region = film.region
    if region is not None:
        region = _region(move(region.start), move(region.end))
    film = _replace(film, markers=markers, region=region)
    return with_seconds(film, min(seconds, MAX_SECONDS))


def _region(start: float, end: float) -> Region | None:
    first, last = (min(max(at, 0.0), MAX_SECONDS) for at in (start, end))
    return Region(first, last) if last > first else None
