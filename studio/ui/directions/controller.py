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
from studio.ui.directions.from_words import FromWordsDialog
from studio.ui.engine.jobs import TaskMoved
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.context import Context
from studio.ui.language.words import said, tr
from studio.ui.state.notices import Notice
from studio.ui.state.place import NEW_SEEDS
from studio.values import edit
from studio.values.card import Card
from studio.values.directions import Direction, distinct
from studio.values.messages import (
    CalibrateJob,
    DirectionsFound,
    FindDirectionsJob,
    Job,
    JobFailed,
    LearnDirectionJob,
    LearnWordsJob,
    Result,
    Way,
)
from studio.values.recipe import Recipe

GROUP = "directions"
THUMB_PX = 112
EXAMPLES = 24

DirectionSheet = FindDirectionsDialog | FromExamplesDialog | FromWordsDialog


class DirectionController(QObject):
    """Opens the three sheets, runs their jobs, keeps what was chosen."""

    def __init__(
        self,
        context: Context,
        library: DirectionLibrary,
        set_hidden: Callable[[frozenset[str]], None],
    ) -> None:
        """`set_hidden` tells those who list directions which of them the person hid."""
        super().__init__(context.parent)
        self._parent = context.parent
        self._view, self._known = context.view, context.state.directions
        self._thumbs, self._jobs = context.engine.thumbs, context.engine.jobs
        self._library = library
        self._set_hidden = set_hidden
        self._sheet: DirectionSheet | None = None
        self._job = 0
        self._view.card_changed.connect(self._card_changed)
        self._jobs.progressed.connect(self._progressed)
        self._thumbs.ready.connect(self._thumb)
        if self._view.card is not None:
            self._card_changed(self._view.card)

    def close(self) -> None:
        """The sheet closes with the window."""
        if self._sheet is not None:
            self._sheet.close()

    @Slot()
    def find(self) -> None:
        """Open the sheet that finds directions in the model."""
        card, recipe = self._view.card, self._view.recipe
        if card is None or recipe is None:
            return
        sheet = FindDirectionsDialog(card, recipe, self._parent)
        sheet.find_asked.connect(self._find)
        self._open(sheet)

    @Slot()
    def learn(self) -> None:
        """Open the sheet that learns a direction from examples."""
        recipe = self._view.recipe
        if recipe is None:
            return
        sheet = FromExamplesDialog(recipe, self._parent)
        sheet.learn_asked.connect(self._learn)
        sheet.more_asked.connect(self._more)
        self._open(sheet)
        sheet.set_examples(self._examples())

    @Slot()
    def learn_words(self) -> None:
        """Open the sheet that learns a direction from pairs of words."""
        card = self._view.card
        if card is None or "takes_text" not in card.info.abilities:
            return
        sheet = FromWordsDialog(self._parent)
        sheet.learn_asked.connect(self._learn_words)
        self._open(sheet)
        sheet.pairs[0].more.edit.setFocus()

    def bring(self, directions: tuple[Direction, ...]) -> None:
        """Open the sheet with directions from a file, measured for the model in use."""
        card, recipe = self._view.card, self._view.recipe
        if card is None or recipe is None:
            return
        sheet = FindDirectionsDialog(card, recipe, self._parent)
        self._open(sheet)
        sheet.begin(tr("Seeing how strongly each one shows"))
        controls = dict(recipe.controls)
        self._run(
            tr("Measuring directions"),
            lambda job: CalibrateJob(job, card.ref, directions, controls),
        )

    # ---- jobs -----------------------------------------------------------------------------------
    @Slot(int, str, bool)
    def _find(self, count: int, how: Way, apart: bool) -> None:
        card, recipe = self._view.card, self._view.recipe
        if card is None or recipe is None:
            return
        controls = dict(recipe.controls)
        self._run(
            tr("Finding directions"),
            lambda job: FindDirectionsJob(job, card.ref, count, 0, how, apart, controls),
        )

    @Slot(str, object, object)
    def _learn(self, name: str, having: tuple[Recipe, ...], lacking: tuple[Recipe, ...]) -> None:
        card = self._view.card
        if card is not None:
            self._run(
                tr("Learning {name}", name=name),
                lambda job: LearnDirectionJob(job, card.ref, name, tuple(having), tuple(lacking)),
            )

    @Slot(str, object)
    def _learn_words(self, name: str, pairs: tuple[tuple[str, str], ...]) -> None:
        card, recipe = self._view.card, self._view.recipe
        if card is None or recipe is None:
            return
        controls = dict(recipe.controls)
        self._run(
            tr("Learning {name}", name=name),
            lambda job: LearnWordsJob(job, card.ref, name, tuple(pairs), controls),
        )

    def _run(self, text: str, make: Callable[[int], Job]) -> None:
        self._job = self._jobs.start(text, make, self._answer)

    @Slot()
    def _cancel(self) -> None:
        self._jobs.cancel(self._job)

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
        sheet.kept.connect(self.keep)
        sheet.finished.connect(self._closed)
        sheet.show()

    @Slot(int)
    def _closed(self, _code: int) -> None:
        self._thumbs.drop(GROUP)
        self._sheet = None

    @Slot(object)
    def keep(self, directions: tuple[Direction, ...]) -> None:
        """Directions of the model in use that the person wants from now on."""
        card = self._view.card
        if card is None:
            return
        named = distinct(directions, self._known.known)
        self._write(lambda: self._library.add(card.ref, named))
        self._known.keep(card.sha256, named)

    @Slot(str, str)
    def rename(self, direction_id: str, name: str) -> None:
        """Keep another name for a direction of the model in use."""
        card = self._view.card
        if card is not None:
            self._write(lambda: self._library.rename(card.ref, direction_id, name))

    @Slot(str, bool)
    def hide(self, direction_id: str, hidden: bool) -> None:
        """Keep that a direction of the model in use is not wanted in lists, or is again."""
        card = self._view.card
        if card is not None:
            self._write(lambda: self._library.set_hidden(card.ref, direction_id, hidden))

    def _write(self, change: Callable[[], None]) -> None:
        try:
            change()
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))

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
            self._known.add(card.sha256, directions)
        self._set_hidden(own.hidden)

    # ---- pictures -------------------------------------------------------------------------------
    @Slot(str, object)
    def _want(self, key: str, recipe: Recipe) -> None:
        self._thumbs.want(f"{GROUP}/{key}", recipe, THUMB_PX, GROUP)

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
        recipe, card = self._view.recipe, self._view.card
        assert recipe is not None
        assert card is not None
        numbers = random.sample(range(NEW_SEEDS), EXAMPLES)
        space = card.info.space
        return tuple(edit.with_base(recipe, space.seed(n)) for n in numbers)
