"""Choices: side by side where they are few and short, else a list."""

from __future__ import annotations

from PySide6.QtCore import Slot

from studio.ui.controls.editor import ControlEditor
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.segmented import Segmented
from studio.values.controls import Control, ControlValue

SEGMENTS = 4
SEGMENT_LETTERS = 28


def choice_editor(control: Control) -> ControlEditor:
    """The editor that suits these choices."""
    labels = [label for _, label in control.choices]
    few = len(labels) <= SEGMENTS and sum(map(len, labels)) <= SEGMENT_LETTERS
    return SegmentsEditor(control) if few else ListEditor(control)


class SegmentsEditor(ControlEditor):
    """All choices in one line."""

    def __init__(self, control: Control) -> None:
        self._segmented = Segmented(control.choices, control.label)
        self._segmented.set_value(str(control.default))
        super().__init__(control, self._segmented, self._show)
        self._segmented.chosen.connect(self.say)

    def _show(self, value: ControlValue) -> None:
        self._segmented.set_value(str(value))


class ListEditor(ControlEditor):
    """The choice that is taken; the others fold out."""

    def __init__(self, control: Control) -> None:
        self._box = ChoiceBox(control.choices)
        self._box.setAccessibleName(control.label)
        super().__init__(control, self._box, self._show)
        self._show(control.default)
        self._box.activated.connect(self._taken)

    def _show(self, value: ControlValue) -> None:
        self._box.setCurrentIndex(self._box.findData(value))

    @Slot(int)
    def _taken(self, index: int) -> None:
        self.say(self._box.itemData(index))
