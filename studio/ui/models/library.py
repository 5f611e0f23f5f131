"""What a person does to the models of the library: each step is said, and can be taken back."""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from studio.errors import StudioError
from studio.library.bin import Binned, empty, in_bin
from studio.library.disk import disk_use
from studio.library.edit_words import label_of, sentence_of
from studio.library.folders import COVERS, usual_folder
from studio.library.model_edits import Blob, ModelEdits, files_written
from studio.library.models import InstalledModels
from studio.library.project import LibraryChange
from studio.library.store.library_changes import (
    Binned as BinChange,
    Favoured,
    FilesWritten,
    FoldersChosen,
)
from studio.ui.engine.background import BackgroundCalls
from studio.ui.feature.context import Context
from studio.ui.language.words import said, tr
from studio.ui.models.browser.card_menu import show_folder
from studio.ui.models.browser.entries import ORDER_WORDS, Entry, Marks
from studio.ui.models.browser.model_browser import ModelBrowser
from studio.ui.models.library_sheet import LibrarySheet, LibraryState
from studio.ui.models.model_jobs import ModelJobs
from studio.ui.state.notices import Notice
from studio.ui.widgets.open_dialogs import OpenDialogs
from studio.values import edit
from studio.values.card import Card
from studio.values.messages import InstalledModel
from studio.values.recipe import ModelRef, Recipe

ORDER = "model_order"
KEY = "library"
"""In the settings: which library this is, so that a project that travels leaves others alone."""
MOST_USED = 2000


