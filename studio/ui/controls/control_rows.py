"""The widget of a control, whatever the model that declares it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from studio.ui.controls.picture_choice import PictureChoice
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.field import Field
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.controls import Control, ControlValue

SEGMENTS = 4
SEGMENT_LETTERS = 28


def scale_of(control: Control) -> Scale:
    """Ends and steps of a number: a hundred steps from end to end unless the control says."""
    span = control.high - control.low
    if control.kind == "int":
        step = max(1.0, control.step)
        return Scale(control.low, control.high, control.low, step, step, max(step, 10.0), True)
    step = control.step or span / 100
    origin = 0.0 if control.low < 0 < control.high else control.low
    return Scale(control.low, control.high, origin, step, step / 10, span / 10)


class ControlRow(QWidget):
    """One control with its label; says `changed` while it moves and `gesture_ended` at the end."""

    changed = Signal(object)  # ControlValue
    gesture_ended = Signal()
    picture_chosen = Signal(object)  # Path

    def __init__(self, control: Control, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.setToolTip(control.help)
        self.setAccessibleName(control.label)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        match control.kind:
            case "float" | "int":
                self._build_number()
            case "choice" if self._fits_segments():
                self._build_segments()
            case "choice":
                self._build_combo()
            case "picture":
                self._build_picture()
            case _:
                self._build_text()

    def set_value(self, value: ControlValue) -> None:
        """Show `value`. Silent."""
        match self._editor:
            case UnipolarSlider() as slider:
                slider.set_value(float(value))
            case Segmented() as segmented:
                segmented.set_value(str(value))
            case QComboBox() as combo:
                combo.setCurrentIndex(combo.findData(value))
            case PictureChoice() as choice:
                choice.set_chosen(str(value))
            case Field() as field if not field.edit.hasFocus():
                field.edit.setText(str(value))

    def reset(self) -> None:
        """Back to the model's default."""
        self.set_value(self.control.default)
        self._say(self.control.default)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: reset."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(f"Reset {self.control.label}").triggered.connect(self.reset)
        menu.popup(event.globalPos())

    @property
    def editor(self) -> QWidget:
        """What is worked with: a slider, a choice, a field."""
        return self._editor

    # ---- kinds ------------------------------------------------------------------------------
    def _fits_segments(self) -> bool:
        labels = [label for _, label in self.control.choices]
        return len(labels) <= SEGMENTS and sum(map(len, labels)) <= SEGMENT_LETTERS

    def _build_number(self) -> None:
        control = self.control
        default = float(control.default)
        slider = UnipolarSlider(control.label, scale_of(control), default, control.unit)
        slider.value_changed.connect(self._on_number)
        slider.gesture_ended.connect(self.gesture_ended)
        self._editor: QWidget = slider
        self._column.addWidget(slider)

    def _build_segments(self) -> None:
        segmented = Segmented(self.control.choices, self.control.label)
        segmented.set_value(str(self.control.default))
        segmented.chosen.connect(self._say)
        self._editor = segmented
        self._labelled(segmented)

    def _build_combo(self) -> None:
        combo = ChoiceBox(self.control.choices)
        combo.setAccessibleName(self.control.label)
        combo.setCurrentIndex(combo.findData(self.control.default))
        combo.activated.connect(self._on_combo)
        self._editor = combo
        self._labelled(combo)

    def _build_text(self) -> None:
        field = Field(self.control.label)
        field.edit.setText(str(self.control.default))
        field.edit.setMaxLength(4000)
        field.edit.editingFinished.connect(self._on_text)
        self._editor = field
        self._labelled(field, beside=False)

    def _build_picture(self) -> None:
        choice = PictureChoice(self.control.label)
        choice.chosen.connect(self._on_picture)
        choice.cleared.connect(self.reset)
        self._editor = choice
        self._labelled(choice)

    def _labelled(self, editor: QWidget, beside: bool = True) -> None:
        label = Caption(self.control.label, "text")
        if not beside:
            self._column.addWidget(label)
            self._column.addWidget(editor)
            return
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label, 1)
        row.addWidget(editor)
        self._column.addLayout(row)

    # ---- answers ----------------------------------------------------------------------------
    def _say(self, value: ControlValue) -> None:
        self.changed.emit(value)
        self.gesture_ended.emit()

    def _on_number(self, value: float) -> None:
        self.changed.emit(round(value) if self.control.kind == "int" else value)

    def _on_combo(self, index: int) -> None:
        combo = self._editor
        if isinstance(combo, QComboBox):
            self._say(combo.itemData(index))

    def _on_text(self) -> None:
        field = self._editor
        if isinstance(field, Field) and field.edit.isModified():
            field.edit.setModified(False)
            self._say(field.edit.text())

    def _on_picture(self, path: Path) -> None:
        self.picture_chosen.emit(path)
