"""Nodes of the trail as a Qt list model: the line of the strip, or what the wall found."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from studio.errors import InputError
from studio.ui.language.words import counted, said, tr
from studio.ui.trail.thumbs import ThumbStore
from studio.values.edit import label
from studio.values.trail import Node, Trail

NodeRole = Qt.ItemDataRole.UserRole
PictureRole = Qt.ItemDataRole.UserRole + 1
CurrentRole = Qt.ItemDataRole.UserRole + 2
BranchesRole = Qt.ItemDataRole.UserRole + 3
Index = QModelIndex | QPersistentModelIndex


class NodeModel(QAbstractListModel):
    """A sequence of nodes; nothing of a node is looked at before its row is painted."""

    def __init__(self, thumbs: ThumbStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbs = thumbs
        self._nodes: tuple[Node, ...] = ()
        self._rows: dict[int, int] = {}
        self._trail = Trail()
        self._current: int | None = None
        thumbs.changed.connect(self._picture_came)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The rows."""
        return self._nodes

    @property
    def current(self) -> int | None:
        """The id of the node where one is."""
        return self._current

    def set_nodes(self, trail: Trail, nodes: Sequence[Node]) -> None:
        """Show `nodes` of `trail`; rows that stay are not touched, so that the view holds still."""
        self._trail = trail
        old, new = self._nodes, tuple(nodes)
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        if len(old) > start + end:
            self.beginRemoveRows(QModelIndex(), start, len(old) - end - 1)
            self._nodes = old[:start] + old[len(old) - end :]
            self.endRemoveRows()
        if len(new) > start + end:
            self.beginInsertRows(QModelIndex(), start, len(new) - end - 1)
            self._nodes = new
            self.endInsertRows()
        self._nodes = new
        self._rows = {node.id: row for row, node in enumerate(new)}
        if start + end:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def set_current(self, node_id: int | None) -> None:
        """Mark the node where one is."""
        before, self._current = self._current, node_id
        for changed in {before, node_id}:
            self._repaint(changed)

    @property
    def thumbs(self) -> ThumbStore:
        """Where the pictures come from."""
        return self._thumbs

    def any_node(self, node_id: int) -> Node | None:
        """The node with this id, shown or not."""
        return self._trail.get(node_id)

    def branches(self, node: Node) -> tuple[Node, ...]:
        """The ways that lead on from a node, oldest first."""
        return self._trail.children(node.id) if node.id in self._trail else ()

    def count_below(self, node: Node) -> int:
        """How many places a branch has."""
        return len(self._trail.below(node.id))

    def node(self, index: Index) -> Node | None:
        """The node of a row."""
        return self._nodes[index.row()] if index.isValid() else None

    def index_of(self, node_id: int | None) -> QModelIndex:
        """Where a node stands; invalid where it is not shown."""
        row = self._rows.get(node_id) if node_id is not None else None
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many nodes are shown."""
        return 0 if parent.isValid() else len(self._nodes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, words for screen readers and tips, the node, its picture, its branches."""
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(node)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(node)
            case _ if role == NodeRole:
                return node
            case _ if role == PictureRole:
                return self._thumbs.picture(node)
            case _ if role == CurrentRole:
                return node.id == self._current
            case _ if role == BranchesRole:
                return self._trail.branch_count(node.id) if node.id in self._trail else 0
            case _:
                return None

    def _spoken(self, node: Node) -> str:
        ways = self._trail.branch_count(node.id) if node.id in self._trail else 0
        parts = [node.name or place_words(node)]
        parts += [tr("pinned")] * node.pinned + [counted(ways, "{n} branch", "{n} branches")] * (
            ways > 1
        )
        parts += [tr("you are here")] * (node.id == self._current)
        return ", ".join(parts)

    def _tip(self, node: Node) -> str:
        when = time.strftime("%d %b %Y, %H:%M", time.localtime(node.created))
        head = f"{node.name}\n" if node.name else ""
        return f"{head}{place_words(node)}\n{when}"

    def _repaint(self, node_id: int | None) -> None:
        index = self.index_of(node_id)
        if index.isValid():
            self.dataChanged.emit(index, index)

    @Slot(object)
    def _picture_came(self, node_id: int) -> None:
        self._repaint(node_id)


def place_words(node: Node) -> str:
    """Model and place in plain words: `ridgelines · 4182 + 3 moves`."""
    try:
        return f"{node.recipe.model.id} · {said(label(node.recipe))}"
    except InputError as error:
        return said(error)


def _common(old: Sequence[Node], new: Sequence[Node]) -> int:
    count = 0
    for a, b in zip(old, new, strict=False):
        if a.id != b.id:
            break
        count += 1
    return count
