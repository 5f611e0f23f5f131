"""The panel at the left: what the show plays, in order, and how long each stays."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.show.composer.rows import Index, PlaylistDelegate, PlaylistModel, Row
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.paint import role
from studio.ui.widgets.section import MARGIN_PX
from studio.ui.widgets.section_header import SectionHeader
from studio.ui.widgets.unipolar_slider import UnipolarSlider

WIDTH_PX = 280
LONGEST_S, SHORTEST_S = 180.0, 2.0


class PlaylistView(QListView):
    """Arrows choose, Alt+arrows move, Delete removes, Enter plays from there."""

    chosen = Signal(object)
    """The number of the marked item."""
    removed = Signal(object)
    moved = Signal(object, object)
    entered_item = Signal(object)
    menu_wanted = Signal(object, object)
    """Number, and where (global)."""

    def __init__(self, model: PlaylistModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(PlaylistDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setAccessibleName(tr("Playlist"))
        self.setAccessibleDescription(
            tr("Arrows choose, Alt with arrows moves, Delete removes, Enter plays from there")
        )
        self.doubleClicked.connect(lambda index: self.entered_item.emit(index.row()))
        model.moved.connect(self.moved)

    @property
    def at(self) -> int:
        """The marked item, -1: none."""
        return self.currentIndex().row()

    def mark(self, at: int) -> None:
        """Mark an item."""
        index = self.model().index(at, 0)
        if index.isValid() and index != self.currentIndex():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: another one is marked."""
        super().currentChanged(current, previous)
        self.chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: what can be done with the marked item."""
        key, at = event.key(), self.at
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(key), 0)
        if at < 0:
            super().keyPressEvent(event)
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(at, at + step)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(at)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_item.emit(at)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: right button or the menu key."""
        index = self.indexAt(event.pos())
        at = index.row() if index.isValid() else self.at
        if at >= 0:
            self.menu_wanted.emit(at, event.globalPos())


class PlaylistPanel(QWidget):
    """Tells by signals what is wanted; `set_rows` shows it."""

    add_place = Signal()
    add_wanted = Signal(object)
    """QPoint (global): a menu of what else can be put in."""
    stays = Signal(object, object)
    """Number, seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.model = PlaylistModel()
        self.view = PlaylistView(self.model)
        self.model.setParent(self.view)  # goes after it, never before
        header = SectionHeader(tr("Playlist"))
        self.place = header.add_action(
            tr("+ Place"),
            "",
            tr("The place you are at joins the show (click another in the trail)"),
        )
        self.more = header.add_action(
            tr("+ More"), "", tr("Pins, a path through them, films of this project")
        )
        self.seconds = UnipolarSlider(
            tr("Stays"), Scale(SHORTEST_S, LONGEST_S, SHORTEST_S, 1.0, 0.5, 10.0), 40.0, "s"
        )
        head, foot = QVBoxLayout(), QVBoxLayout()
        head.setContentsMargins(MARGIN_PX, 9, MARGIN_PX, 4)
        head.addWidget(header)
        foot.setContentsMargins(MARGIN_PX, 8, MARGIN_PX, 10)
        foot.addWidget(self.seconds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)
        self.setAccessibleName(tr("Playlist"))
        self.place.clicked.connect(self.add_place)
        self.more.clicked.connect(
            lambda: self.add_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
        )
        self.seconds.value_changed.connect(self._stay)

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these; what was marked stays marked."""
        at = self.view.at
        self.model.set_rows(rows)
        if rows:
            self.view.mark(min(max(at, 0), len(rows) - 1))

    def set_seconds(self, name: str, seconds: float | None) -> None:
        """How long the marked item stays; None: that is not for the show to say."""
        self.seconds.setVisible(seconds is not None)
        if seconds is not None:
            self.seconds.set_name(name)
            self.seconds.set_value(min(seconds, LONGEST_S))

    def _stay(self, seconds: float) -> None:
        self.stays.emit(self.view.at, round(seconds, 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground."""
        QPainter(self).fillRect(self.rect(), role("panel"))