class LibraryController(QObject):
    """Between the browser and the library."""

    def __init__(
        self, context: Context, models: InstalledModels, jobs: ModelJobs, browser: ModelBrowser
    ) -> None:
        super().__init__(context.parent)
        self._parent = context.parent
        self._view, self._trail, self._settings = context.view, context.trail, context.settings
        self._models = models
        self._jobs = jobs
        self._given = context.given
        self._browser = browser
        self.aside = BackgroundCalls(self)
        settings = context.settings.value
        self.key = str(settings.extra.get(KEY) or secrets.token_hex(8))
        if KEY not in settings.extra:
            context.settings.set_extra(KEY, self.key)
        self._edits = ModelEdits(models, settings, context.settings.set)
        self._used = dict(settings.used)
        self._sheet: LibrarySheet | None = None
        self._editors = OpenDialogs()
        order = settings.extra.get(ORDER)
        if order in ORDER_WORDS:
            browser.set_order(order)
        browser.set_marks(self.marks())
        browser.wanted.connect(self._want)
        browser.renamed.connect(self._rename)
        browser.licence_asked.connect(self.ask_licence)
        browser.order_chosen.connect(self._order_chosen)
        self._view.card_changed.connect(self._model_used)
        jobs.renewed.connect(self.take_renewed)
        self._view.where_missing = self._in_bin
        self._trail.set_library(self)
        self._menu = QMenu(self._parent)
        for text, page in (
            (tr("Folders…"), "folders"),
            (tr("Disk use…"), "disk"),
            (tr("Bin…"), "bin"),
        ):
            self._menu.addAction(text).triggered.connect(
                lambda _on=False, page=page: self.show_library(page)
            )
        browser.set_more_menu(self._menu)

    def close(self) -> None:
        """Threads end, sheets go."""
        self.aside.close()
        self._editors.close()
        if self._sheet is not None:
            self._sheet.close()

    def marks(self) -> Marks:
        """What is kept beside the cards."""
        return Marks(
            frozenset(self._edits.favourites), self._edits.house_tags, dict(self._used),
            self._models.flaws(),
        )  # fmt: skip

    # ---- the list of models ---------------------------------------------------------------------
    def check(self) -> None:
        """See whether the disk holds what the window shows; beside it, after the first paint."""
        self.aside.run(self._models.look, self._looked)

    def renew(self) -> None:
        """Show the library as it is in memory now."""
        self._view.set_models(self._models.models())
        self._browser.set_marks(self.marks())

    def _looked(self, changed: object) -> None:
        if changed is True:
            self.renew()

    @Slot(object, object, str)
    def take_renewed(
        self, model: InstalledModel | None, before: dict[str, bytes] | None, words: str
    ) -> None:
        """A model was looked at again, or has a LoRA now; `before`: its card and covers then."""
        self.renew()
        keep = self._trail.project.put_blob
        if model is not None:
            self._browser.forget_covers(model.folder / COVERS)
        if (
            model is None
            or before is None
            or not self._do(lambda: files_written(model, before, keep), words)
        ):
            self._say(Notice(words, bad=False))

    @Slot(object)
    def arrived(self, card: Card) -> None:
        """A model was added: bring its card into view."""
        self._browser.view.reveal(card.sha256)

    def _in_bin(self, ref: ModelRef) -> str:
        for binned in in_bin(self._edits.folders):
            if binned.card is not None and binned.card.sha256 == ref.sha256:
                return tr(
                    "{name} is in the bin; restore it under Model library to go there.",
                    name=binned.name,
                )
        return ""

    # ---- edits: in the journal of the project ----------------------------------------------------
    def apply(self, change: LibraryChange, blob: Blob) -> None:
        """Make it so and show it; called by the journal, when it is done and at undo and redo.

        Raises:
            StudioError: it is neither as before nor as after.
        """
        try:
            self._edits.apply(change, blob)
        finally:
            self._show(change)

    def _show(self, change: LibraryChange) -> None:
        browser = self._browser
        if isinstance(change, Favoured):
            browser.set_marks(self.marks())
            return
        if isinstance(change, FoldersChosen):
            folders = (*self._models.folders[:1], *self._edits.folders)
            self.aside.run(lambda: self._models.look_into(folders), self._looked)
        if isinstance(change, FilesWritten):
            for model in self._models.models():
                if model.card.sha256 == change.model:
                    browser.forget_covers(model.folder / COVERS)
        self.renew()
        if isinstance(change, BinChange):
            self._stay_or_leave(change.model)
        self._refill()

    def _stay_or_leave(self, sha256: str) -> None:
        """A model went or came: look at another one, or at the place again; no place is made."""
        view, trail = self._view, self._trail
        there = any(m.card.sha256 == sha256 for m in self._models.models())
        in_use = view.card is not None and view.card.sha256 == sha256
        if in_use and not there:
            problems = self._models.problems()
            left = next((m.card for m in view.models if m.card.id not in problems), None)
            if left is not None:
                view.look_at(first_recipe(left))
        elif there and not in_use:
            node = trail.node
            if node is not None and node.recipe.model.sha256 == sha256:
                trail.go_to_node(node.id)

    def _do(self, make: Callable[[], LibraryChange | None], words: str = "") -> bool:
        """Do what `make` says; it is said how to take it back, or why it is not possible.

        False where there is nothing to do.
        """
        try:
            change = make()
            if change is None:
                return False
            done = self._trail.edit_library(label_of(change), change)
        except StudioError as error:
            self._say(Notice(said(error)))
            return True
        text = words or sentence_of(change)
        if text:
            self._say(Notice(text, False, tr("Undo"), lambda: self._trail.take_back(done)))
        return True

    @Slot(str, object)
    def _want(self, what: str, entry: Entry) -> None:
        model = entry.model
        if model is None:
            return
        if what == "carry":
            self._given.carried.emit(model.card)
        elif what == "favourite":
            self._do(lambda: self._edits.favour(model))
        elif what == "tags":
            self._ask_tags(entry, model)
        elif what == "edit":
            self.edit(model)
        elif what == "again":
            self._jobs.look_again(model)
        elif what == "readings":
            self._jobs.offer_readings(model)
        elif what == "mix":
            self._jobs.ask_mix(model)
        elif what == "export":
            self._jobs.export(model)
        elif what == "bin":
            self._do(lambda: self._edits.delete(model))

    @Slot(object, str)
    def _rename(self, entry: Entry, name: str) -> None:
        model = entry.model
        if model is not None:
            self._do(lambda: self._edits.change(model, {"name": name}))

    def _say(self, notice: Notice) -> None:
        self._view.notices.say(notice)

    # ---- favourites, tags, licence, card --------------------------------------------------------
    def _ask_tags(self, entry: Entry, model: InstalledModel) -> None:
        from studio.ui.models.tags_popup import TagsPopup

        shipped = model.card.tags if model.card.house else ()
        tags = self._edits.house_tags.get(entry.key, ()) if model.card.house else model.card.tags
        counted = Counter(tag for m in self._view.models for tag in m.card.tags)
        counted.update(tag for own in self._edits.house_tags.values() for tag in own)
        known = [tag for tag, _ in counted.most_common(40)]
        popup = TagsPopup(entry.name, tags, known, shipped, self._parent)
        popup.kept.connect(lambda new: self._do(lambda: self._edits.tag(model, tuple(new))))
        popup.popup(self._browser.view.point_of(entry.key))

    @Slot(object, QPoint)
    def ask_licence(self, entry: Entry, where: QPoint) -> None:
        """Ask under which licence a model stands, beside its card; nobody has to answer."""
        from studio.ui.models.licence_popup import LicencePopup

        model = entry.model
        if model is not None:
            popup = LicencePopup(entry.name, self._parent)
            popup.chosen.connect(lambda name, link: self.set_licence(model, name, link))
            popup.popup(where)

    def set_licence(self, model: InstalledModel, name: str, link: str) -> None:
        """What somebody found out."""
        facts = {"license": name} | ({"license_url": link} if link else {})
        self._do(lambda: self._edits.change(model, facts))

    @Slot(object)
    def edit(self, model: InstalledModel) -> None:
        """Ask what its card should say."""
        from studio.ui.models.card_editor import CardEditor

        editor = CardEditor(model.card, self._parent)
        editor.saved.connect(
            lambda facts, tags: self._do(lambda: self._edits.change(model, facts, tags))
        )
        self._editors.show(editor)

    # ---- memory ---------------------------------------------------------------------------------
    @Slot(str)
    def _order_chosen(self, order: str) -> None:
        self._settings.set_extra(ORDER, order)
        self._browser.set_marks(self.marks())

    @Slot(object)
    def _model_used(self, card: Card) -> None:
        self._used[card.sha256] = time.time()
        latest = sorted(self._used.items(), key=lambda item: -item[1])[:MOST_USED]
        self._used = dict(latest)
        self._settings.set(used=dict(latest))

    # ---- the sheet ------------------------------------------------------------------------------
    def show_library(self, page: str = "folders") -> None:
        """Folders, disk use and bin."""
        if self._sheet is not None:
            self._sheet.close()
        sheet = self._sheet = LibrarySheet(page, self._parent)
        sheet.folders_changed.connect(self._set_folders)
        sheet.restore_asked.connect(self._restore)
        sheet.empty_asked.connect(self._empty)
        sheet.folder_asked.connect(lambda folder: show_folder(str(folder)))
        sheet.finished.connect(self._sheet_closed)
        sheet.show()
        self._refill()

    @Slot()
    def _sheet_closed(self) -> None:
        self._sheet = None

    def _refill(self) -> None:
        if self._sheet is not None:
            self.aside.run(self._state, self._stated)

    def _state(self) -> LibraryState:
        binned = tuple(in_bin(self._edits.folders))
        use = disk_use(self._models.models(), self._edits.folders, binned)
        return LibraryState(self._edits.folders, usual_folder(), use, binned)

    def _stated(self, state: Any) -> None:
        if self._sheet is not None and isinstance(state, LibraryState):
            self._sheet.set_state(state)

    @Slot(object)
    def _set_folders(self, folders: Sequence[Path]) -> None:
        self._do(lambda: self._edits.choose_folders(folders))

    @Slot(object)
    def _restore(self, binned: Binned) -> None:
        self._do(lambda: self._edits.restore(binned))

    @Slot()
    def _empty(self) -> None:
        binned = tuple(in_bin(self._edits.folders))

        def done(answer: object) -> None:
            if isinstance(answer, StudioError):
                self._say(Notice(str(answer)))
            self._refill()

        self.aside.run(lambda: empty(binned), done)


def first_recipe(card: Card) -> Recipe:
    """A model's best opener, else a seed of it."""
    return card.openers[0].recipe if card.openers else edit.new_recipe(card, 1)
