"""A name at the left, what belongs to it at the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme.fonts import words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.paint import LABEL_PX as FONT_PX

LABEL_PX = 84
MOST = 1.5


class FormRow(QWidget):
    """Rows of one sheet line up; hide the row to hide both."""

    def __init__(self, name: str, *widgets: QWidget, stretch: bool = True) -> None:
        super().__init__()
        self.label = label = Caption(name, "secondary")
        label.setFixedWidth(LABEL_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in widgets:
            row.addWidget(widget)
        if stretch:
            row.addStretch(1)


def label_px(names: Iterable[str], least_px: int) -> int:
    """How wide a column of labels is: as the widest asks, but at most half as wide again."""
    metrics = QFontMetrics(words(FONT_PX))
    widest = max((metrics.horizontalAdvance(name) + 1 for name in names), default=0)
    return max(least_px, min(widest, round(MOST * least_px)))


def line_up(root: QWidget) -> None:
    """Give all rows inside `root` labels of one width, wide enough for their words."""
    rows = root.findChildren(FormRow)
    width = label_px((row.label.text for row in rows), LABEL_PX)
    for row in rows:
        row.label.setFixedWidth(width)
