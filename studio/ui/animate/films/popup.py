"""The sheet with the list of films: going from one to another works on that one at once."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QMenu, QWidget

from studio.ui.animate.films.rows import ROW_PX, FilmRow, FilmsDelegate, FilmsModel, Index, RowRole
from studio.ui.language.words import tr
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.popup import Popup

MOST_ROWS = 6
LEAST_ROWS = 2


class FilmsView(QListView):
    """Arrows and clicks choose, F2 writes over the name, Delete takes away, Ctrl+D copies."""

    chosen = Signal(object)
    """The id of a film."""
    removed = Signal(object)
    copied = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()
    done = Signal()

    def __init__(self, model: FilmsModel) -> None:
        super().__init__()
        self._films = model
        self.setModel(model)
        self.setItemDelegate(FilmsDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setAccessibleName(tr("Films of the project"))
        self.setAccessibleDescription(
            tr("Arrows open, F2 renames, Ctrl+D duplicates, Delete removes, Enter closes the list")
        )
        self.doubleClicked.connect(lambda _index: self.done.emit())

    def show_film(self, film_id: str) -> None:
        """Mark the film that is worked on, silently."""
        rows = [row.id for row in self._films.rows]
        at = self._films.index(rows.index(film_id)) if film_id in rows else QModelIndex()
        if at != self.currentIndex():
            self.selectionModel().setCurrentIndex(
                at, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            if at.isValid():
                self.scrollTo(at)

    def rename(self) -> None:
        """Write over the name of the marked film."""
        if self.currentIndex().isValid():
            self.setFocus()
            self.edit(self.currentIndex())

    def row(self) -> FilmRow | None:
        """The marked one."""
        index = self.currentIndex()
        return index.data(RowRole) if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: another film is marked, so that one is worked on."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.data(RowRole).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: what can be done with the marked film."""
        row = self.row()
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter keeps the name that is being typed
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        elif row is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row.id)
        elif row is not None and event.key() == Qt.Key.Key_F2:
            self.rename()
        elif row is not None and _is_copy(event):
            self.copied.emit(row.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the same by the right button."""
        row = self.row()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Rename …") + "\tF2").triggered.connect(self.rename)
        copy = menu.addAction(tr("Duplicate") + "\tCtrl+D")
        copy.triggered.connect(lambda: self.copied.emit(row.id))
        away = menu.addAction(tr("Remove") + "\t" + tr("Del"))
        away.triggered.connect(lambda: self.removed.emit(row.id))
        menu.popup(event.globalPos())


class FilmsPopup(Popup):
    """The list, and under it what can be done with the marked film."""

    new_wanted = Signal()

    def __init__(self, model: FilmsModel, parent: QWidget | None = None) -> None:
        super().__init__(tr("Films"), parent)
        self._films = model
        self.view = FilmsView(model)
        self.new = IconButton(tr("New"), "plus", tr("A new film, beside the others"), 12)
        self.rename = IconButton(tr("Rename"), "", tr("Rename this film (F2)"))
        self.copy = IconButton(tr("Duplicate"), "", tr("A copy of this film (Ctrl+D)"))
        self.remove = IconButton(
            tr("Remove"), "", tr("Take this film away (Del); undo brings it back")
        )
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.new)
        row.addStretch(1)
        for button in (self.rename, self.copy, self.remove):
            row.addWidget(button)
        self.body.setContentsMargins(10, 12, 10, 10)
        self.body.addWidget(self.view)
        self.body.addLayout(row)
        self.new.clicked.connect(self.new_wanted)
        self.rename.clicked.connect(self.view.rename)
        self.copy.clicked.connect(lambda: self._ask(self.view.copied))
        self.remove.clicked.connect(lambda: self._ask(self.view.removed))
        self.view.done.connect(self.close)
        model.modelReset.connect(self._fit)
        self._fit()

    def open_above(self, corner: QPoint) -> None:
        """Show with its lower right corner at `corner` (global)."""
        self._fit()
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), corner.x() - self.width())
        self.move(left, max(room.top(), corner.y() - self.height()))
        self.show()
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _fit(self) -> None:
        """As high as its films, within reason; the lower edge stays where it is."""
        count = min(max(self._films.rowCount(), LEAST_ROWS), MOST_ROWS)
        if self.view.height() == count * ROW_PX and self.view.minimumHeight():
            return
        bottom = self.geometry().bottom()
        self.view.setFixedHeight(count * ROW_PX)
        if self.isVisible():
            self.adjustSize()
            self.move(self.x(), bottom - self.height() + 1)

    def _ask(self, signal: object) -> None:
        row = self.view.row()
        if row is not None:
            signal.emit(row.id)  # type: ignore[attr-defined]


def _is_copy(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_D
