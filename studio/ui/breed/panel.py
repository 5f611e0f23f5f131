"""The right-hand panel of Breed: how far, in what, how crossed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.breed.wishes import STRENGTH, Wishes
from studio.ui.language.words import mark, tr
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.groove import Scale
from studio.ui.widgets.paint import role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section import Section
from studio.ui.widgets.segmented import Segmented
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.ui.widgets.unipolar_slider import UnipolarSlider
from studio.values.breed.brood import Change

WIDTH_PX = 300
CHANGES: dict[Change, str] = {
    "place": mark("Place"),
    "coarse": mark("Shape"),
    "middle": mark("Form"),
    "fine": mark("Colour"),
    "directions": mark("Directions"),
    "class": mark("Class"),
    "controls": mark("Picture settings"),
    "words": mark("Words"),
}
CHANGE_TIPS: dict[Change, str] = {
    "place": mark("The whole latent turns towards other seeds"),
    "coarse": mark("The coarse layers turn towards other seeds"),
    "middle": mark("The middle layers turn towards other seeds"),
    "fine": mark("The fine layers turn towards other seeds"),
    "directions": mark("The named sliders move, those that are chosen below"),
    "class": mark("Other classes, or two of them mixed"),
    "controls": mark("The controls that say what the picture looks like"),
    "words": mark("Words count more or less, and directions of words move"),
}
CROSSES = {
    "blend": mark("Blend"),
    "directions": mark("Directions"),
    "layers": mark("Layers"),
}
CROSS_TIPS = {
    "blend": mark("Each child lies somewhere between its parents"),
    "directions": mark("Each slider as one of the parents has it"),
    "layers": mark("Shape, form and colour each of one parent"),
}
STRENGTH_TIP = mark("0: what crossing makes of the parents. 1: as far away as another seed.")


class _Ground(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), role("panel"))


class BreedPanel(SlimScroll):
    """Changes what is wished for; `changed` says that something was."""

    changed = Signal()
    settled = Signal()
    """The hand left the strength: children can be drawn."""

    def __init__(self, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self.mutation, self.cross_section = Section(tr("Change"), 14), Section(tr("Crossing"), 14)
        self.strength = UnipolarSlider(
            tr("Strength"), Scale(0.0, 1.0, 0.0, 0.05, 0.01, 0.2), STRENGTH
        )
        self.strength.setToolTip(tr(STRENGTH_TIP))
        self.strength.value_changed.connect(self._strength)
        self.strength.gesture_ended.connect(self.settled)
        self.may: dict[Change, Chip] = {}
        self.ways: dict[str, Chip] = {}
        self._may_flow, self._ways_flow = QWidget(), QWidget()
        for flow in (self._may_flow, self._ways_flow):
            FlowLayout(flow, 6)
        self.crosses: Segmented | None = None
        self.cross_says = Paragraph("", "faint")
        self._fill()
        ground = _Ground()
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for section in (self.mutation, self.cross_section):
            self._column.addWidget(section)
        self._column.addStretch(1)
        self.set_content(ground)
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(tr("Breeding"))
        wishes.offered.connect(self.offer)
        self.offer()

    def add_section(self, section: QWidget) -> None:
        """One more, under the others."""
        self._column.insertWidget(self._column.count() - 1, section)

    def _fill(self) -> None:
        body = self.mutation.body
        body.addWidget(self.strength)
        body.addSpacing(6)
        body.addWidget(Paragraph(tr("What may change"), "secondary"))
        body.addSpacing(2)
        body.addWidget(self._may_flow)
        body.addWidget(self._ways_flow)
        self.cross_section.body.addWidget(self.cross_says)

    @Slot()
    def offer(self) -> None:
        """What the model in use can change."""
        wishes = self._wishes
        if list(self.may) != list(wishes.changes):
            _clear(self._may_flow)
            self.may = {change: self._change_chip(change) for change in wishes.changes}
        for change, chip in self.may.items():
            chip.setChecked(change in wishes.may)
        self._offer_ways()
        self._offer_crosses()
        self.strength.set_value(wishes.strength)

    def _change_chip(self, change: Change) -> Chip:
        chip = Chip(tr(CHANGES[change]), "pill")
        chip.setCheckable(True)
        chip.setToolTip(tr(CHANGE_TIPS[change]))
        chip.clicked.connect(lambda on: self._toggle(change, on))
        _add(self._may_flow, chip)
        return chip

    def _offer_ways(self) -> None:
        known = self._wishes.directions
        if list(self.ways) != [d.id for d in known]:
            _clear(self._ways_flow)
            self.ways = {}
            for direction in known:
                chip = self.ways[direction.id] = Chip(tr(direction.name), "pill")
                chip.setCheckable(True)
                chip.setToolTip(tr("Whether children may differ in it"))
                chip.clicked.connect(lambda on, key=direction.id: self._toggle_way(key, on))
                _add(self._ways_flow, chip)
        for key, chip in self.ways.items():
            chip.setChecked(key not in self._wishes.still)
        self._ways_flow.setVisible(bool({"directions", "words"} & set(self._wishes.may)))

    def _offer_crosses(self) -> None:
        kinds = tuple((key, tr(CROSSES[key])) for key in self._wishes.crosses)
        if self.crosses is None or self.crosses.property("kinds") != len(kinds):
            if self.crosses is not None:
                self.crosses.hide()
                self.crosses.deleteLater()
            self.crosses = Segmented(kinds, tr("How parents are crossed"))
            self.crosses.setProperty("kinds", len(kinds))
            self.crosses.set_tips({key: tr(CROSS_TIPS[key]) for key, _ in kinds})
            self.crosses.chosen.connect(self._cross)
            self.cross_section.body.insertWidget(1, self.crosses)
        self.crosses.set_value(self._wishes.cross)
        self.cross_says.set_text(tr(CROSS_TIPS[self._wishes.cross]))

    # ---- hands ----------------------------------------------------------------------------------
    @Slot(float)
    def _strength(self, value: float) -> None:
        self._wishes.strength = value
        self.changed.emit()

    def _toggle(self, change: Change, on: bool) -> None:
        may = [c for c in self._wishes.changes if (on if c == change else c in self._wishes.may)]
        self._wishes.may = tuple(may)
        self._offer_ways()
        self.changed.emit()
        self.settled.emit()

    def _toggle_way(self, key: str, on: bool) -> None:
        still = self._wishes.still
        self._wishes.still = still - {key} if on else still | {key}
        self.changed.emit()
        self.settled.emit()

    @Slot(str)
    def _cross(self, cross: str) -> None:
        self._wishes.cross = cross  # type: ignore[assignment]
        self.cross_says.set_text(tr(CROSS_TIPS[cross]))
        self.changed.emit()
        self.settled.emit()


def _add(flow: QWidget, widget: QWidget) -> None:
    layout = flow.layout()
    assert layout is not None
    layout.addWidget(widget)


def _clear(flow: QWidget) -> None:
    layout = flow.layout()
    assert layout is not None
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
