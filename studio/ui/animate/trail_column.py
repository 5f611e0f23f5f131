"""The trail at the left: places to drag onto the timeline, pins marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from studio.errors import InputError
from studio.ui.language.words import said, tr
from studio.ui.theme.fonts import title
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icons import draw_icon
from studio.ui.widgets.mime import recipe_mime
from studio.ui.widgets.paint import cropped, draw_focus, draw_waiting, role
from studio.values.edit import label
from studio.values.trail import Node

WIDTH_PX = 108
SIDE_PX = 84
GAP_PX = 6
Index = QModelIndex | QPersistentModelIndex
NodeRole = Qt.ItemDataRole.UserRole
PictureRole = Qt.ItemDataRole.UserRole + 1


class ColumnModel(QAbstractListModel):
    """Nodes, the newest at the bottom; pictures come when they are first painted."""

    wanted = Signal(object)
    """A `Node` that is seen without a picture."""

    def __init__(self) -> None:
        super().__init__()
        self._nodes: tuple[Node, ...] = ()
        self._pictures: dict[int, QPixmap] = {}
        self._asked: set[int] = set()

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Show these."""
        if tuple(nodes) == self._nodes:
            return
        self.beginResetModel()
        changed = {n.id for n in self._nodes} - {n.id for n in nodes}
        before = {n.id: n for n in self._nodes}
        changed |= {n.id for n in nodes if n.id in before and before[n.id] is not n}
        for gone in changed:
            self._pictures.pop(gone, None)
            self._asked.discard(gone)
        self._nodes = tuple(nodes)
        self.endResetModel()

    def set_picture(self, node_id: int, image: QImage) -> None:
        """The picture of a node."""
        self._pictures[node_id] = cropped(QPixmap.fromImage(image), SIDE_PX, SIDE_PX, 2.0)
        for row, node in enumerate(self._nodes):
            if node.id == node_id:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self._nodes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The node, its picture, its words."""
        if not index.isValid():
            return None
        node = self._nodes[index.row()]
        if role == NodeRole:
            return node
        if role == PictureRole:
            found = self._pictures.get(node.id)
            if found is None and node.id not in self._asked:
                self._asked.add(node.id)
                self.wanted.emit(node)
            return found
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _words(node)
        return None


class ColumnDelegate(QStyledItemDelegate):
    """A square picture, a star on pins, a frame around the chosen ones."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt."""
        return QSize(SIDE_PX, SIDE_PX + GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt."""
        box = option.rect
        square = QRectF(box.left(), box.top(), SIDE_PX, SIDE_PX)
        node, picture = index.data(NodeRole), index.data(PictureRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(square, 6, 6)
        if picture is None:
            draw_waiting(painter, square)
        else:
            painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
            painter.drawPixmap(square.topLeft(), picture)
            painter.setClipping(False)
        if node.pinned:
            draw_icon(painter, "star", QRectF(square.right() - 17, square.top() + 4, 13, 13),
                      role("accent"))  # fmt: skip
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(role("accent"), 2.0))
            painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), 6, 6)
        elif state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, square)
        painter.restore()


class ColumnView(QListView):
    """Drag one out, double click or Enter looks at it, Ctrl and Shift choose several."""

    opened = Signal(object)
    """A `Node`."""
    chosen = Signal(object)
    """Tuple of `Node`s."""

    def __init__(self, model: ColumnModel) -> None:
        super().__init__()
        self._pressed: QPoint | None = None
        self.setModel(model)
        self.setItemDelegate(ColumnDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # none is cut
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Trail"))
        self.setAccessibleDescription(tr("Enter places the chosen ones in the film"))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(NodeRole)))

    def nodes(self) -> tuple[Node, ...]:
        """The chosen ones, in the order shown."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return tuple(index.data(NodeRole) for index in rows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a drag may begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: carry the place out."""
        start, here = self._pressed, event.position().toPoint()
        if start is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif (here - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            drag = self.make_drag(self.indexAt(start))
            if drag is not None:
                drag.exec(Qt.DropAction.CopyAction)

    def make_drag(self, index: QModelIndex) -> QDrag | None:
        """The drag of a place, None where it cannot be read."""
        node = index.data(NodeRole) if index.isValid() else None
        if node is None:
            return None
        try:
            data = recipe_mime(node.recipe)
        except InputError:
            return None
        drag = QDrag(self)
        drag.setMimeData(data)
        picture = index.data(PictureRole)
        if picture is not None:
            drag.setPixmap(picture.scaledToWidth(56, Qt.TransformationMode.SmoothTransformation))
            drag.setHotSpot(QPoint(28, 28))
        return drag

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter places the chosen ones; Space is the film's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.nodes():
            self.chosen.emit(self.nodes())
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


class TrailColumn(QWidget):
    """TRAIL over the list; the workspace gives nodes and pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ColumnModel()
        self.model.setParent(self)
        self.view = ColumnView(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 11, 0)
        column.setSpacing(6)
        head = Caption(tr("Trail"), "faint", title())
        head.setFixedHeight(24)
        column.addWidget(head)
        column.addWidget(self.view, 1)
        self.setAccessibleName(tr("Trail"))

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Show these, the last ones in view."""
        before = self.model.rowCount()
        self.model.set_nodes(nodes)
        if self.model.rowCount() != before:
            self.view.scrollToBottom()


def _words(node: Node) -> str:
    try:
        place = f"{node.recipe.model.id} · {said(label(node.recipe))}"
    except InputError as error:
        return said(error)
    return f"{node.name}\n{place}" if node.name else place
