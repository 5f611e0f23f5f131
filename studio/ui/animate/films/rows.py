"""The list of films: a picture, the name, how long each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.language.words import counted, tr
from studio.ui.theme.fonts import words
from studio.ui.widgets.paint import cropped, draw_box, draw_focus, draw_waiting, role
from studio.values.film import Film
from studio.values.recipe import Recipe

ROW_PX = 48
PICTURE_PX = (60, 36)
MAX_NAME = 80
Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole
PictureRole = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class FilmRow:
    """One film as the list shows it; `first` is the place that it begins with."""

    id: str
    name: str
    details: str
    first: Recipe | None


def name_of(film_id: str, film: Film) -> str:
    """How a film is called: by its own name, else by its number."""
    return film.name or tr("Film {number}", number=film_id)


def row_of(film_id: str, film: Film) -> FilmRow:
    """A film as the list shows it."""
    details = tr("no keyframe yet")
    if film.keys:
        keys = counted(len(film.keys), "{n} keyframe", "{n} keyframes")
        details = f"{tr('{seconds:.1f} s', seconds=film.seconds)} · {keys}"
    first = film.keys[0].recipe if film.keys else None
    return FilmRow(film_id, name_of(film_id, film), details, first)


class FilmsModel(QAbstractListModel):
    """Films in the order in which they were made; a new name is told, the film's owner keeps it."""

    renamed = Signal(object, object)
    """The film's id, its name."""
    wanted = Signal(object)
    """A `FilmRow` that is seen without a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[FilmRow, ...] = ()
        self._pictures: dict[str, QPixmap] = {}
        self._asked: set[str] = set()

    def set_rows(self, rows: Sequence[FilmRow]) -> None:
        """Show these."""
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()
        elif tuple(rows) != self.rows:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def set_picture(self, recipe: Recipe, image: QImage) -> None:
        """The picture of the place that a film begins with."""
        self._pictures[recipe.id] = cropped(QPixmap.fromImage(image), *PICTURE_PX, 2.0)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: names can be written over."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The film, its picture, its words."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role == PictureRole:
            return self._picture(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {row.details}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: a name was typed; an empty one is none."""
        name = " ".join(str(value).split())[:MAX_NAME]
        row = self.rows[index.row()]
        if not name or name == row.name:
            return False
        self.renamed.emit(row.id, name)
        return True

    def _picture(self, row: FilmRow) -> QPixmap | None:
        if row.first is None:
            return None
        found = self._pictures.get(row.first.id)
        if found is None and row.first.id not in self._asked:
            self._asked.add(row.first.id)
            self.wanted.emit(row)
        return found


class FilmsDelegate(QStyledItemDelegate):
    """A picture, two lines; the name is written over where it stands."""

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
        ground = rect.adjusted(0, 1, 0, -1)
        if chosen:
            draw_box(painter, ground, role("accent_ground"), None, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, ground, role("hairline"), None, 6)
        square = QRectF(rect.left() + 6, rect.top() + 6, *PICTURE_PX)
        _draw_picture(painter, square, picture, row.first is not None)
        text = _text_box(rect)
        tone = "accent_text" if chosen else "text"
        _draw_line(painter, text.adjusted(0, 0, 0, -text.height() / 2), row.name, tone, 13)
        _draw_line(painter, text.adjusted(0, text.height() / 2, 0, 0), row.details, "secondary", 11)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, ground, 6)
        painter.restore()

    # ---- renaming -------------------------------------------------------------------------------
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: a line over the name."""
        editor = QLineEdit(parent)
        editor.setFont(words(13))
        editor.setMaxLength(MAX_NAME)
        editor.setAccessibleName(tr("New name of {name}", name=index.data()))
        editor.setStyleSheet("QLineEdit { padding: 0 6px; min-height: 22px; }")
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Qt: where the name stands."""
        line = _text_box(QRectF(option.rect))
        editor.setGeometry(line.adjusted(-7, 4, 4, -4).toRect())

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Qt: what was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


def _text_box(rect: QRectF) -> QRectF:
    return rect.adjusted(PICTURE_PX[0] + 18, 6, -10, -6)


def _draw_line(painter: QPainter, box: QRectF, text: str, tone: str, size_px: int) -> None:
    painter.setFont(words(size_px))
    painter.setPen(role(tone))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _draw_picture(painter: QPainter, square: QRectF, picture: QPixmap | None, comes: bool) -> None:
    if picture is None:
        if comes:
            draw_waiting(painter, square, 4)
        else:
            draw_box(painter, square, role("groove"), None, 4)
        return
    shape = QPainterPath()
    shape.addRoundedRect(square, 4, 4)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(square.topLeft(), picture)
    painter.restore()
