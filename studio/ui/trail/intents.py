"""What a person can want of a node, whether it was met in the strip or on the wall."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.language.words import tr
from studio.values.trail import Node

KEYS = frozenset(
    {
        Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_P, Qt.Key.Key_F2, Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
    }
)  # fmt: skip


class NodeIntents(QObject):
    """The signals that strip and wall share; ids and nodes travel as objects."""

    chosen = Signal(object)
    """Go to the node with this id."""
    pin_asked = Signal(object, bool)
    """Node id; pin it (True) or take the pin away."""
    rename_asked = Signal(object, str)
    """Node id, its new name."""
    rename_begun = Signal(object)
    """A `Node` that the person wants to name; the view answers with an editor."""
    delete_asked = Signal(object)
    """A tuple of node ids."""
    well_asked = Signal(str, object)
    """`A` or `B`, and the `Node` to put there."""
    compare_asked = Signal(object)
    """A `Node` to hold against where one is."""
    export_asked = Signal(object)
    """A `Node` to write to a file."""

    def menu(self, node: Node, parent: QWidget) -> QMenu:
        """The context menu of a node."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pin = tr("Unpin") if node.pinned else tr("Pin")
        _act(menu, tr("Go here"), "Return", lambda: self.chosen.emit(node.id))
        menu.addSeparator()
        _act(menu, pin, "P", lambda: self.pin_asked.emit(node.id, not node.pinned))
        _act(menu, tr("Rename…"), "F2", lambda: self.rename_begun.emit(node))
        menu.addSeparator()
        _act(menu, tr("Use as A"), "", lambda: self.well_asked.emit("A", node))
        _act(menu, tr("Use as B"), "", lambda: self.well_asked.emit("B", node))
        _act(menu, tr("Compare with where I am"), "", lambda: self.compare_asked.emit(node))
        menu.addSeparator()
        _act(menu, tr("Export…"), "", lambda: self.export_asked.emit(node))
        _act(menu, tr("Delete"), "Del", lambda: self.delete_asked.emit((node.id,)))
        return menu

    def key(self, key: int, nodes: tuple[Node, ...]) -> bool:
        """Do what a key means for the nodes it was pressed on; whether it means something."""
        if not nodes:
            return False
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit(nodes[0].id)
            case Qt.Key.Key_P:
                pin = not all(node.pinned for node in nodes)
                for node in nodes:
                    self.pin_asked.emit(node.id, pin)
            case Qt.Key.Key_F2:
                self.rename_begun.emit(nodes[0])
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_asked.emit(tuple(node.id for node in nodes))
            case _:
                return False
        return True


def _act(menu: QMenu, text: str, key: str, call: object) -> QAction:
    """Add an entry; `key` is only shown, the views listen for it themselves."""
    action = menu.addAction(f"{text}\t{key}" if key else text)
    action.triggered.connect(call)
    return action
