"""The catalogue as a list: one line of facts an entry, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studio.library.catalogue import CatalogueEntry
from studio.ui.language.words import said, tr
from studio.ui.models.getting_words import SIZE_UNKNOWN, Standing, size_of, state_of
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.paint import draw_box, draw_focus, mixed, role
from studio.ui.widgets.slim_scroll import SlimBar
from studio.values.card import FAMILY_WORDS

ROW_PX = 50
Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole
TONES = {"added": "good", "failed": "bad"}


class CatalogueModel(QAbstractListModel):
    """Entries that match the search; `standing` and `opens` tell the rest when it is painted."""

    def __init__(
        self,
        standing: Callable[[str], Standing],
        opens: Callable[[CatalogueEntry], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.standing, self.opens = standing, opens
        self._all: tuple[CatalogueEntry, ...] = ()
        self._rows: list[CatalogueEntry] = []
        self._text = self._family = ""

    def set_entries(self, entries: Iterable[CatalogueEntry]) -> None:
        """Show these; what this version opens stands first."""
        self._all = tuple(sorted(entries, key=lambda e: not self.opens(e)))
        self._refill()

    def set_filter(self, text: str, family: str) -> None:
        """Keep what holds every word of `text` and is of `family` (empty: all)."""
        self._text, self._family = text, family
        self._refill()

    def entry(self, index: Index) -> CatalogueEntry | None:
        """The entry of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def index_of(self, entry_id: str) -> QModelIndex:
        """The row of an entry; invalid where the search hides it."""
        for row, entry in enumerate(self._rows):
            if entry.id == entry_id:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: how many match."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the name, and for screen readers all that is painted."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{facts_line(entry)} · {self.right_words(entry)}"
        return None

    def right_words(self, entry: CatalogueEntry) -> str:
        """What stands at the right end: how it stands, else its size where it is known."""
        standing = self.standing(entry.id)
        size = size_of(entry, standing)
        state = state_of(entry, standing, self.opens(entry))
        return state or ("" if size == tr(SIZE_UNKNOWN) else size)

    def _refill(self) -> None:
        self.beginResetModel()
        self._rows = [e for e in self._all if e.matches(self._text, self._family)]
        self.endResetModel()


def facts_line(entry: CatalogueEntry) -> str:
    """`GAN · 512 × 512 · MIT`."""
    return " · ".join((said(FAMILY_WORDS[entry.family]), entry.resolution, entry.license))


class CatalogueRow(QStyledItemDelegate):
    """Paints one entry."""

    def __init__(self, model: CatalogueModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._name, self._facts, self._figures = words(13), words(11), figures(11)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: one height for all."""
        return QSize(0, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw."""
        entry = self._model.entry(index)
        if entry is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(0, 1, -10, -1)
        self._paint_ground(painter, rect, option.state)
        opens = self._model.opens(entry)
        inner = rect.adjusted(10, 6, -10, -6)
        right = self._model.right_words(entry)
        tone = TONES.get(self._model.standing(entry.id).phase, "secondary")
        width = QFontMetrics(self._figures).horizontalAdvance(right) + 2
        painter.setFont(self._figures)
        painter.setPen(role(tone))
        upper = QRectF(inner.left(), inner.top(), inner.width(), 18)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, flags | Qt.AlignmentFlag.AlignRight, right)
        name_box = upper.adjusted(0, 0, -width - 10, 0)
        painter.setFont(self._name)
        painter.setPen(role("text" if opens else "secondary"))
        painter.drawText(name_box, flags, _cut(entry.name, self._name, name_box.width()))
        lower = QRectF(inner.left(), inner.top() + 18, inner.width(), 18)
        painter.setFont(self._facts)
        painter.setPen(role("secondary" if opens else "faint"))
        painter.drawText(lower, flags, _cut(facts_line(entry), self._facts, lower.width()))
        self._paint_progress(painter, rect, self._model.standing(entry.id))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            draw_box(painter, rect, role("raised"), role("hairline"), 6)
            draw_box(painter, QRectF(rect.left(), rect.top() + 8, 3, rect.height() - 16),
                     role("accent"), None, 1.5)  # fmt: skip
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, rect, mixed(role("panel"), role("text"), 0.04), None, 6)
        if (
            state & QStyle.StateFlag.State_HasFocus
            and state & QStyle.StateFlag.State_KeyboardFocusChange
        ):
            draw_focus(painter, rect)

    def _paint_progress(self, painter: QPainter, rect: QRectF, standing: Standing) -> None:
        if not (standing.running or standing.phase == "paused") or not standing.unit:
            return
        line = QRectF(rect.left() + 10, rect.bottom() - 4, rect.width() - 20, 2)
        draw_box(painter, line, role("groove"), None, 1)
        line.setWidth(max(2.0, line.width() * standing.unit))
        draw_box(painter, line, role("accent" if standing.running else "faint"), None, 1)


def _cut(text: str, font: Any, width_px: float) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(width_px))


class CatalogueView(QListView):
    """Arrows and clicks choose."""

    chosen = Signal(object)
    """The `CatalogueEntry`, or None."""

    def __init__(self, model: CatalogueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = model
        self.setModel(model)
        self.setItemDelegate(CatalogueRow(model, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(ROW_PX // 2)
        self.setAccessibleName(tr("Published models"))
        self._bar = SlimBar(self.verticalScrollBar(), self)
        self.selectionModel().currentChanged.connect(self._changed)

    def choose(self, entry_id: str) -> None:
        """Mark an entry, or the first one where the search hides it."""
        index = self._entries.index_of(entry_id)
        if not index.isValid() and self._entries.rowCount():
            index = self._entries.index(0)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def repaint_entry(self, entry_id: str) -> None:
        """It stands differently now."""
        index = self._entries.index_of(entry_id)
        if index.isValid():
            self.update(index)

    def resizeEvent(self, event: Any) -> None:
        """Qt: the bar stays at the right."""
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - 9, 0, 8, self.height())

    @Slot(QModelIndex, QModelIndex)
    def _changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._entries.entry(current))
