"""One part of a deeper place: its picture, what it is, how much of it there is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.ui.language.words import tr
from studio.ui.theme.fonts import figures, words
from studio.ui.widgets.paint import LABEL_PX, antialiased, draw_box, draw_focus, role
from studio.ui.widgets.thumb import Thumb

SIDE_PX = 36


class PartRow(QAbstractButton):
    """A click goes to the part alone."""

    def __init__(self, name: str, share: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share
        self.thumb = Thumb(SIDE_PX, parent=self)
        self.thumb.move(4, 4)
        self.thumb.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.thumb.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setText(name)
        self.setAccessibleName(tr("Go to {name} {share}", name=name, share=share).strip())
        self.setToolTip(tr("Go to this place alone"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Qt: picture, name, share."""
        return QSize(200, SIDE_PX + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        rect = QRectF(self.rect())
        if self.underMouse():
            draw_box(painter, rect, role("hover"))
        inner = rect.adjusted(SIDE_PX + 14, 0, -10, 0)
        painter.setFont(words(LABEL_PX))
        painter.setPen(role("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(figures())
        painter.setPen(role("secondary"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, self._share)
        if self.hasFocus():
            draw_focus(painter, rect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter works as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
