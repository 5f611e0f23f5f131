"""Directions of the person's own: found in a model, learned from examples, named, kept."""

from __future__ import annotations

import random
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from studio.errors import StudioError
from studio.library.directions import DirectionLibrary
from studio.ui.directions.find_directions import FindDirectionsDialog
from studio.ui.directions.from_examples import FromExamplesDialog
from studio.ui.engine.jobs import TaskMoved
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.state.notices import Notice
from studio.ui.state.place import NEW_SEEDS
from studio.ui.window.main_window import MainWindow
from studio.values import edit
from studio.values.card import Card
from studio.values.directions import Direction, distinct
from studio.values.latent import Seed
from studio.values.messages import (
    CalibrateJob,
    DirectionsFound,
    FindDirectionsJob,
    Job,
    JobFailed,
    LearnDirectionJob,
    Result,
    Way,
)
from studio.values.recipe import Recipe

GROUP = "directions"
THUMB_PX = 112
EXAMPLES = 24

DirectionSheet = FindDirectionsDialog | FromExamplesDialog


class DirectionController(QObject):
    """Opens the two sheets, runs their jobs, keeps what was chosen."""

    def __init__(self, window: MainWindow, library: DirectionLibrary) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._sheet: DirectionSheet | None = None
        self._job = 0
        window.panel.directions.find_requested.connect(self.find)
        window.view.card_changed.connect(self._card_changed)
        window.panel.examples_requested.connect(self.learn)
        window.link.jobs.progressed.connect(self._progressed)
        window.panel.direction_renamed.connect(self._renamed)
        window.panel.direction_hidden.connect(self._hidden)
        window.thumbs.ready.connect(self._thumb)
        if window.view.card is not None:
            self._card_changed(window.view.card)

    def close(self) -> None:
        """The sheet closes with the window."""
        if self._sheet is not None:
            self._sheet.close()

    @Slot()
    def find(self) -> None:
        """Open the sheet that finds directions in the model."""
        card, recipe = self._window.view.card, self._window.view.recipe
        if card is None or recipe is None:
            return
        sheet = FindDirectionsDialog(card, recipe, self._window)
        sheet.find_asked.connect(self._find)
        self._open(sheet)

    @Slot()
    def learn(self) -> None:
        """Open the sheet that learns a direction from examples."""
        recipe = self._window.view.recipe
        if recipe is None:
            return
        sheet = FromExamplesDialog(recipe, self._window)
        sheet.learn_asked.connect(self._learn)
        sheet.more_asked.connect(self._more)
        self._open(sheet)
        sheet.set_examples(self._examples())

    def bring(self, directions: tuple[Direction, ...]) -> None:
        """Open the sheet with directions from a file, measured for the model in use."""
        card, recipe = self._window.view.card, self._window.view.recipe
        if card is None or recipe is None:
            return
        sheet = FindDirectionsDialog(card, recipe, self._window)
        self._open(sheet)
        sheet.begin("Seeing how strongly each one shows")
        controls = dict(recipe.controls)
        self._run(
            "Measuring directions", lambda job: CalibrateJob(job, card.ref, directions, controls)
        )

    # ---- jobs -----------------------------------------------------------------------------------
    @Slot(int, str, bool)
    def _find(self, count: int, how: Way, apart: bool) -> None:
        card, recipe = self._window.view.card, self._window.view.recipe
        if card is None or recipe is None:
            return
        controls = dict(recipe.controls)
        self._run(
            "Finding directions",
            lambda job: FindDirectionsJob(job, card.ref, count, 0, how, apart, controls),
        )

    @Slot(str, object, object)
    def _learn(self, name: str, having: tuple[Recipe, ...], lacking: tuple[Recipe, ...]) -> None:
        card = self._window.view.card
        if card is not None:
            self._run(
                f"Learning {name}",
                lambda job: LearnDirectionJob(job, card.ref, name, tuple(having), tuple(lacking)),
            )

    def _run(self, text: str, make: Callable[[int], Job]) -> None:
        self._job = self._window.link.jobs.start(text, make, self._answer)

    @Slot()
    def _cancel(self) -> None:
        self._window.link.jobs.cancel(self._job)

    def _answer(self, result: Result) -> None:
        sheet = self._sheet
        if isinstance(result, DirectionsFound):
            self._take(sheet, result.directions)
        elif isinstance(result, JobFailed) and sheet is not None:
            sheet.set_failed(result.message, result.cancelled)

    def _take(self, sheet: DirectionSheet | None, found: tuple[Direction, ...]) -> None:
        if isinstance(sheet, FindDirectionsDialog):
            sheet.set_found(found)
        elif sheet is not None and found:
            sheet.set_learned(found[0])

    @Slot(object)
    def _progressed(self, moved: TaskMoved) -> None:
        progress = moved.progress
        if self._sheet is not None and moved.task.id == self._job:
            self._sheet.set_progress(progress.done, progress.total, progress.eta_s)

    # ---- sheets ---------------------------------------------------------------------------------
    def _open(self, sheet: DirectionSheet) -> None:
        self.close()
        self._sheet = sheet
        sheet.cancel_asked.connect(self._cancel)
        sheet.thumb_needed.connect(self._want)
        sheet.kept.connect(self._keep)
        sheet.finished.connect(self._closed)
        sheet.show()

    @Slot(int)
    def _closed(self, _code: int) -> None:
        self._window.thumbs.drop(GROUP)
        self._sheet = None

    @Slot(object)
    def _keep(self, directions: tuple[Direction, ...]) -> None:
        card = self._window.view.card
        if card is None:
            return
        named = distinct(directions, self._window.state.directions.known)
        self._write(lambda: self._library.add(card.ref, named))
        self._window.state.directions.add(card.sha256, named)

    @Slot(str, str)
    def _renamed(self, direction_id: str, name: str) -> None:
        card = self._window.view.card
        if card is not None:
            self._write(lambda: self._library.rename(card.ref, direction_id, name))

    @Slot(str, bool)
    def _hidden(self, direction_id: str, hidden: bool) -> None:
        card = self._window.view.card
        if card is not None:
            self._write(lambda: self._library.set_hidden(card.ref, direction_id, hidden))

    def _write(self, change: Callable[[], None]) -> None:
        try:
            change()
        except StudioError as error:
            self._window.view.notices.say(Notice(str(error)))

    @Slot(object)
    def _card_changed(self, card: Card) -> None:
        """What the person has made of this model's directions: more, other names, some hidden."""
        own = self._library.own(card.ref)
        known = {d.id: d for d in (*card.info.directions, *own.added)}
        mine = own.names.keys() | {d.id for d in own.added}
        directions = tuple(
            replace(d, name=own.names.get(key, d.name)) for key, d in known.items() if key in mine
        )
        if directions:
            self._window.state.directions.add(card.sha256, directions)
        self._window.panel.set_hidden_directions(own.hidden)

    # ---- pictures -------------------------------------------------------------------------------
    @Slot(str, object)
    def _want(self, key: str, recipe: Recipe) -> None:
        self._window.thumbs.want(f"{GROUP}/{key}", recipe, THUMB_PX, GROUP)

    @Slot(object)
    def _thumb(self, thumb: Thumbnail) -> None:
        if thumb.group == GROUP and self._sheet is not None:
            self._sheet.set_thumb(thumb.key.removeprefix(f"{GROUP}/"), thumb.image)

    @Slot()
    def _more(self) -> None:
        if isinstance(self._sheet, FromExamplesDialog):
            self._sheet.set_examples(self._examples())

    def _examples(self) -> tuple[Recipe, ...]:
        """Seeds nobody has seen, under the controls of now."""
        recipe, card = self._window.view.recipe, self._window.view.card
        assert recipe is not None
        assert card is not None
        numbers = random.sample(range(NEW_SEEDS), EXAMPLES)
        space = card.info.space.name
        return tuple(edit.with_base(recipe, Seed(n, space)) for n in numbers)
