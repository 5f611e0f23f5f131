"""Where the path of a film is at a moment: between which keys, and how much of each.

A leg leads from one key to the next. Its `u` in [0, 1] is a place on it, whatever the time; how
fast `u` goes is the business of `pacing`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from studio.values.film.model import Course, Key
from studio.values.film.pacing import Pacing, Travel, paced
from studio.values.recipe import Recipe

Kind = Literal["smooth", "ease", "linear", "hold", "fade"]
Weights = dict[int, float]
"""How much of each key, by its number; they sum to 1."""
_AT_KEY = 1e-7
"""What `u` may miss a key by in the last digits of a frame's time: less than any frame moves."""
_SAMPLES = (0.25, 0.5, 0.75)


@dataclass(frozen=True)
class Leg:
    """From key `a` to key `b` by number. A `fade` leads to a place of another model."""

    a: int
    b: int
    kind: Kind
    duration: float


@dataclass(frozen=True)
class Spot:
    """Where the path is: `u` of the way along a leg, and how much of each key.

    `leg` is None while it stays at a key; `weights` then names that one.
    """

    leg: Leg | None
    u: float
    weights: Weights


@dataclass
class Way:
    """The path through keys that stand in time order at `times` (seconds, one a key)."""

    keys: Sequence[Key]
    times: Sequence[float]
    course: Course
    seconds: float
    legs: tuple[Leg, ...] = field(init=False)
    pacing: Pacing = field(init=False)
    _timed: bool = field(init=False, default=True)

    def __post_init__(self) -> None:
        self.legs = self._legs()
        known = {pace.of: pace.travelled for pace in self.course.pace}
        measured = [self._measured(n, known) for n in range(len(self.legs))]
        even = self.course.even if any(measured) else "off"
        self._timed = even == "off"
        travels = [
            Travel(leg.kind, leg.duration, table, self._rests(n))
            for n, (leg, table) in enumerate(zip(self.legs, measured, strict=True))
        ]
        self.pacing = paced(self.times, self._holds(), travels, even, self.seconds)

    # ---- what it consists of --------------------------------------------------------------------
    @property
    def closed(self) -> bool:
        """Whether it leads from the last key back to the first."""
        return self.course.closed and len(self.keys) > 1

    def _legs(self) -> tuple[Leg, ...]:
        count = len(self.keys)
        holds = self._holds()
        legs = []
        for a in range(count if self.closed else count - 1):
            b = (a + 1) % count
            duration = max(0.0, self._gap(a) - holds[a])
            legs.append(Leg(a, b, self._kind(a, b), duration))
        return tuple(legs)

    def _gap(self, a: int) -> float:
        """Seconds from a key to the next, of the last of a closed path to the first."""
        if a + 1 < len(self.keys):
            return self.times[a + 1] - self.times[a]
        return self.seconds - self.times[a] + self.times[0] if self.closed else 0.0

    def _holds(self) -> list[float]:
        ends = [self._gap(a) for a in range(len(self.keys))]
        if self.keys and not self.closed:
            ends[-1] = max(self.seconds - self.times[-1], 0.0)
        pairs = zip(self.keys, ends, strict=True)
        return [min(max(key.hold, 0.0), max(gap, 0.0)) for key, gap in pairs]

    def _kind(self, a: int, b: int) -> Kind:
        here, there = self.keys[a], self.keys[b]
        if here.ease == "hold":
            return "hold"
        if here.recipe.model.sha256 != there.recipe.model.sha256:
            return "fade"
        return here.ease

    def _beside(self, n: int, step: Literal[-1, 1]) -> Leg | None:
        """The leg before or after, None beyond the ends of an open path."""
        if self.closed:
            return self.legs[(n + step) % len(self.legs)]
        return self.legs[n + step] if 0 <= n + step < len(self.legs) else None

    def _rests(self, n: int) -> tuple[bool, bool]:
        """Whether the path stands still where a leg begins, and where it ends."""
        leg, holds = self.legs[n], self._holds()
        before, after = self._beside(n, -1), self._beside(n, 1)
        still = ("hold", "fade", "ease")
        if self.closed and len(self.keys) == 2:  # there and back again
            return True, True
        return (
            holds[leg.a] > 0 or (before is not None and before.kind in still),
            holds[leg.b] > 0 or (after is not None and after.kind in still),
        )

    # ---- where it is ----------------------------------------------------------------------------
    def at(self, seconds: float) -> Spot:
        """Where the path is at a second of the film."""
        if len(self.keys) < 2:
            return Spot(None, 0.0, {0: 1.0})
        n, u = self.pacing.at(seconds)
        leg = self.legs[n]
        if u <= _AT_KEY or u >= 1 - _AT_KEY or leg.kind == "hold":
            key = leg.b if u >= 1 - _AT_KEY else leg.a
            return Spot(None, 0.0, {key: 1.0})
        return Spot(leg, u, self.weights(n, u))

    def weights(self, n: int, u: float, timed: bool | None = None) -> Weights:
        """How much of each key is in the place `u` of the way along leg `n`.

        `timed`: whether the bends of the path follow the time between keys; they do where motion is
        not even.
        """
        timed = self._timed if timed is None else timed
        leg = self.legs[n]
        if leg.kind != "smooth":
            return {leg.a: 1.0 - u, leg.b: u} if leg.a != leg.b else {leg.a: 1.0}
        v = 1.0 - u
        found: Weights = {}
        _add(found, {leg.a: 1.0}, (1 + 2 * u) * v * v)
        _add(found, {leg.b: 1.0}, u * u * (3 - 2 * u))
        _add(found, self._tangent(n, True, timed), u * v * v)
        _add(found, self._tangent(n, False, timed), -u * u * v)
        return found

    def _tangent(self, n: int, first: bool, timed: bool) -> Weights:
        """Which way a smooth leg begins or ends, by its own length, as weights that sum to 0.

        Between two smooth legs the direction is that between the keys around (Catmull and Rom, "A
        Class of Local Interpolating Splines", 1974), by the time between them where time rules.
        """
        leg, other = self.legs[n], self._beside(n, -1 if first else 1)
        straight = {leg.a: -1.0, leg.b: 1.0} if leg.a != leg.b else {}
        if timed and self._rests(n)[0 if first else 1]:
            return {}
        if other is None or other.kind in ("hold", "fade", "ease"):
            return straight
        ratio = 1.0
        if timed:
            if leg.duration <= 0 or other.duration <= 0:
                return straight
            ratio = other.duration / leg.duration
        if other.kind == "linear":
            return _scaled({other.a: -1.0, other.b: 1.0}, 1.0 / ratio)
        ends = (other.a, leg.b) if first else (leg.a, other.b)
        if ends[0] == ends[1]:
            return {}
        return _scaled({ends[0]: -1.0, ends[1]: 1.0}, 1.0 / (1.0 + ratio))

    # ---- what was measured of it ----------------------------------------------------------------
    def digest(self, n: int) -> str:
        """16 hex digits that name leg `n` as it leads through its places, whatever the time."""
        rows = [sorted(self.weights(n, u, timed=False).items()) for u in _SAMPLES]
        names = {k: _name(self.keys[k].recipe) for row in rows for k, _ in row}
        told = [[(names[k], round(w, 6)) for k, w in row] for row in rows]
        text = msgspec.json.encode((self.course.how, self.legs[n].kind == "fade", told))
        return hashlib.sha256(text).hexdigest()[:16]

    def _measured(self, n: int, known: Mapping[str, tuple[float, ...]]) -> tuple[float, ...]:
        """How far pictures move along leg `n`; empty where nobody has measured it."""
        if not known or self.course.even == "off" or self.legs[n].kind in ("hold", "fade"):
            return ()
        return known.get(self.digest(n), ())


def _name(recipe: Recipe) -> str:
    """A place whatever its size."""
    return msgspec.structs.replace(recipe, width=1, height=1).id


def _add(into: Weights, more: Weights, factor: float) -> None:
    for key, weight in more.items():
        into[key] = into.get(key, 0.0) + weight * factor


def _scaled(weights: Weights, factor: float) -> Weights:
    return {key: weight * factor for key, weight in weights.items()}
