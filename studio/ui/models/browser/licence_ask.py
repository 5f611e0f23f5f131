"""Asks for a model's licence where it is missing: the usual ones as chips, any other as text."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.library.licences import LICENCES, link_of
from studio.ui.language.words import tr
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.field import Field
from studio.ui.widgets.flow_layout import FlowLayout


class LicenceAsk(QWidget):
    """One click on a chip, or a text and Enter, is the answer."""

    chosen = Signal(str, str)
    """The licence, and where it can be read (may be empty)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field(tr("Another licence"))
        self.field.edit.setPlaceholderText(tr("Another one, then Enter"))
        self.field.edit.setMaxLength(120)
        self.chips: dict[str, Chip] = {}
        flow = FlowLayout(gap_px=6)
        for name in LICENCES:
            chip = Chip(name, "pill")
            chip.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name, link_of(name)))
            self.chips[name] = chip
            flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(flow)
        column.addWidget(self.field)
        self.field.entered.connect(self._typed)

    @Slot(str)
    def _typed(self, text: str) -> None:
        name = " ".join(text.split())
        if name:
            self.chosen.emit(name, link_of(name))
