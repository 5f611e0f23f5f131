"""Keeping a direction to some of a generator's layers: coarse ones shape, fine ones colour."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.language.words import mark, said, tr, tr_pairs
from studio.ui.widgets.form_row import FormRow
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.sheet import Sheet
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.directions import Direction
from studio.values.layers import Layers, third

THIRDS = (
    ("all", mark("All")),
    ("coarse", mark("Coarse")),
    ("middle", mark("Middle")),
    ("fine", mark("Fine")),
)


class LayersSheet(Sheet):
    """`chosen` carries (first, last), both included, or None for all; it speaks while one moves."""

    chosen = Signal(object)

    def __init__(
        self, direction: Direction, count: int, layers: Layers | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Layers"), tr("On which layers {name} works.", name=said(direction.name)), parent
        )
        self._count = count
        scale = Scale(1, count, 1, 1, 1, 2, whole=True)
        self.first = UnipolarSlider(tr("First layer"), scale, 1)
        self.last = UnipolarSlider(tr("Last layer"), scale, count)
        self.thirds = Segmented(tr_pairs(THIRDS), tr("Part of the generator"))
        self.body.addWidget(FormRow(tr("Part"), self.thirds))
        self.body.addWidget(self.first)
        self.body.addWidget(self.last)
        self.add_button(tr("Done"), primary=True).clicked.connect(self.accept)
        self.setFixedWidth(360)
        self._show(layers)
        self.thirds.chosen.connect(self._on_third)
        self.first.value_changed.connect(self._on_first)
        self.last.value_changed.connect(self._on_last)

    def _show(self, layers: Layers | None) -> None:
        first, last = layers or (0, self._count - 1)
        self.first.set_value(first + 1)
        self.last.set_value(last + 1)

    @Slot(str)
    def _on_third(self, name: str) -> None:
        layers = third(name, self._count)
        self._show(layers)
        self.chosen.emit(layers)

    @Slot(float)
    def _on_first(self, value: float) -> None:
        self.last.set_value(max(value, self.last.value))
        self._say()

    @Slot(float)
    def _on_last(self, value: float) -> None:
        self.first.set_value(min(value, self.first.value))
        self._say()

    def _say(self) -> None:
        layers = (round(self.first.value) - 1, round(self.last.value) - 1)
        self.chosen.emit(None if layers == (0, self._count - 1) else layers)
