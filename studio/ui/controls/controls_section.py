"""All controls that a model declares, built from the list alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from studio.ui.controls.control_rows import ControlRow
from studio.ui.language.words import said, tr
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.fold import Fold
from studio.ui.widgets.section_header import SectionHeader
from studio.values.control_words import in_plain_words
from studio.values.controls import Control, ControlValue


class ControlsSection(QWidget):
    """Switches are chips in a line, everything else a row; unmarked controls lie under `More`.

    The first group has no title of its own and begins with the `leading` widgets; so have those
    that need none; further groups have one. Values that are not set show the default.
    """

    control_changed = Signal(str, object)  # key, ControlValue
    gesture_ended = Signal()
    picture_chosen = Signal(str, object)  # key, Path
    rows_made = Signal()
    """Another model: `rows` are others now."""

    def __init__(
        self,
        leading: Sequence[QWidget] = (),
        title: str = "",
        others: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`title` is what stands above it all, `others` are the titles of what stands beside."""
        super().__init__(parent)
        self._title, self._others = title, frozenset(others)
        self._leading = tuple(leading)
        self._controls: tuple[Control, ...] = ()
        self._values: dict[str, ControlValue] = {}
        self._rows: dict[str, ControlRow] = {}
        self._chips: dict[str, Chip] = {}
        self._built: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = QWidget()
        self._flow = FlowLayout(self._head)
        for widget in self._leading:
            self._flow.addWidget(widget)
        self._column.addWidget(self._head)
        self._column.setSpacing(10)
        self._head.setVisible(bool(self._leading))

    @property
    def rows(self) -> Mapping[str, ControlRow]:
        """Controls with a row, by key."""
        return self._rows

    @property
    def chips(self) -> Mapping[str, Chip]:
        """Switches, by key."""
        return self._chips

    def set_controls(self, controls: tuple[Control, ...]) -> None:
        """Build the widgets of another model; nothing happens when the list is the same."""
        controls = tuple(spoken(in_plain_words(control)) for control in controls)
        if controls == self._controls:
            return
        self._clear()
        self._controls = controls
        self._built = QWidget()
        column = QVBoxLayout(self._built)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        first = controls[0].group if controls else ""
        untitled = (first, "", self._title)
        ordered = sorted(
            controls, key=lambda c: (c.group != first, c.group not in untitled, c.group)
        )
        for group, members in groupby(ordered, key=lambda c: c.group):
            if group not in untitled:
                column.addWidget(SectionHeader(self._title_of(group)))
            self._add_group(column, list(members), into_head=group == first)
        self._column.addWidget(self._built)
        self._built.setVisible(column.count() > 0)
        self._head.setVisible(self._flow.count() > 0)
        self.rows_made.emit()

    def set_values(self, values: Mapping[str, ControlValue]) -> None:
        """Show these values, defaults where there is none. Silent."""
        self._values = dict(values)
        for control in self._controls:
            value = values.get(control.key, control.default)
            if control.key in self._chips:
                self._chips[control.key].setChecked(bool(value))
            else:
                self._rows[control.key].set_value(value)

    def reset(self, key: str) -> None:
        """One control back to what a new place has."""
        for control in self._controls:
            if control.key == key:
                self.set_values({**self._values, key: control.start})
                self.control_changed.emit(key, control.start)
                self.gesture_ended.emit()

    def _title_of(self, group: str) -> str:
        """No two sections of a panel share a title."""
        name = said(group)
        return tr("More {group}", group=name.lower()) if group in self._others else name

    # ---- building ---------------------------------------------------------------------------
    def _clear(self) -> None:
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        if self._built is not None:
            self._column.removeWidget(self._built)
            self._built.hide()
            self._built.deleteLater()
        self._built = None
        self._rows, self._chips = {}, {}

    def _add_group(self, column: QVBoxLayout, members: list[Control], into_head: bool) -> None:
        marked = [c for c in members if c.mark]
        folded = [c for c in members if not c.mark]
        self._add_chips(column, marked, self._flow if into_head else None)
        for control in marked:
            if control.kind != "bool":
                column.addWidget(self._row(control))
        if folded:
            fold = Fold(tr("More"))
            self._add_chips(fold.body_layout, folded, None)
            for control in folded:
                if control.kind != "bool":
                    fold.body_layout.addWidget(self._row(control))
            column.addWidget(fold)

    def _add_chips(self, column: QLayout, members: list[Control], flow: FlowLayout | None) -> None:
        switches = [c for c in members if c.kind == "bool"]
        if switches and flow is None:
            line = QWidget()
            flow = FlowLayout(line)
            column.addWidget(line)
        for control in switches:
            chip = Chip(control.label)
            chip.setCheckable(True)
            chip.setChecked(bool(control.default))
            chip.setToolTip(control.help)
            chip.setProperty("key", control.key)
            chip.clicked.connect(self._on_chip)
            self._chips[control.key] = chip
            if flow is not None:
                flow.addWidget(chip)

    def _row(self, control: Control) -> ControlRow:
        row = ControlRow(control)
        row.changed.connect(self._on_changed)
        row.gesture_ended.connect(self.gesture_ended)
        row.picture_chosen.connect(self._on_picture)
        self._rows[control.key] = row
        return row

    # ---- answers ----------------------------------------------------------------------------
    def _on_chip(self, checked: bool) -> None:
        key = str(self.sender().property("key"))
        self._values[key] = checked
        self.control_changed.emit(key, checked)
        self.gesture_ended.emit()

    def _on_changed(self, value: ControlValue) -> None:
        row = self.sender()
        if isinstance(row, ControlRow):
            self._values[row.control.key] = value
            self.control_changed.emit(row.control.key, value)

    def _on_picture(self, path: object) -> None:
        row = self.sender()
        if isinstance(row, ControlRow):
            self.picture_chosen.emit(row.control.key, path)


def spoken(control: Control) -> Control:
    """The control in the language of the window; what it is kept and grouped by stays."""
    choices = tuple((value, said(label)) for value, label in control.choices)
    return msgspec.structs.replace(
        control,
        label=said(control.label),
        help=said(control.help),
        unit=said(control.unit),
        choices=choices,
    )
