"""One line of a list in a sheet: what it is, a fact about it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import antialiased, draw_box, role

BAR_PX = 4


class ListRow(QWidget):
    """`share` in [0, 1] draws a bar at the bottom; add buttons with `add_action`."""

    def __init__(self, title: str, details: str, share: float | None = None) -> None:
        super().__init__()
        self._share = share
        self.setAccessibleName(f"{title}, {details}")
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(Caption(title, "text", words(13)))
        column.addWidget(Caption(details, "secondary", words(11)))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 5, 0, 5 if share is None else 5 + BAR_PX + 5)
        self._row.setSpacing(14)
        self._row.addLayout(column, 1)

    def add_action(self, text: str, name: str) -> IconButton:
        """A word at the right that can be clicked; `name` says it all."""
        button = IconButton(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_note(self, text: str) -> None:
        """A word at the right that says how it is."""
        self._row.addWidget(Caption(text, "accent_text", words(11)), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the bar."""
        if self._share is None:
            return
        painter = antialiased(self)
        groove = QRectF(0, self.height() - BAR_PX - 3, self.width(), BAR_PX)
        draw_box(painter, groove, role("groove"), None, BAR_PX / 2)
        groove.setWidth(max(BAR_PX, groove.width() * self._share))
        draw_box(painter, groove, role("accent"), None, BAR_PX / 2)
