"""Named, calibrated ways to move in a latent space."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable
from functools import lru_cache
from itertools import count
from typing import Annotated, Literal

import msgspec
import numpy as np

from studio.errors import LatentError
from studio.values.arrays import Floats
from studio.values.latent import SeedNumber, SpaceName
from studio.values.seeds import normal

Origin = Literal["attribute", "pca", "sefa", "axis", "examples", "imported", "words"]
RANDOM_PREFIX = "random-"
PICTURES_PREFIX = "random-pictures-"
BESIDE_PREFIX = "random-beside-"
RandomKind = Literal["all", "pictures", "beside"]
_PREFIXES: dict[RandomKind, str] = {
    "pictures": PICTURES_PREFIX, "beside": BESIDE_PREFIX, "all": RANDOM_PREFIX,
}  # fmt: skip
MAX_NAME = 60
RANDOM_UNIT = 0.25
"""Radians that one unit along a random direction turns."""


class Direction(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """One way to move: `amount` units add `amount * step * vector` to a latent.

    `vector` is little-endian float32 of length one and of the space's flattened shape, or, where
    the grid follows the picture, of its slowest waves [C, n, n]; `step` is calibrated so that one
    unit changes the picture about equally for every direction.
    """

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_NAME)]
    space: SpaceName
    vector: Annotated[bytes, msgspec.Meta(max_length=4 << 20)]
    step: float = 1.0
    origin: Origin = "pca"
    low: str = ""
    high: str = ""
    limit: float = 3.0
    layers: tuple[int, int] | None = None
    note: str = ""

    @classmethod
    def of(cls, name: str, space: str, values: Floats, step: float, origin: Origin) -> Direction:
        """A direction along `values` ([D] float32, any length but zero), normalised here."""
        flat = np.asarray(values, dtype=np.float64).reshape(-1)
        length = float(np.linalg.norm(flat))
        if not np.isfinite(length) or length < 1e-12:
            raise LatentError(f"The direction {name!r} has no length.")
        return cls(name, space, (flat / length).astype("<f4").tobytes(), step, origin)

    @property
    def id(self) -> str:
        """16 hex digits of the sha256 of what the direction does; its name is not part of it."""
        return _id_of(self.space, self.step, self.vector, self.layers)

    @property
    def is_finite(self) -> bool:
        """Whether a unit of it leads anywhere: no NaN, no infinity."""
        return bool(np.isfinite(self.step) and np.isfinite(np.frombuffer(self.vector, "<f4")).all())

    def delta(self) -> Floats:
        """[D] float32: what one unit adds."""
        return np.frombuffer(self.vector, "<f4") * np.float32(self.step)


def distinct(new: Iterable[Direction], beside: Iterable[Direction]) -> tuple[Direction, ...]:
    """`new` under names that tell them apart, from each other and from those `beside` them.

    Where a name is taken, the next free number stands behind it: `Light` becomes `Light 2`, and
    `Found 1` beside eight of its kind `Found 9`. A direction that is among those beside may keep
    the name that it has there.
    """
    new = tuple(new)
    ids, asked = {d.id for d in new}, {d.name.casefold() for d in new}
    taken = {d.name.casefold() for d in beside if d.id not in ids}
    found = []
    for direction in new:
        name = direction.name
        if name.casefold() in taken:
            name = _next_name(name, taken | asked)
        taken.add(name.casefold())
        found.append(msgspec.structs.replace(direction, name=name))
    return tuple(found)


def _next_name(name: str, taken: set[str]) -> str:
    """The name with the first free number, counted on from the one that it ends in."""
    numbered = re.fullmatch(r"(.*\S)\s+([0-9]{1,6})", name)
    stem, last = (numbered[1], int(numbered[2])) if numbered else (name, 1)
    tries = (f" {number}" for number in count(last + 1))
    names = (stem[: MAX_NAME - len(end)].rstrip() + end for end in tries)
    return next(n for n in names if n.casefold() not in taken)


def _single(value: float) -> str:
    """`value` as numpy writes a float32: the shortest decimal that is it again.

    Usual steps are written here, so that a window shows before numpy is read.
    """
    if not 1e-3 <= abs(value) < 1e4:
        return repr(np.float32(value))
    bits = struct.pack("<f", value)
    (exact,) = struct.unpack("<f", bits)
    shortest = (float(f"{exact:.{digits}g}") for digits in range(1, 10))
    return f"np.float32({next(x for x in shortest if struct.pack('<f', x) == bits)!r})"


@lru_cache(maxsize=4096)
def _id_of(space: str, step: float, vector: bytes, layers: tuple[int, int] | None) -> str:
    """Asked for at every step of a hand, for every slider."""
    where = "" if layers is None else f"{layers[0]}-{layers[1]}|"
    digest = hashlib.sha256(f"{space}|{_single(step)}|{where}".encode() + vector)
    return digest.hexdigest()[:16]


def random_direction_id(seed: int, axis: int, kind: RandomKind = "all") -> str:
    """The id of a random direction, which needs no vector in the recipe: it is its own recipe.

    Random directions are walked along the arc, so that an endless walk stays among the points
    that the model knows (the length of the latent is kept). Those of `pictures` lead from one
    composition to the next; two axes, an even one and the odd one after it, span a map of them.
    Those `beside` what goes with the hand turn everything else and leave that where it is.
    """
    return f"{_PREFIXES[kind]}{seed}-{axis}"


def random_kind(direction_id: str) -> RandomKind:
    """What a random direction leads along; asked of random ones only."""
    return next(kind for kind, prefix in _PREFIXES.items() if direction_id.startswith(prefix))


def leads_to_pictures(direction_id: str) -> bool:
    """Whether a random direction leads from one composition to the next."""
    return direction_id.startswith(PICTURES_PREFIX)


def parse_random(direction_id: str) -> tuple[SeedNumber, int] | None:
    """(seed, axis) of a random direction's id, None for any other id.

    Raises:
        LatentError: begins like one, but is none.
    """
    if not direction_id.startswith(RANDOM_PREFIX):
        return None
    prefix = _PREFIXES[random_kind(direction_id)]
    seed, _, axis = direction_id.removeprefix(prefix).partition("-")
    if not (seed.isdigit() and axis.isdigit() and int(seed) < 2**63 and int(axis) < 1000):
        raise LatentError(f"{direction_id[:40]!r} is not the name of a random direction.")
    return int(seed), int(axis)


def random_delta(seed: int, axis: int, size: int) -> Floats:
    """[size] float32: one unit along a random direction, a quarter of a radian on the prior."""
    values = normal(seed, f"direction/{axis}", size)
    unit: Floats = (values / np.linalg.norm(values)).astype(np.float32)
    return unit * np.float32(RANDOM_UNIT * np.sqrt(size))
