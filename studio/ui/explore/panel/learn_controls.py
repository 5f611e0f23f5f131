"""Lets the controls of a model be taught to follow something, whatever kind they are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from studio.ui.controls.control_rows import ControlRow
from studio.ui.controls.controls_section import ControlsSection
from studio.ui.feature.learn_menu import LearnMark, add_learn
from studio.ui.state.learning import Learnable, Learning
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.controls import Control
from studio.values.live.targets import CONTROL


class LearnControls(QObject):
    """Rows are made anew for every model; this goes with them."""

    def __init__(self, learning: Learning, section: ControlsSection) -> None:
        super().__init__(section)
        self._learning, self._section = learning, section
        section.rows_made.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        for row in self._section.rows.values():
            if row.control.kind in ("float", "int", "choice"):
                row.menu_opening.connect(self._offer)
            if isinstance(row.editor, UnipolarSlider):
                LearnMark(self._learning, partial(_learnable, row.control), row.editor.groove)
        for chip in self._section.chips.values():
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(self._open)

    @Slot(object)
    def _offer(self, menu: QMenu) -> None:
        row = self.sender()
        if isinstance(row, ControlRow):
            add_learn(menu, self._learning, _learnable(row.control))

    @Slot(QPoint)
    def _open(self, where: QPoint) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            menu = QMenu(chip)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            key = str(chip.property("key"))
            add_learn(menu, self._learning, Learnable(f"{CONTROL}{key}", chip.text()))
            menu.popup(chip.mapToGlobal(where))


def _learnable(control: Control) -> Learnable:
    low, high = control.low, control.high
    if control.kind == "choice":
        low, high = 0.0, float(max(1, len(control.choices) - 1))
    return Learnable(f"{CONTROL}{control.key}", control.label, low, high)
