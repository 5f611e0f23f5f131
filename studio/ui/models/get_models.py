"""Get models: a catalogue to browse offline, and downloads that can be left and gone on with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.errors import InputError
from studio.library.catalogue import CatalogueEntry
from studio.ui.language.words import mark, said, tr
from studio.ui.models.catalogue_list import CatalogueModel, CatalogueView
from studio.ui.models.entry_details import EntryDetails
from studio.ui.models.getting import GetController
from studio.ui.models.getting_words import EXPLORE, PAGE, PAUSE, Standing, main_action, main_words
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.empty_note import EmptyNote
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.search_field import SearchField
from studio.ui.widgets.sheet import Sheet, set_primary
from studio.values.card import FAMILY_WORDS
from studio.values.messages import EngineReady

SIZE = (880, 600)
LIST_PX = 384
FAMILIES = ("", "gan", "vae", "flow", "diffusion")
NOTE = mark("Nothing is sent before you press Get; files come straight from who published them.")


class GetModelsSheet(Sheet):
    """`opens`: the architectures of this version; empty while the engine has not told."""

    def __init__(
        self, getter: GetController, opens: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Get models"), tr("Well-known generators that others published."), parent
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._getter, self._opens = getter, opens
        self._family = ""
        self._families = QButtonGroup(self)
        self._rows = CatalogueModel(getter.standing, self._can_open, self)
        self.search = SearchField(tr("Search by name, subject, maker or licence"))
        self.view = CatalogueView(self._rows)
        self.empty = EmptyNote()
        self.details = EntryDetails()
        self._stack = QStackedWidget()
        self._build()
        self.main_button = self.add_button(tr("Get"), primary=True)
        self.say(tr(NOTE))
        self._connect()
        self._fill()
        self.resize(*SIZE)

    # ---- told by the window ---------------------------------------------------------------------
    @Slot(object)
    def set_engine(self, ready: EngineReady) -> None:
        """The engine has told what it can load."""
        if ready.opens != self._opens:
            self._opens = ready.opens
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what fails is told here from now on."""
        super().showEvent(event)
        self._getter.watched = True

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: and elsewhere again."""
        super().hideEvent(event)
        self._getter.watched = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: downloads go on behind a closed sheet."""
        self._getter.watched = False
        super().closeEvent(event)

    # ---- building -------------------------------------------------------------------------------
    def _build(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(5)
        for family in FAMILIES:
            chip = Chip(said(FAMILY_WORDS[family]) if family else tr("All"), "pill")
            chip.setCheckable(True)
            chip.setChecked(not family)
            chip.setProperty("family", family)
            self._families.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        left = QWidget()
        left.setFixedWidth(LIST_PX)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addLayout(chips)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(left)
        row.addWidget(Hairline(Qt.Orientation.Vertical))
        row.addWidget(self.details, 1)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self._families.buttonClicked.connect(self._family_clicked)
        self.empty.action_clicked.connect(self._clear)
        self.view.chosen.connect(self._choose)
        self.main_button.clicked.connect(self._main)
        self.details.accepted_changed.connect(self._show_button)
        self.details.dropped.connect(self._drop)
        self._getter.changed.connect(self._changed)

    def _fill(self) -> None:
        try:
            entries = self._getter.load()
        except InputError as error:
            self._rows.set_entries(())
            self.empty.say(said(error))
            self._stack.setCurrentWidget(self.empty)
            self.details.setVisible(False)
            self.main_button.setVisible(False)
            return
        chosen = self.details.entry.id if self.details.entry is not None else ""
        self._rows.set_entries(entries)
        self.view.choose(chosen)

    def _can_open(self, entry: CatalogueEntry) -> bool:
        return not self._opens or entry.architecture in self._opens

    # ---- answers --------------------------------------------------------------------------------
    @Slot()
    def _narrow(self) -> None:
        chosen = self.details.entry.id if self.details.entry is not None else ""
        self._rows.set_filter(self.search.text(), self._family)
        if self._rows.rowCount():
            self._stack.setCurrentWidget(self.view)
            self.view.choose(chosen)
            return
        text, kind = self.search.text().strip(), said(FAMILY_WORDS.get(self._family, ""))
        self.empty.say(
            tr("No {kind} model matches “{text}”.", kind=kind, text=text).replace("  ", " "),
            tr("Clear"),
        )
        self._stack.setCurrentWidget(self.empty)

    @Slot(object)
    def _family_clicked(self, chip: Chip) -> None:
        self._family = str(chip.property("family"))
        self._narrow()

    @Slot()
    def _clear(self) -> None:
        self._families.buttons()[0].setChecked(True)
        self._family = ""
        self.search.clear()
        self._narrow()

    @Slot(object)
    def _choose(self, entry: CatalogueEntry | None) -> None:
        if entry is not None:
            self.details.show_entry(entry, self._standing(entry), self._can_open(entry))
            self._show_button()

    @Slot(object)
    def _changed(self, entry_id: str) -> None:
        self.view.repaint_entry(entry_id)
        entry = self.details.entry
        if entry is not None and entry.id == entry_id:
            self.details.show_entry(entry, self._standing(entry), self._can_open(entry))
            self._show_button()

    def _standing(self, entry: CatalogueEntry) -> Standing:
        return self._getter.standing(entry.id)

    @Slot()
    def _show_button(self) -> None:
        entry = self.details.entry
        if entry is None:
            return
        here = entry, self._standing(entry), self._can_open(entry)
        action = main_action(*here)
        self.main_button.setText(main_words(*here))
        free = action in (PAUSE, EXPLORE, PAGE)
        self.main_button.setEnabled(free or self.details.accept.isChecked())
        set_primary(self.main_button, action not in (PAUSE, PAGE))
        needs = not self.main_button.isEnabled()
        self.main_button.setToolTip(tr("Accept its licence first") if needs else "")

    @Slot()
    def _main(self) -> None:
        entry = self.details.entry
        if entry is None:
            return
        action = main_action(entry, self._standing(entry), self._can_open(entry))
        if action == EXPLORE:
            self._getter.explore(entry.id)
        elif action == PAUSE:
            self._getter.pause(entry.id)
        elif action == PAGE:
            self.details.open_page()
        else:
            self._getter.get(entry.id, self.details.token.text().strip())
            self.details.token.clear()

    @Slot()
    def _drop(self) -> None:
        if self.details.entry is not None:
            self._getter.drop(self.details.entry.id)
