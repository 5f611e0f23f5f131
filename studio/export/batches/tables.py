"""Places from a table or a folder: rows of CSV or JSONL, and files that hold a recipe."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import msgspec

from studio.errors import InputError, StudioError
from studio.export.batches.plan import Label, Listing
from studio.export.batches.typed import along, seed_of, size_of, with_pair
from studio.export.reading import read_recipe
from studio.files.atomic import printable
from studio.values import edit
from studio.values.card import Card
from studio.values.recipe import ModelRef, Recipe, from_text

_MAX_TABLE = 256 << 20
_KNOWN = {"recipe", "model", "seed", "width", "height", "label", "split", "name", "file"}
_NOT_LABELS = {"sha256", "recipe_id"}


class Carded(Protocol):
    """A model at hand."""

    @property
    def card(self) -> Card:
        """What is known of it."""


class Shelf(Protocol):
    """The models at hand."""

    def find(self, ref: ModelRef) -> Carded:
        """The model of a recipe; `MissingModel` where it is not here."""

    def named(self, id: str) -> Carded:
        """The model that is called so; `MissingModel` where there is none."""


def of_folder(folder: Path) -> Iterator[Listing]:
    """Everything in a folder that holds a recipe, by name; what lies deeper has its folder's.

    Raises:
        InputError: there is no such folder, or nothing in it holds a recipe.
    """
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


def of_table(path: Path, source: Shelf) -> Iterator[Listing]:
    """Rows of a CSV or JSONL file, such as the index of another batch.

    Raises:
        InputError: it cannot be read, or a row of it cannot; says which.
    """
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


def _listing(row: dict[str, Any], source: Shelf) -> Listing:
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


def _recipe(told: dict[str, Any], source: Shelf) -> Recipe:
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
            way = along(f"{name}={value}", card)
            found = {way.id: way.levels[0]}
            recipe = edit.with_amounts(recipe, found, shipped=card.info.directions)
    return recipe
