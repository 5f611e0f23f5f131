"""One weighted block: its picture where it has one, what it is, how much it counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.thumb import Thumb
from studio.ui.widgets.unipolar_slider import UnipolarSlider

SIDE_PX = 32


class BlockRow(QWidget):
    """A slider for the weight; the cross takes the block away, the picture goes to it alone."""

    weight_changed = Signal(float)
    gesture_ended = Signal()
    removed = Signal()
    chosen = Signal()
    menu_opening = Signal(object)
    """QMenu, to be added to."""

    def __init__(
        self, name: str, most: float, usual: float, pictured: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        scale = Scale(0.0, most, 0.0, 0.05, 0.01, 0.25)
        self.thumb = Thumb(SIDE_PX) if pictured else None
        self.slider = UnipolarSlider(name, scale, usual)
        self.remove_button = IconButton("", "x", tr("Take away {name}", name=name), 12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        if self.thumb is not None:
            self.thumb.setAccessibleName(tr("Go to {name} alone", name=name))
            self.thumb.setToolTip(tr("Go to this place alone"))
            self.thumb.clicked.connect(self.chosen)
            row.addWidget(self.thumb)
        row.addWidget(self.slider, 1)
        row.addWidget(self.remove_button)
        self.setToolTip(name)
        self.slider.value_changed.connect(self.weight_changed)
        self.slider.gesture_ended.connect(self.gesture_ended)
        self.remove_button.clicked.connect(self.removed)

    def set_weight(self, weight: float) -> None:
        """Show a weight. Silent."""
        self.slider.set_value(weight)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: all but moving it, and what it learns from."""
        menu = QMenu(self)
        if self.thumb is not None:
            menu.addAction(tr("Go to this place alone")).triggered.connect(self.chosen)
        menu.addAction(tr("Take away")).triggered.connect(self.removed)
        self.menu_opening.emit(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
