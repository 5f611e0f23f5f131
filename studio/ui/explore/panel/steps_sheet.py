"""Keeping a direction to some of the steps: early ones lay the picture out, late ones finish it."""

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
from studio.values.layers import Layers

WIDTH_PX = 360
ALL = 100
"""Moves count steps in hundredths of all of them."""
PARTS = (
    ("all", mark("All")),
    ("early", mark("Early")),
    ("middle", mark("Middle")),
    ("late", mark("Late")),
)
_RANGES = {"all": (0, ALL), "early": (0, 33), "middle": (33, 66), "late": (66, ALL)}


class StepsSheet(Sheet):
    """`chosen` carries (first, last) hundredths, both included, or None for all steps."""

    chosen = Signal(object)

    def __init__(
        self, direction: Direction, layers: Layers | None, parent: QWidget | None = None
    ) -> None:
        name = said(direction.name)
        super().__init__(
            tr("Steps"),
            tr("At which steps {name} works: early ones lay the picture out.", name=name),
            parent,
        )
        first, last = layers or (0, ALL - 1)
        self.parts = Segmented(tr_pairs(PARTS), tr("Part of the steps"))
        begin, end = Scale(0, ALL - 1, 0, 1, 1, 10, whole=True), Scale(1, ALL, 1, 1, 1, 10, True)
        self.begin = UnipolarSlider(tr("From"), begin, 0, "%")
        self.end = UnipolarSlider(tr("Until"), end, ALL, "%")
        self._show(first, min(last + 1, ALL))
        self.body.addWidget(FormRow(tr("Part"), self.parts))
        self.body.addWidget(self.begin)
        self.body.addWidget(self.end)
        self.add_button(tr("Done"), primary=True).clicked.connect(self.accept)
        self.setFixedWidth(WIDTH_PX)
        self.parts.chosen.connect(self._on_part)
        self.begin.value_changed.connect(self._on_begin)
        self.end.value_changed.connect(self._on_end)

    def _show(self, begin: int, end: int) -> None:
        self.begin.set_value(begin)
        self.end.set_value(end)
        now = next((name for name, ends in _RANGES.items() if ends == (begin, end)), None)
        if now is not None:
            self.parts.set_value(now)

    @Slot(str)
    def _on_part(self, name: str) -> None:
        self._show(*_RANGES[name])
        self._say()

    @Slot(float)
    def _on_begin(self, value: float) -> None:
        self.end.set_value(max(value + 1, self.end.value))
        self._say()

    @Slot(float)
    def _on_end(self, value: float) -> None:
        self.begin.set_value(min(value - 1, self.begin.value))
        self._say()

    def _say(self) -> None:
        begin, end = round(self.begin.value), round(self.end.value)
        self.chosen.emit(None if (begin, end) == (0, ALL) else (begin, end - 1))
