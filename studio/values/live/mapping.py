"""Which source moves which target, and how: the document that a project keeps."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from studio.errors import InputError
from studio.values.film.sources import Amount
from studio.values.live.sources import Origin, address_of, is_struck
from studio.values.live.targets import STRUCK, TargetName
from studio.values.recipe import Recipe

MAX_MAPPINGS = 256
MAX_SCENES = 32
MAX_NAME = 60
PAGES = 8

Seconds = Annotated[float, msgspec.Meta(ge=0, le=60)]
Beats = Annotated[float, msgspec.Meta(ge=0, le=256)]
Id = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9]{0,15}$")]
Name = Annotated[str, msgspec.Meta(max_length=MAX_NAME)]
Page = Annotated[int, msgspec.Meta(ge=0, le=PAGES)]
Bpm = Annotated[float, msgspec.Meta(ge=20, le=400)]


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A target follows a source.

    The source's own span becomes `low` … `high` in units of the target (`high` below `low` turns
    it round), bent by the exponent `curve`, smoothed over `smooth_s` seconds, and changes only at
    every `beats` beats where that is not 0. With `takes_over` a knob that stands elsewhere than
    its target moves nothing until it has passed it. Those of page 0 work on every page.
    """

    id: Id
    origin: Origin
    target: TargetName
    low: Amount = 0.0
    high: Amount = 1.0
    curve: Annotated[float, msgspec.Meta(ge=0.1, le=10)] = 1.0
    smooth_s: Seconds = 0.0
    beats: Beats = 0.0
    takes_over: bool = True
    page: Page = 0
    on: bool = True


class Scene(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A pad that holds a place; it is `/scene/1` and so on in the order of the pads."""

    id: Id
    recipe: Recipe
    name: Name = ""


class Setup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All of it. `fade_beats`: how long from scene to scene; `safe`: where panic leads."""

    mappings: Annotated[tuple[Mapping, ...], msgspec.Meta(max_length=MAX_MAPPINGS)] = ()
    scenes: Annotated[tuple[Scene, ...], msgspec.Meta(max_length=MAX_SCENES)] = ()
    bpm: Bpm = 120.0
    fade_beats: Beats = 4.0
    safe: Recipe | None = None

    @property
    def addresses(self) -> frozenset[str]:
        """Names under which signals are waited for."""
        return frozenset(address_of(m.origin) for m in self.mappings if m.on) - {""}

    def of_target(self, target: str) -> tuple[Mapping, ...]:
        """What moves a target."""
        return tuple(m for m in self.mappings if m.target == target)


def check_setup(setup: Setup) -> None:
    """Refuse what was not read from JSON and could not be: NaN, out of bounds, two of one id.

    Raises:
        InputError: says what is wrong.
    """
    bare = msgspec.structs.replace(setup, scenes=(), safe=None)
    try:
        again = msgspec.convert(msgspec.to_builtins(bare), Setup)
    except (msgspec.ValidationError, TypeError, ValueError, RecursionError) as error:
        raise InputError(f"This cannot be kept: {str(error).replace('`', '')[:160]}.") from None
    if again != bare:  # NaN is not equal to itself
        raise InputError("This cannot be kept: it holds a number that is none.")
    if len(setup.scenes) > MAX_SCENES:
        raise InputError(f"There are {len(setup.scenes)} scenes; at most {MAX_SCENES}.")
    for things in (setup.mappings, setup.scenes):
        ids = [thing.id for thing in things]
        if len(set(ids)) != len(ids):
            raise InputError("Two things have one id; one of them would be lost.")


# ---- edits --------------------------------------------------------------------------------------
def with_mapping(setup: Setup, mapping: Mapping) -> Setup:
    """One more, or another one in the place of that with its id."""
    return _put(setup, "mappings", mapping)


def learned(setup: Setup, origin: Origin, target: str, low: float, high: float) -> Setup:
    """What a person taught: the target follows this source; what it followed by hand is gone.

    A switch that learns a key or a note is turned over by it.
    """
    ways = {target, STRUCK.get(target, target)}
    kept = tuple(
        m for m in setup.mappings if m.target not in ways or not address_of(m.origin)
    )  # fmt: skip
    if is_struck(origin):
        target = STRUCK.get(target, target)
    setup = msgspec.structs.replace(setup, mappings=kept)
    mapping = Mapping(new_id(setup.mappings, "m"), origin, target, low, high)
    return with_mapping(setup, mapping)


def without_mapping(setup: Setup, mapping_id: str) -> Setup:
    """One less."""
    kept = tuple(m for m in setup.mappings if m.id != mapping_id)
    return msgspec.structs.replace(setup, mappings=kept)


def with_scene(setup: Setup, scene: Scene) -> Setup:
    """One more pad, or another one in the place of that with its id."""
    return _put(setup, "scenes", scene)


def without_scene(setup: Setup, scene_id: str) -> Setup:
    """One pad less."""
    kept = tuple(s for s in setup.scenes if s.id != scene_id)
    return msgspec.structs.replace(setup, scenes=kept)


def new_id(things: tuple[Mapping, ...] | tuple[Scene, ...], letter: str) -> str:
    """The first free one of `m1`, `m2` and so on."""
    taken = {thing.id for thing in things}
    return next(f"{letter}{n}" for n in range(1, len(taken) + 2) if f"{letter}{n}" not in taken)


def _put(setup: Setup, field: str, thing: Mapping | Scene) -> Setup:
    things: tuple[Any, ...] = getattr(setup, field)
    if any(old.id == thing.id for old in things):
        changed = tuple(thing if old.id == thing.id else old for old in things)
    else:
        changed = (*things, thing)
    new = msgspec.structs.replace(setup, **{field: changed})
    check_setup(new)
    return new
