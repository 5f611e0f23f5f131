"""What the row of a control is worked with, whatever the kind of the control."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.values.controls import Control, ControlValue


class Label(Enum):
    """Where the name of the control stands."""

    INSIDE = "the widget shows it itself"
    BESIDE = "at the left of the widget"
    ABOVE = "over the widget"


Show = Callable[[ControlValue], object]


class ControlEditor(QObject):
    """One control's widget; each kind of control has an editor of its own in `kinds`.

    `show` puts a value into the widget without a signal.
    """

    changed = Signal(object)
    """ControlValue: while it moves."""
    gesture_ended = Signal()
    """The hand left; the value stays."""
    reset_asked = Signal()
    """Back to the model's default, please."""
    picture_chosen = Signal(object)
    """Path: a file that is yet to be read."""

    label = Label.BESIDE

    def __init__(self, control: Control, widget: QWidget, show: Show) -> None:
        super().__init__(widget)
        self.control, self.widget, self.set_value = control, widget, show

    def say(self, value: ControlValue) -> None:
        """One value, chosen and done."""
        self.changed.emit(value)
        self.gesture_ended.emit()
