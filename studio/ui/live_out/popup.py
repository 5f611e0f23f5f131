"""The small sheet of live out: where the picture goes, a switch, and how it goes."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.live.out.table import OUTLETS, outlet
from studio.ui.language.words import mark, said, tr
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.field import Field
from studio.ui.widgets.form_row import FormRow, line_up
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.popup import Popup
from studio.ui.widgets.switch import Switch

WHAT = mark("What the canvas shows, as 1920 × 1080 for other programs.")
mark("Pipe")
mark("Device")
mark("Name")
"""What a way out asks for (`asks`), for the list of translators."""


class LiveOutPopup(Popup):
    """Shows what `set_state` is told; what a person wants is said by signals."""

    kind_chosen = Signal(object)
    """The key of a way out."""
    switched = Signal(object)
    """Bool."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Live out"), parent)
        self.kinds = ChoiceBox(tuple((one.key, tr(one.name)) for one in OUTLETS))
        self.kinds.setAccessibleName(tr("Way out"))
        self.target = Field(tr("Target"))
        self.row = FormRow(tr("Name"), self.target, stretch=False)
        self.switch = Switch(tr("Send the picture on"), tr(WHAT))
        self.words = Paragraph("", "secondary")
        self.words.hide()
        self.body.addWidget(FormRow(tr("Way out"), self.kinds, stretch=False))
        self.body.addWidget(self.row)
        self.body.addWidget(self.switch)
        self.body.addWidget(self.words)
        line_up(self)
        self.kinds.activated.connect(self._chosen)
        self.switch.clicked.connect(self._switched)

    def set_kind(self, key: str, target: str) -> None:
        """Show a way out; one that cannot be used here says what it needs."""
        one = outlet(key)
        self.kinds.setCurrentIndex(self.kinds.findData(one.key))
        self.row.label.set_text(tr(one.asks))
        self.target.edit.setAccessibleName(tr(one.asks))
        self.target.edit.setText(target)

    def set_state(self, on: bool, words: str, missing: str) -> None:
        """Whether it sends, and how; `missing`: why it cannot."""
        self.switch.setChecked(on)
        self.switch.setEnabled(on or not missing)
        self.kinds.setEnabled(not on)
        self.target.edit.setReadOnly(on)
        text = words or said(missing)
        if text != self.words.text:
            self.words.set_text(text)
            self.words.setVisible(bool(text))
            if self.isVisible():
                self.adjustSize()

    @Slot(int)
    def _chosen(self, _index: int) -> None:
        self.kind_chosen.emit(self.kinds.currentData())

    @Slot()
    def _switched(self) -> None:
        self.switched.emit(self.switch.isChecked())
