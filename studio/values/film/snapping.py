"""Where things snap to on a timeline: keys, markers, beats, the ends, whole frames."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from studio.values.film.edits.picking import NOTHING, Picked, point_second
from studio.values.film.model import Film

SnapKind = Literal["key", "point", "marker", "region", "end", "playhead", "bar", "beat"]


@dataclass(frozen=True)
class Snap:
    """A second that something may snap to, and what is there."""

    at: float
    kind: SnapKind


def marks(film: Film, moving: Picked = NOTHING, playhead: float | None = None) -> tuple[Snap, ...]:
    """Everything in a film that may be snapped to, in time order, but for what is moving."""
    return tuple(sorted(_marks(film, moving, playhead), key=lambda snap: snap.at))


def _marks(film: Film, moving: Picked, playhead: float | None) -> Iterator[Snap]:
    yield from (Snap(0.0, "end"), Snap(film.seconds, "end"))
    for key in film.keys:
        if key.id not in moving.keys:
            yield Snap(film.second_of(key), "key")
    for track in film.tracks:
        for number in range(len(getattr(track.source, "points", ()))):
            if (track.id, number) not in moving.points:
                yield Snap(point_second(film, (track.id, number)), "point")
    for marker in film.markers:
        yield Snap(film.second_of(marker), "marker")
    if film.region is not None:
        yield from (Snap(at, "region") for at in (film.region.start, film.region.end))
    if playhead is not None:
        yield Snap(playhead, "playhead")


def beats(film: Film, start: float, end: float, parts: int = 1) -> tuple[Snap, ...]:
    """The beats of a film from one second to another, each in `parts`; the first of a bar as bars.

    Of more than 10,000 none are given: nobody could tell them apart.
    """
    tempo = film.tempo
    if tempo is None or end < start:
        return ()
    first = math.ceil(tempo.beat(start) * parts - 1e-9)
    last = math.floor(tempo.beat(end) * parts + 1e-9)
    if last - first > 10_000:
        return ()
    bar = tempo.beats_per_bar * parts
    return tuple(
        Snap(tempo.second(n / parts), "bar" if n % bar == 0 else "beat")
        for n in range(first, last + 1)
    )


def snapped(
    film: Film, at: float, marks: Iterable[Snap], reach: float
) -> tuple[float, Snap | None]:
    """(the second that `at` snaps to, at what): the nearest mark within reach, else a frame."""
    near = [snap for snap in marks if abs(snap.at - at) <= reach]
    if near:
        best = min(near, key=lambda snap: abs(snap.at - at))
        return best.at, best
    return on_frame(film, at), None


def on_frame(film: Film, at: float) -> float:
    """The whole frame next to a second, not before the first."""
    return max(0, round(at * film.course.fps)) / film.course.fps
