"""A name at the left, what belongs to it at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.widgets.caption import Caption

LABEL_PX = 84


class FormRow(QWidget):
    """Rows of one sheet line up; hide the row to hide both."""

    def __init__(self, name: str, *widgets: QWidget, stretch: bool = True) -> None:
        super().__init__()
        label = Caption(name, "secondary")
        label.setFixedWidth(LABEL_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in widgets:
            row.addWidget(widget)
        if stretch:
            row.addStretch(1)
