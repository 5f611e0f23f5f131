"""How fast a film goes along its path: by time, or by how far the pictures move.

Each leg has a profile: how far along it one is (`u`) after a share of its time. Even motion goes
by measured distance at a constant speed; where two smooth legs of different speed meet, the speed
glides over a quarter of each, so that a key is no jolt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from studio.values.film.model import Even

_GLIDE = 0.25
_INSTANT = 1e-9
"""What a frame's time may miss a key's by in the last digits."""


@dataclass(frozen=True)
class Travel:
    """One leg to be passed: its kind, seconds, what was measured (or nothing), and where it rests.

    `rests`: whether the path stands still at its beginning, and at its end.
    """

    kind: str
    duration: float
    travelled: tuple[float, ...] = ()
    rests: tuple[bool, bool] = (False, False)

    @property
    def length(self) -> float:
        """How far the picture moves."""
        return self.travelled[-1] if self.travelled else 0.0


@dataclass(frozen=True)
class Passage:
    """A leg as it is passed: it begins at `start` and takes `duration` seconds.

    `speeds`: at its beginning, in its middle and at its end, the average being 1; `glides`: over
    which shares of its time they change. Without `travelled` the speed is that of `u` itself.
    """

    start: float
    duration: float
    kind: str
    travelled: tuple[float, ...]
    speeds: tuple[float, float, float] = (1.0, 1.0, 1.0)
    glides: tuple[float, float] = (0.0, 0.0)

    def u_at(self, seconds: float) -> float:
        """How far along the leg at a second of the film, in [0, 1]."""
        if self.duration <= 0:
            return 1.0 if seconds >= self.start else 0.0
        x = min(max((seconds - self.start) / self.duration, 0.0), 1.0)
        if self.kind == "hold":
            return 0.0 if x < 1.0 else 1.0
        if self.kind in ("ease", "fade"):
            x = x * x * (3 - 2 * x)
        elif self.travelled:
            x = self._share(x)
        return _inverse(self.travelled, x) if self.travelled else x

    def _share(self, x: float) -> float:
        """Which share of the distance is behind one after a share `x` of the time."""
        (d0, core, d1), (w0, w1) = self.speeds, self.glides
        if x < w0:
            return d0 * x + (core - d0) * x * x / (2 * w0)
        if x > 1 - w1:
            left = 1 - x
            return 1 - (d1 * left + (core - d1) * left * left / (2 * w1))
        return (d0 + core) * w0 / 2 + core * (x - w0)


@dataclass(frozen=True)
class Pacing:
    """All legs as they are passed, and `moments`: when each key is reached, which may slide."""

    passages: tuple[Passage, ...]
    moments: tuple[float, ...]
    period: float = 0.0
    """Of a closed path how long a round takes, else 0."""

    def at(self, seconds: float) -> tuple[int, float]:
        """(which leg, how far along it) at a second of the film."""
        starts = self.moments[: len(self.passages)]
        if self.period > 0:
            far = (seconds - starts[0]) % self.period
            seconds = starts[0] + (far if far < self.period - _INSTANT else 0.0)
        n = max(0, bisect_right(starts, seconds + _INSTANT) - 1)
        return n, self.passages[n].u_at(seconds)


def paced(
    times: Sequence[float],
    holds: Sequence[float],
    travels: Sequence[Travel],
    even: Even,
    seconds: float,
) -> Pacing:
    """The pace of a path whose keys are at `times`, stay for `holds` and are led on by `travels`.

    A path is closed when it has as many legs as keys; a round then takes `seconds`.
    """
    closed = len(travels) == len(times) and len(times) > 1
    durations = [travel.duration for travel in travels]
    moving = [travel for travel in travels if travel.kind not in ("hold", "fade")]
    if even == "whole" and moving and all(travel.travelled for travel in moving):
        durations = _shared(travels)
    moments = [times[0]] if times else []
    for n, duration in enumerate(durations):
        moments.append(moments[-1] + holds[n] + duration)
    speeds = [
        travel.length / duration if travel.travelled and duration > 0 else 0.0
        for travel, duration in zip(travels, durations, strict=True)
    ]
    passages = []
    for n, travel in enumerate(travels):
        start = moments[n] + holds[n]
        evenly = even != "off" and travel.kind == "smooth" and speeds[n] > 0
        ends = _ends(n, travels, durations, speeds, closed) if evenly else (None, None)
        passages.append(_passage(start, durations[n], travel, ends))
    return Pacing(tuple(passages), tuple(moments[: len(times)]), seconds if closed else 0.0)


def _shared(travels: Sequence[Travel]) -> list[float]:
    """The time of all moving legs, given to each by how far it leads."""
    moving = [t for t in travels if t.kind not in ("hold", "fade")]
    time, length = sum(t.duration for t in moving), sum(t.length for t in moving)
    if length <= 0:
        return [t.duration for t in travels]
    return [t.duration if t.kind in ("hold", "fade") else time * t.length / length for t in travels]


End = tuple[float, float] | None
"""The speed at a leg's end as a multiple of its average, and the share of its time it glides."""


def _ends(
    n: int,
    travels: Sequence[Travel],
    durations: Sequence[float],
    speeds: Sequence[float],
    closed: bool,
) -> tuple[End, End]:
    found: list[End] = []
    for step, rests in zip((-1, 1), travels[n].rests, strict=True):
        other = (n + step) % len(travels) if closed else n + step
        if rests:
            found.append((0.0, _GLIDE))
        elif not 0 <= other < len(travels) or speeds[other] <= 0:
            found.append(None)
        else:
            found.append(_meeting(n, other, travels, durations, speeds))
    return found[0], found[1]


def _meeting(
    n: int, other: int, travels: Sequence[Travel], durations: Sequence[float],
    speeds: Sequence[float],
) -> End:  # fmt: skip
    """The speed where two legs meet: what both can glide to, that of a straight one is given."""
    mine, theirs = speeds[n], speeds[other]
    if travels[other].kind == "linear":
        return min(theirs / mine, 2.0), _GLIDE
    shared = 2 * mine * theirs / (mine + theirs)
    return shared / mine, _GLIDE * min(durations[n], durations[other]) / durations[n]


def _passage(start: float, duration: float, travel: Travel, ends: tuple[End, End]) -> Passage:
    (d0, w0), (d1, w1) = ((1.0, 0.0) if end is None else end for end in ends)
    core = (1 - d0 * w0 / 2 - d1 * w1 / 2) / (1 - w0 / 2 - w1 / 2)
    first, last = (core if end is None else d for end, d in zip(ends, (d0, d1), strict=True))
    return Passage(start, duration, travel.kind, travel.travelled, (first, core, last), (w0, w1))


def _inverse(travelled: tuple[float, ...], share: float) -> float:
    """At which `u` in [0, 1] a share of the distance is behind one."""
    goal = share * travelled[-1]
    if share <= _INSTANT:
        return 0.0  # a key is its own place, even where pictures stand still behind it
    if travelled[-1] <= 0 or share >= 1:
        return share
    k = min(max(bisect_right(travelled, goal) - 1, 0), len(travelled) - 2)
    step = travelled[k + 1] - travelled[k]
    inside = (goal - travelled[k]) / step if step > 0 else 0.0
    return (k + min(max(inside, 0.0), 1.0)) / (len(travelled) - 1)
