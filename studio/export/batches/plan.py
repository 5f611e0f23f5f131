"""What a batch is made of, as a small value: the same plan gives the same pictures under one name.

A plan of seeds is a rule, not a list, so that a million pictures fit into a few lines.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

import studio
from studio.errors import InputError
from studio.export.spec import StillSpec
from studio.values import edit
from studio.values.card import Card
from studio.values.controls import ControlValue
from studio.values.latent import MAX_SEED, Move, Seed, first_seed
from studio.values.recipe import Recipe
from studio.values.seeds import uniform

MAX_PICTURES = 100_000
MOST_ALONG = 16
MAX_TRIES = 8
"""How many seeds a place in the batch may try where pictures are near-duplicates of others."""
Label = str | float
Layout = Literal["plain", "imagefolder", "webdataset"]


@dataclass(frozen=True)
class Item:
    """One picture of a batch.

    `label` is its class, `labels` what else is known of it. Items of one `group` show the same
    base: they go into one split, and may be as near to each other as they like.
    """

    number: int
    recipe: Recipe
    name: str
    label: str = ""
    labels: tuple[tuple[str, Label], ...] = ()
    split: str = ""
    group: str = ""


class Classes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The control that says the class, its default, and (value, label) of those wanted."""

    key: str
    default: ControlValue
    choices: Annotated[tuple[tuple[str, str], ...], msgspec.Meta(min_length=1, max_length=4096)]


class Along(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A direction as a label: each seed at all `levels`, or anywhere from `low` to `high`."""

    id: str
    name: str
    low: float = 0.0
    high: float = 0.0
    levels: Annotated[tuple[float, ...], msgspec.Meta(max_length=64)] = ()
    layers: tuple[int, int] | None = None


class Seeds(msgspec.Struct, frozen=True, tag="seeds", forbid_unknown_fields=True):
    """Seeds of one model: `base` with its size, controls and any seed; inclusive `ranges`."""

    base: Recipe
    ranges: Annotated[tuple[tuple[int, int], ...], msgspec.Meta(min_length=1, max_length=4096)]
    classes: Classes | None = None
    along: Annotated[tuple[Along, ...], msgspec.Meta(max_length=MOST_ALONG)] = ()

    @property
    def seeds(self) -> int:
        """How many there are."""
        return sum(last - first + 1 for first, last in self.ranges)

    @property
    def steps(self) -> int:
        """How many pictures one seed gives."""
        count = 1
        for way in self.along:
            count *= max(1, len(way.levels))
        return count

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return self.seeds * self.steps

    def item(self, number: int, attempt: int = 0) -> Item:
        """Picture `number`; each further `attempt` has a seed of its own behind the last one."""
        place, step = divmod(number, self.steps)
        seed = self._seed(place, attempt)
        recipe, label = self.base, ""
        if self.classes is not None:
            value, label = self.classes.choices[place % len(self.classes.choices)]
            recipe = edit.with_control(recipe, self.classes.key, value, self.classes.default)
        amounts = self._amounts(seed, step)
        moves = {
            way.id: Move(amount, way.layers)
            for way, amount in zip(self.along, amounts, strict=True)
        }
        known = recipe.latent
        assert isinstance(known, Seed)
        base = Seed(seed, known.space, known.convention)
        recipe = msgspec.structs.replace(recipe, latent=edit.shifted(base, moves))
        labels = tuple((way.name, a) for way, a in zip(self.along, amounts, strict=True))
        name = "-".join(filter(None, (recipe.model.id, str(seed), label)))
        return Item(number, recipe, name, label, labels, group=f"{seed}")

    def _seed(self, place: int, attempt: int) -> int:
        if attempt:
            beyond = max(last for _, last in self.ranges) + 1
            return (beyond + (attempt - 1) * self.seeds + place) & MAX_SEED
        for first, last in self.ranges:
            if place <= last - first:
                return first + place
            place -= last - first + 1
        raise IndexError(place)

    def _amounts(self, seed: int, step: int) -> list[float]:
        found = []
        for way in self.along:
            if way.levels:
                step, level = divmod(step, len(way.levels))
                found.append(way.levels[level])
            else:
                unit = float(uniform(seed, f"batch/{way.id}", 1)[0])
                found.append(round(way.low + unit * (way.high - way.low), 4))
        return found


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One place of a list, and what is known of it."""

    recipe: Recipe
    name: str = ""
    label: str = ""
    labels: dict[str, Label] = {}
    split: str = ""


class Listed(msgspec.Struct, frozen=True, tag="listed", forbid_unknown_fields=True):
    """Places one by one: of a trail, a table, a folder."""

    places: Annotated[tuple[Listing, ...], msgspec.Meta(min_length=1)]

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return len(self.places)

    def item(self, number: int, attempt: int = 0) -> Item:
        """Picture `number`; there is no other in its place."""
        place = self.places[number]
        seed = first_seed(place.recipe.latent)
        name = place.name or "-".join((place.recipe.model.id, str(seed)))
        labels = tuple(place.labels.items())
        return Item(number, place.recipe, name, place.label, labels, place.split, f"{seed}")


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A batch.

    `split`: name and share of each part, empty for none. `near`: pictures closer than this to an
    earlier one are dropped; 0 keeps all. `shard`: pictures in one tar.
    """

    source: Seeds | Listed
    spec: StillSpec = StillSpec()
    layout: Layout = "plain"
    split: Annotated[tuple[tuple[str, float], ...], msgspec.Meta(max_length=16)] = ()
    near: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    shard: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 1000
    mark: bool = True

    @property
    def key(self) -> str:
        """64 hex digits that are the same for the same pictures under the same names only."""
        told = msgspec.json.encode((studio.__version__, self), order="sorted")
        return hashlib.sha256(told).hexdigest()

    @property
    def is_set(self) -> bool:
        """Whether it is a data set rather than a folder of pictures."""
        return self.layout != "plain" or bool(self.split) or self.near > 0

    @property
    def tries(self) -> int:
        """How many pictures may be tried for each place."""
        return MAX_TRIES if self.near and isinstance(self.source, Seeds) else 1


def check_count(plan: Plan) -> None:
    """Refuse a batch without pictures, or with more than fit into one.

    Raises:
        InputError: says how many it would have.
    """
    if not 0 < plan.source.count <= MAX_PICTURES:
        raise InputError(
            f"The batch would have {plan.source.count:,} pictures; at most {MAX_PICTURES:,}."
        )


def check_plan(plan: Plan, card_of: dict[str, Card]) -> None:
    """Refuse a batch that cannot be made, before anything is rendered.

    `card_of` maps the hash of every model at hand to its card.

    Raises:
        InputError: says what is wrong with it.
    """
    check_count(plan)
    if plan.split and abs(sum(share for _, share in plan.split) - 1) > 1e-6:
        raise InputError("The shares of the split do not make a whole.")
    if len({name for name, _ in plan.split}) != len(plan.split):
        raise InputError("Two parts of the split have the same name.")
    source = plan.source
    wanted = [source.base] if isinstance(source, Seeds) else [p.recipe for p in source.places]
    for recipe in wanted:
        if recipe.model.sha256 not in card_of:
            raise InputError(f"The model {recipe.model.id} is not installed here.")
