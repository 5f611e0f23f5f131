"""The row of a control, whatever the model that declares it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from studio.ui.controls.editor import ControlEditor, Label
from studio.ui.controls.kinds import EDITORS
from studio.ui.language.words import tr
from studio.ui.widgets.caption import Caption
from studio.values.controls import Control, ControlValue


class ControlRow(QWidget):
    """One control with its label; says `changed` while it moves and `gesture_ended` at the end."""

    changed = Signal(object)
    """ControlValue."""
    gesture_ended = Signal()
    picture_chosen = Signal(object)
    """Path."""
    menu_opening = Signal(object)
    """QMenu, to be added to."""

    def __init__(
        self,
        control: Control,
        parent: QWidget | None = None,
        editors: Mapping[str, Callable[[Control], ControlEditor]] = EDITORS,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self.setToolTip(control.help)
        self.setAccessibleName(control.label)
        self._editor = editors[control.kind](control)
        self._editor.changed.connect(self.changed)
        self._editor.gesture_ended.connect(self.gesture_ended)
        self._editor.picture_chosen.connect(self.picture_chosen)
        self._editor.reset_asked.connect(self.reset)
        self._lay_out()

    def set_value(self, value: ControlValue) -> None:
        """Show `value`. Silent."""
        self._editor.set_value(value)

    def reset(self) -> None:
        """Back to what a new place has."""
        self.set_value(self.control.start)
        self._editor.say(self.control.start)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: reset."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Reset {label}", label=self.control.label)).triggered.connect(self.reset)
        self.menu_opening.emit(menu)
        menu.popup(event.globalPos())

    @property
    def editor(self) -> QWidget:
        """What is worked with: a slider, a choice, a field."""
        return self._editor.widget

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        widget, place = self._editor.widget, self._editor.label
        if place is Label.BESIDE:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Caption(self.control.label, "text"), 1)
            row.addWidget(widget)
            column.addLayout(row)
            return
        if place is Label.ABOVE:
            column.addWidget(Caption(self.control.label, "text"))
        column.addWidget(widget)
