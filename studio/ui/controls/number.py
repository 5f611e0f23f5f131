"""Numbers, whole or not: a slider that is filled from its start."""

from __future__ import annotations

from PySide6.QtCore import Slot

from studio.ui.controls.editor import ControlEditor, Label
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.controls import Control, ControlValue


def scale_of(control: Control) -> Scale:
    """Ends and steps of a number: a hundred steps from end to end unless the control says."""
    span = control.high - control.low
    if control.kind == "int":
        step = max(1.0, control.step)
        return Scale(control.low, control.high, control.low, step, step, max(step, 10.0), True)
    step = control.step or span / 100
    origin = 0.0 if control.low < 0 < control.high else control.low
    return Scale(control.low, control.high, origin, step, step / 10, span / 10)


class NumberEditor(ControlEditor):
    """A slider with its name and its number."""

    label = Label.INSIDE

    def __init__(self, control: Control) -> None:
        default = float(control.default)
        self._slider = UnipolarSlider(control.label, scale_of(control), default, control.unit)
        super().__init__(control, self._slider, self._show)
        self._slider.value_changed.connect(self._moved)
        self._slider.gesture_ended.connect(self.gesture_ended)

    def _show(self, value: ControlValue) -> None:
        self._slider.set_value(float(value))

    @Slot(object)
    def _moved(self, value: float) -> None:
        self.changed.emit(round(value) if self.control.kind == "int" else value)
