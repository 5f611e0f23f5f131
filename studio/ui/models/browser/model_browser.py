"""The left column: every installed model, found as one types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.ui.language.words import said, tr
from studio.ui.models.browser.card_menu import card_menu
from studio.ui.models.browser.card_view import CardView
from studio.ui.models.browser.covers import CoverLoader
from studio.ui.models.browser.entries import NO_MARKS, ORDER_WORDS, Entry, Marks, Order, entries_of
from studio.ui.models.browser.list_model import ModelList
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.empty_note import EmptyNote
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.search_field import SearchField
from studio.ui.widgets.section_header import SectionHeader
from studio.values.card import FAMILY_WORDS
from studio.values.messages import InstalledModel

WIDTH_PX = 279
FAMILIES = ("gan", "vae", "flow", "diffusion", "cppn")


class ModelBrowser(QWidget):
    """MODELS, a search field, family chips, and cards.

    `set_models` fills it; until then it says that it is looking. A click or Enter on a card emits
    `model_chosen`; the window answers with `set_current` once the model is its own.
    """

    model_chosen = Signal(object)
    """An `InstalledModel` to work with."""
    details_asked = Signal(object)
    """An `InstalledModel` to tell all about."""
    wanted = Signal(str, object)
    """What is to be done (one of `card_menu.WANTS`), the `Entry`."""
    renamed = Signal(object, str)
    """`Entry`, its new name."""
    licence_asked = Signal(object, QPoint)
    """`Entry`, where on the screen an answer can be given."""
    order_chosen = Signal(str)
    """The order in which cards stand from now on."""
    add_asked = Signal()
    """Somebody wants to add a model; the button shows after `set_can_add(True)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(220)
        self.setAccessibleName(tr("Models"))
        self._covers = CoverLoader(self)
        self._model = ModelList(self)
        self.search = self._make_search()
        self.view = CardView(self._model, self._covers)
        self._empty = EmptyNote()
        self._stack = QStackedWidget()
        self._models: tuple[InstalledModel, ...] = ()
        self._problems: dict[str, str] = {}
        self._more_menu: QMenu | None = None
        self._families = QButtonGroup(self)
        self._family = ""
        self._marks = NO_MARKS
        self.favourites = Chip(tr("Favourites"), "pill")
        self.sort = IconButton("", "sort-ascending", tr("Order of the models"))
        self.more = IconButton("", "dots-three", tr("Folders, disk use and bin"))
        self._header = SectionHeader(tr("Models"))
        self._add = self._header.add_action(
            tr("Add"), "plus", tr("Add a model from a file, or get a published one")
        )
        self._add.hide()
        self._header.add_widget(self.more)
        self.more.hide()
        self._lay_out()
        self._connect()
        self._empty.say(tr("Looking for models …"))
        self._stack.setCurrentWidget(self._empty)

    # ---- setters --------------------------------------------------------------------------------
    def set_models(
        self, models: Iterable[InstalledModel], problems: Mapping[str, str] | None = None
    ) -> None:
        """Show these; `problems` maps ids (or folder names) to what is wrong, shown at the end."""
        self._models, self._problems = tuple(models), dict(problems or {})
        self._show_all()

    def set_marks(self, marks: Marks) -> None:
        """Favourites, tags and what else the person keeps beside the cards."""
        if marks != self._marks:
            self._marks = marks
            self._show_all()

    def set_order(self, order: Order) -> None:
        """Show the cards in this order, silently."""
        self._model.set_order(order)
        self.sort.setAccessibleDescription(ORDER_WORDS[order])

    def set_more_menu(self, menu: QMenu) -> None:
        """What concerns the library as a whole."""
        self._more_menu = menu
        self.more.show()

    def set_current(self, sha256: str) -> None:
        """Mark the model that the window works with and bring it into view."""
        self._model.set_chosen(sha256)
        self.view.reveal(sha256)

    def set_can_add(self, can_add: bool) -> None:
        """Whether there is a way to add models."""
        self._add.setVisible(can_add)

    def open_add_menu(self, menu: QMenu) -> None:
        """Show the ways to add models below the button."""
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height() + 2)))

    def focus_search(self) -> None:
        """Type to search; the window calls this on Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear_search(self) -> None:
        """Show every model again."""
        self.search.clear()
        self._families.buttons()[0].setChecked(True)
        self.favourites.setChecked(False)
        self._set_family("")

    def forget_covers(self, path: Path) -> None:
        """The covers at `path` are others now."""
        self._covers.forget(path)

    def close_covers(self) -> None:
        """Stop decoding; called before the window goes."""
        self._covers.close()

    # ---- building -------------------------------------------------------------------------------
    def _make_search(self) -> SearchField:
        field = SearchField(tr("Search models"))
        field.setStyleSheet("QLineEdit { min-height: 24px; }")  # 34 px with its padding
        field.installEventFilter(self)
        return field

    def _lay_out(self) -> None:
        chips = FlowLayout(gap_px=5)
        for family in ("", *FAMILIES):
            chip = Chip(said(FAMILY_WORDS[family]) if family else tr("All"), "pill")
            chip.setCheckable(True)
            chip.setChecked(not family)
            chip.setProperty("family", family)
            self._families.addButton(chip)
            chips.addWidget(chip)
        self.sort.setFixedHeight(20)
        self.favourites.setCheckable(True)
        chips.addWidget(self.favourites)
        chips.addWidget(self.sort)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(0)
        head.addWidget(self._header)
        head.addSpacing(4)
        head.addWidget(self.search)
        head.addSpacing(9)
        head.addLayout(chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search_changed)
        self._families.buttonClicked.connect(self._family_clicked)
        self._empty.action_clicked.connect(self.clear_search)
        self._add.clicked.connect(self.add_asked)
        self.view.opened.connect(self._choose)
        self.view.menu_asked.connect(self._open_menu)
        self.view.starred.connect(self._starred)
        self.view.delete_asked.connect(self._delete)
        self.view.renamed.connect(self.renamed)
        self.view.licence_asked.connect(self.licence_asked)
        self.favourites.toggled.connect(self._favourites_toggled)
        self.sort.clicked.connect(self._open_orders)
        self.more.clicked.connect(self._open_more)

    # ---- answers --------------------------------------------------------------------------------
    @Slot(str)
    def _search_changed(self, text: str) -> None:
        self._model.set_filter(text, self._family, self.favourites.isChecked())
        self._show_found()

    @Slot(bool)
    def _favourites_toggled(self, _on: bool) -> None:
        self._search_changed(self.search.text())

    @Slot(object)
    def _family_clicked(self, chip: Chip) -> None:
        self._set_family(str(chip.property("family")))

    def _set_family(self, family: str) -> None:
        self._family = family
        self._search_changed(self.search.text())

    def _show_all(self) -> None:
        """Show what there is, at the place where the list was."""
        bar, current = self.view.verticalScrollBar(), self.view.currentIndex().row()
        before = bar.value()
        known = {entry.key: entry for entry in self._model.entries}
        entries = entries_of(self._models, self._problems, self._marks, known)
        self._model.set_entries(entries)
        self._show_found(reveal=not before)
        if before:
            self.view.setCurrentIndex(self._model.index(min(current, self._model.rowCount() - 1)))
            bar.setValue(before)

    def _show_found(self, reveal: bool = True) -> None:
        if self._model.rowCount():
            self._stack.setCurrentWidget(self.view)
            if reveal:
                self.view.reveal(self._model.chosen)
            return
        text, kind = self.search.text().strip(), said(FAMILY_WORDS.get(self._family, ""))
        if not self._model.total:
            self._empty.say(tr("No models are installed yet."))
        elif self.favourites.isChecked() and not text:
            self._empty.say(
                tr("No favourites here yet. A star on a card makes one."), tr("Show all")
            )
        elif text:
            self._empty.say(
                tr("No {kind} model matches “{text}”.", kind=kind, text=text).replace("  ", " "),
                tr("Clear"),
            )
        else:
            self._empty.say(tr("No {kind} model is installed.", kind=kind), tr("Show all"))
        self._stack.setCurrentWidget(self._empty)

    @Slot(object)
    def _choose(self, entry: Entry) -> None:
        if entry.model is not None and not entry.problem:
            self.model_chosen.emit(entry.model)

    @Slot(object, QPoint)
    def _open_menu(self, entry: Entry, where: QPoint) -> None:
        self.menu_for(entry).popup(where)

    def menu_for(self, entry: Entry) -> QMenu:
        """What can be done with a card."""
        return card_menu(self, entry, self._want)

    def _want(self, what: str, entry: Entry) -> None:
        if what == "explore":
            self._choose(entry)
        elif what == "details" and entry.model is not None:
            self.details_asked.emit(entry.model)
        elif what == "rename":
            self.view.rename(entry.key)
        elif what == "licence":
            self.view.reveal(entry.key)
            self.licence_asked.emit(entry, self.view.point_of(entry.key))
        else:
            self.wanted.emit(what, entry)

    @Slot(object)
    def _starred(self, entry: Entry) -> None:
        self.wanted.emit("favourite", entry)

    @Slot(object)
    def _delete(self, entry: Entry) -> None:
        self.wanted.emit("bin", entry)

    @Slot()
    def _open_orders(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for order, words in ORDER_WORDS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order == self._model.order)
            action.setData(order)
            group.addAction(action)
        group.triggered.connect(lambda action: self._order(action.data()))
        menu.popup(self.sort.mapToGlobal(QPoint(0, self.sort.height() + 2)))

    def _order(self, order: Order) -> None:
        self.set_order(order)
        self.view.scrollToTop()
        self.order_chosen.emit(order)

    @Slot()
    def _open_more(self) -> None:
        if self._more_menu is not None:
            self._more_menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    # ---- keys -----------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: from the search field, Down goes to the cards, Enter takes the first, Esc clears."""
        key = event.key() if isinstance(event, QKeyEvent) else 0
        pressed = event.type() == QEvent.Type.KeyPress and watched is self.search
        if pressed and self._search_key(key):
            return True
        return super().eventFilter(watched, event)

    def _search_key(self, key: int) -> bool:
        first = self._model.index(0) if self._model.rowCount() else QModelIndex()
        if key == Qt.Key.Key_Down and first.isValid():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.setCurrentIndex(first)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and first.isValid():
            entry = self._model.entry(first)
            if entry is not None and self.search.text().strip():
                self._choose(entry)
            return True
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False
