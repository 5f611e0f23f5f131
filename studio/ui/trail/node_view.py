"""What the strip and the wall have in common as views of nodes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QDrag, QHoverEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QWidget

from studio.errors import InputError
from studio.ui.trail.branch_popup import BranchPopup
from studio.ui.trail.intents import KEYS, NodeIntents
from studio.ui.trail.name_editor import NameEditor
from studio.ui.trail.node_delegate import NodeDelegate
from studio.ui.trail.node_model import BranchesRole, NodeModel, PictureRole
from studio.ui.widgets.mime import recipe_mime
from studio.values.trail import Node


class NodeView(QListView):
    """Keys, context menu, dragging out, naming and branch badges; subclasses lay out."""

    def __init__(
        self, model: NodeModel, side_px: int, intents: NodeIntents, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nodes = model
        self._intents = intents
        self._cells = NodeDelegate(side_px, self)
        self._pressed_at: QPoint | None = None
        self._editor: NameEditor | None = None
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        intents.rename_begun.connect(self._begin_rename)

    def selected_nodes(self) -> tuple[Node, ...]:
        """The nodes that keys and actions mean, in the order shown."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return tuple(self._nodes.nodes[row] for row in rows)

    # ---- mouse ----------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a badge opens its branches; else remember where a drag might begin."""
        where = event.position().toPoint()
        self._pressed_at = None
        if event.button() is Qt.MouseButton.LeftButton:
            if self._badge_at(where):
                self._open_branches(where)
                return
            if self._on_picture(where):
                self._pressed_at = where  # beside a picture a rubber band begins instead
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: drag the node out, once it is clear that this is a drag."""
        start, here = self._pressed_at, event.position().toPoint()
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if (here - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            node = self._nodes.node(self.indexAt(start))
            if node is not None:
                self.drag_out(node)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: no drag any more."""
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    def drag_out(self, node: Node) -> None:
        """Let the person carry a node to a well, the canvas or another program."""
        drag = self.make_drag(node)
        if drag is not None:
            drag.exec(Qt.DropAction.CopyAction)
            # Qt: a drag that ends elsewhere leaves the view believing the pointer is still on it
            nowhere = QPointF(-1, -1)
            gone = QHoverEvent(QEvent.Type.HoverLeave, nowhere, nowhere, nowhere)
            QApplication.sendEvent(self.viewport(), gone)

    def make_drag(self, node: Node) -> QDrag | None:
        """The drag of a node, None where its recipe cannot be read."""
        try:
            data = recipe_mime(node.recipe)
        except InputError:
            return None
        drag = QDrag(self)
        drag.setMimeData(data)
        picture = self._nodes.index_of(node.id).data(PictureRole)
        if picture is not None:
            drag.setPixmap(picture.scaledToWidth(56, Qt.TransformationMode.SmoothTransformation))
            drag.setHotSpot(QPoint(28, 28))
        return drag

    # ---- menus, keys ----------------------------------------------------------------------------
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: the menu of the node under the pointer, or of the one with the keyboard."""
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        node = self._nodes.node(index)
        if node is not None:
            where = self.visualRect(index).center() if keyboard else event.pos()
            self._intents.menu(node, self).popup(self.viewport().mapToGlobal(where))

    def event(self, event: QEvent) -> bool:
        """Qt: while a node has the keyboard its keys mean it, not the window's commands."""
        override = event.type() == QEvent.Type.ShortcutOverride
        ours = isinstance(event, QKeyEvent) and event.key() in KEYS and not event.modifiers()
        if override and ours and self.selected_nodes():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes, P pins, F2 names, Del deletes, Alt+Down opens the branches."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_branches(self.visualRect(self.currentIndex()).center())
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_Space:
            event.ignore()  # drift: the window's, wherever a click has left the keyboard
            return
        if plain and self._intents.key(event.key(), self.selected_nodes()):
            return
        super().keyPressEvent(event)

    # ---- branches, names ------------------------------------------------------------------------
    def _on_picture(self, where: QPoint) -> bool:
        index = self.indexAt(where)
        cell = QRectF(self.visualRect(index))
        return index.isValid() and self._cells.thumb_rect(cell).contains(where.toPointF())

    def _badge_at(self, where: QPoint) -> bool:
        index = self.indexAt(where)
        count = index.data(BranchesRole) if index.isValid() else 0
        if not count or count < 2:
            return False
        badge = self._cells.badge_rect(QRectF(self.visualRect(index)), count)
        return badge.adjusted(-4, -4, 4, 4).contains(where.toPointF())

    def _open_branches(self, where: QPoint) -> None:
        index = self.indexAt(where)
        node = self._nodes.node(index)
        if node is not None:
            children = self._nodes.branches(node)
            if len(children) > 1:
                popup = BranchPopup(children, self._nodes, self._intents, self)
                popup.show_above(self.viewport().mapToGlobal(self.visualRect(index).center()))

    @Slot(object)
    def _begin_rename(self, node: Node) -> None:
        index = self._nodes.index_of(node.id)
        if self.isVisible() and index.isValid():
            self.scrollTo(index)
            cell = self.visualRect(index)
            self._editor = NameEditor(node, self._intents, self.window())
            self._editor.show_at(self.viewport(), QRect(cell.left(), cell.bottom() - 21, 0, 24))
