"""The family tree of a project: its broods, each kept by what it follows from, places once."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Annotated

import msgspec

from studio.errors import InputError, ProjectError, RecipeError
from studio.library.project import Project
from studio.values.breed.brood import Brood, Change, Cross, Parent, check_brood
from studio.values.directions import Direction
from studio.values.latent import SeedNumber, Sha256
from studio.values.recipe import Recipe, from_json, to_json

BROOD, PART = "brood:", "brood-part:"
MAX_BROODS = 5000
BRED = "bred on"
"""What the journal calls a new brood."""


class _Parent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    place: Sha256
    weight: float


class _Packed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A brood as a project keeps it; its places are parts, by the hash of their recipe."""

    version: int
    parents: Annotated[tuple[_Parent, ...], msgspec.Meta(min_length=1, max_length=16)]
    seed: SeedNumber
    strength: float
    may: tuple[Change, ...]
    cross: Cross
    chosen: tuple[int, ...]
    made: float
    before: str = ""
    generation: int = 1
    ways: tuple[str, ...] = ()
    directions: dict[str, Direction] = {}
    held: dict[int, Sha256] = {}
    less: tuple[int, ...] = ()
    looks: dict[int, tuple[float, ...]] = {}


class Litter(msgspec.Struct, frozen=True, gc=False):
    """A brood in the family tree: `before` is the id of the one that its parents were seen in.

    `less` are the cells of which somebody said that no more of the kind is wanted; `looks` what
    pictures of cells are like (`values/breed/looks.py`), as far as they were seen.
    """

    id: str
    brood: Brood
    before: str
    generation: int
    made: float
    less: tuple[int, ...] = ()
    looks: dict[int, tuple[float, ...]] = {}


VERSION = 1


class ProjectBroods:
    """Reads and writes the broods of one open project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read: dict[str, tuple[bytes, Litter]] = {}

    def all(self) -> tuple[Litter, ...]:
        """All that can be read, in the order in which they were bred."""
        found = []
        for key in self._project.state_keys(BROOD):
            with suppress(InputError):
                found.append(self.get(key.removeprefix(BROOD)))
        return tuple(sorted(found, key=lambda litter: (len(litter.id), litter.id)))

    def get(self, brood_id: str) -> Litter:
        """A brood by its id.

        Raises:
            ProjectError: there is none with this id, or one of its places is missing.
            RecipeError: it is damaged, or of a newer studio.
        """
        raw = self._project.state_bytes(f"{BROOD}{brood_id}")
        if raw is None:
            raise ProjectError("That brood is not in the project any more.")
        known = self._read.get(brood_id)
        if known is None or known[0] != raw:
            known = self._read[brood_id] = raw, self._unpacked(brood_id, raw)
        return known[1]

    def add(self, brood: Brood, before: str = "", label: str | None = BRED) -> str:
        """Keep a new brood as one edit that can be undone; gives its id.

        With no label it is none: the first brood of a tree comes with the second.

        Raises:
            RecipeError: nothing follows from it.
            ProjectError: there are too many broods.
        """
        check_brood(brood)
        ids = [key.removeprefix(BROOD) for key in self._project.state_keys(BROOD)]
        if len(ids) >= MAX_BROODS:
            raise ProjectError(f"A project holds at most {MAX_BROODS:,} broods.")
        new = str(max((int(i) for i in ids if i.isdigit()), default=0) + 1)
        generation = self.get(before).generation + 1 if before else 1
        packed = self._packed(Litter(new, brood, before, generation, time.time()))
        self._project.set_state(f"{BROOD}{new}", msgspec.to_builtins(packed, str_keys=True), label)
        return new

    def put(self, litter: Litter, label: str | None = None) -> None:
        """Keep a brood as it is now; with a `label`, which says what was done, as an edit.

        Raises:
            RecipeError: nothing follows from it.
            ProjectError: there is none with this id.
        """
        self.get(litter.id)
        check_brood(litter.brood)
        packed = msgspec.to_builtins(self._packed(litter), str_keys=True)
        self._project.set_state(f"{BROOD}{litter.id}", packed, label)

    def _packed(self, litter: Litter) -> _Packed:
        brood = litter.brood
        return _Packed(
            VERSION,
            tuple(_Parent(self._keep(p.recipe), p.weight) for p in brood.parents),
            brood.seed, brood.strength, brood.may, brood.cross, brood.chosen, litter.made,
            litter.before, litter.generation, brood.ways, brood.directions,
            {cell: self._keep(place) for cell, place in brood.held.items()}, litter.less,
            litter.looks,
        )  # fmt: skip

    def _unpacked(self, brood_id: str, raw: bytes) -> Litter:
        packed = _decoded(raw)
        brood = Brood(
            tuple(Parent(self._fetch(p.place), p.weight) for p in packed.parents),
            packed.seed, packed.strength, packed.may, packed.cross, packed.ways,
            packed.directions, {n: self._fetch(place) for n, place in packed.held.items()},
            packed.chosen,
        )  # fmt: skip
        check_brood(brood)
        return Litter(
            brood_id, brood, packed.before, packed.generation, packed.made, packed.less,
            packed.looks,
        )  # fmt: skip

    def _keep(self, recipe: Recipe) -> str:
        key = f"{PART}{recipe.id}"
        if self._project.state_bytes(key) is None:
            self._project.set_state(key, msgspec.json.decode(to_json(recipe)))
        return recipe.id

    def _fetch(self, sha256: str) -> Recipe:
        raw = self._project.state_bytes(f"{PART}{sha256}")
        if raw is None:
            raise ProjectError("A parent of that brood is not in the project any more.")
        return from_json(raw)


def _decoded(raw: bytes) -> _Packed:
    try:
        packed = msgspec.json.decode(raw, type=_Packed)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecipeError(f"A brood of the project is damaged: {str(error)[:120]}.") from None
    if packed.version > VERSION:
        raise RecipeError("A brood of the project was bred by a newer studio.")
    return packed
