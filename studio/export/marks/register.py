"""The register of exports: which export an id was, kept on this machine and nowhere else.

One SQLite file. Every lookup is by the id or of the newest so many, and every text in it is bounded
when it is written and read with care, since somebody may have given the file to the person.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from studio.errors import ExportError, InputError
from studio.export.marks.code import Signs, encode
from studio.export.metadata.provenance import Provenance
from studio.files.atomic import make_folder, printable
from studio.files.paths import data_folder
from studio.values.recipe import Recipe, from_text, to_text

NAME = "exports.sqlite"
NEWEST = 20_000
"""Ids that are looked for in pictures from which they cannot be decoded."""
MAX_RECIPE = 1 << 20
"""Characters of a recipe; a longer one is left to the file and its sidecar."""
_PATIENCE_S = 5.0
_TABLE = """CREATE TABLE IF NOT EXISTS exports (
    id INTEGER PRIMARY KEY, made TEXT NOT NULL, file TEXT NOT NULL, width INTEGER NOT NULL,
    height INTEGER NOT NULL, model TEXT NOT NULL, model_sha256 TEXT NOT NULL,
    recipe_id TEXT NOT NULL, recipe TEXT NOT NULL)"""
_INDEX = "CREATE INDEX IF NOT EXISTS by_time ON exports (made)"


class Entry(msgspec.Struct, frozen=True):
    """One export: when (UTC), the file as it was written, its size, the model, the place.

    `recipe` is None where it was too long to be kept, or can no longer be read.
    """

    made: str
    file: str
    width: int
    height: int
    model: str
    model_sha256: str
    recipe_id: str
    recipe: Recipe | None = None

    @property
    def words(self) -> str:
        """When and as what it was exported."""
        when = self.made.replace("T", " ").removesuffix("Z")[:16]
        name = printable(Path(self.file).name)
        model = f" with {printable(self.model)}" if self.model else ""
        return f"exported on {when} UTC as {name}{model}"


class Register:
    """The register in `folder`, by default that of the person; made when first written to."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or data_folder()) / NAME

    @property
    def exists(self) -> bool:
        """Whether anything was ever written down."""
        return self._path.is_file()

    def add(self, mark: int, told: Provenance, file: Path) -> None:
        """Write down an export before its file appears.

        Raises:
            ExportError: it cannot be written; one sentence.
        """
        recipe = to_text(told.recipe) if told.recipe else ""
        values = (
            mark, told.created, str(file), told.width, told.height, told.model_name,
            told.model_sha256, told.recipe_id, recipe if len(recipe) <= MAX_RECIPE else "",
        )  # fmt: skip
        make_folder(self._path.parent)
        with self._open() as database:
            database.execute(_TABLE)
            database.execute(_INDEX)
            database.execute("INSERT OR REPLACE INTO exports VALUES (?,?,?,?,?,?,?,?,?)", values)

    def placed(self, mark: int, file: Path) -> None:
        """The file got another name, since its own was taken.

        Raises:
            ExportError: it cannot be written.
        """
        with self._open() as database:
            database.execute("UPDATE exports SET file = ? WHERE id = ?", (str(file), mark))

    def find(self, mark: int) -> Entry | None:
        """The export of an id; None where it was not made here.

        Raises:
            ExportError: the register cannot be read.
        """
        if not self._path.is_file():
            return None
        question = "SELECT made, file, width, height, model, model_sha256, recipe_id," \
            " substr(recipe, 1, ?) FROM exports WHERE id = ?"  # fmt: skip
        with self._open() as database:
            row = database.execute(question, (MAX_RECIPE + 1, mark)).fetchone()
        return None if row is None else _entry(row)

    def known(self) -> tuple[NDArray[np.uint64], Signs]:
        """The newest ids, [N], and their signs, [N, 256]; N may be 0.

        Raises:
            ExportError: the register cannot be read.
        """
        rows: list[tuple[int]] = []
        if self._path.is_file():
            with self._open() as database:
                question = "SELECT id FROM exports ORDER BY made DESC LIMIT ?"
                rows = database.execute(question, (NEWEST,)).fetchall()
        ids = np.array([row[0] for row in rows if isinstance(row[0], int)], np.int64)
        ids = ids[(ids >= 0) & (ids < 1 << 48)]
        return ids.astype(np.uint64), encode(ids.astype(np.uint64))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE_S)) as database, database:
                yield database
        except (sqlite3.Error, OverflowError) as error:
            reason = printable(str(error))[:80]
            raise ExportError(f"The register of exports cannot be used: {reason}.") from None


def nobody() -> tuple[NDArray[np.uint64], Signs]:
    """What an empty register knows."""
    none = np.zeros(0, np.uint64)
    return none, encode(none)


def _entry(row: tuple[object, ...]) -> Entry | None:
    *plain, text = row
    names = Entry.__struct_fields__[:-1]
    try:
        found = msgspec.convert(dict(zip(names, plain, strict=True)), Entry)
    except msgspec.ValidationError:
        return None
    try:
        recipe = from_text(str(text)) if text else None
    except InputError:
        recipe = None
    return msgspec.structs.replace(found, recipe=recipe)
