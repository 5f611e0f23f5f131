"""A flat button of an icon, a word, or both; the right-hand action of a section."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.theme.fonts import words
from studio.ui.theme.tokens import SMALL_FONT_PX
from studio.ui.widgets.icons import draw_icon
from studio.ui.widgets.paint import antialiased, draw_box, draw_focus, role


class IconButton(QAbstractButton):
    """`icon` names a Phosphor icon; `text` may be empty, then `name` is what it is called.

    Words stand flush with both edges, so that actions line up with the content below them, and
    are underlined in focus; an icon alone gets a ground when the pointer is over it.
    """

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        name: str = "",
        icon_px: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._icon_px = icon_px
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setToolTip(name)
        self._font = words(SMALL_FONT_PX)
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

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: icon, gap and word."""
        width_px = QFontMetrics(self._font).horizontalAdvance(self.text()) if self.text() else 0
        if self._icon:
            width_px += self._icon_px + (4 if self.text() else 0)
        return QSize(width_px + 2 * self._pad_px, 24)

    @property
    def _pad_px(self) -> int:
        return 0 if self.text() else 5

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        color = role("secondary")
        if not self.isEnabled():
            color = role("faint", 1.0 if self.text() else 0.6)  # words stay readable
        elif self.underMouse() or self.isDown() or self.isChecked():
            color = role("text")
            if not self.text():
                draw_box(painter, rect, role("raised"))
        inner = rect.adjusted(self._pad_px, 0, -self._pad_px, 0)
        if self._icon:
            top = (rect.height() - self._icon_px) / 2
            box = QRectF(inner.left(), top, self._icon_px, self._icon_px)
            draw_icon(painter, self._icon, box, color)
            inner.setLeft(box.right() + 4)
        painter.setPen(color)
        painter.setFont(self._font)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, flags, self.text())
        if self.hasFocus():
            self._paint_focus(painter, rect)

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        if self.text():
            painter.fillRect(QRectF(0, rect.height() - 3, rect.width(), 1.5), role("accent"))
        else:
            draw_focus(painter, rect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter works as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
