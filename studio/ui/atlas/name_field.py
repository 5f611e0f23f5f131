"""A field over the map in which a name is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.library.atlas.names import MAX_TEXT
from studio.ui.language.words import tr

WIDTH_PX, HEIGHT_PX = 180, 28


class NameField(QLineEdit):
    """Enter or a click elsewhere keeps the name, Esc leaves it; empty takes it away."""

    def __init__(self, text: str, keep: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(text, parent)
        self._keep: Callable[[str], None] | None = keep
        self.setMaxLength(MAX_TEXT)
        self.setPlaceholderText(tr("Name of this spot"))
        self.setAccessibleName(tr("Name of this spot"))
        self.selectAll()

    def open_at(self, at: QPointF) -> None:
        """Around a pixel of the map."""
        parent = self.parentWidget()
        assert parent is not None
        left = min(max(round(at.x()) - WIDTH_PX // 2, 4), parent.width() - WIDTH_PX - 4)
        top = min(max(round(at.y()) - HEIGHT_PX // 2, 4), parent.height() - HEIGHT_PX - 4)
        self.setGeometry(left, top, WIDTH_PX, HEIGHT_PX)
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter keeps, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: a click elsewhere keeps."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish(keep=True)

    def _finish(self, keep: bool) -> None:
        call, self._keep = self._keep, None
        if call is None:
            return
        if keep:
            call(self.text())
        parent = self.parentWidget()
        self.hide()
        self.deleteLater()
        if parent is not None:
            parent.setFocus()
