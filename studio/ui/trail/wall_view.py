"""The wall: every node that was found, as a grid."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from studio.ui.language.words import tr
from studio.ui.trail.intents import NodeIntents
from studio.ui.trail.node_model import NodeModel
from studio.ui.trail.node_view import NodeView

SIDE_PX = 112
GAP_PX = 6


class WallView(NodeView):
    """Ctrl, Shift and a rubber band select several; a double click or Enter goes there."""

    selected = Signal(object)
    """The selected nodes as a tuple."""

    def __init__(
        self, model: NodeModel, intents: NodeIntents, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, SIDE_PX, intents, parent)
        self.setObjectName("trail_wall")
        self.setAccessibleName(tr("All places of the trail"))
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(40)
        self.doubleClicked.connect(self._go)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt: tell how many there are now."""
        super().selectionChanged(selected, deselected)
        rows = sorted(index.row() for index in self.selectedIndexes())
        self.selected.emit(tuple(self._nodes.nodes[row] for row in rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: spread the columns over the width."""
        cell = self._cells.cell
        room = max(cell.width(), event.size().width() - 1)
        columns = max(1, room // (cell.width() + GAP_PX))
        self.setGridSize(QSize(room // columns, cell.height() + GAP_PX))
        super().resizeEvent(event)

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        node = self._nodes.node(index)
        if node is not None:
            self._intents.chosen.emit(node.id)
