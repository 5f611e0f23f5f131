"""Batches as the window sees them: the sheet that asks how, what it will cost, and the queue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage
from shiboken6 import isValid

from studio.errors import InputError, MissingModel, StudioError
from studio.export.batches.plan import Listing
from studio.export.batches.tables import of_folder, of_table
from studio.export.queue.tasks import BatchTask
from studio.export.weight import weight_of
from studio.files.atomic import make_folder
from studio.ui.engine.background import BackgroundCalls
from studio.ui.engine.making_queue import MakingQueue
from studio.ui.engine.qimage import to_pixels
from studio.ui.exporting.batch_choice import BatchChoice, Places, from_state, to_state
from studio.ui.exporting.batch_dialog import BatchDialog, BatchOrder
from studio.ui.feature.command import Command, MenuPlace
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said, tr
from studio.ui.state.notices import Notice
from studio.ui.widgets.ask_path import ask_file, ask_folder
from studio.ui.widgets.open_dialogs import OpenDialogs
from studio.values.messages import InstalledModel
from studio.values.recipe import ModelRef, Recipe
from studio.values.trail import Node

EXTRA = "batch"
WAIT_MS = 250
TABLES = mark("Tables (*.csv *.jsonl *.tsv)")


class BatchFeature(QObject):
    """`Batch …` in the Export menu, and of the places selected on the wall."""

    def __init__(
        self,
        context: Context,
        image: Callable[[], QImage | None],
        queue: MakingQueue,
        folder: Callable[[], Path],
    ) -> None:
        """`image`: what the canvas shows. `folder`: where exports go."""
        super().__init__(context.parent)
        self._view, self._settings, self._trail = context.view, context.settings, context.trail
        self._directions = context.state.directions
        self._parent, self._image, self._queue, self._folder = context.parent, image, queue, folder
        self._dialogs, self._calls = OpenDialogs(), BackgroundCalls(self)
        self._sheet: BatchDialog | None = None
        self._places: Places | None = None
        self._asked = 0
        self._ms_a_pixel: dict[str, float] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WAIT_MS)
        self._soon.timeout.connect(self._weigh)

    def commands(self) -> Sequence[Command]:
        """The sheet."""
        return (
            Command(
                "batch", tr("Batch or data set …"), "Ctrl+Shift+E", "Export", 10, self.show_all,
                MenuPlace("export", 1, 5),
                tip=tr("Many pictures at once: seeds, places of the trail, a table, a folder"),
            ),
        )  # fmt: skip

    def close(self) -> None:
        """The sheet closes."""
        self._soon.stop()
        self._calls.close()
        self._dialogs.close()

    def took(self, recipe: Recipe, render_ms: float) -> None:
        """How long the picture of a place at rest took."""
        self._ms_a_pixel[recipe.model.sha256] = render_ms / (recipe.width * recipe.height)

    @Slot()
    def show_all(self) -> None:
        """Of seeds, until something else is chosen; the trail as a whole."""
        self.show_of(())

    def show_of(self, recipes: tuple[Recipe, ...]) -> None:
        """Of these places; of the whole trail where there are none."""
        self._view.end_gesture()
        recipe, card = self._view.recipe, self._view.card
        if recipe is None or card is None:
            return
        trail = self._trail.project.trail
        chosen = tuple(map(Listing, recipes)) if recipes else _listings(tuple(trail))
        known = self._directions.known
        self._places = Places(recipe, card, chosen, _listings(trail.pins), directions=known)
        sheet = self._sheet = BatchDialog(self._places, self._parent)
        choice = from_state(str(self._settings.value.extra.get(EXTRA, "")))
        if not choice.folder:
            choice = _with(choice, folder=str(self._folder()))
        source = "places" if recipes else choice.source
        sheet.set_choice(_with(choice, source=source, name=""))
        sheet.choice_changed.connect(self._changed)
        sheet.read_asked.connect(self._read)
        sheet.batch_asked.connect(self._make)
        self._dialogs.show(sheet)
        self._soon.start()

    # ---- inside ---------------------------------------------------------------------------------
    @Slot(object)
    def _changed(self, choice: BatchChoice) -> None:
        self._settings.set_extra(EXTRA, to_state(_with(choice, name="")))
        self._soon.start()

    @Slot(object)
    def _make(self, order: BatchOrder) -> None:
        try:
            make_folder(order.path.parent)
        except (StudioError, OSError) as error:
            self._view.notices.say(Notice(said(error)))
            return
        self._queue.add(BatchTask(str(order.path), order.plan))

    @Slot(str)
    def _read(self, source: str) -> None:
        sheet = self._sheet
        if source == "table":
            path = ask_file(sheet, tr("A table of places"), "exports", tr(TABLES))
        else:
            path = ask_folder(sheet, tr("A folder of recipes or exports"), "exports")
        if path is None:
            return
        shelf = _Shelf(tuple(self._view.models))

        def read() -> tuple[Listing, ...]:
            rows = of_table(path, shelf) if source == "table" else of_folder(path)
            return tuple(rows)

        self._calls.run(read, self._listed)

    def _listed(self, found: tuple[Listing, ...] | StudioError) -> None:
        sheet, places = self._sheet, self._places
        if sheet is None or places is None or not isValid(sheet):
            return
        read = () if isinstance(found, StudioError) else found
        self._places = replace(places, read=read)
        sheet.set_places(self._places, said(found) if isinstance(found, StudioError) else "")

    @Slot()
    def _weigh(self) -> None:
        """What one picture costs: its weight from the canvas, its time from the last one."""
        sheet, image, places = self._sheet, self._image(), self._places
        if sheet is None or not isValid(sheet) or places is None:
            return
        recipe = places.recipe
        ms = self._ms_a_pixel.get(recipe.model.sha256, 0.0) * recipe.width * recipe.height
        if image is None or image.isNull():
            sheet.set_costs(0, ms)
            return
        pixels, spec = to_pixels(image), sheet.choice.spec
        self._asked += 1
        number = self._asked

        def took(count: int | StudioError) -> None:
            if number == self._asked and isValid(sheet) and isinstance(count, int):
                sheet.set_costs(count, ms)

        self._calls.run(lambda: weight_of(pixels, spec, recipe.width, recipe.height), took)


class _Shelf:
    """The models of the window, as tables name them."""

    def __init__(self, models: tuple[InstalledModel, ...]) -> None:
        self._models = models

    def find(self, ref: ModelRef) -> InstalledModel:
        """By its contents."""
        for model in self._models:
            if model.card.sha256 == ref.sha256:
                return model
        raise MissingModel(tr("The model {id} is not installed here.", id=ref.id))

    def named(self, id: str) -> InstalledModel:
        """By its id."""
        for model in self._models:
            if model.card.id == id:
                return model
        raise MissingModel(tr("The model {id} is not installed here.", id=id[:64]))


def _listings(nodes: Sequence[Node]) -> tuple[Listing, ...]:
    """The places of some nodes; damaged ones are left out."""
    found = []
    for node in nodes:
        try:
            found.append(Listing(node.recipe, node.name))
        except InputError:
            continue
    return tuple(found)


def _with(choice: BatchChoice, **fields: Any) -> BatchChoice:
    changed: BatchChoice = msgspec.structs.replace(choice, **fields)
    return changed
