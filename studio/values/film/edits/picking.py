"""What is chosen on a timeline, and the small rules that all edits of a film share."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from studio.errors import InputError
from studio.values.film.model import Film
from studio.values.film.sources import Drawn, Point
from studio.values.film.timing import MAX_SECONDS


@dataclass(frozen=True)
class Picked:
    """What is chosen on a timeline: keys by id, points by their track's id and their number."""

    keys: frozenset[str] = frozenset()
    points: frozenset[tuple[str, int]] = frozenset()

    @property
    def count(self) -> int:
        """How many things are chosen."""
        return len(self.keys) + len(self.points)


NOTHING = Picked()


def everything(film: Film) -> Picked:
    """All keys and points."""
    points = frozenset(
        (track.id, n)
        for track in film.tracks
        if isinstance(track.source, Drawn)
        for n in range(len(track.source.points))
    )
    return Picked(frozenset(key.id for key in film.keys), points)


def picked_between(film: Film, start: float, end: float) -> Picked:
    """All keys and points from one second to another, both included."""
    whole = everything(film)
    keys = {k.id: film.second_of(k) for k in film.keys}
    return Picked(
        frozenset(i for i in whole.keys if start <= keys[i] <= end),
        frozenset(p for p in whole.points if start <= point_second(film, p) <= end),
    )


def times_of(film: Film, picked: Picked) -> Iterator[float]:
    """When everything that is picked is, in seconds."""
    yield from (film.second_of(key) for key in film.keys if key.id in picked.keys)
    yield from (point_second(film, place) for place in picked.points)


def point_second(film: Film, place: tuple[str, int]) -> float:
    """When a point is, by its track's id and its number."""
    return film.second_of(point_of(film, *place))


def point_of(film: Film, name: str, number: int) -> Point:
    """A point by its track's id and its number.

    Raises:
        InputError: there is none.
    """
    points = drawn_of(film, name).points
    if not 0 <= number < len(points):
        raise InputError("That point is no longer on the curve.")
    return points[number]


def drawn_of(film: Film, track_id: str) -> Drawn:
    """The points of a curve.

    Raises:
        InputError: it has none, or is not there.
    """
    for track in film.tracks:
        if track.id == track_id and isinstance(track.source, Drawn):
            return track.source
    raise InputError("That curve is not drawn by hand; it has no points.")


def checked(second: float) -> float:
    """A second within what a film may have, at least 0.

    Raises:
        InputError: it is no number, or beyond a day.
    """
    if not math.isfinite(second):
        raise InputError(f"{second} is no moment of a film.")
    if second > MAX_SECONDS:
        raise InputError("A film is at most a day long.")
    return max(0.0, float(second))


def on_frame(film: Film, at: float) -> float:
    """The beginning of the frame nearest to a second; at a tempo, beats say where, and it stays."""
    return at if film.tempo is not None else round(at * film.course.fps) / film.course.fps


def free_id(prefix: str, taken: Iterable[str]) -> str:
    """An id that begins so and is not taken; the same for the same ones."""
    used = set(taken)
    numbers = [int(i[1:]) for i in used if i[:1] == prefix and i[1:].isdigit()]
    return f"{prefix}{max(numbers, default=0) + 1}"


def beat_of(film: Film, at: float) -> float | None:
    """Which beat of the film a second is, None without a tempo."""
    return None if film.tempo is None else round(film.tempo.beat(at), 9)


def in_order(film: Film) -> Film:
    """The film with its keys in the order of time."""
    return msgspec.structs.replace(film, keys=tuple(sorted(film.keys, key=film.second_of)))
