"""Where the places of a batch come from: seeds, a trail, a table, or a folder of recipes."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from studio.cli.rendering import seed_of, size_of, with_pair
from studio.errors import InputError, StudioError
from studio.export.batches.plan import (
    MAX_PICTURES,
    Along,
    Classes,
    Label,
    Listed,
    Listing,
    Seeds,
)
from studio.export.reading import read_recipe
from studio.files.atomic import printable
from studio.library.models import InstalledModels
from studio.values import edit
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.mixing import CLASS
from studio.values.recipe import Recipe, from_text

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
    along = tuple(_along(word, card) for word in given.directions)
    return Seeds(base, ranges, classes, along)


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


def _along(word: str, card: Card) -> Along:
    """`Dusk=-2..2` anywhere between, `Dusk=-2,0,2` at each of these."""
    name, equals, values = word.partition("=")
    known: dict[str, Direction] = {d.name.lower(): d for d in card.info.directions}
    direction = known.get(name.strip().lower())
    if direction is None or not equals:
        names = ", ".join(d.name for d in card.info.directions) or "none"
        raise InputError(f"--direction has {word[:60]!r}; expected NAME=LOW..HIGH, of {names}.")
    if ".." in values:
        first, _, last = values.partition("..")
        low, high = _number(first), _number(last)
        if low > high:
            raise InputError(f"--direction goes from {low:g} to {high:g}; expected low..high.")
        return Along(direction.id, direction.name, low, high, (), direction.layers)
    levels = tuple(_number(value) for value in values.split(","))
    return Along(direction.id, direction.name, levels=levels, layers=direction.layers)


def _number(text: str) -> float:
    if not re.fullmatch(r"\s*[+-]?[0-9]{1,3}(\.[0-9]{1,6})?\s*", text):
        raise InputError(f"--direction has {text[:20]!r}; expected a number such as -1.5.")
    return float(text)


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
        found = list(_of_table(given.table, source))
    else:
        assert given.recipes is not None
        found = list(_of_folder(given.recipes))
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


def _of_folder(folder: Path) -> Iterator[Listing]:
    """Everything in a folder that holds a recipe, by name; what lies deeper has its folder's."""
    if not folder.is_dir():
        raise InputError(f"There is no folder {printable(str(folder))}.")
    count = 0
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            try:
                found = read_recipe(Path(root) / name)
            except StudioError:
                continue
            if found.recipe is None:
                continue
            count += 1
            label = Path(root).name if Path(root) != folder else ""
            yield Listing(found.recipe, Path(name).stem, label)
    if not count:
        raise InputError(f"Nothing in {printable(folder.name)} holds a recipe.")


def _of_table(path: Path, source: InstalledModels) -> Iterator[Listing]:
    """Rows of a CSV or JSONL file, such as the index of another batch."""
    rows = _rows(path)
    count = 0
    for count, row in enumerate(rows, 1):
        try:
            yield _listing(row, source)
        except InputError as error:
            raise InputError(f"Row {count} of {printable(path.name)}: {error}") from None
    if not count:
        raise InputError(f"{printable(path.name)} has no rows.")


def _rows(path: Path) -> list[dict[str, Any]]:
    name = printable(path.name)
    try:
        if path.stat().st_size > _MAX_TABLE:
            raise InputError(f"{name} is larger than {_MAX_TABLE >> 20} MB.")
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"There is no file {printable(str(path))}.") from None
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{name} is not readable text; expected CSV or JSONL.") from None
    if text.lstrip().startswith("{"):
        try:
            lines = [line for line in text.splitlines() if line.strip()]
            return [msgspec.json.decode(line, type=dict[str, Any]) for line in lines]
        except msgspec.DecodeError as error:
            raise InputError(f"{name} is not JSONL: {str(error)[:100]}.") from None
    csv.field_size_limit(1 << 20)
    try:
        return list(csv.DictReader(io.StringIO(text)))
    except csv.Error as error:
        raise InputError(f"{name} is not a table: {str(error)[:100]}.") from None


def _listing(row: dict[str, Any], source: InstalledModels) -> Listing:
    told = {str(key): value for key, value in row.items() if key and value not in (None, "")}
    recipe = _recipe(told, source)
    labels: dict[str, Label] = {}
    for key, value in told.items():
        if key in _KNOWN | _NOT_LABELS or "." in key:
            continue
        labels[key[:64]] = value if isinstance(value, int | float) else _label(str(value))
    name = str(told.get("name", "")) or Path(str(told.get("file", ""))).stem
    return Listing(
        recipe, name[:120], str(told.get("label", ""))[:120], labels,
        str(told.get("split", ""))[:40],
    )  # fmt: skip


def _label(text: str) -> Label:
    try:
        return float(text)
    except ValueError:
        return text[:200]


def _recipe(told: dict[str, Any], source: InstalledModels) -> Recipe:
    """`recipe`, or `model` and `seed`, with `set.KEY` and `direction.NAME`."""
    if "recipe" in told:
        recipe = from_text(str(told["recipe"]))
        card = source.find(recipe.model).card
    elif "model" in told and "seed" in told:
        card = source.named(str(told["model"])).card
        recipe = edit.new_recipe(card, seed_of(str(told["seed"])))
    else:
        raise InputError("it has neither a recipe nor a model with a seed.")
    if "width" in told and "height" in told:
        recipe = edit.with_size(recipe, *size_of(f"{told['width']}x{told['height']}"))
    for key, value in told.items():
        kind, dot, name = key.partition(".")
        if dot and kind == "set":
            recipe = with_pair(recipe, card, f"{name}={value}")
        elif dot and kind == "direction":
            way = _along(f"{name}={value}", card)
            found = {way.id: way.levels[0]}
            recipe = edit.with_amounts(recipe, found, shipped=card.info.directions)
    return recipe
