"""A performance as films: a key wherever the place became another, and curves for what moved.

Such a film is like any other: it can be edited in Animate, exported at any size, and made on the
command line. Between the moments that were written down it goes on in straight lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from studio.values.film.model import MAX_KEYS, MAX_TRACKS, Course, Film, Key, Target, Track
from studio.values.film.sources import MAX_POINTS, Drawn, Point
from studio.values.film.timing import MAX_SECONDS
from studio.values.live.performance import Moment, Numbers, put_together
from studio.values.recipe import Recipe

RUN = 2048
"""Moments of one key at most."""
STILL_S = 0.12
"""Where nothing was written for longer, nothing moved until the next."""
TOLERANCE = 0.002
"""How far a curve may miss what was shown, in units or shares."""
TAIL_S = 1.0


def films_of(
    moments: Iterable[Moment], fps: float, name: str, usual: Mapping[str, Numbers],
    until: float = 0.0,
) -> list[Film]:  # fmt: skip
    """The films of a performance, one unless it is very long.

    Args:
        moments: in the order of time, as they were shown.
        fps: frames a second of the films.
        name: what they are called.
        usual: the defaults of plain controls, by the sha256 of their model (`plain_controls`).
        until: how long it lasts at least, in seconds.
    """
    found: list[_Part] = [_Part(0.0, usual)]
    run: list[Moment] = []
    end = 0.0
    for moment in moments:
        if run and (moment.skeleton != run[0].skeleton or len(run) >= RUN):
            found = _laid(found, run, moment.at)
            run = []
        run.append(moment)
        end = moment.at
    end = max(until, end + 1.0 / fps) if until else end + TAIL_S
    if run:
        found = _laid(found, run, end, is_last=True)
    parts = [part for part in found if part.keys]
    films = []
    for number, part in enumerate(parts):
        stop = parts[number + 1].begin if number + 1 < len(parts) else end
        called = name if len(parts) == 1 else f"{name} · {number + 1}"
        films.append(part.film(fps, called, stop))
    return films


def _laid(
    parts: list[_Part], run: list[Moment], until: float, is_last: bool = False
) -> list[_Part]:
    """Add a run; begin another film where this one is full."""
    if not parts[-1].takes(run, until):
        parts = [*parts, _Part(run[0].at, parts[-1].usual)]
    parts[-1].lay(run, until, is_last)
    return parts


class _Part:
    """One film in the making; times are from its own beginning."""

    def __init__(self, begin: float, usual: Mapping[str, Numbers]) -> None:
        self.begin, self.usual = begin, usual
        self.keys: list[Key] = []
        self._curves: dict[str, list[list[Point]]] = {}
        self._recipes: list[Recipe] = []

    def takes(self, run: Sequence[Moment], until: float) -> bool:
        """Whether there is room for a run."""
        full = sum(len(curves) for curves in self._curves.values())
        names = {name for moment in run for name in moment.numbers}
        return (
            len(self.keys) < MAX_KEYS and full + len(names) <= MAX_TRACKS
            and until - self.begin < MAX_SECONDS - 1
        )  # fmt: skip

    def lay(self, run: Sequence[Moment], until: float, is_last: bool) -> None:
        """A key where the run begins, and what moved until its end as points.

        What moved is over when the next run begins; at the very end it stays.
        """
        first = run[0]
        at = first.at - self.begin
        recipe = put_together(first.skeleton, first.numbers)
        self.keys.append(Key(f"k{len(self.keys) + 1}", at, recipe, ease="hold"))
        for name in sorted({name for moment in run for name in moment.numbers}):
            values = _values(run, name, self.usual.get(first.skeleton.model.sha256, {}))
            if any(abs(value) > TOLERANCE / 4 for _, value in values):
                self._add(name, values, None if is_last else until)

    def film(self, fps: float, name: str, until: float) -> Film:
        """All of it."""
        seconds = max(until - self.begin, 1.0 / fps)
        tracks: list[Track] = []
        for what, curves in sorted(self._curves.items()):
            for points in curves:
                target = _target(what)
                tracks.append(Track(f"t{len(tracks) + 1}", target, Drawn(tuple(points))))
        course = Course(seconds, fps, even="off")
        known = {k: d for key in self.keys for k, d in key.recipe.directions.items()}
        return Film(course, tuple(self.keys), tuple(tracks), directions=known, name=name[:80])

    def _add(self, name: str, values: list[tuple[float, float]], until: float | None) -> None:
        points = [
            Point(at - self.begin, value, "linear" if near else "hold")
            for at, value, near in _thinned(values)
        ]
        points[-1] = msgspec.structs.replace(points[-1], how="hold")
        if until is not None:
            points = [*points, Point(until - self.begin, 0.0, "hold")]
        curves = self._curves.setdefault(name, [])
        if not curves or len(curves[-1]) + len(points) > MAX_POINTS:
            curves.append([])
        curves[-1] += points


def _values(run: Sequence[Moment], name: str, usual: Numbers) -> list[tuple[float, float]]:
    """How far a number is from where it was when the run began, moment by moment."""
    nothing = usual.get(name[2:], 0.0)
    start = run[0].numbers.get(name, nothing)
    return [(moment.at, moment.numbers.get(name, nothing) - start) for moment in run]


def _target(name: str) -> Target:
    match name[0]:
        case "d":
            return Target("direction", name[2:])
        case "c":
            return Target("control", name[2:])
        case _:
            return Target("weight", "1")


def _thinned(values: list[tuple[float, float]]) -> list[tuple[float, float, bool]]:
    """(second, value, whether it goes straight to the next one): as few as show the same.

    Source: Douglas and Peucker, "Algorithms for the reduction of the number of points required to
    represent a digitized line or its caricature", Cartographica 10 (1973), by height alone.
    """
    told: list[tuple[float, float, bool]] = []
    begin = 0
    for n in range(1, len(values) + 1):
        if n < len(values) and values[n][0] - values[n - 1][0] <= STILL_S:
            continue
        kept = _kept(values[begin:n])
        told += [(*values[begin + k], k != kept[-1]) for k in kept]
        begin = n
    return told


def _kept(values: Sequence[tuple[float, float]]) -> list[int]:
    """Which of these are needed, the first and the last among them."""
    keep = {0, len(values) - 1}
    open_ = [(0, len(values) - 1)]
    while open_:
        a, b = open_.pop()
        if b - a < 2:
            continue
        (t0, v0), (t1, v1) = values[a], values[b]
        slope = (v1 - v0) / (t1 - t0) if t1 > t0 else 0.0
        miss, worst = max(
            (abs(values[k][1] - v0 - slope * (values[k][0] - t0)), k) for k in range(a + 1, b)
        )
        if miss > TOLERANCE:
            keep.add(worst)
            open_ += [(a, worst), (worst, b)]
    return sorted(keep)
