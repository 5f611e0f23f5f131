"""What a person does to the models of the library: each step is said, and can be taken back."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from studio.errors import StudioError
from studio.library.bin import Binned, empty, in_bin
from studio.library.curator import Curator, Step
from studio.library.disk import disk_use
from studio.library.folders import own_folders, usual_folder
from studio.library.models import house_first
from studio.ui.engine.background import BackgroundCalls
from studio.ui.models.browser.card_menu import show_folder
from studio.ui.models.browser.entries import ORDER_WORDS, Entry, Marks
from studio.ui.models.library_sheet import LibrarySheet, LibraryState
from studio.ui.models.model_jobs import ModelJobs
from studio.ui.state.notices import Notice
from studio.ui.window.main_window import MainWindow
from studio.values.card import Card
from studio.values.messages import InstalledModel
from studio.values.recipe import ModelRef

ORDER = "model_order"
MOST_USED = 2000


class LibraryController(QObject):
    """Between the browser and the library; owned by the window's desks."""

    def __init__(self, window: MainWindow, errands: ModelJobs) -> None:
        super().__init__(window)
        self._window = window
        self._models = window.services.models
        self._errands = errands
        self.curator = Curator(self._models)
        self.aside = BackgroundCalls(self)
        settings = window.services.settings.value
        self._favourites = dict.fromkeys(settings.favourites)
        self._house_tags = dict(settings.house_tags)
        self._used = dict(settings.used)
        self._folders = own_folders(settings.model_folders)
        self._sheet: LibrarySheet | None = None
        browser = window.browser
        order = settings.extra.get(ORDER)
        if order in ORDER_WORDS:
            browser.set_order(order)
        browser.set_marks(self.marks())
        browser.wanted.connect(self._want)
        browser.renamed.connect(self._rename)
        browser.licence_asked.connect(self.ask_licence)
        browser.order_chosen.connect(self._order_chosen)
        window.view.card_changed.connect(self._model_used)
        errands.renewed.connect(self._renewed)
        window.view.where_missing = self._in_bin
        self._menu = QMenu(window)
        for text, page in (("Folders…", "folders"), ("Disk use…", "disk"), ("Bin…", "bin")):
            self._menu.addAction(text).triggered.connect(
                lambda _on=False, page=page: self.show_library(page)
            )
        browser.set_more_menu(self._menu)

    def close(self) -> None:
        """Threads end, sheets go."""
        self.aside.close()
        if self._sheet is not None:
            self._sheet.close()

    def marks(self) -> Marks:
        """What is kept beside the cards."""
        return Marks(
            frozenset(self._favourites), dict(self._house_tags), dict(self._used),
            self._models.flaws(),
        )  # fmt: skip

    # ---- the list of models ---------------------------------------------------------------------
    def check(self) -> None:
        """See whether the disk holds what the window shows; beside it, after the first paint."""
        self.aside.run(self._models.look, self._looked)

    def renew(self) -> None:
        """Show the library as it is in memory now."""
        self._window.view.set_models(house_first(self._models.models()))
        self._window.browser.set_marks(self.marks())

    def _looked(self, changed: object) -> None:
        if changed is True:
            self.renew()

    @Slot(object, str)
    def _renewed(self, step: Step | None, words: str) -> None:
        self.renew()
        if step is None:
            self._say(Notice(words, bad=False))
        else:
            self.curator.add(step)
            self._say(Notice(words, False, "Undo", self.undo))

    @Slot(object)
    def arrived(self, card: Card) -> None:
        """A model was added: bring its card into view."""
        self._window.browser.view.reveal(card.sha256)

    def _in_bin(self, ref: ModelRef) -> str:
        for binned in in_bin(self._folders):
            if binned.card is not None and binned.card.sha256 == ref.sha256:
                return f"{binned.name} is in the bin; restore it under Model library to go there."
        return ""

    # ---- steps ----------------------------------------------------------------------------------
    @Slot(str, object)
    def _want(self, what: str, entry: Entry) -> None:
        model = entry.model
        if model is None:
            return
        if what == "favourite":
            self._toggle_favourite(model)
        elif what == "tags":
            self._ask_tags(entry, model)
        elif what == "edit":
            self._edit(model)
        elif what == "again":
            self._errands.look_again(model)
        elif what == "export":
            self._errands.export(model)
        elif what == "bin":
            self._delete(model)

    @Slot(object, str)
    def _rename(self, entry: Entry, name: str) -> None:
        model = entry.model
        if model is not None:
            self._do(lambda: self.curator.rename(model, name))

    def _delete(self, model: InstalledModel) -> None:
        view = self._window.view
        if self._do(lambda: self.curator.delete(model)) is None:
            return
        if view.card is not None and view.card.sha256 == model.card.sha256:
            left = [m for m in view.models if m.card.id not in self._models.problems()]
            if left:
                view.open_model(left[0].card)

    def undo(self) -> None:
        """Take the last step back."""
        self._again(self.curator.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._again(self.curator.redo, undone=False)

    def _again(self, call: Callable[[], Step | None], undone: bool = True) -> None:
        try:
            step = call()
        except StudioError as error:
            self._say(Notice(str(error)))
            return
        self.renew()
        if step is not None and step.text:
            self._say(Notice(step.back if undone else step.text, bad=False))

    def _do(self, call: Callable[[], Step | None]) -> Step | None:
        """Do something; what went wrong is said, and so is how to take it back."""
        try:
            step = call()
        except StudioError as error:
            self._say(Notice(str(error)))
            return None
        if step is None:
            return None
        self.renew()
        if step.text:
            self._say(Notice(step.text, False, "Undo", self.undo))
        self._refill()
        return step

    def _say(self, notice: Notice) -> None:
        self._window.view.notices.say(notice)

    # ---- favourites, tags, licence, card --------------------------------------------------------
    def _toggle_favourite(self, model: InstalledModel) -> None:
        sha256 = model.card.sha256

        def turn() -> None:
            if sha256 in self._favourites:
                del self._favourites[sha256]
            else:
                self._favourites[sha256] = None
            self._window.settings.set(favourites=tuple(self._favourites))
            self._window.browser.set_marks(self.marks())

        turn()
        self.curator.add(Step("", turn, turn))

    def _ask_tags(self, entry: Entry, model: InstalledModel) -> None:
        from studio.ui.models.tags_popup import TagsPopup

        shipped = model.card.tags if model.card.house else ()
        tags = self._house_tags.get(entry.key, ()) if model.card.house else model.card.tags
        counted = Counter(tag for m in self._window.view.models for tag in m.card.tags)
        counted.update(tag for own in self._house_tags.values() for tag in own)
        known = [tag for tag, _ in counted.most_common(40)]
        popup = TagsPopup(entry.name, tags, known, shipped, self._window)
        popup.kept.connect(lambda new: self._set_tags(model, tuple(new)))
        popup.popup(self._window.browser.view.point_of(entry.key))

    def _set_tags(self, model: InstalledModel, tags: tuple[str, ...]) -> None:
        text = f"{model.card.name} has {'the tags ' + ', '.join(tags) if tags else 'no tags'} now."
        if not model.card.house:
            self._do(lambda: self.curator.change(model, {}, tags, text))
            return
        sha256 = model.card.sha256
        before = self._house_tags.get(sha256, ())

        def put(new: tuple[str, ...]) -> None:
            self._house_tags = {k: v for k, v in self._house_tags.items() if k != sha256}
            if new:
                self._house_tags[sha256] = new
            self._window.settings.set(house_tags=dict(self._house_tags))

        if tags != before:
            put(tags)
            back = f"The tags of {model.card.name} are as they were."
            step = Step(text, lambda: put(before), lambda: put(tags), back)
            self._do(lambda: self.curator.add(step))

    @Slot(object, QPoint)
    def ask_licence(self, entry: Entry, where: QPoint) -> None:
        """Ask under which licence a model stands, beside its card; nobody has to answer."""
        from studio.ui.models.licence_popup import LicencePopup

        model = entry.model
        if model is not None:
            popup = LicencePopup(entry.name, self._window)
            popup.chosen.connect(lambda name, link: self.set_licence(model, name, link))
            popup.popup(where)

    def set_licence(self, model: InstalledModel, name: str, link: str) -> None:
        """What somebody found out."""
        facts = {"license": name} | ({"license_url": link} if link else {})
        text = f"{model.card.name} is under {name}."
        self._do(lambda: self.curator.change(model, facts, None, text))

    def _edit(self, model: InstalledModel) -> None:
        from studio.ui.models.card_editor import CardEditor

        editor = CardEditor(model.card, self._window)
        editor.saved.connect(
            lambda facts, tags: self._do(lambda: self.curator.change(model, facts, tags))
        )
        self._window.closing.append(lambda: _close(editor))
        editor.show()

    # ---- memory ---------------------------------------------------------------------------------
    @Slot(str)
    def _order_chosen(self, order: str) -> None:
        self._window.settings.set_extra(ORDER, order)
        self._window.browser.set_marks(self.marks())

    @Slot(object)
    def _model_used(self, card: Card) -> None:
        self._used[card.sha256] = time.time()
        latest = sorted(self._used.items(), key=lambda item: -item[1])[:MOST_USED]
        self._used = dict(latest)
        self._window.settings.set(used=dict(latest))

    # ---- the sheet ------------------------------------------------------------------------------
    def show_library(self, page: str = "folders") -> None:
        """Folders, disk use and bin."""
        if self._sheet is not None:
            self._sheet.close()
        sheet = self._sheet = LibrarySheet(page, self._window)
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
        binned = tuple(in_bin(self._folders))
        use = disk_use(self._models.models(), self._folders, binned)
        return LibraryState(self._folders, usual_folder(), use, binned)

    def _stated(self, state: Any) -> None:
        if self._sheet is not None and isinstance(state, LibraryState):
            self._sheet.set_state(state)

    @Slot(object)
    def _set_folders(self, folders: Sequence[Path]) -> None:
        chosen = tuple(str(folder) for folder in folders)
        before = self._folders
        self._use_folders(tuple(Path(folder) for folder in chosen))
        self.curator.add(Step(
            "The folders of the library were changed.",
            lambda: self._use_folders(before),
            lambda: self._use_folders(tuple(folders)),
            "The folders of the library are as they were.",
        ))  # fmt: skip

    def _use_folders(self, folders: tuple[Path, ...]) -> None:
        self._folders = own_folders(tuple(str(folder) for folder in folders))
        self._window.settings.set(model_folders=tuple(str(folder) for folder in self._folders))
        models = self._models
        house = models.folders[:1]
        self.aside.run(lambda: models.look_into((*house, *self._folders)), self._looked)
        self._refill()

    @Slot(object)
    def _restore(self, binned: Binned) -> None:
        self._do(lambda: self.curator.restore(binned))

    @Slot()
    def _empty(self) -> None:
        binned = tuple(in_bin(self._folders))

        def done(answer: object) -> None:
            if isinstance(answer, StudioError):
                self._say(Notice(str(answer)))
            self._refill()

        self.aside.run(lambda: empty(binned), done)


def _close(editor: QObject) -> None:
    from shiboken6 import isValid

    if isValid(editor):
        editor.close()  # type: ignore[attr-defined]
