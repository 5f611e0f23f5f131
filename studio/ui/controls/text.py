"""A line of words."""

from __future__ import annotations

from PySide6.QtCore import Slot

from studio.ui.controls.editor import ControlEditor, Label
from studio.ui.widgets.field import Field
from studio.values.controls import Control, ControlValue

LONGEST = 4000


class TextEditor(ControlEditor):
    """A field that is taken when one leaves it; what is being typed is never written over."""

    label = Label.ABOVE

    def __init__(self, control: Control) -> None:
        self._field = Field(control.label)
        self._field.edit.setText(str(control.default))
        self._field.edit.setMaxLength(LONGEST)
        super().__init__(control, self._field, self._show)
        self._field.edit.editingFinished.connect(self._finished)

    def _show(self, value: ControlValue) -> None:
        if not self._field.edit.hasFocus():
            self._field.edit.setText(str(value))

    @Slot()
    def _finished(self) -> None:
        if self._field.edit.isModified():
            self._field.edit.setModified(False)
            self.say(self._field.edit.text())
