"""The line of nodes in the strip: one row, endless to both sides, gliding."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QModelIndex,
    QPersistentModelIndex,
    QPropertyAnimation,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from studio.ui.language.words import tr
from studio.ui.trail.intents import NodeIntents
from studio.ui.trail.node_model import NodeModel
from studio.ui.trail.node_view import NodeView

SIDE_PX = 62
GLIDE_MS = 180


class LineView(NodeView):
    """Left and right look along the line, a click or Enter goes there."""

    edge_near = Signal(int)
    """-1 or +1: the beginning or end of what the model holds comes into view."""

    _glide: QPropertyAnimation | None = None  # Qt scrolls while the base class is being built

    def __init__(
        self, model: NodeModel, intents: NodeIntents, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, SIDE_PX, intents, parent)
        self.setObjectName("trail_line")
        self.setAccessibleName(tr("Trail"))
        self.setWrapping(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Fixed)
        self.setFixedHeight(self._cells.cell.height())
        self.clicked.connect(self._go)
        glide = QPropertyAnimation(self.horizontalScrollBar(), b"value", self)
        glide.setDuration(GLIDE_MS)
        glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide = glide
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    def reveal(self, node_id: int | None, glide: bool = True) -> None:
        """Bring a node into view with some of the line on either side of it."""
        index = self._nodes.index_of(node_id)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        self.executeDelayedItemsLayout()
        row = self._nodes.index_of(node_id).row()  # the layout may have asked for more rows
        bar, cell = self.horizontalScrollBar(), self._cells.cell.width()
        left, room = row * cell, self.viewport().width()
        margin = min(2 * cell, max(0, (room - cell) // 2))
        value = bar.value()
        if left - margin < value:
            value = left - margin
        elif left + cell + margin > value + room:
            value = left + cell + margin - room
        self._scroll_to(max(bar.minimum(), min(value, bar.maximum())), glide)

    def hold(self, rows: int) -> None:
        """`rows` came in front: what is seen stays where it is."""
        bar, gliding, target = self.horizontalScrollBar(), self._gliding, self._target()
        shift = rows * self._cells.cell.width()
        self.executeDelayedItemsLayout()
        self._scroll_to(bar.value() + shift, glide=False)
        if gliding:
            self._scroll_to(target + shift, glide=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the wheel moves along the line, whichever way it turns."""
        bar = self.horizontalScrollBar()
        exact = event.pixelDelta().x() or event.pixelDelta().y()
        turned = event.angleDelta().x() or event.angleDelta().y()
        if exact:
            self._scroll_to(bar.value() - exact, False)
        elif turned:
            target = self._target() - round(turned / 120 * 2 * self._cells.cell.width())
            self._scroll_to(max(bar.minimum(), min(target, bar.maximum())), True)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: where one is stays in view."""
        super().resizeEvent(event)
        self.reveal(self._nodes.current, glide=False)

    def sizeHint(self) -> QSize:
        """Qt: as wide as there is room."""
        return QSize(400, self._cells.cell.height())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Qt: jumps; gliding is done by `reveal`."""
        if not self._gliding:
            super().scrollTo(index, hint)

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        if value < room and self._nodes.nodes:
            self.edge_near.emit(-1)
        elif value > bar.maximum() - room:
            self.edge_near.emit(1)

    @property
    def _gliding(self) -> bool:
        glide = self._glide
        return glide is not None and glide.state() is QPropertyAnimation.State.Running

    def _target(self) -> int:
        """Where the view stands once it rests."""
        moving = self._glide if self._gliding else None
        return int(moving.endValue()) if moving else self.horizontalScrollBar().value()

    def _scroll_to(self, value: int, glide: bool) -> None:
        bar, animation = self.horizontalScrollBar(), self._glide
        if animation is None:
            return
        animation.stop()
        if not glide or not self.isVisible() or abs(bar.value() - value) < 2:
            bar.setValue(value)
            return
        animation.setStartValue(bar.value())
        animation.setEndValue(value)
        animation.start()

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        node = self._nodes.node(index)
        if node is not None:
            self._intents.chosen.emit(node.id)
