"""The playlist as a list shows it: a picture, what it is, how long it plays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.theme.fonts import words
from studio.ui.widgets.mime import has_place, recipe_in
from studio.ui.widgets.paint import cropped, draw_box, draw_focus, draw_waiting, role
from studio.values.recipe import Recipe

ROW_PX = 52
PICTURE_PX = (64, 40)
ROW_TYPE = "application/x-latent-show-row"
Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole
PictureRole = Qt.ItemDataRole.UserRole + 1
PlainRole = Qt.ItemDataRole.DisplayRole
Copy, Move = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


@dataclass(frozen=True)
class Row:
    """One item: `problem` says why it is left out on this computer."""

    name: str
    details: str
    first: Recipe
    problem: str = ""


class PlaylistModel(QAbstractListModel):
    """Rows are dragged to another place; places are dropped between them."""

    moved = Signal(object, object)
    """From which number to which."""
    dropped = Signal(object, object)
    """A recipe, and before which number."""
    wanted = Signal(object)
    """A `Recipe` that is seen without a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self._pictures: dict[str, QPixmap] = {}
        self._asked: set[str] = set()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()
        elif tuple(rows) != self.rows:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def set_picture(self, recipe_id: str, image: QImage) -> None:
        """What the place that an item begins with looks like."""
        self._pictures[recipe_id] = cropped(QPixmap.fromImage(image), *PICTURE_PX, 2.0)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = PlainRole) -> object:
        """The item, its picture, its words."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role == PictureRole:
            return self._picture(row.first)
        if role == PlainRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {row.problem or row.details}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.problem or None
        return None

    def _picture(self, recipe: Recipe) -> QPixmap | None:
        found = self._pictures.get(recipe.id)
        if found is None and recipe.id not in self._asked:
            self._asked.add(recipe.id)
            self.wanted.emit(recipe)
        return found

    # ---- dragging -------------------------------------------------------------------------------
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: rows are dragged, and dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt."""
        return Copy | Move

    def mimeTypes(self) -> list[str]:
        """Qt."""
        return [ROW_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt: which row it is."""
        data = QMimeData()
        data.setData(ROW_TYPE, str(indexes[0].row()).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Qt."""
        return data.hasFormat(ROW_TYPE) or has_place(data)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Qt: a row goes there, or a place comes in. The owner changes the list, not Qt."""
        row = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
        if data.hasFormat(ROW_TYPE):
            at = int(bytes(data.data(ROW_TYPE).data()))
            self.moved.emit(at, row - (row > at))
            return False
        recipe = recipe_in(data)
        if recipe is not None:
            self.dropped.emit(recipe, row)
        return False


class PlaylistDelegate(QStyledItemDelegate):
    """A picture and two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt."""
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt."""
        row, picture = index.data(RowRole), index.data(PictureRole)
        rect, state = QRectF(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rect.adjusted(8, 1, -8, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, ground, role("accent_ground" if chosen else "raised"), None, 6)
        width, height = PICTURE_PX
        square = QRectF(rect.x() + 16, rect.y() + (ROW_PX - height) / 2, width, height)
        _draw_picture(painter, square, picture)
        left = square.right() + 12
        text = QRectF(left, rect.y() + 7, ground.right() - 8 - left, ROW_PX - 14)
        half = text.height() / 2
        _draw_line(painter, text.adjusted(0, 0, 0, -half), row.name, "text", 13)
        told, tone = (row.problem, "bad") if row.problem else (row.details, "secondary")
        _draw_line(painter, text.adjusted(0, half, 0, 0), told, tone, 11)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, ground, 6)
        painter.restore()


def _draw_line(painter: QPainter, box: QRectF, text: str, tone: str, size_px: int) -> None:
    painter.setFont(words(size_px))
    painter.setPen(role(tone))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _draw_picture(painter: QPainter, square: QRectF, picture: QPixmap | None) -> None:
    if picture is None:
        draw_waiting(painter, square, 4)
        return
    shape = QPainterPath()
    shape.addRoundedRect(square, 4, 4)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(square.topLeft(), picture)
    painter.restore()
