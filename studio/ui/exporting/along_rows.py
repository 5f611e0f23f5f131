"""Directions as labels of a data set: every seed moved along them, the amounts written down."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from studio.export.batches.plan import MOST_ALONG, Along
from studio.ui.language.words import mark, said, tr, tr_pairs
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.form_row import FormRow, line_up
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.segmented import Segmented
from studio.values.directions import Direction

LOW, HIGH = -2, 2
FARTHEST = 12
ANYWHERE = "0"
STEPS = ((ANYWHERE, mark("Anywhere")), ("2", "2"), ("3", "3"), ("5", "5"))
STEP_TIPS = {
    ANYWHERE: mark("Each seed once, at an amount of its own between the two."),
    "2": mark("Each seed twice: at both ends."),
    "3": mark("Each seed three times: at both ends and in the middle."),
    "5": mark("Each seed five times, evenly from one end to the other."),
}


class AlongRows(QWidget):
    """A row for each direction that is a label, and a chip that adds one."""

    changed = Signal(object)
    """All of them, a tuple of `Along`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: tuple[Direction, ...] = ()
        self._along: tuple[Along, ...] = ()
        self.rows: list[AlongRow] = []
        self.add = Chip(tr("+ Direction"))
        self.add.setToolTip(tr("The amount that each picture was moved stands in the index."))
        self._menu = QMenu(self)
        self.add.set_menu(self._menu)
        self._add_row = FormRow(tr("Labels"), self.add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._add_row)

    @property
    def along(self) -> tuple[Along, ...]:
        """What is set."""
        return self._along

    def set_along(self, known: Sequence[Direction], along: Sequence[Along]) -> None:
        """Show some of the directions that are `known`, silently; others are left out."""
        self._known = tuple(known)
        ids = {direction.id for direction in known}
        self._take(tuple(way for way in along if way.id in ids))

    # ---- inside ---------------------------------------------------------------------------------
    def _take(self, along: tuple[Along, ...]) -> None:
        same = [way.id for way in along] == [way.id for way in self._along]
        self._along = along
        if not same:
            self._lay_out()
        self._refill()

    def _lay_out(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [AlongRow(way) for way in self._along]
        for number, row in enumerate(self.rows):
            row.changed.connect(self._row_changed)
            row.remove_asked.connect(self._remove)
            self._column.insertWidget(number, row)
            row.show()
        line_up(self.window())

    def _refill(self) -> None:
        self._menu.clear()
        taken = {way.id for way in self._along}
        for direction in self._known:
            if direction.id not in taken:
                action = self._menu.addAction(said(direction.name))
                action.triggered.connect(lambda _=False, d=direction: self._chosen(d))
        self.add.setVisible(bool(self._menu.actions()) and len(taken) < MOST_ALONG)
        self._add_row.setVisible(self.add.isVisibleTo(self._add_row))

    def _chosen(self, direction: Direction) -> None:
        way = Along(direction.id, direction.name, LOW, HIGH, layers=direction.layers)
        self._take((*self._along, way))
        self.changed.emit(self._along)

    @Slot(object)
    def _row_changed(self, changed: Along) -> None:
        self._along = tuple(changed if way.id == changed.id else way for way in self._along)
        self.changed.emit(self._along)

    @Slot(str)
    def _remove(self, id: str) -> None:
        self._take(tuple(way for way in self._along if way.id != id))
        self.changed.emit(self._along)


class AlongRow(FormRow):
    """From where to where along one direction, and at how many amounts."""

    changed = Signal(object)
    remove_asked = Signal(str)

    def __init__(self, way: Along) -> None:
        name = said(way.name)
        self.low = NumberField(tr("{name} from", name=name), -FARTHEST, FARTHEST)
        self.high = NumberField(tr("{name} to", name=name), -FARTHEST, FARTHEST)
        self.steps = Segmented(tr_pairs(STEPS), tr("Amounts of {name}", name=name))
        self.steps.set_tips({key: tr(tip) for key, tip in STEP_TIPS.items()})
        self.gone = IconButton(icon="x", name=tr("Remove {name}", name=name))
        super().__init__(name, self.low, self.high, self.steps, self.gone)
        self._way = way
        for field in (self.low, self.high):
            field.setFixedWidth(52)
        self.low.set_value(round(way.low))
        self.high.set_value(round(way.high))
        self.steps.set_value(str(len(way.levels)))
        self.low.value_changed.connect(self._tell)
        self.high.value_changed.connect(self._tell)
        self.steps.chosen.connect(self._tell)
        self.gone.clicked.connect(self._remove)

    @Slot()
    def _tell(self) -> None:
        ends = sorted((self.low.value, self.high.value))
        low, high, steps = float(ends[0]), float(ends[1]), int(self.steps.value)
        levels = tuple(round(low + (high - low) * n / (steps - 1), 4) for n in range(steps))
        self._way = msgspec.structs.replace(self._way, low=low, high=high, levels=levels)
        self.changed.emit(self._way)

    @Slot()
    def _remove(self) -> None:
        self.remove_asked.emit(self._way.id)
