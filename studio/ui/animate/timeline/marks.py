"""What a timeline is given to draw: plain data, made of the film by whoever knows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from studio.ui.animate.timeline.timecode import Unit
from studio.values.arrays import Floats
from studio.values.film import Tempo


@dataclass(frozen=True)
class KeyMark:
    """A keyframe: `id` names it, `hold_s` is how long the film rests there."""

    id: str
    at: float
    hold_s: float = 0.0
    words: str = ""
    missing: bool = False
    """Its model is gone."""


@dataclass(frozen=True)
class PointMark:
    """A point of a curve: its moment, its value, and where its handles end (dt, dv), if any."""

    at: float
    value: float
    before: tuple[float, float] | None = None
    after: tuple[float, float] | None = None


@dataclass(frozen=True, eq=False)
class CurveMark:
    """A curve in the box of curves.

    `times`, `sums`: what comes out with the path, sampled; `path`: the path alone. `low`, `high`
    bound the box. `points` only of curves that are drawn by hand.
    """

    id: str
    name: str
    hue: int
    """Which of the colours of curves."""
    times: Floats
    sums: Floats
    path: Floats
    low: float
    high: float
    points: tuple[PointMark, ...] = ()
    muted: bool = False


@dataclass(frozen=True)
class MarkerMark:
    """A named moment."""

    at: float
    name: str = ""


@dataclass(frozen=True, eq=False)
class SongMark:
    """The song under the film: its loudness in [0, 1] at `times`, its beats and onsets."""

    name: str
    times: Floats
    loudness: Floats
    beats: Floats
    onsets: Floats
    begins_s: float = 0.0
    ends_s: float = 0.0
    words: str = ""
    """Why nothing is known of it, or what is being done."""


@dataclass(frozen=True, eq=False)
class Marks:
    """All that stands on the timeline."""

    seconds: float = 0.0
    fps: float = 30.0
    unit: Unit = "seconds"
    tempo: Tempo = field(default_factory=lambda: Tempo(120.0))
    closed: bool = False
    keys: tuple[KeyMark, ...] = ()
    curves: tuple[CurveMark, ...] = ()
    active: str = ""
    """The id of the curve whose points can be moved."""
    markers: tuple[MarkerMark, ...] = ()
    region: tuple[float, float] | None = None
    song: SongMark | None = None
