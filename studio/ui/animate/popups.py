"""Small questions of the timeline: the tempo, and the name of a marker."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.animate.panel.time_field import TimeField
from studio.ui.language.words import tr
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.field import Field
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.popup import Popup
from studio.values.film import Tempo


class TempoPopup(Popup):
    """Beats a minute, where the first one is, beats to a bar; keyframes stay at their beats."""

    tempo_chosen = Signal(object)
    cleared = Signal()

    def __init__(self, tempo: Tempo, parent: QWidget | None = None) -> None:
        super().__init__(tr("Tempo"), parent)
        self.bpm = TimeField(tr("Beats a minute"), 1.0, 1000.0, "bpm")
        self.first = TimeField(tr("First beat"), 0.0, 86_400.0, "s")
        self.bar = NumberField(tr("Beats to a bar"), 1, 64)
        self.bpm.set_value(tempo.bpm)
        self.first.set_value(max(0.0, tempo.first_beat))
        self.bar.set_value(tempo.beats_per_bar)
        self.body.addWidget(FormRow(tr("Tempo"), self.bpm, stretch=False))
        self.body.addWidget(FormRow(tr("First beat"), self.first, stretch=False))
        self.body.addWidget(FormRow(tr("Bar"), self.bar))
        row = QHBoxLayout()
        none, done = Chip(tr("No tempo")), Chip(tr("Done"))
        row.addWidget(none)
        row.addStretch(1)
        row.addWidget(done)
        self.body.addLayout(row)
        for part in (self.bpm, self.first, self.bar):
            part.value_changed.connect(self._changed)
        none.clicked.connect(self._none)
        done.clicked.connect(self.close)

    @Slot()
    def _changed(self) -> None:
        self.tempo_chosen.emit(Tempo(self.bpm.value, self.first.value, self.bar.value))

    @Slot()
    def _none(self) -> None:
        self.cleared.emit()
        self.close()


class NamePopup(Popup):
    """One line of text; Enter keeps it."""

    named = Signal(object)

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.field = Field(title)
        self.field.edit.setMaxLength(80)
        self.field.edit.setText(name)
        self.body.addWidget(self.field)
        self.field.entered.connect(self._entered)

    def ask(self, where: QPoint) -> None:
        """Open and type."""
        self.open_at(where, self.field.edit)
        self.field.edit.selectAll()

    @Slot(str)
    def _entered(self, text: str) -> None:
        self.named.emit(text)
        self.close()
