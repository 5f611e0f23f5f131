"""A line to search with, and a cross that empties it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.icon_button import IconButton

CROSS_PX = 24


class SearchField(QLineEdit):
    """`name` stands in it while it is empty and is what it is called."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setTextMargins(0, 0, CROSS_PX - 6, 0)
        self.cross = IconButton("", "x", tr("Empty the search"), 11, self)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setCursor(Qt.CursorShape.ArrowCursor)
        self.cross.hide()
        self.cross.clicked.connect(self.clear)
        self.textChanged.connect(self._changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the cross at the right end."""
        super().resizeEvent(event)
        size = self.cross.sizeHint()
        top = (self.height() - size.height()) // 2
        self.cross.setGeometry(self.width() - size.width() - 5, top, size.width(), size.height())

    @Slot(str)
    def _changed(self, text: str) -> None:
        self.cross.setVisible(bool(text))
