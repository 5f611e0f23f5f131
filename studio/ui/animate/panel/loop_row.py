"""The circle of a noise loop: how wide, how many times round, and another one."""

from __future__ import annotations

import random

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.animate.panel.time_field import TimeField
from studio.ui.language.words import tr
from studio.ui.widgets.icon_button import IconButton
from studio.values.film import NoiseLoop

WIDEST, MOST_TURNS = 12.0, 64


class LoopRow(QWidget):
    """Shows a loop; what a person makes of it is said by `changed`."""

    changed = Signal(object)
    """`NoiseLoop`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loop = NoiseLoop()
        self.radius = TimeField(tr("Radius of the noise loop"), 0.1, WIDEST, "", tr("Radius"))
        self.radius.setToolTip(tr("How far the noise goes from the path, in units"))
        self.turns = TimeField(tr("Rounds of the noise loop"), 1, MOST_TURNS, "", tr("Rounds"))
        self.turns.setToolTip(tr("How many times it goes round in the film"))
        self.another = IconButton("", "dice-five", tr("Another noise"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.radius, 1)
        row.addWidget(self.turns, 1)
        row.addWidget(self.another)
        self.radius.value_changed.connect(self._radius)
        self.turns.value_changed.connect(self._turns)
        self.another.clicked.connect(self._another)

    def set_loop(self, loop: NoiseLoop) -> None:
        """Show it."""
        self.loop = loop
        self.radius.set_value(loop.radius)
        self.turns.set_value(loop.turns)

    @Slot(object)
    def _radius(self, radius: float) -> None:
        self._change(radius=radius)

    @Slot(object)
    def _turns(self, turns: float) -> None:
        self._change(turns=max(1, round(turns)))

    @Slot()
    def _another(self) -> None:
        self._change(seed=random.randrange(10_000))

    def _change(self, **changes: float) -> None:
        self.set_loop(msgspec.structs.replace(self.loop, **changes))
        self.changed.emit(self.loop)
