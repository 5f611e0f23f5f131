"""The question for a model's licence, beside the card that has it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import tr
from studio.ui.models.browser.licence_ask import LicenceAsk
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.popup import Popup
from studio.values.card_words import ASK_WHERE


class LicencePopup(Popup):
    """One click or one line is the answer; a click elsewhere leaves it open."""

    chosen = Signal(str, str)
    """The licence, where it can be read."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Which licence is {name} under?", name=name), parent)
        self.ask = LicenceAsk()
        self.body.addWidget(Paragraph(ASK_WHERE))
        self.body.addWidget(self.ask)
        self.ask.chosen.connect(self._choose)

    def popup(self, where: QPoint) -> None:
        """Ask at `where`."""
        self.open_at(where, self.ask.field)

    @Slot(str, str)
    def _choose(self, name: str, link: str) -> None:
        self.chosen.emit(name, link)
        self.close()
