"""A small raised sheet that belongs to one thing on the screen and goes with the next click."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.paint import antialiased, draw_box, role

WIDTH_PX = 320


class Popup(QWidget):
    """A heading, then what is added to `body`; Esc or a click elsewhere closes it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(10)
        self.body.addWidget(Caption(title, "text", words(13, QFont.Weight.DemiBold)))
        self.setFixedWidth(WIDTH_PX)

    def open_at(self, where: QPoint, focus: QWidget) -> None:
        """Show below `where`, inside the screen; `focus` is typed into."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(WIDTH_PX, layout.totalHeightForWidth(WIDTH_PX))
        room = self.screen().availableGeometry()
        left = max(room.left(), min(where.x(), room.right() - self.width()))
        top = where.y() + 4
        if top + self.height() > room.bottom():
            top = max(room.top(), where.y() - self.height() - 24)
        self.move(left, top)
        self.show()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the raised ground."""
        draw_box(antialiased(self), QRectF(self.rect()), role("raised"), role("hairline"), 8)
