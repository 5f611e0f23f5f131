"""What a curve is made of: points drawn by hand, a slow oscillator, seeded noise, what is heard."""

from __future__ import annotations

from typing import Annotated, Literal, Protocol

import msgspec

from studio.values.film.timing import Beat, Second
from studio.values.latent import SeedNumber

MAX_POINTS = 4096
MAX_VALUE = 1e6

Amount = Annotated[float, msgspec.Meta(ge=-MAX_VALUE, le=MAX_VALUE)]
Unit = Annotated[float, msgspec.Meta(ge=0, le=1)]
Handle = tuple[Annotated[float, msgspec.Meta(ge=0, le=86400)], Amount]
"""A tangent: how far away in seconds, and how much higher there."""
Between = Literal["smooth", "ease", "linear", "hold", "free"]
"""How a curve goes on from a point; `free` follows the tangents that were drawn by hand."""
Outside = Literal["hold", "repeat", "mirror", "continue"]
"""What stands before the first point and after the last."""
Shape = Literal["sine", "triangle", "saw", "pulse"]
Feature = Literal["loudness", "band", "onset", "beat", "chroma", "percussive", "harmonic"]


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A value at a second (or beat), and how the curve goes on from it.

    `arrive` and `leave` are tangents for `free` ways: seconds before or after the point, and how
    much higher or lower the handle is.
    """

    at: Second
    value: Amount
    how: Between = "smooth"
    arrive: Handle = (0.0, 0.0)
    leave: Handle = (0.0, 0.0)
    beat: Beat | None = None


class Drawn(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="drawn",
    tag_field="source",
):  # fmt: skip
    """Points drawn by hand; without any it is zero."""

    points: Annotated[tuple[Point, ...], msgspec.Meta(max_length=MAX_POINTS)] = ()
    before: Outside = "hold"
    after: Outside = "hold"


class Oscillator(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="oscillator",
    tag_field="source",
):  # fmt: skip
    """A slow wave between `low` and `high`, begun at `phase` (1 is a whole round).

    `period` in seconds, or in beats with `in_beats`. In a closed film a whole number of rounds is
    made, the nearest there is.
    """

    shape: Shape = "sine"
    period: Annotated[float, msgspec.Meta(ge=0.01, le=86400)] = 4.0
    phase: Annotated[float, msgspec.Meta(ge=-1000, le=1000)] = 0.0
    low: Amount = -1.0
    high: Amount = 1.0
    in_beats: bool = False


class Wander(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="wander",
    tag_field="source",
):  # fmt: skip
    """Smooth noise, the same for a seed: within `depth` of zero, about `rate` swings a second.

    One that `loops` comes back to its beginning, in speed too, at the end of the film.
    """

    seed: SeedNumber = 0
    rate: Annotated[float, msgspec.Meta(ge=0.001, le=50)] = 0.25
    depth: Amount = 1.0
    loops: bool = True


class Heard(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="heard",
    tag_field="source",
):  # fmt: skip
    """Something heard in the film's sound, from 0 to about 1 before `gain`.

    `which`: the band or the note of the chroma, counted from 0. `curve` is an exponent. `attack`
    and `release` are seconds; below `threshold` nothing is heard; `gap` is the least time between
    two onsets. With `steps` it counts the onsets so far instead of showing them.
    """

    feature: Feature = "loudness"
    which: Annotated[int, msgspec.Meta(ge=0, le=11)] = 0
    gain: Annotated[float, msgspec.Meta(ge=-1000, le=1000)] = 1.0
    curve: Annotated[float, msgspec.Meta(ge=0.05, le=20)] = 1.0
    attack: Annotated[float, msgspec.Meta(ge=0, le=60)] = 0.0
    release: Annotated[float, msgspec.Meta(ge=0, le=60)] = 0.1
    threshold: Unit = 0.0
    gap: Annotated[float, msgspec.Meta(ge=0, le=60)] = 0.0
    steps: bool = False


Source = Drawn | Oscillator | Wander | Heard


class Hears(Protocol):
    """Who has listened to the sound of a film."""

    def value(self, heard: Heard, seconds: float) -> float:
        """What `heard` gives at a second of the film, gain and the rest applied; finite."""
