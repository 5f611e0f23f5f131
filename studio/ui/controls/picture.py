"""A picture as the value of a control."""

from __future__ import annotations

from studio.ui.controls.editor import ControlEditor
from studio.ui.controls.picture_choice import PictureChoice
from studio.values.controls import Control, ControlValue


class PictureEditor(ControlEditor):
    """Choose a file or drop one; whoever reads it says which picture it was."""

    def __init__(self, control: Control) -> None:
        self._choice = PictureChoice(control.label)
        super().__init__(control, self._choice, self._show)
        self._choice.chosen.connect(self.picture_chosen)
        self._choice.cleared.connect(self.reset_asked)

    def _show(self, value: ControlValue) -> None:
        self._choice.set_chosen(str(value))
