"""The index beside the pictures, JSONL and CSV: file, seed, recipe, hash, labels, split."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import msgspec

from studio.export.batches.journal import Line
from studio.export.batches.plan import Item
from studio.export.names import safe_name
from studio.files.atomic import write_atomic
from studio.values.latent import first_seed
from studio.values.recipe import to_text

JSONL, CSV, METADATA = "index.jsonl", "index.csv", "metadata.jsonl"
_FIRST = ("file", "split", "label", "seed", "model", "width", "height", "sha256", "recipe_id")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = dict[str, object]


def row_of(item: Item, with_recipe: bool, notes: tuple[str, ...] = ()) -> Row:
    """What is told of a picture, but for its file; `notes` name fallbacks taken for it."""
    recipe = item.recipe
    told: Row = {"split": item.split, "label": item.label, **dict(item.labels)}
    told |= {"model": recipe.model.id, "width": recipe.width, "height": recipe.height}
    if with_recipe:
        told |= {"seed": first_seed(recipe.latent), "recipe_id": recipe.id}
        told |= {"recipe": to_text(recipe), "notes": " ".join(notes)}
    return {key: value for key, value in told.items() if value != ""}


def rows_of(pairs: Iterable[tuple[Item, Line]], with_recipe: bool) -> list[Row]:
    """One row a picture that was kept, by its number."""
    found = []
    for item, line in sorted(pairs, key=lambda pair: pair[0].number):
        row = row_of(item, with_recipe, line.notes)
        told = {"file": line.file, **row, "sha256": line.sha256}
        found.append({key: told[key] for key in _ordered(told)})
    return found


def write_index(folder: Path, rows: list[Row], metadata: bool) -> None:
    """Both files; with `metadata` also one in each folder of a split, for loaders of folders.

    Raises:
        ExportError: the disk is full.
    """
    write_atomic(folder / JSONL, _lines(rows))
    write_atomic(folder / CSV, _table(rows))
    if not metadata:
        return
    by_split: dict[str, list[Row]] = {}
    for row in rows:
        by_split.setdefault(safe_name(str(row["split"])) if "split" in row else "", []).append(row)
    for split, members in by_split.items():
        below = [
            {"file_name": _below(str(row["file"]), split)}
            | {k: v for k, v in row.items() if k not in ("file", "recipe", "split")}
            for row in members
        ]
        write_atomic(folder / split / METADATA, _lines(below))


def _below(file: str, split: str) -> str:
    return file.removeprefix(f"{split}/") if split else file


def _ordered(row: Row) -> list[str]:
    known = [key for key in _FIRST if key in row]
    return [*known, *(k for k in row if k not in known and k != "recipe"),
            *(["recipe"] if "recipe" in row else [])]  # fmt: skip


def _lines(rows: list[Row]) -> bytes:
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def _table(rows: list[Row]) -> bytes:
    columns = list(dict.fromkeys(key for row in rows for key in row if key != "recipe"))
    columns += ["recipe"] if any("recipe" in row for row in rows) else []
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _plain(value) for key, value in row.items()} for row in rows)
    return text.getvalue().encode()


def _plain(value: object) -> object:
    """Text that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
