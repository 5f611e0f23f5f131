"""What a page of a table shows, before anything of it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from studio.errors import InputError
from studio.values.recipe import Recipe

MAX_CELLS = 1000


@dataclass(frozen=True)
class Cell:
    """A place of a table: where it stands, and its words."""

    sheet: int
    row: int
    column: int
    recipe: Recipe
    label: str


@dataclass(frozen=True)
class PagePlan:
    """What a page shows: heads of columns and rows, titles of its sheets, and their cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    sheets: tuple[str, ...]
    cells: tuple[Cell, ...]


def check_count(count: int) -> None:
    """Refuse a page that no browser would open gladly.

    Raises:
        InputError: says how many are too many.
    """
    if count > MAX_CELLS:
        raise InputError(
            f"A page of {count:,} pictures would be too heavy; at most {MAX_CELLS:,}. Take fewer"
            " stops, or export a sheet of what is seen."
        )
