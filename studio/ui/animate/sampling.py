"""What curves and path give over the length of the film, sampled for the timeline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.ui.animate.targets import TargetChoice, choice_of
from studio.ui.animate.timeline.marks import CurveMark, KeyMark, MarkerMark, Marks, PointMark
from studio.ui.animate.timeline.timecode import Unit
from studio.values import edit
from studio.values.arrays import Floats
from studio.values.film import Drawn, Film, Hears, Infos, Reel, Target, Tempo, Track
from studio.values.film.curves import Scene, value_of
from studio.values.film.timing import second_of
from studio.values.recipe import Recipe

COUNT = 240
PATH_COUNT = 49
ROOM = 0.08
TargetKey = tuple[str, str]


def key_of(target: Target) -> TargetKey:
    """What tells a target from others."""
    return target.kind, target.key


def paths_of(film: Film, reel: Reel, infos: Infos) -> dict[TargetKey, Floats]:
    """What the path alone gives to every target of a curve, at `PATH_COUNT` even moments.

    Between two keyframes there is as much of a slider as there is of each of them.
    """
    wanted = {
        key_of(track.target): [_given(key.recipe, track.target, infos) for key in reel.keys]
        for track in film.tracks
        if track.target.kind in ("direction", "control")
    }
    if not wanted:
        return {}
    times = np.linspace(0.0, film.seconds, PATH_COUNT)
    shares = [reel.way.at(float(at)).weights for at in times]
    found = {}
    for target, given in wanted.items():
        values = [sum(share * given[k] for k, share in here.items()) for here in shares]
        found[target] = np.array(values, np.float32)
    return found


def _given(recipe: Recipe, target: Target, infos: Infos) -> float:
    """What a place gives to a slider or a control that is a number."""
    if target.kind == "direction":
        return edit.amount(recipe, target.key)
    info = infos.get(recipe.model.sha256)
    control = next((c for c in info.controls if c.key == target.key), None) if info else None
    if control is None or control.kind not in ("float", "int", "bool"):
        return 0.0
    return float(recipe.controls.get(control.key, control.default))


@dataclass(frozen=True, eq=False)
class _Sampled:
    track: Track
    scene: tuple[object, ...]
    times: Floats
    values: Floats


class CurveSamples:
    """Samples of every curve; what has not changed is not worked out again."""

    def __init__(self) -> None:
        self._made: dict[str, _Sampled] = {}

    def of(self, film: Film, track: Track, hears: Hears | None) -> tuple[Floats, Floats]:
        """(moments, what the curve adds there)."""
        course = film.course
        told = (film.seconds, course.closed, film.tempo, id(hears))
        made = self._made.get(track.id)
        if made is None or made.track != track or made.scene != told:
            scene = Scene(film.seconds, course.closed, film.tempo, hears)
            times = _moments(film, track)
            values = [track.amount * value_of(track.source, float(at), scene) for at in times]
            made = _Sampled(track, told, times, np.array(values, np.float32))
            self._made[track.id] = made
        return made.times, made.values


def _moments(film: Film, track: Track) -> Floats:
    """Even ones; around drawn points both sides of each, so that jumps are upright."""
    times = np.linspace(0.0, film.seconds, COUNT)
    if isinstance(track.source, Drawn) and len(track.source.points) <= 400:
        at = np.array([second_of(p.at, p.beat, film.tempo) for p in track.source.points])
        times = np.concatenate([times, at - 1e-4, at])
    return np.unique(np.clip(times, 0.0, film.seconds)).astype(np.float32)


def curve_mark(
    film: Film, track: Track, hue: int, choice: TargetChoice, sampled: tuple[Floats, Floats],
    path: Floats | None,
) -> CurveMark:  # fmt: skip
    """One curve as the timeline draws it."""
    times, values = sampled
    base = np.zeros_like(times)
    if path is not None:
        even = np.linspace(0.0, film.seconds, len(path))
        base = np.interp(times, even, path).astype(np.float32)
    sums = base + values
    low, high = choice.low, choice.high
    if len(sums):
        low, high = min(low, float(sums.min())), max(high, float(sums.max()))
    room = ROOM * (high - low)
    points: tuple[PointMark, ...] = ()
    if isinstance(track.source, Drawn):
        points = _points(film, track, track.source)
    return CurveMark(
        track.id, choice.name, hue, times, sums, base, low - room, high + room, points, track.muted
    )


def _points(film: Film, track: Track, source: Drawn) -> tuple[PointMark, ...]:
    found = []
    for n, point in enumerate(source.points):
        before = after = None
        if n and source.points[n - 1].how == "free":
            before = (point.arrive[0], point.arrive[1] * track.amount)
        if point.how == "free" and n + 1 < len(source.points):
            after = (point.leave[0], point.leave[1] * track.amount)
        at = second_of(point.at, point.beat, film.tempo)
        found.append(PointMark(at, point.value * track.amount, before, after))
    return tuple(found)


def marks_of(
    film: Film, reel: Reel | None, curves: tuple[CurveMark, ...], active: str, unit: Unit,
    words: dict[str, str],
) -> Marks:  # fmt: skip
    """All of the film as the timeline draws it, but for its song. `words`: of keys, by id."""
    seen = seen_times(film, reel)
    missing = {key.id for key in reel.missing} if reel is not None else set()
    if reel is None:
        missing = {key.id for key in film.keys}
    keys = tuple(
        KeyMark(key.id, seen[key.id], key.hold, words.get(key.id, ""), key.id in missing)
        for key in film.keys
    )
    region = (film.region.start, film.region.end) if film.region is not None else None
    return Marks(
        film.seconds, film.course.fps, unit, film.tempo or Tempo(120.0), film.course.closed, keys,
        curves, active, tuple(MarkerMark(m.at, m.name) for m in film.markers), region,
    )  # fmt: skip


def seen_times(film: Film, reel: Reel | None) -> dict[str, float]:
    """Where each key is reached, which is not where it was put where motion is even throughout."""
    put = {key.id: film.second_of(key) for key in film.keys}
    if reel is None or film.course.even != "whole":
        return put
    return put | reel.moments


def choices_by_track(film: Film, known: tuple[TargetChoice, ...]) -> dict[str, TargetChoice]:
    """How the target of each curve is called."""
    return {track.id: choice_of(track.target, known) for track in film.tracks}
