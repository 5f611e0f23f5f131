"""A sliding switch with its name and one line that says what it does."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton, QSizePolicy, QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.paint import antialiased, draw_box, draw_focus, role

TRACK_PX = QSize(32, 18)
LABEL_TOP_PX = 1
LEFT_PX = TRACK_PX.width() + 10


def has_default_button(window: QWidget) -> bool:
    """Whether Enter presses a button of this window, wherever the focus is."""
    if not isinstance(window, QDialog):
        return False
    return any(b.isDefault() and b.isVisible() for b in window.findChildren(QPushButton))


class Switch(QAbstractButton):
    """Click or Space turns it, and Enter where no dialog wants that for its own button.

    The explanation wraps under the name.
    """

    def __init__(self, text: str, explanation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_font = words(13)
        self._small = words(11)
        self._explanation = explanation
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setAccessibleDescription(explanation)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_explanation(self, explanation: str) -> None:
        """Another line under the name."""
        if explanation != self._explanation:
            self._explanation = explanation
            self.setAccessibleDescription(explanation)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt: the explanation wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: name and explanation."""
        if not self._explanation:
            return TRACK_PX.height() + 2
        return 21 + self._lines(width).height()

    def sizeHint(self) -> QSize:
        """Qt: some words a line."""
        return QSize(280, self.heightForWidth(280))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        on, usable = self.isChecked(), self.isEnabled()
        track = QRectF(0, LABEL_TOP_PX, TRACK_PX.width(), TRACK_PX.height())
        ground = role("accent") if on and usable else role("hairline")
        draw_box(painter, track, ground, None if on and usable else role("faint", 0.5), 9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(role("on_accent") if on and usable else role("secondary"))
        x = track.right() - 9 if on else track.left() + 9
        painter.drawEllipse(QPointF(x, track.center().y()), 6, 6)
        if self.hasFocus():
            draw_focus(painter, track.adjusted(-1, -1, 1, 1), 10)
        left = LEFT_PX
        painter.setFont(self._name_font)
        painter.setPen(role("text" if usable else "faint"))
        line = QRectF(left, 0, self.width() - left, TRACK_PX.height() + 2)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(self._small)
        painter.setPen(role("secondary" if usable else "faint"))
        below = QRectF(left, 20, _room_px(self.width()), self.height() - 20)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, self._explanation)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter works as Space does, but in a dialog it means the dialog's main button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if has_default_button(self.window()):
                event.ignore()
            else:
                self.click()
            return
        super().keyPressEvent(event)

    def _lines(self, width: int) -> QRect:
        room = QRect(0, 0, _room_px(width), 1000)
        flags = int(Qt.TextFlag.TextWordWrap)
        return QFontMetrics(self._small).boundingRect(room, flags, self._explanation)


def _room_px(width: int) -> int:
    """What the words have of a switch's width, when they are measured and when they are drawn."""
    return max(1, width - LEFT_PX)
