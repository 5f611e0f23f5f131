"""How tasks are made, picture by picture: a still, a sheet, a film of frames, a batch."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, cast

import numpy as np

from studio.errors import ExportError
from studio.export.batches.maker import Helpers, Maker
from studio.export.films.fitting import fitted_to
from studio.export.films.writer import FilmWriter
from studio.export.formats.descriptor import Rows
from studio.export.making import Ask, Making, asked
from studio.export.metadata.provenance import provenance_of
from studio.export.names import next_free
from studio.export.prints.layout import cells, drawn_px
from studio.export.prints.writing import PrintWriter
from studio.export.queue.film_making import FilmMaking
from studio.export.queue.tasks import (
    BatchTask,
    FilmTask,
    FramesTask,
    PrintTask,
    SheetTask,
    StillTask,
    Task,
    to_json,
)
from studio.export.sheets import sheet, write_sheet
from studio.export.still import StillExport
from studio.files.atomic import make_folder
from studio.values.arrays import Bytes
from studio.values.edit import with_size


def open_task(task: Task, helpers: Helpers) -> Making:
    """Begin a task, or go on with it where that was begun before.

    Raises:
        InputError: its model is gone, or it cannot be made.
        ExportError: its folder cannot be written to.
    """
    match task:
        case StillTask():
            return StillMaking(task, helpers)
        case SheetTask():
            return SheetMaking(task, helpers)
        case PrintTask():
            return PrintMaking(task, helpers)
        case FramesTask():
            return FramesMaking(task, helpers)
        case FilmTask():
            return FilmMaking(task, helpers)
        case BatchTask():
            return Maker(Path(task.path), task.plan, helpers)


class _Base:
    """Asks for its recipes one after the other; a picture that fails is the end of it."""

    def __init__(self, count: int) -> None:
        self.total, self.done = count, 0
        self._asked = 0
        self.problems: dict[str, None] = {}

    def failed(self, reason: str) -> None:
        """See `Making`."""
        raise ExportError(reason)


class StillMaking(_Base):
    """One picture."""

    def __init__(self, task: StillTask, helpers: Helpers) -> None:
        super().__init__(1)
        self._task = task
        card = helpers.card(task.recipe)
        path = Path(task.path)
        make_folder(path.parent)
        self._export = StillExport(
            path, task.recipe, card, task.spec, crop=task.crop, seal=helpers.seal_of(task.recipe),
            register=helpers.register, enlarge=task.enlarge,
        )  # fmt: skip
        self._notes: tuple[str, ...] = ()

    def ask(self) -> Ask | None:
        """See `Making`."""
        self._asked += 1
        task = self._task
        wanted = asked(task.recipe, task.spec, task.enlarge, task.crop)
        return wanted if self._asked == 1 else None

    def band(self, y0: int, rows: Rows) -> None:
        """See `Making`."""
        self._export.band(y0, rows)

    def made(self, notes: tuple[str, ...] = ()) -> None:
        """See `Making`."""
        self._notes, self.done = notes, 1

    def finish(self) -> Path:
        """See `Making`."""
        path = self._export.finish(self._notes)
        self.problems |= dict.fromkeys(filter(None, (*self._notes, self._export.problem)))
        return path

    def pause(self) -> None:
        """Nothing of one picture can be gone on with."""
        self._export.abort()

    abort = pause


class _Whole(_Base):
    """Gathers the rows of each picture."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self._rows: list[Rows] = []

    def band(self, y0: int, rows: Rows) -> None:
        """See `Making`."""
        self._rows.append(rows)

    def _picture(self) -> Rows:
        picture: Any = np.concatenate(self._rows)
        self._rows.clear()
        return cast(Rows, picture)


