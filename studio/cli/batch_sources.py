"""Where the places of a batch come from: seeds, a trail, a table, or a folder of recipes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from studio.errors import InputError
from studio.export.batches.plan import (
    MAX_PICTURES,
    Classes,
    Listed,
    Listing,
    Seeds,
)
from studio.export.batches.tables import of_folder, of_table
from studio.export.batches.typed import along, seed_of, size_of, with_pair
from studio.files.atomic import printable
from studio.library.models import InstalledModels
from studio.values import edit
from studio.values.card import Card
from studio.values.mixing import CLASS

_MAX_TABLE = 256 << 20
_KNOWN = {"recipe", "model", "seed", "width", "height", "label", "split", "name", "file"}
_NOT_LABELS = {"sha256", "recipe_id"}
_LATENT = ".latent"


@dataclass(frozen=True)
class Given:
    """What was typed about the places; empty where nothing was."""

    model: str = ""
    seeds: str = ""
    project: Path | None = None
    pins: bool = False
    table: Path | None = None
    recipes: Path | None = None
    size: str = ""
    controls: tuple[str, ...] = ()
    classes: str = ""
    directions: tuple[str, ...] = ()


def seeds_of_model(given: Given, source: InstalledModels) -> Seeds:
    """Seeds of one model, over its classes and along its directions.

    Raises:
        InputError: something typed cannot be used.
    """
    if given.project or given.table or given.recipes:
        raise InputError("Give either --seeds with --model, or one other source of places.")
    if not given.model:
        raise InputError("Seeds need a model: give --model; `studio models` lists them.")
    card = source.named(given.model).card
    ranges = tuple(_ranges(given.seeds))
    base = edit.new_recipe(card, ranges[0][0])
    if given.size:
        base = edit.with_size(base, *size_of(given.size))
    for pair in given.controls:
        base = with_pair(base, card, pair)
    classes = _classes(given.classes, card) if given.classes else None
    ways = tuple(along(word, card) for word in given.directions)
    return Seeds(base, ranges, classes, ways)


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """Seeds as typed: `1,2,3` or `0-9999`, none of them twice."""
    taken: list[tuple[int, int]] = []
    for part in filter(None, (one.strip() for one in text.split(","))):
        first, dash, last = part.partition("-")
        begin = seed_of(first)
        end = seed_of(last) if dash else begin
        if end < begin or end - begin >= MAX_PICTURES:
            raise InputError(f"The seeds are {part[:40]!r}; expected at most {MAX_PICTURES:,}.")
        if any(begin <= b and a <= end for a, b in taken):
            raise InputError(f"The seeds {part[:40]!r} are named twice.")
        taken.append((begin, end))
        yield begin, end
    if not taken:
        raise InputError("A batch needs at least one seed, such as --seeds 0-99.")


def _classes(text: str, card: Card) -> Classes:
    """`all`, `rose,iris`, or of another control than the class `disc=sun,none`, `disc=all`."""
    key, equals, names = text.partition("=")
    key, names = (key.strip(), names) if equals else (CLASS, text)
    control = next((c for c in card.info.controls if c.key == key and c.choices), None)
    if control is None:
        known = ", ".join(c.key for c in card.info.controls if c.choices) or "none"
        raise InputError(f"{card.name} has no classes {key[:40]!r}; its choices are {known}.")
    choices = dict(control.choices)
    if names.strip() == "all":
        numbered = {value: label for value, label in choices.items() if value.isdigit()}
        return Classes(key, control.default, tuple((numbered or choices).items()))
    found = []
    for name in filter(None, (one.strip() for one in names.split(","))):
        hit = next((v for v, label in choices.items() if name.lower() in (v, label.lower())), None)
        if hit is None:
            raise InputError(
                f"There is no class {name[:40]!r}; there are {', '.join(choices.values())[:300]}."
            )
        found.append((hit, choices[hit]))
    if not found:
        raise InputError("--classes names no class.")
    return Classes(key, control.default, tuple(found))


def listed(given: Given, source: InstalledModels) -> Listed:
    """Places one by one.

    Raises:
        InputError: none or several sources, or one that cannot be read.
    """
    sources = [given.project, given.table, given.recipes]
    if sum(place is not None for place in sources) != 1:
        raise InputError("Give one of --seeds, --project, --table or --recipes.")
    if given.classes or given.directions:
        raise InputError("--classes and --direction go with --seeds.")
    if given.project:
        found = list(_of_project(given.project, given.pins))
    elif given.table:
        found = list(of_table(given.table, source))
    else:
        assert given.recipes is not None
        found = list(of_folder(given.recipes))
    if len(found) > MAX_PICTURES:
        raise InputError(f"There are {len(found):,} places; at most {MAX_PICTURES:,}.")
    changed = []
    for place in found:
        recipe = place.recipe
        if given.size:
            recipe = edit.with_size(recipe, *size_of(given.size))
        for pair in given.controls:
            recipe = with_pair(recipe, source.find(recipe.model).card, pair)
        changed.append(msgspec.structs.replace(place, recipe=recipe))
    return Listed(tuple(changed))


def _of_project(path: Path, pins: bool) -> Iterator[Listing]:
    from studio.library.project import Project

    if path.suffix != _LATENT:
        raise InputError(f"{printable(path.name)} is not a project; they end in {_LATENT}.")
    with Project.open(path) as project:
        nodes = project.trail.pins if pins else tuple(project.trail)
        if not nodes:
            what = "pins" if pins else "places"
            raise InputError(f"{printable(path.name)} has no {what}.")
        for node in nodes:
            yield Listing(node.recipe, node.name or f"place {node.id}")
