"""The scrolling list of model cards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from studio.ui.browser.card_delegate import CardDelegate
from studio.ui.browser.covers import CoverLoader
from studio.ui.browser.list_model import ModelList


class CardView(QListView):
    """Arrows move, Enter or a click opens, letters jump to the name that begins with them."""

    opened = Signal(object)
    """The `Entry` that was clicked or entered."""

    def __init__(
        self, model: ModelList, covers: CoverLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cards = model
        self.setObjectName("cards")
        self.setModel(model)
        self.setItemDelegate(CardDelegate(covers, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(12, 0, 0, 0)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(29)
        self.setAccessibleName("Installed models")
        self.clicked.connect(self._open)
        covers.ready.connect(self._cover_ready)

    def reveal(self, key: str) -> None:
        """Bring the entry into view, if the search shows it."""
        index = self._cards.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        entry = self._cards.entry(index)
        if entry is not None:
            self.opened.emit(entry)

    @Slot(object)
    def _cover_ready(self, path: Path) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
