"""What the sections of the panel have in common: margins, a header, a hairline below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.widgets.hairline import Hairline
from studio.ui.widgets.section_header import SectionHeader

MARGIN_PX = 16


class Section(QWidget):
    """Put content into `body`; `bottom_px` is the room between it and the hairline."""

    def __init__(
        self, title: str, bottom_px: int = 22, last: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.header = SectionHeader(title)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN_PX, 9, MARGIN_PX, bottom_px)
        self.body.setSpacing(3)
        self.body.addWidget(self.header)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.body)
        if not last:
            column.addWidget(Hairline())
        self.setAccessibleName(title)
