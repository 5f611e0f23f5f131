"""What the batch sheet answers: where the places come from, and how they become files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec

from studio.errors import InputError
from studio.export.batches.plan import (
    MAX_PICTURES,
    MOST_ALONG,
    Along,
    Classes,
    Layout,
    Listed,
    Listing,
    Plan,
    Seeds,
    check_count,
)
from studio.export.spec import StillSpec
from studio.ui.language.words import mark, tr
from studio.values import edit
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.mixing import CLASS
from studio.values.recipe import Recipe

Source = Literal["seeds", "places", "pins", "table", "folder"]
SOURCE_WORDS: tuple[tuple[Source, str], ...] = (
    ("seeds", mark("Seeds")), ("places", mark("Trail")), ("pins", mark("Pins")),
    ("table", mark("Table")), ("folder", mark("Folder")),
)  # fmt: skip
NEAR = 0.02
"""Pictures closer than this are near-duplicates: a grain or a shade apart."""
SPLIT = (("train", 0.8), ("val", 0.1), ("test", 0.1))
MOST_SEED = 99_999_999


class BatchChoice(msgspec.Struct, frozen=True):
    """How to make many pictures. Survives JSON, so that settings can keep it.

    `along`: directions that seeds are moved along, as labels. `classes`: all classes of the model
    in turn, so that the set is balanced. `near`: pictures that look like an earlier one are left
    out.
    """

    source: Source = "seeds"
    first: Annotated[int, msgspec.Meta(ge=0, le=MOST_SEED)] = 0
    count: Annotated[int, msgspec.Meta(ge=1, le=MAX_PICTURES)] = 100
    classes: bool = False
    spec: StillSpec = StillSpec()
    layout: Layout = "plain"
    split: bool = False
    near: bool = False
    folder: str = ""
    name: str = ""
    along: Annotated[tuple[Along, ...], msgspec.Meta(max_length=MOST_ALONG)] = ()


@dataclass(frozen=True)
class Places:
    """What a batch could be made of, as far as is known.

    `recipe` and `card`: the place on the canvas; seeds take its size and controls. `chosen`: those
    selected on the trail, else all of it. `read`: of the table or folder that was chosen.
    `directions`: the model's own, and those that were found for it.
    """

    recipe: Recipe
    card: Card
    chosen: tuple[Listing, ...] = ()
    pins: tuple[Listing, ...] = ()
    read: tuple[Listing, ...] = ()
    directions: tuple[Direction, ...] = ()

    def of(self, source: Source) -> tuple[Listing, ...]:
        """The places of a source other than seeds."""
        match source:
            case "places":
                return self.chosen
            case "pins":
                return self.pins
            case _:
                return self.read


def classes_of(card: Card) -> Classes | None:
    """All classes of a model, to be taken in turn; None where it has none."""
    control = next((c for c in card.info.controls if c.key == CLASS and c.choices), None)
    if control is None:
        return None
    numbered = tuple(pair for pair in control.choices if pair[0].isdigit())
    return Classes(CLASS, control.default, numbered or control.choices)


def plan_of(choice: BatchChoice, places: Places) -> Plan:
    """The batch that is chosen.

    Raises:
        InputError: there are no places in what it is to be made of, or far too many.
    """
    split = SPLIT if choice.split else ()
    near = NEAR if choice.near else 0.0
    source: Seeds | Listed
    if choice.source == "seeds":
        source = _seeds(choice, places)
    else:
        listed = places.of(choice.source)
        if not listed:
            raise InputError(tr(NOTHING[choice.source]))
        source = Listed(listed)
    plan = Plan(source, choice.spec, choice.layout, split, near)
    check_count(plan)
    return plan


NOTHING: dict[Source, str] = {
    "places": mark("The trail has no places yet."),
    "pins": mark("There are no pins; P pins a place."),
    "table": mark("Choose a table: CSV or JSONL, a recipe or a model and a seed in each row."),
    "folder": mark("Choose a folder with recipes or exported pictures."),
}


def _seeds(choice: BatchChoice, places: Places) -> Seeds:
    new = edit.new_recipe(places.card, choice.first)
    known = {direction.id: direction for direction in places.directions}
    along = tuple(way for way in choice.along if way.id in known)
    shipped = {direction.id for direction in places.card.info.directions}
    own = {way.id: known[way.id] for way in along if way.id not in shipped}
    base = msgspec.structs.replace(places.recipe, latent=new.latent, directions=own)
    classes = classes_of(places.card) if choice.classes else None
    return Seeds(base, ((choice.first, choice.first + choice.count - 1),), classes, along)


def to_state(choice: BatchChoice) -> str:
    """The choice as JSON, for the settings."""
    return msgspec.json.encode(choice).decode()


def from_state(text: str) -> BatchChoice:
    """The choice that was kept; the usual one where nothing usable was."""
    try:
        return msgspec.json.decode(text, type=BatchChoice) if text else BatchChoice()
    except (msgspec.DecodeError, InputError):
        return BatchChoice()
