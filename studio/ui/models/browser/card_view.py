"""The scrolling list of model cards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QWidget

from studio.ui.language.words import mark, tr
from studio.ui.models.browser.card_delegate import CardDelegate
from studio.ui.models.browser.card_layout import CardLayout, Spot
from studio.ui.models.browser.covers import CoverLoader
from studio.ui.models.browser.list_model import ModelList

SPOT_WORDS: dict[Spot, str] = {
    "star": mark("Favourite"),
    "more": mark("What can be done with it"),
    "licence": mark("Say what you know"),
}  # fmt: skip


class CardView(QListView):
    """Arrows move, Enter or a click opens, letters jump to the name that begins with them.

    F2 renames, Del deletes, the Menu key or a right click opens the menu.
    """

    opened = Signal(object)
    """The `Entry` that was clicked or entered."""
    menu_asked = Signal(object, QPoint)
    """`Entry`, where on the screen."""
    starred = Signal(object)
    """`Entry` whose star was clicked."""
    licence_asked = Signal(object, QPoint)
    """`Entry`, where on the screen an answer can be given."""
    delete_asked = Signal(object)
    """`Entry`."""
    renamed = Signal(object, str)
    """`Entry`, the name that was typed."""

    def __init__(
        self, model: ModelList, covers: CoverLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._cards = model
        self._pressed: tuple[Spot, str] = ("", "")
        self.setObjectName("cards")
        self.setModel(model)
        self._delegate = CardDelegate(covers, self)
        self._delegate.renamed.connect(self.renamed)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportMargins(12, 0, 0, 0)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(29)
        self.setAccessibleName(tr("Installed models"))
        self.clicked.connect(self._open)
        covers.ready.connect(self._cover_ready)

    def reveal(self, key: str) -> None:
        """Bring the entry into view, if the search shows it."""
        index = self._cards.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def rename(self, key: str) -> None:
        """Edit the name of a model of the person's own, in its place."""
        index = self._cards.index_of(key)
        entry = self._cards.entry(index)
        if entry is not None and entry.own:
            self.reveal(key)
            self.edit(index)

    def point_of(self, key: str) -> QPoint:
        """Where on the screen something that belongs to the card's words may open."""
        rect = self.visualRect(self._cards.index_of(key))
        facts = self._layout_at(rect.topLeft()).facts
        return self.viewport().mapToGlobal(facts.bottomLeft().toPoint())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        entry = self._cards.entry(index)
        if entry is not None:
            self.opened.emit(entry)

    @Slot(object)
    def _cover_ready(self, path: Path) -> None:
        self.viewport().update()

    # ---- the pointer ----------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the small buttons on a card are not the card."""
        self._pressed = self._spot(event.position())
        if self._pressed[0] and event.button() is Qt.MouseButton.LeftButton:
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: let go where it was pressed."""
        pressed, self._pressed = self._pressed, ("", "")
        if not pressed[0] or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
        elif self._spot(event.position()) == pressed:
            self._act(*pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: say what the small buttons are."""
        spot = self._spot(event.position())[0]
        hand = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(hand if spot else Qt.CursorShape.ArrowCursor)
        if spot:
            QToolTip.showText(event.globalPosition().toPoint(), SPOT_WORDS[spot], self)
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: of the card under the pointer, or of the current one by the Menu key."""
        index = self.currentIndex()
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            index = self.indexAt(event.pos())
        entry = self._cards.entry(index)
        if entry is None:
            return
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_asked.emit(entry, where)

    def _spot(self, at: QPointF) -> tuple[Spot, str]:
        index = self.indexAt(at.toPoint())
        entry = self._cards.entry(index)
        if entry is None or entry.model is None:
            return "", ""
        card = self._layout_at(self.visualRect(index).topLeft())
        asks = entry.asks_licence and not entry.problem
        spot = card.hit(at, asks, self._delegate.facts_font)
        return spot, entry.key if spot else ""

    def _layout_at(self, corner: QPoint) -> CardLayout:
        return CardLayout.of_item(corner.x(), corner.y(), self.width())

    def _act(self, spot: Spot, key: str) -> None:
        index = self._cards.index_of(key)
        entry = self._cards.entry(index)
        if entry is None:
            return
        card = self._layout_at(self.visualRect(index).topLeft())
        if spot == "star":
            self.starred.emit(entry)
        elif spot == "more":
            where = self.viewport().mapToGlobal(card.more.bottomLeft().toPoint())
            self.menu_asked.emit(entry, where)
        elif spot == "licence":
            self.licence_asked.emit(entry, self.point_of(key))

    # ---- keys -----------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, F2 renames, Del deletes."""
        entry = self._cards.entry(self.currentIndex())
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open(self.currentIndex())
            case Qt.Key.Key_F2 if entry is not None:
                self.rename(entry.key)
            case Qt.Key.Key_Delete if entry is not None and entry.own:
                self.delete_asked.emit(entry)
            case Qt.Key.Key_Space if not event.modifiers():
                event.ignore()  # drift: the window's, wherever a click has left the keyboard
            case _:
                super().keyPressEvent(event)
