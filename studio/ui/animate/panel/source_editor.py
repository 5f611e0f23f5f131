"""The small editors of what a curve is made of, one for each kind of source."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.language.words import mark, tr, tr_pairs
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.switch import Switch
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.film import Heard, Source
from studio.values.film.sources import Drawn, Oscillator, Wander

OUTSIDE = (
    ("hold", mark("Holds")), ("repeat", mark("Repeats")), ("mirror", mark("Mirrors")),
    ("continue", mark("Goes on")),
)  # fmt: skip
WAVES = (
    ("sine", mark("Sine")), ("triangle", mark("Triangle")), ("saw", mark("Saw")),
    ("pulse", mark("Pulse")),
)  # fmt: skip


class SourceEditor(QWidget):
    """Shows one source; `changed` tells the next one, `settled` that the hand has left.

    `unit` is the range of what the curve acts on, so that its sliders fit it.
    """

    changed = Signal(object)
    settled = Signal()

    def __init__(self, source: Source, span: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._span = max(span, 1e-3)
        self._showing: list[Callable[[Source], None]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 4, 8, 6)
        self._column.setSpacing(5)
        match source:
            case Drawn():
                self._build_drawn()
            case Oscillator():
                self._build_wave()
            case Wander():
                self._build_wander()
            case Heard():
                self._build_heard()

    @property
    def kind(self) -> type:
        """Which kind of source it edits."""
        return type(self._source)

    def set_source(self, source: Source) -> None:
        """Show another source of the same kind, silently."""
        self._source = source
        for show in self._showing:
            show(source)

    # ---- kinds ----------------------------------------------------------------------------------
    def _build_drawn(self) -> None:
        self._choice(tr("Before"), "before", OUTSIDE)
        self._choice(tr("After"), "after", OUTSIDE)

    def _build_wave(self) -> None:
        shape = Segmented(tr_pairs(WAVES), tr("Shape"))
        shape.chosen.connect(lambda value: self._set(shape=value))
        self._showing.append(lambda s: shape.set_value(getattr(s, "shape", "sine")))
        shape.set_value(getattr(self._source, "shape", "sine"))
        self._column.addWidget(shape)
        self._slider(tr("Period"), "period", Scale(0.1, 30.0, 0.0, 0.1, 0.01, 1.0), "s")
        self._slider(tr("Phase"), "phase", Scale(0.0, 1.0, 0.0, 0.05, 0.01, 0.25))
        far = self._span
        self._slider(tr("Lowest"), "low", Scale(-far, far, 0.0, far / 50, far / 500, far / 10))
        self._slider(tr("Highest"), "high", Scale(-far, far, 0.0, far / 50, far / 500, far / 10))
        self._switch(tr("Period in beats"), "in_beats")

    def _build_wander(self) -> None:
        self._slider(tr("Swings a second"), "rate", Scale(0.02, 4.0, 0.0, 0.02, 0.005, 0.2))
        far = self._span
        self._slider(tr("Depth"), "depth", Scale(0.0, far, 0.0, far / 50, far / 500, far / 10))
        seed = NumberField(tr("Seed"), 0, 2**31 - 1)
        seed.set_value(getattr(self._source, "seed", 0))
        seed.value_changed.connect(lambda value: self._set(seed=value))
        self._showing.append(lambda s: seed.set_value(getattr(s, "seed", 0)))
        self._column.addWidget(FormRow(tr("Seed"), seed))
        self._switch(tr("Comes back at the end"), "loops")

    def _build_heard(self) -> None:
        far = 2 * self._span
        self._slider(tr("Gain"), "gain", Scale(-far, far, 0.0, far / 50, far / 500, far / 10))
        self._slider(tr("Attack"), "attack", Scale(0.0, 1.0, 0.0, 0.01, 0.002, 0.1), "s")
        self._slider(tr("Release"), "release", Scale(0.0, 3.0, 0.0, 0.02, 0.005, 0.2), "s")
        self._slider(tr("Threshold"), "threshold", Scale(0.0, 1.0, 0.0, 0.02, 0.005, 0.1))
        self._slider(tr("Curve"), "curve", Scale(0.1, 4.0, 1.0, 0.05, 0.01, 0.5))
        self._slider(tr("Least gap"), "gap", Scale(0.0, 2.0, 0.0, 0.02, 0.005, 0.1), "s")
        self._switch(tr("Counts on, step by step"), "steps")

    # ---- parts ----------------------------------------------------------------------------------
    def _slider(self, name: str, field: str, scale: Scale, unit: str = "") -> None:
        slider = UnipolarSlider(name, scale, float(getattr(self._source, field)), unit)
        slider.value_changed.connect(lambda value: self._set_moving(**{field: value}))
        slider.gesture_ended.connect(self.settled)
        self._showing.append(lambda s: slider.set_value(float(getattr(s, field))))
        self._column.addWidget(slider)

    def _switch(self, name: str, field: str) -> None:
        switch = Switch(name)
        switch.setChecked(bool(getattr(self._source, field)))
        switch.toggled.connect(lambda on: self._set(**{field: on}))
        self._showing.append(lambda s: _check(switch, bool(getattr(s, field))))
        self._column.addWidget(switch)

    def _choice(self, name: str, field: str, choices: tuple[tuple[str, str], ...]) -> None:
        box = ChoiceBox(tr_pairs(choices))
        box.setAccessibleName(name)
        box.setCurrentIndex(max(0, box.findData(getattr(self._source, field))))
        box.activated.connect(lambda _index: self._set(**{field: box.currentData()}))
        self._showing.append(lambda s: box.setCurrentIndex(max(0, box.findData(getattr(s, field)))))
        self._column.addWidget(FormRow(name, box))

    def _set(self, **fields: object) -> None:
        self._set_moving(**fields)
        self.settled.emit()

    def _set_moving(self, **fields: object) -> None:
        self._source = msgspec.structs.replace(self._source, **fields)
        self.changed.emit(self._source)


def _check(switch: Switch, on: bool) -> None:
    """Show a switch's state, silently."""
    blocked = QObject.blockSignals(switch, True)
    switch.setChecked(on)
    QObject.blockSignals(switch, blocked)
