"""Sections of the panel: how the map is laid out and shaded, and finding places on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from studio.ui.language.words import mark, tr, tr_pairs
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section import Section
from studio.ui.widgets.segmented import Segmented

WAYS = (("alike", mark("By likeness")), ("along", mark("Along directions")))
SHADES = (("", mark("Pictures")), ("usual", mark("How usual")), ("unvisited", mark("Unvisited")))
NO_LINES = mark("The directions of this model are no lines through its seeds.")
SHADE_TIPS = {
    "": mark("The pictures as they are"),
    "usual": mark("Strange places are shaded warm, bland ones cool"),
    "unvisited": mark("Land that looks like what you have seen is shaded; the rest stands out"),
}


class LayoutSection(Section):
    """LAYOUT: by likeness or along two directions, and what lies over the tiles."""

    along_chosen = Signal(object)
    """tuple[int, int]: numbers of directions across and up; None: by likeness."""
    shade_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Layout"), 16, parent=parent)
        self.way = Segmented(tr_pairs(WAYS), tr("Layout"))
        self.across, self.up = ChoiceBox(()), ChoiceBox(())
        self.note = Paragraph(tr(NO_LINES), "faint")
        self.shade = Segmented(tr_pairs(SHADES), tr("Shade"))
        self.shade.set_tips({value: tr(tip) for value, tip in SHADE_TIPS.items()})
        self._names: tuple[tuple[int, str], ...] = ()
        self.body.setSpacing(8)
        for box, name in ((self.across, tr("Across")), (self.up, tr("Up"))):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.activated.connect(self._tell)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.across, 1)
        row.addWidget(self.up, 1)
        self.body.addWidget(self.way)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.body.addWidget(self.shade)
        self.way.chosen.connect(self._tell)
        self.shade.chosen.connect(self.shade_chosen)
        self._show()

    def set_directions(self, names: Sequence[tuple[int, str]]) -> None:
        """(number, name) of those that places can be laid out along."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        for at, box in enumerate((self.across, self.up)):
            box.clear()
            for number, name in self._names:
                box.addItem(name, number)
            box.setCurrentIndex(min(at, max(0, len(self._names) - 1)))
        self._show()

    def reset(self) -> None:
        """Another map: by likeness again."""
        self.way.set_value("alike")
        self._show()

    @Slot()
    def _tell(self) -> None:
        self._show()
        along = self.way.value == "along" and len(self._names) > 1
        numbers = (self.across.currentData(), self.up.currentData())
        self.along_chosen.emit(numbers if along else None)

    def _show(self) -> None:
        along, enough = self.way.value == "along", len(self._names) > 1
        self.across.setVisible(along and enough)
        self.up.setVisible(along and enough)
        self.note.setVisible(along and not enough)


class FindSection(Section):
    """FIND: somewhere new, what looks alike, a lasso; and what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Find"), 16, parent=parent)
        self.new, self.like = Chip(tr("Somewhere new")), Chip(tr("Like this place"))
        self.lasso = Chip(tr("Lasso"))
        self.lasso.setCheckable(True)
        self.new.setToolTip(tr("The place that looks least like all on your trail"))
        self.like.setToolTip(tr("Shows what looks most like this place; drop a photograph too"))
        self.lasso.setToolTip(tr("Draw a line around places; Shift and drag does it at any time"))
        self.text = Caption("", "text")
        self.average, self.all = Chip(tr("Go to their average")), Chip(tr("Show all"))
        self.body.setSpacing(8)
        chips = QWidget()
        flow = FlowLayout(chips)
        for chip in (self.new, self.like, self.lasso):
            flow.addWidget(chip)
        self.body.addWidget(chips)
        self.body.addWidget(self.text)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.average)
        row.addWidget(self.all)
        row.addStretch(1)
        self.body.addLayout(row)
        self.set_found("")

    def set_found(self, text: str) -> None:
        """What is shown alone; empty: all is shown."""
        self.text.set_text(text)
        for part in (self.text, self.average, self.all):
            part.setVisible(bool(text))
