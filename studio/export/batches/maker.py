"""A batch being made: says which picture it wants next, takes its rows, writes it in its place."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.errors import ExportError, MissingModel, StudioError
from studio.export.batches.about import NAME as CARD_NAME, card_text
from studio.export.batches.index import row_of, rows_of, write_index
from studio.export.batches.journal import Journal, Line
from studio.export.batches.layout import Folders, Shards, Store
from studio.export.batches.looks import Look, Seen, look_of
from studio.export.batches.plan import Item, Plan, check_plan
from studio.export.batches.splits import splits_of
from studio.export.credentials.seal import Seal
from studio.export.formats.descriptor import Rows
from studio.export.making import Ask, asked
from studio.export.marks.register import Register
from studio.export.still import StillExport
from studio.files.atomic import remove_unfinished, write_atomic
from studio.values.card import Card
from studio.values.film import Hears, Sound
from studio.values.recipe import Recipe

_LOOKS = "looks.f16"
_MOST_PIXELS = 16_000_000
"""Larger pictures are thinned before they are compared."""


def _deaf(sound: Sound, path: Path) -> Hears | None:
    """Nobody is there to listen."""
    return None


@dataclass(frozen=True)
class Helpers:
    """What a batch needs beside its plan: cards by hash, who signs, where marks are written.

    `seal_of` is given the places of one file. `hears` listens to a film's sound in a file.
    """

    cards: Mapping[str, Card]
    seal_of: Callable[..., Seal | None]
    register: Register | None = None
    hears: Callable[[Sound, Path], Hears | None] = _deaf

    def card(self, recipe: Recipe) -> Card:
        """The card of a place's model.

        Raises:
            MissingModel: it is not installed here.
        """
        found = self.cards.get(recipe.model.sha256)
        if found is None:
            raise MissingModel(f"The model {recipe.model.id} is not installed here.")
        return found


@dataclass(frozen=True)
class _Try:
    item: Item
    attempt: int


class Maker:
    """Makes the batch of a plan in a folder, or goes on with it; see `Making`.

    Raises:
        InputError: the plan cannot be made, or another batch was begun in the folder.
        ExportError: the folder cannot be written to; also from other methods.
    """

    def __init__(self, folder: Path, plan: Plan | None, helpers: Helpers) -> None:
        """`plan` None goes on with whatever was begun there."""
        if plan is not None:
            check_plan(plan, dict(helpers.cards))
        self._folder, self._helpers = folder, helpers
        self._journal = Journal(folder, plan)
        remove_unfinished(folder)
        self.plan = plan = self._journal.begun.plan
        self._items = [plan.source.item(n) for n in range(plan.source.count)]
        self._parts = splits_of(self._items, plan.split)
        self.classes = {k: i for i, k in enumerate(sorted({i.label for i in self._items} - {""}))}
        self._store = self._open_store()
        self._resume()
        self._export: StillExport | None = None
        self._rows: list[NDArray[np.uint8]] = []
        self.problems: dict[str, None] = {}

    # ---- where it is ----------------------------------------------------------------------------
    @property
    def total(self) -> int:
        """How many pictures it is to have."""
        return len(self._items)

    @property
    def done(self) -> int:
        """How many places of it are settled."""
        return len(self._settled)

    @property
    def kept(self) -> int:
        """How many pictures it has."""
        return sum(line.outcome == "kept" for line in self._journal.lines)

    @property
    def dropped(self) -> int:
        """How many near-duplicates were left out."""
        return sum(line.outcome == "dropped" for line in self._journal.lines)

    @property
    def failures(self) -> int:
        """How many pictures could not be made."""
        return sum(line.outcome == "failed" for line in self._journal.lines)

    # ---- making ---------------------------------------------------------------------------------
    def ask(self) -> Ask | None:
        """The next picture wanted; None when nothing is before those asked for are there."""
        if not self._waiting:
            return None
        self._flying.append(self._waiting.popleft())
        return asked(self._flying[-1].item.recipe, self.plan.spec)

    def band(self, y0: int, rows: Rows) -> None:
        """Rows of the picture that was asked for first.

        Raises:
            ExportError: the disk is full or gone.
        """
        if self._export is None:
            self._export = self._begin(self._flying[0])
        self._export.band(y0, rows)
        if self.plan.near or self.plan.is_set:
            self._rows.append(self._thin(y0, rows))

    def made(self, notes: tuple[str, ...] = ()) -> None:
        """That picture is complete.

        Raises:
            ExportError: it could not be put in its place.
        """
        this = self._flying[0]
        assert self._export is not None
        look = look_of(np.concatenate(self._rows)) if self._rows else None
        near = self._near(this, look)
        if near is not None:
            self._export.abort()
            self._end(this, Line(this.item.number, this.attempt, "dropped", near=near))
            return
        path = self._export.finish(notes)
        if self._export.problem:
            self.problems[self._export.problem] = None
        told = row_of(this.item, self.plan.spec.include_recipe, notes)
        stored = self._store.take(this.item, path, told)
        if look is not None and self._seen is not None:
            self._seen.add(this.item.number, look)
        self._end(
            this,
            Line(this.item.number, this.attempt, "kept", stored.file, stored.size, stored.sha256,
                 stored.end, notes=notes),
        )  # fmt: skip

    def failed(self, reason: str) -> None:
        """That picture cannot be made; the batch goes on without it."""
        this = self._flying[0]
        if self._export is not None:
            self._export.abort()
        self._end(this, Line(this.item.number, this.attempt, "failed", reason=reason[:400]))

    def finish(self) -> Path:
        """All is there: index, card, whole tars; gives the folder.

        Raises:
            ExportError: nothing could be made, or the disk is full.
        """
        try:
            if not self.kept:
                reasons = [line.reason for line in self._journal.lines if line.reason]
                raise ExportError(reasons[0] if reasons else "The batch has no pictures.")
            self._store.close(whole=True)
            self._write()
            self.problems |= dict.fromkeys(self._to_be_said())
            return self._folder
        finally:
            self._close()

    def pause(self) -> None:
        """Stop; what is done stays, with an index of it. Harmless after `finish`."""
        if self._open:
            with suppress(StudioError, OSError):
                self._drop_export()
                self._store.close(whole=False)
                write_index(self._folder, self._index(), self._loads_folders)
            self._close()

    def abort(self) -> None:
        """As `pause`: what was made of a batch is never thrown away."""
        self.pause()

    # ---- inside ---------------------------------------------------------------------------------
    def _to_be_said(self) -> Iterator[str]:
        """What nobody would see among many files: fallbacks, and pictures that are missing."""
        for line in self._journal.lines:
            yield from line.notes
        reasons = [line.reason for line in self._journal.lines if line.outcome == "failed"]
        if reasons:
            yield f"{len(reasons):,} of {self.total:,} pictures could not be made: {reasons[0]}"

    def _open_store(self) -> Store:
        journal, plan = self._journal, self.plan
        if plan.layout != "webdataset":
            return Folders(self._folder, plan)
        kept = [line for line in journal.lines if line.outcome == "kept"]
        return Shards(self._folder, journal.work, plan, self.classes, kept)

    def _resume(self) -> None:
        """Believe the journal as far as its pictures are there; the rest waits in order."""
        lines = self._journal.lines
        looks = self._journal.work / _LOOKS
        room = Seen.complete(looks) if self.plan.is_set else len(lines)
        whole = 0
        for line in lines:
            if line.outcome == "kept":
                if not room or not self._store.holds(line):
                    break
                room -= 1
            whole += 1
        kept = [line for line in lines[:whole] if line.outcome != "failed"]
        if len(kept) < len(lines):
            self._journal.restart(kept)
            self._store = self._open_store()
        self._settled = {line.number for line in kept if line.outcome == "kept"}
        numbers = [line.number for line in kept if line.outcome == "kept"]
        self._seen = Seen(looks, numbers) if self.plan.is_set else None
        self._tried = Counter(line.number for line in kept if line.outcome == "dropped")
        self._settled |= {n for n, count in self._tried.items() if count >= self.plan.tries}
        left = [i.number for i in self._items if i.number not in self._settled]
        left.sort(key=lambda number: (self._tried[number], number))
        self._waiting = deque(self._try(number) for number in left)
        self._flying: deque[_Try] = deque()
        self._by_group: dict[str, set[int]] = {}
        for item in self._items:
            self._by_group.setdefault(item.group, set()).add(item.number)
        self._open = True

    def _try(self, number: int) -> _Try:
        attempt = self._tried[number]
        item = self._items[number] if not attempt else self.plan.source.item(number, attempt)
        return _Try(replace(item, split=self._parts.get(number, "")), attempt)

    def _begin(self, this: _Try) -> StillExport:
        recipe, begun = this.item.recipe, self._journal.begun
        card = self._helpers.cards.get(recipe.model.sha256)
        digest = hashlib.sha256(f"{begun.key}/{begun.created}/{this.item.number}".encode())
        register = self._helpers.register if self.plan.mark else None
        return StillExport(
            self._store.place(this.item), recipe, card, self.plan.spec, overwrite=True,
            seal=self._helpers.seal_of(recipe), register=register, created=begun.created,
            mark=int(digest.hexdigest()[:12], 16) or 1,
        )  # fmt: skip

    def _thin(self, y0: int, rows: Rows) -> NDArray[np.uint8]:
        recipe = self._flying[0].item.recipe
        step = 1
        while recipe.width * recipe.height > _MOST_PIXELS * step**2:
            step += 1
        part = rows[-y0 % step :: step, ::step]
        return (part >> 8 if part.dtype == np.uint16 else part).astype(np.uint8, copy=False)

    def _near(self, this: _Try, look: Look | None) -> int | None:
        if look is None or self._seen is None or not self.plan.near:
            return None
        group = self._by_group.get(this.item.group, set())
        return self._seen.near(look, self.plan.near, frozenset(group))

    def _end(self, this: _Try, line: Line) -> None:
        self._journal.add(line)
        self._flying.popleft()
        self._export = None
        self._rows.clear()
        if line.outcome != "dropped":
            self._settled.add(line.number)
            return
        self._tried[line.number] += 1
        if self._tried[line.number] < self.plan.tries:
            self._waiting.append(self._try(line.number))
        else:
            self._settled.add(line.number)

    @property
    def _loads_folders(self) -> bool:
        return self.plan.layout == "imagefolder"

    def _pairs(self) -> Iterator[tuple[Item, Line]]:
        for line in self._journal.lines:
            if line.outcome == "kept":
                item = self._items[line.number]
                if line.attempt:
                    item = self.plan.source.item(line.number, line.attempt)
                yield replace(item, split=self._parts.get(line.number, "")), line

    def _index(self) -> list[dict[str, object]]:
        return rows_of(self._pairs(), self.plan.spec.include_recipe)

    def _write(self) -> None:
        write_index(self._folder, self._index(), self._loads_folders)
        if not self.plan.is_set:
            return
        variety = self._seen.variety() if self._seen else None
        kept = list(self._pairs())
        seal = self._helpers.seal_of(kept[0][0].recipe)
        text = card_text(
            self._journal.begun, self._folder.name, kept, self._journal.lines,
            self._helpers.cards, variety, seal is not None and seal.signing.on,
        )  # fmt: skip
        write_atomic(self._folder / CARD_NAME, text.encode())

    def _drop_export(self) -> None:
        if self._export is not None:
            self._export.abort()
        self._export = None
        self._rows.clear()

    def _close(self) -> None:
        self._open = False
        if self._seen is not None:
            self._seen.close()
        self._journal.close()
