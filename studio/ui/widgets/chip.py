"""A small labelled button: a filter pill or a raised chip, plain or switchable."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from studio.ui.theme.fonts import words
from studio.ui.theme.tokens import BASE_FONT_PX, SMALL_FONT_PX
from studio.ui.widgets.paint import (
    ROW_PX,
    antialiased,
    draw_box,
    draw_focus,
    mixed,
    role,
)

Look = Literal["raised", "pill"]


class Chip(QAbstractButton):
    """`raised` is a 28 px box (picture size), `pill` a 20 px rounded outline (filters).

    Checked chips stand on the accent ground. A chip with a menu opens it when clicked.
    """

    def __init__(self, text: str, look: Look = "raised", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: Look = look
        self._menu: QMenu | None = None
        self._learning, self._room = False, ""
        self.setText(text)
        self._font = words(BASE_FONT_PX if look == "raised" else SMALL_FONT_PX)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_text(self, text: str) -> None:
        """Show `text`, also to screen readers."""
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def keep_room(self, text: str) -> None:
        """Stay wide enough for `text`, so that what stands beside it keeps its place."""
        self._room = text
        self.updateGeometry()

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` below the chip when it is clicked."""
        if self._menu is None:
            self.clicked.connect(self._open_menu)
        self._menu = menu

    def set_learning(self, learning: bool) -> None:
        """Draw a dotted outline: it is being taught to follow something."""
        if learning != self._learning:
            self._learning = learning
            self.update()

    def sizeHint(self) -> QSize:
        """Qt: text with its padding."""
        metrics = QFontMetrics(self._font)
        width_px = max(metrics.horizontalAdvance(text) for text in (self.text(), self._room))
        if self._look == "raised":
            return QSize(width_px + 22, ROW_PX)
        return QSize(width_px + 20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        radius = 6.0 if self._look == "raised" else rect.height() / 2
        fill, edge, text = role("panel"), role("hairline"), role("secondary")
        if self._look == "raised":
            fill, text = role("raised"), role("text")
        if self.isChecked():
            fill, edge, text = role("accent_ground"), role("accent"), role("accent_text")
        if not self.isEnabled():
            text = role("faint")
        elif self.underMouse() or self.isDown():
            fill = mixed(fill, role("text"), 0.10 if self.isDown() else 0.05)
        draw_box(painter, rect, fill, edge, radius)
        painter.setPen(text)
        painter.setFont(self._font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._learning:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(role("accent"), 1.5, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
        if self.hasFocus():
            draw_focus(painter, rect, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter works as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
