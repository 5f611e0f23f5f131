"""The film itself: keyframes, the course through them, curves, tempo, marks and sound."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

from studio.errors import InputError
from studio.values.directions import Direction
from studio.values.film.sources import MAX_VALUE, Amount, Drawn, Point, Source
from studio.values.film.timing import MAX_SECONDS, Beat, Marker, Region, Second, Tempo, second_of
from studio.values.latent import How, SeedNumber, Sha256
from studio.values.recipe import Recipe

MAX_KEYS = 4096
MAX_TRACKS = 256
MAX_MARKERS = 4096
MAX_FRAMES = 24 * 3600 * 240
BANDS = (20.0, 150.0, 500.0, 2000.0, 6000.0, 20_000.0)
"""Bass, low and high middle, treble, air."""

Id = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9]{0,15}$")]
Hertz = Annotated[float, msgspec.Meta(ge=1, le=48_000)]
Ease = Literal["smooth", "ease", "linear", "hold"]
Even = Literal["off", "within", "whole"]
TargetKind = Literal["control", "direction", "weight", "layers", "class", "noise", "words"]


class Key(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A keyframe: a place at a second, or at a beat of the film's tempo.

    `ease` says how the film goes on from it: without a corner, from rest to rest, straight, or not
    at all until the next. For `hold` seconds it stays there first.
    """

    id: Id
    at: Second
    recipe: Recipe
    beat: Beat | None = None
    ease: Ease = "smooth"
    hold: Second = 0.0


class LegPace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far pictures move along one leg of the path, measured on drafts.

    `of` says which leg it was; one that is another now does not count. `travelled`: how far the
    picture has changed at even steps of the leg, beginning at 0, never falling.
    """

    of: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16}$")]
    travelled: Annotated[
        tuple[Annotated[float, msgspec.Meta(ge=0, le=1e9)], ...],
        msgspec.Meta(min_length=2, max_length=1025),
    ]


class NoiseLoop(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A circle in the noise that begins and ends where the path is, `turns` times in the film.

    `radius` in units of a random direction, a quarter of a radian each.
    """

    seed: SeedNumber = 0
    radius: Annotated[float, msgspec.Meta(gt=0, le=12)] = 2.0
    turns: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 1


class Course(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a film goes through its places; what a file says of it beside the places themselves.

    `even` motion needs `pace`, which is measured; legs not measured yet go by time alone.
    """

    seconds: Annotated[float, msgspec.Meta(gt=0, le=MAX_SECONDS)]
    fps: Annotated[float, msgspec.Meta(gt=0, le=1000)]
    closed: bool = False
    how: How = "round"
    even: Even = "within"
    pace: Annotated[tuple[LegPace, ...], msgspec.Meta(max_length=MAX_KEYS)] = ()
    loop: NoiseLoop | None = None

    @property
    def count(self) -> int:
        """How many frames it has, at least one."""
        return max(1, round(self.seconds * self.fps))

    @property
    def plain(self) -> Course:
        """What every edition of the studio can read of it."""
        return Course(self.seconds, self.fps, self.closed, self.how)


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a curve acts on.

    control     `key` names it; units of the control, choices count from the first
    direction   `key` is its id, `layers` where it acts; units
    weight      of the part `key` (counted from 0) of a place that is a blend
    layers      how much of the style mixed in as number `key` (0: the last) is there, beside whole
    class       between the classes in their order
    noise       `key` is the seed of a random direction to walk along, in units; empty: steps of
                the place's own seed, between two steps between the two
    words       `key` is a text control, alone or as `prompt:1` for a scene of it: its weight
    """

    kind: TargetKind
    key: Annotated[str, msgspec.Meta(max_length=64)] = ""
    layers: tuple[int, int] | None = None


class Track(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A curve: `amount` times its source is added to what the path gives."""

    id: Id
    target: Target
    source: Source = Drawn()
    amount: Amount = 1.0
    muted: bool = False


class Sound(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The sound of a film; its bytes are the project's, by hash.

    `seconds`: how long it is. The film begins `offset` seconds into it (below 0: before it).
    `rate`: samples a second. `bands`: Hz where its bands begin and end, so three to eight of them.
    """

    name: Annotated[str, msgspec.Meta(max_length=200)]
    sha256: Sha256
    seconds: Annotated[float, msgspec.Meta(gt=0, le=MAX_SECONDS)]
    offset: Annotated[float, msgspec.Meta(ge=-MAX_SECONDS, le=MAX_SECONDS)] = 0.0
    rate: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 48_000
    bands: Annotated[tuple[Hertz, ...], msgspec.Meta(min_length=4, max_length=9)] = BANDS


class Film(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Keyframes and the course through them; a pure function from time to recipe (see `Reel`).

    Keys may be of several models: from one to another a film cross-fades. `directions` are those
    that curves move along and no model ships. Without keys it is a film still to be made.
    """

    course: Course
    keys: Annotated[tuple[Key, ...], msgspec.Meta(max_length=MAX_KEYS)] = ()
    tracks: Annotated[tuple[Track, ...], msgspec.Meta(max_length=MAX_TRACKS)] = ()
    tempo: Tempo | None = None
    markers: Annotated[tuple[Marker, ...], msgspec.Meta(max_length=MAX_MARKERS)] = ()
    region: Region | None = None
    sound: Sound | None = None
    directions: dict[str, Direction] = {}
    name: Annotated[str, msgspec.Meta(max_length=80)] = ""

    @classmethod
    def through(cls, places: Iterable[Recipe], course: Course) -> Film:
        """A film that passes places at even distances in time, the last at its end.

        Each is on a whole frame, unless there are more of them than frames. A closed one has as far
        from the last back to the first.
        """
        kept = tuple(places)[:MAX_KEYS]
        frames = course.count if course.closed else course.count - 1
        legs = len(kept) if course.closed else len(kept) - 1
        each = frames / max(1, legs)
        at = [n * each if each < 1 else round(n * each) for n in range(len(kept))]
        keys = tuple(Key(f"k{n + 1}", at[n] / course.fps, p) for n, p in enumerate(kept))
        return cls(course, keys)

    @property
    def seconds(self) -> float:
        """How long it is: whole frames."""
        return self.course.count / self.course.fps

    @property
    def places(self) -> tuple[Recipe, ...]:
        """The places of its keys, in their order."""
        return tuple(key.recipe for key in self.keys)

    def second_of(self, thing: Key | Point | Marker) -> float:
        """When a key, point or marker is, by the film's tempo where it has a beat."""
        return second_of(thing.at, thing.beat, self.tempo)


def check_film(film: Film) -> None:
    """Refuse a film that was not read from JSON and could not be.

    Raises:
        InputError: says which number is wrong.
    """
    try:
        again = msgspec.convert(msgspec.to_builtins(film), Film)
        msgspec.json.encode(film)
    except (msgspec.ValidationError, TypeError, ValueError, RecursionError) as error:
        what, _, where = str(error).replace("`", "").partition(" - at $.")
        raise InputError(f"The film cannot be kept: {where or 'it'} ({what})."[:200]) from None
    if again != film:  # NaN is not equal to itself
        raise InputError("The film holds a number that is none; the edit is refused.")
    if film.course.seconds * film.course.fps > MAX_FRAMES:
        raise InputError(f"The film has more than {MAX_FRAMES:,} frames; make it shorter.")


def finite(value: float) -> float:
    """`value` within what a curve may give; 0 where it is no number."""
    return min(max(value, -MAX_VALUE), MAX_VALUE) if value == value else 0.0