class SheetMaking(_Whole):
    """Pictures on one sheet."""

    def __init__(self, task: SheetTask, helpers: Helpers) -> None:
        super().__init__(len(task.recipes))
        self._task, self._helpers = task, helpers
        helpers.card(task.recipes[0])
        self._folder = make_folder(Path(task.path).parent)
        self._frames: list[Bytes] = []
        self._notes: dict[str, None] = {}

    def ask(self) -> Ask | None:
        """See `Making`."""
        if self._asked == self.total:
            return None
        self._asked += 1
        return Ask(self._task.recipes[self._asked - 1])

    def made(self, notes: tuple[str, ...] = ()) -> None:
        """See `Making`."""
        self._frames.append(self._picture().astype(np.uint8, copy=False))
        self._notes |= dict.fromkeys(notes)
        self.done += 1

    def finish(self) -> Path:
        """See `Making`."""
        task, helpers = self._task, self._helpers
        composed = sheet(self._frames, columns=task.columns, labels=task.labels)
        problems: list[str] = []
        path = write_sheet(
            next_free(Path(task.path)), composed, task.recipes, helpers.card(task.recipes[0]),
            task.spec, notes=tuple(self._notes), seal=helpers.seal_of(*task.recipes),
            problems=problems, register=helpers.register,
        )  # fmt: skip
        self.problems |= dict.fromkeys((*self._notes, *problems))
        return path

    def pause(self) -> None:
        """It begins again next time."""
        self._frames.clear()

    abort = pause


class PrintMaking(_Whole):
    """Pictures on paper, each drawn at the size of its place there."""

    def __init__(self, task: PrintTask, helpers: Helpers) -> None:
        super().__init__(len(task.recipes))
        self._task, spec = task, task.spec
        aspects = [recipe.width / recipe.height for recipe in task.recipes]
        places = cells(spec, aspects)
        self._drawn = []
        for cell, recipe in zip(places, task.recipes, strict=True):
            size = drawn_px(spec, cell.trim, helpers.card(recipe).info.sizes)
            self._drawn.append(with_size(recipe, *size))
        captions = [*task.captions, *[""] * len(places)]
        make_folder(Path(task.path).parent)
        self._writer = PrintWriter(
            Path(task.path), spec, list(zip(places, self._drawn, captions, strict=False)),
            helpers.card(task.recipes[0]), helpers.seal_of(*task.recipes), helpers.register,
        )  # fmt: skip

    def ask(self) -> Ask | None:
        """See `Making`."""
        if self._asked == self.total:
            return None
        self._asked += 1
        return Ask(self._drawn[self._asked - 1], self._task.spec.working_bits)

    def made(self, notes: tuple[str, ...] = ()) -> None:
        """See `Making`."""
        self._writer.add(self._picture(), notes)
        self.done += 1

    def finish(self) -> Path:
        """See `Making`."""
        path = self._writer.finish()
        self.problems |= self._writer.problems
        return path

    def pause(self) -> None:
        """It begins again next time."""
        self._writer.abort()

    abort = pause


class FramesMaking(_Whole):
    """A film; one that was stopped goes on behind its last whole piece."""

    def __init__(self, task: FramesTask, helpers: Helpers) -> None:
        super().__init__(len(task.order))
        self._task = task
        last = task.recipes[task.order[-1]]
        card = helpers.card(last)
        make_folder(Path(task.path).parent)
        told = provenance_of(last, card, parts=task.recipes)
        self._size = task.size or (last.width, last.height)
        self._writer = FilmWriter(
            task.path, *self._size, task.spec, told,
            seal=helpers.seal_of(*task.recipes), register=helpers.register,
            job=hashlib.sha256(to_json(task)).hexdigest(), frames=len(task.order),
        )  # fmt: skip
        self.done = self._asked = self._writer.next_frame

    def ask(self) -> Ask | None:
        """The next frame that differs from the one before it."""
        order = self._task.order
        if self._asked >= len(order):
            return None
        number = order[self._asked]
        while self._asked < len(order) and order[self._asked] == number:
            self._asked += 1
        return Ask(self._task.recipes[number], 16 if self._task.spec.bits > 8 else 8)

    def made(self, notes: tuple[str, ...] = ()) -> None:
        """It stands as long as it does not change."""
        frame, order = fitted_to(self._picture(), self._size), self._task.order
        number = order[self.done]
        while self.done < len(order) and order[self.done] == number:
            self._writer.add(frame, notes)
            self.done += 1

    def finish(self) -> Path:
        """See `Making`."""
        path = self._writer.finish()
        told = (*self._writer.notes, self._writer.words, self._writer.problem)
        self.problems |= dict.fromkeys(filter(None, told))
        return path

    def pause(self) -> None:
        """See `Making`."""
        self._writer.pause()

    def abort(self) -> None:
        """See `Making`."""
        self._writer.abort()
