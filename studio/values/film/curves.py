"""The value of a curve at a moment: drawn points, oscillators, wandering noise, what is heard."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from studio.values.film.model import finite
from studio.values.film.sources import (
    Drawn,
    Heard,
    Hears,
    Oscillator,
    Outside,
    Point,
    Shape,
    Source,
    Wander,
)
from studio.values.film.timing import Tempo, second_of
from studio.values.seeds import uniform

_BLOCK = 256
_HALVINGS = 48


@dataclass(frozen=True)
class Scene:
    """What a curve stands in: how long the film is, whether it loops, its tempo and its ears."""

    seconds: float
    closed: bool = False
    tempo: Tempo | None = None
    hears: Hears | None = None


def value_of(source: Source, seconds: float, scene: Scene) -> float:
    """What `source` gives at a second of the film; finite whatever is in it."""
    match source:
        case Drawn():
            found = _drawn(source, seconds, scene)
        case Oscillator():
            found = _swung(source, seconds, scene)
        case Wander():
            found = _wandered(source, seconds, scene)
        case Heard():
            found = scene.hears.value(source, seconds) if scene.hears is not None else 0.0
    return finite(found)


# ---- drawn by hand ------------------------------------------------------------------------------
Spot = tuple[float, Point]
"""A point and when it is."""


def _drawn(source: Drawn, seconds: float, scene: Scene) -> float:
    spots = timed(source, scene.tempo)
    if not spots:
        return 0.0
    if len(spots) == 1:
        return spots[0][1].value
    first, last = spots[0][0], spots[-1][0]
    if seconds < first:
        return _outside(source.before, spots, seconds)
    if seconds > last:
        return _outside(source.after, spots, seconds)
    return _within(spots, seconds)


@lru_cache(maxsize=256)
def timed(source: Drawn, tempo: Tempo | None) -> tuple[Spot, ...]:
    """The points in time order, those without a number left out."""
    found = [(second_of(p.at, p.beat, tempo), p) for p in source.points]
    kept = [spot for spot in found if math.isfinite(spot[1].value)]
    return tuple(sorted(kept, key=lambda spot: spot[0]))


def _outside(how: Outside, spots: Sequence[Spot], seconds: float) -> float:
    """Before the first point or after the last."""
    first, last = spots[0][0], spots[-1][0]
    span = last - first
    early = seconds < first
    if how == "hold" or span <= 0:
        return spots[0 if early else -1][1].value
    if how == "repeat":
        return _within(spots, first + (seconds - first) % span)
    if how == "mirror":
        far = (seconds - first) % (2 * span)
        return _within(spots, first + min(far, 2 * span - far))
    edge, step = (first, min(span, 1e-3)) if early else (last, -min(span, 1e-3))
    here = _within(spots, edge)
    return here + (_within(spots, edge + step) - here) / step * (seconds - edge)


def _within(spots: Sequence[Spot], seconds: float) -> float:
    """Between the first point and the last."""
    at = min(max(bisect_right(spots, seconds, key=lambda s: s[0]) - 1, 0), len(spots) - 2)
    (t0, a), (t1, b) = spots[at], spots[at + 1]
    wide = t1 - t0
    if wide <= 0:
        return b.value
    x = min(max((seconds - t0) / wide, 0.0), 1.0)
    if x >= 1.0:
        return b.value
    match a.how:
        case "hold":
            return a.value
        case "linear":
            return a.value + (b.value - a.value) * x
        case "ease":
            return a.value + (b.value - a.value) * x * x * (3 - 2 * x)
        case "free":
            return _by_handles(a, b, wide, x)
        case "smooth":
            slopes = [_slope(spots, k) * wide for k in (at, at + 1)]
            return _hermite(a.value, b.value, slopes[0], slopes[1], x)


def _hermite(a: float, b: float, slope_a: float, slope_b: float, x: float) -> float:
    c = 1 - x
    return (
        (1 + 2 * x) * c * c * a + x * c * c * slope_a + x * x * (3 - 2 * x) * b
        - x * x * c * slope_b
    )  # fmt: skip


def _slope(spots: Sequence[Spot], k: int) -> float:
    """The slope in a point, so that a curve never swings beyond its points.

    Source: Fritsch and Butland, "A Method for Constructing Local Monotone Piecewise Cubic
    Interpolants", SIAM J. Sci. Stat. Comput. 5 (1984), for the weighted harmonic mean.
    """
    if not 0 < k < len(spots) - 1:
        (t0, a), (t1, b) = spots[max(k - 1, 0) : max(k - 1, 0) + 2]
        return (b.value - a.value) / (t1 - t0) if t1 > t0 else 0.0
    (t0, a), (t1, b), (t2, c) = spots[k - 1 : k + 2]
    if t1 <= t0 or t2 <= t1:
        return 0.0
    left, right = (b.value - a.value) / (t1 - t0), (c.value - b.value) / (t2 - t1)
    if left * right <= 0:
        return 0.0
    first, second = 2 * (t2 - t1) + (t1 - t0), (t2 - t1) + 2 * (t1 - t0)
    return (first + second) / (first / left + second / right)


def _by_handles(a: Point, b: Point, wide: float, x: float) -> float:
    """A cubic Bezier curve; handles reach no further than the other point, so it is a function."""
    x1 = min(max(a.leave[0] / wide, 0.0), 1.0)
    x2 = 1.0 - min(max(b.arrive[0] / wide, 0.0), 1.0)
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        u = (low + high) / 2
        if _bezier(0.0, x1, x2, 1.0, u) < x:
            low = u
        else:
            high = u
    y1, y2 = a.value + a.leave[1], b.value + b.arrive[1]
    return _bezier(a.value, y1, y2, b.value, (low + high) / 2)


def _bezier(a: float, b: float, c: float, d: float, u: float) -> float:
    v = 1 - u
    return v * v * v * a + 3 * v * v * u * b + 3 * v * u * u * c + u * u * u * d


# ---- oscillator ---------------------------------------------------------------------------------
def _swung(source: Oscillator, seconds: float, scene: Scene) -> float:
    period = source.period
    if source.in_beats and scene.tempo is not None:
        period *= 60.0 / scene.tempo.bpm
    if scene.closed:
        period = scene.seconds / max(1, round(scene.seconds / max(period, 1e-6)))
    turn = seconds / max(period, 1e-6) + source.phase
    return source.low + (source.high - source.low) * _wave(source.shape, turn % 1.0)


def _wave(shape: Shape, turn: float) -> float:
    """0 … 1 over one round; all but the pulse begin low."""
    match shape:
        case "sine":
            return 0.5 - 0.5 * math.cos(2 * math.pi * turn)
        case "triangle":
            return 2 * turn if turn < 0.5 else 2 - 2 * turn
        case "saw":
            return turn
        case "pulse":
            return 1.0 if turn < 0.5 else 0.0


# ---- wandering ----------------------------------------------------------------------------------
def _wandered(source: Wander, seconds: float, scene: Scene) -> float:
    """A uniform cubic B-spline over seeded numbers: nothing faster than its knots, no corner."""
    apart = 0.5 / max(source.rate, 1e-6)
    count = 0
    if source.loops:
        count = max(4, round(scene.seconds / apart))
        apart = scene.seconds / count
    place = seconds / apart
    knot = math.floor(place)
    x = place - knot
    weights = (
        (1 - x) ** 3 / 6, (4 - 6 * x**2 + 3 * x**3) / 6,
        (1 + 3 * x + 3 * x**2 - 3 * x**3) / 6, x**3 / 6,
    )  # fmt: skip
    total = 0.0
    for offset, weight in zip((-1, 0, 1, 2), weights, strict=True):
        number = knot + offset
        total += weight * _knot(source.seed, number % count if count else number)
    return source.depth * total


def _knot(seed: int, number: int) -> float:
    """Seeded, in (-1, 1); of any whole number."""
    block, inside = divmod(number, _BLOCK)
    return _knots(seed, block)[inside]


@lru_cache(maxsize=64)
def _knots(seed: int, block: int) -> tuple[float, ...]:
    values = uniform(seed, f"film/wander/{block}", _BLOCK)
    return tuple(float(2 * v - 1) for v in values)
