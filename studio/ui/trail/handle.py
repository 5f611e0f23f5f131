"""The upper edge of the trail: pulled up it opens the wall, pushed down it closes it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.paint import antialiased, draw_box, role


class Handle(QWidget):
    """A few pixels with a small grip that shows under the pointer."""

    pulled = Signal(int)
    """How many pixels further up the pointer is than where it pressed."""
    let_go = Signal()
    toggled = Signal()
    """A double click, or Enter: open what is closed, close what is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_y: float | None = None
        self.pulling = False
        self.setFixedHeight(6)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(tr("Open or close the wall of the trail"))
        self.setToolTip(tr("Pull up to see everything"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        if self.underMouse() or self.hasFocus() or self._pressed_y is not None:
            color = role("accent") if self.hasFocus() else role("secondary")
            draw_box(painter, QRectF(self.width() / 2 - 18, 2, 36, 3), color, None, 1.5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a pull begins."""
        self._pressed_y = event.globalPosition().y()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: pull."""
        if self._pressed_y is not None:
            self.pulled.emit(round(self._pressed_y - event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: the pull ends."""
        if self._pressed_y is not None:
            self._pressed_y = None
            self.let_go.emit()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: open or close."""
        self._pressed_y = None
        self.toggled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and Space open or close."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toggled.emit()
            return
        super().keyPressEvent(event)
