"""What hands on the timeline mean for the film: pure, from the film before to the one after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from studio.ui.animate.timeline.wishes import (
    HandleDragged,
    KeysDragged,
    MarkerDragged,
    PointsDragged,
)
from studio.values.film import Drawn, Film, Key, Point, Track, edits as e
from studio.values.recipe import Recipe

Times = Mapping[str, float]
"""Key id -> where it is seen on the timeline."""


def last_moment(film: Film) -> float:
    """The beginning of the last frame."""
    return film.seconds - 1.0 / film.course.fps


def keys_dragged(film: Film, wish: KeysDragged, seen: Times) -> tuple[Film, frozenset[str]]:
    """The film with keys pulled, and the ids of those that are chosen then."""
    chosen = [seen[k] for k in wish.keys if k in seen]
    if wish.lead not in seen or not chosen:
        return film, wish.keys
    first, last = min(chosen), max(chosen)
    by = wish.at - seen[wish.lead]
    picked = e.Picked(wish.keys)
    match wish.mode:
        case "ripple":
            return _rippled(film, first, by), wish.keys
        case "stretch" if last > first:
            return _stretched(film, wish, seen, first, last), wish.keys
        case "copy":
            clip = e.copied(film, picked)
            made, new = e.pasted(film, clip, max(0.0, first + by))
            return made, new.keys
        case _:
            by = min(max(by, -first), max(0.0, last_moment(film) - last))
            return e.moved(film, picked, by)[0], wish.keys


def _rippled(film: Film, first: float, by: float) -> Film:
    """All from `first` on later or earlier, the end of the film too; nothing is lost on the way."""
    if by >= 0:
        return e.opened(film, first, by)
    before = [film.second_of(k) for k in film.keys if film.second_of(k) < first - 1e-6]
    room = first - max(before, default=-1.0 / film.course.fps) - 1.0 / film.course.fps
    return e.closed_up(film, first - min(-by, max(0.0, room)), first)


def _stretched(film: Film, wish: KeysDragged, seen: Times, first: float, last: float) -> Film:
    """The chosen keys drawn apart from the end that the hand does not hold."""
    lead = seen[wish.lead]
    about = last if lead <= first + 1e-9 else first
    if abs(lead - about) < 1e-6:
        return film
    wanted = min(max(wish.at, 0.0), last_moment(film))
    factor = (wanted - about) / (lead - about)
    least = len(wish.keys) / film.course.fps / (last - first)
    return e.stretched(film, e.Picked(wish.keys), max(factor, least, 1e-3), about)[0]


def track_of(film: Film, track_id: str) -> Track | None:
    """A curve by its id."""
    return next((track for track in film.tracks if track.id == track_id), None)


def per_amount(film: Film, track_id: str, value: float) -> float:
    """A step of what comes out as a step of the curve's own values."""
    track = track_of(film, track_id)
    amount = track.amount if track is not None else 1.0
    return value / amount if abs(amount) > 1e-9 else value


def points_dragged(film: Film, wish: PointsDragged) -> tuple[Film, frozenset[int]]:
    """The film with points pulled, and the numbers of those that are chosen then."""
    picked = e.Picked(points=frozenset((wish.curve, n) for n in wish.points))
    by = per_amount(film, wish.curve, wish.by)
    times = [p.at for n, p in enumerate(_points(film, wish.curve)) if n in wish.points]
    by_s = wish.by_s
    if times:
        by_s = min(max(by_s, -min(times)), max(0.0, film.seconds - max(times)))
    film, there = e.moved(film, picked, by_s)
    numbers = frozenset(n for name, n in there.points if name == wish.curve)
    points = _points(film, wish.curve)
    for n in numbers:
        film = e.changed_point(film, wish.curve, n, value=points[n].value + by)
    return film, numbers


def handle_dragged(film: Film, wish: HandleDragged) -> Film:
    """The film with a handle turned; with `both` the one across keeps its length and turns too."""
    points = _points(film, wish.curve)
    if wish.point >= len(points):
        return film
    by = per_amount(film, wish.curve, wish.by)
    mine, other = ("arrive", "leave") if wish.side == "before" else ("leave", "arrive")
    changes = {mine: (wish.by_s, by)}
    across = getattr(points[wish.point], other)
    if wish.both and across[0] > 0 and wish.by_s > 1e-6:
        changes[other] = (across[0], -by / wish.by_s * across[0])
    return e.changed_point(film, wish.curve, wish.point, **changes)


def made_free(film: Film, curve: str, numbers: frozenset[int]) -> Film:
    """Points that go on by handles, which begin level and reach a third of the way."""
    for n in sorted(numbers):
        points = _points(film, curve)
        if n >= len(points):
            continue
        film = e.changed_point(film, curve, n, how="free")
        if n + 1 < len(points):
            third = (points[n + 1].at - points[n].at) / 3
            film = e.changed_point(film, curve, n, leave=(third, 0.0))
            film = e.changed_point(film, curve, n + 1, arrive=(third, 0.0))
    return film


def with_how(film: Film, curve: str, numbers: frozenset[int], how: str) -> Film:
    """Points that go on in another way."""
    if how == "free":
        return made_free(film, curve, numbers)
    for n in numbers:
        film = e.changed_point(film, curve, n, how=how)
    return film


def marker_dragged(film: Film, wish: MarkerDragged) -> Film:
    """The film with a marker pulled to another moment."""
    if not 0 <= wish.index < len(film.markers):
        return film
    name = film.markers[wish.index].name
    return e.with_marker(e.without_marker(film, wish.index), wish.at, name)


def point_added(film: Film, curve: str, at: float, value: float) -> tuple[Film, frozenset[int]]:
    """The film with a new point whose own value is `value`, and its number."""
    film = e.with_point(film, curve, Point(at, value))
    points = _points(film, curve)
    near = min(range(len(points)), key=lambda n: abs(points[n].at - at))
    return film, frozenset({near})


def legs_from(film: Film, chosen: frozenset[str]) -> tuple[tuple[Key, Key], ...]:
    """Each chosen key with the one that follows it, where both are of one model; no key: all.

    Where the film jumps nothing lies between two keys.
    """
    pairs = list(pairwise(film.keys))
    if film.course.closed and len(film.keys) > 1:
        pairs.append((film.keys[-1], film.keys[0]))
    return tuple(
        (a, b)
        for a, b in pairs
        if a.recipe.model == b.recipe.model and (a.id in chosen if chosen else a.ease != "hold")
    )


Way = tuple[Key, Key, tuple[Recipe, ...]]


def with_ways(film: Film, ways: Sequence[Way]) -> Film:
    """Places as keyframes at even distances between two keys, for each way that is still there.

    Raises:
        InputError: there is no room for them.
    """
    for a, b, places in ways:
        if places and any(
            (x.id, y.id) == (a.id, b.id) for x, y in legs_from(film, frozenset({a.id}))
        ):
            film = e.with_between(film, a.id, places)
    return film


def _points(film: Film, curve: str) -> tuple[Point, ...]:
    track = track_of(film, curve)
    if track is None or not isinstance(track.source, Drawn):
        return ()
    return track.source.points
