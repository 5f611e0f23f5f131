"""A field that opens over a node to name it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ui.language.words import tr
from studio.ui.trail.intents import NodeIntents
from studio.values.trail import MAX_NAME, Node

WIDTH_PX = 168


class NameEditor(QLineEdit):
    """Enter or leaving keeps the name, Esc leaves it as it was."""

    def __init__(self, node: Node, intents: NodeIntents, parent: QWidget) -> None:
        super().__init__(node.name, parent)
        self._window = parent
        self._node = node
        self._intents = intents
        self._done = False
        self.setObjectName("name_editor")
        self.setMaxLength(MAX_NAME)
        self.setPlaceholderText(tr("Name this place"))
        self.setAccessibleName(tr("Name of the place"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.returnPressed.connect(self._keep)

    def show_at(self, beside: QWidget, where: QRect) -> None:
        """Open at `where` in the coordinates of `beside`, inside the window."""
        corner = beside.mapTo(self._window, where.topLeft())
        left = max(4, min(corner.x(), self._window.width() - WIDTH_PX - 4))
        top = max(4, min(corner.y(), self._window.height() - where.height() - 4))
        self.setGeometry(left, top, WIDTH_PX, where.height())
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: somebody went on working: keep what was typed."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._keep()

    def _keep(self) -> None:
        name = " ".join(self.text().split())
        if not self._done and name != self._node.name:
            self._intents.rename_asked.emit(self._node.id, name)
        self._finish()

    def _finish(self) -> None:
        if not self._done:
            self._done = True
            self.close()
