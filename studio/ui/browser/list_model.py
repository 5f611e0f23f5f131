"""The browser's cards as a Qt list model, narrowed as one types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.ui.browser.entries import Entry, kept

EntryRole = Qt.ItemDataRole.UserRole
ChosenRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class ModelList(QAbstractListModel):
    """All entries, of which those that match the search are rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Entry, ...] = ()
        self._rows: list[Entry] = []
        self._text = ""
        self._family = ""
        self._chosen = ""

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these, under the search that is set."""
        self._all = tuple(entries)
        self._refill()

    def set_filter(self, text: str, family: str) -> None:
        """Keep the entries of `family` (empty: all) that hold every word of `text`."""
        if (text, family) != (self._text, self._family):
            self._text, self._family = text, family
            self._refill()

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
    def total(self) -> int:
        """How many entries there are, found or not."""
        return len(self._all)

    def entry(self, index: Index) -> Entry | None:
        """The entry of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Where the entry stands; an invalid index where the search hides it."""
        for row, entry in enumerate(self._rows):
            if entry.key == key:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many entries match."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name for type-ahead, a spoken text, the entry itself, whether it is chosen."""
        entry = self.entry(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (entry.name, entry.family_words)))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return entry.problem or entry.facts
            case Qt.ItemDataRole.ToolTipRole:
                return entry.problem or (entry.model.card.summary if entry.model else "")
            case _ if role == EntryRole:
                return entry
            case _ if role == ChosenRole:
                return entry.key == self._chosen
            case _:
                return None

    def _refill(self) -> None:
        self.beginResetModel()
        self._rows = kept(self._all, self._text, self._family)
        self.endResetModel()
