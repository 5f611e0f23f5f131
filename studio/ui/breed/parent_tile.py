"""One parent of the next generation: its picture, how much it counts, a click takes it out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.enlarged import Enlarged
from studio.ui.widgets.groove import Groove, Scale
from studio.ui.widgets.thumb import Thumb
from studio.values.recipe import Recipe

SIDE_PX = 52
HEAVIEST = 4.0


class ParentTile(QWidget):
    """A thumb over a slider from 0 to 4; both are reached by Tab."""

    removed = Signal(object)
    """The `Recipe`."""
    weighed = Signal(object, float)
    """The `Recipe`, and its weight beside the others."""

    def __init__(self, recipe: Recipe, number: int, weight: float) -> None:
        super().__init__()
        self.recipe = recipe
        self.thumb = Thumb(SIDE_PX)
        self.thumb.setCursor(Qt.CursorShape.PointingHandCursor)
        self.thumb.setAccessibleName(tr("Parent {n}", n=number))
        self.thumb.setToolTip(tr("Click to take it out"))
        self.thumb.set_selected(True)
        self._enlarged = Enlarged(self.thumb)
        self.groove = Groove(Scale(0.0, HEAVIEST, 0.0, 0.1, 0.02, 0.5), self, flush=True)
        self.groove.setAccessibleName(tr("Weight of parent {n}", n=number))
        self.groove.setToolTip(tr("How much children take after it; double-click for 1"))
        self.groove.setFixedSize(SIDE_PX, 18)
        self.groove.set_value(weight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.thumb)
        column.addWidget(self.groove)
        self.setFixedSize(SIDE_PX, SIDE_PX + 18)
        self.thumb.clicked.connect(lambda: self.removed.emit(self.recipe))
        self.groove.value_changed.connect(lambda value: self.weighed.emit(self.recipe, value))
        self.groove.reset_requested.connect(lambda: self.groove.change(1.0))
