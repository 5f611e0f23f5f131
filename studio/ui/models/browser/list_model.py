"""The browser's cards as a Qt list model, narrowed as one types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.ui.language.words import said, tr
from studio.ui.models.browser.entries import Entry, Order, in_order, kept

EntryRole = Qt.ItemDataRole.UserRole
ChosenRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class ModelList(QAbstractListModel):
    """All entries, of which those that match the search are rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Entry, ...] = ()
        self._rows: list[Entry] = []
        self._places: dict[str, int] = {}
        self._filter: tuple[str, str, bool] = ("", "", False)
        self._order: Order = "shelf"
        self._chosen = ""

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these, under the search and in the order that are set."""
        self._all = tuple(entries)
        self._refill()

    def set_filter(self, text: str, family: str, favourites: bool = False) -> None:
        """Keep the entries of `family` (empty: all) that hold every word of `text`."""
        if (text, family, favourites) != self._filter:
            self._filter = (text, family, favourites)
            self._refill()

    def set_order(self, order: Order) -> None:
        """Show them in this order."""
        if order != self._order:
            self._order = order
            self._refill()

    @property
    def order(self) -> Order:
        """The order in which they stand."""
        return self._order

    def set_chosen(self, key: str) -> None:
        """Mark the entry that the window works with."""
        before, self._chosen = self._chosen, key
        for changed in {before, key}:
            index = self.index_of(changed)
            if index.isValid():
                self.dataChanged.emit(index, index, [ChosenRole])

    @property
    def chosen(self) -> str:
        """The key of the marked entry."""
        return self._chosen

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, found or not, in the order in which they came."""
        return self._all

    @property
    def total(self) -> int:
        """How many entries there are, found or not."""
        return len(self._all)

    def entry(self, index: Index) -> Entry | None:
        """The entry of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Where the entry stands; an invalid index where the search hides it."""
        row = self._places.get(key)
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many entries match."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name for type-ahead and renaming, what is spoken, the entry, whether it is chosen."""
        entry = self.entry(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                favourite = tr("favourite") if entry.favourite else ""
                return ", ".join(filter(None, (entry.name, entry.family_words, favourite)))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return said(entry.problem) or (
                    tr("{facts} · its licence is unknown", facts=entry.facts)
                    if entry.asks_licence
                    else entry.facts
                )
            case Qt.ItemDataRole.ToolTipRole:
                summary = said(entry.model.card.summary) if entry.model else ""
                whole = "\n".join(filter(None, (entry.name, summary, entry.facts)))
                return said(entry.problem or entry.flaw) or whole
            case _ if role == EntryRole:
                return entry
            case _ if role == ChosenRole:
                return entry.key == self._chosen
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: names of the person's own models can be edited."""
        entry = self.entry(index)
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if entry is not None and entry.own else flags

    def _refill(self) -> None:
        rows = in_order(kept(self._all, *self._filter), self._order)
        places = {entry.key: row for row, entry in enumerate(rows)}
        if places == self._places and rows:  # the same cards: the view keeps its place
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows, self._places = rows, places
        self.endResetModel()
