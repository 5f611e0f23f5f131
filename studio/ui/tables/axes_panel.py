"""The right-hand panel of Table: what varies along each axis, how finely; exporting."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.language.words import counted, mark, tr
from studio.ui.tables.offers import SEEDS, Offers, key_of
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.choice_box import ChoiceBox
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.number_field import NumberField
from studio.ui.widgets.paint import role
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section import Section
from studio.ui.widgets.slim_scroll import SlimScroll
from studio.ui.widgets.text_box import TextBox
from studio.values.table import MAX_AXES, MAX_STOPS, NOTHING, STEPS, Axis, Table

WIDTH_PX = 300
NAMES = (mark("Columns"), mark("Rows"))


class AxisRow(Section):
    """One axis: what varies, in how many stops; of a text one line a stop."""

    changed = Signal()
    removed = Signal()

    def __init__(self, number: int) -> None:
        further = number - len(NAMES) + 1
        name = tr("Pages {n}", n=further) if further > 0 else tr(NAMES[number])
        super().__init__(name, 12)
        self.texts = TextBox(tr("One text a line"), 4)
        self.texts.setPlaceholderText(tr("One text a line"))
        self.box: ChoiceBox | None = None
        self.count = NumberField(tr("Stops"), 1, MAX_STOPS)
        self.first = NumberField(tr("First seed"), 0, 2**31 - 1)
        for field, tip in (
            (self.count, tr("In how many stops")), (self.first, tr("The first seed"))
        ):  # fmt: skip
            field.setToolTip(tip)
            field.value_changed.connect(self.changed)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 2, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.count)
        self.body.addLayout(self._row)
        self.body.addWidget(self.first)
        self.body.addWidget(self.texts)
        self.texts.textChanged.connect(self.changed)
        if further > 0:
            button = self.header.add_action(tr("Remove"))
            button.clicked.connect(self.removed)
            self.remove: IconButton = button

    def show_axis(self, axis: Axis, offers: Offers) -> None:
        """What varies now. Silent."""
        choices = tuple((offer.key, offer.label) for offer in offers.all)
        if self.box is None or [v for v, _ in choices] != self.box.property("keys"):
            if self.box is not None:
                self.box.hide()
                self.box.deleteLater()
            self.box = ChoiceBox(choices)
            self.box.setProperty("keys", [value for value, _ in choices])
            self.box.setAccessibleName(tr("What varies along {axis}", axis=self.header.title.text))
            self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.box.activated.connect(self._chosen)
            self._row.insertWidget(0, self.box, 1)
        key = key_of(axis)
        self.box.setCurrentIndex(max(0, self.box.findData(key)))
        self.count.set_value(len(axis.stops))
        self._fit(key, offers)
        if axis.kind == "seed":
            self.first.set_value(int(axis.stops[0].value))
        if not self.texts.isHidden():
            told = "\n".join(stop.label for stop in axis.stops)
            if [t for t in self._lines() if t] != told.split("\n"):
                self.texts.blockSignals(True)
                self.texts.setPlainText(told)
                self.texts.blockSignals(False)

    def _fit(self, key: str, offers: Offers) -> None:
        control = offers.control(key)
        self.count.setVisible(offers.counts(key))
        self.first.setVisible(key == SEEDS)
        self.texts.setVisible(control is not None and control.kind == "text")

    def axis(self, offers: Offers, key: str = "") -> Axis:
        """What is asked for; another offer than is shown begins with its usual stops."""
        wanted = str(self.box.currentData()) if self.box is not None else NOTHING.kind
        if key and key != wanted:
            wanted = key
        fresh = wanted != self._last
        count = STEPS if fresh else self.count.value
        texts = [] if fresh else [text for text in self._lines() if text]
        return offers.axis(wanted, count, texts, -1 if fresh else self.first.value)

    _last = ""

    def remember(self, axis: Axis) -> None:
        """Of which offer the fields tell."""
        self._last = key_of(axis)

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.texts.toPlainText().splitlines()]

    @Slot(int)
    def _chosen(self, _index: int) -> None:
        self.changed.emit()


class _Ground(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), role("panel"))


class AxesPanel(SlimScroll):
    """Says by signals what was asked for; `set_table` shows it."""

    axes_changed = Signal(object)
    """Tuple of `Axis`."""
    sheet_asked = Signal()
    page_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AxisRow] = []
        self._table: Table | None = None
        self._offers: Offers | None = None
        self.more = Chip(tr("Add an axis"))
        self.more.setToolTip(tr("Further axes are pages: one for each stop"))
        self.more.clicked.connect(self._add)
        self.says = Paragraph("", "faint")
        self.sheet, self.page = Chip(tr("As a sheet")), Chip(tr("As a web page"))
        self.sheet.setToolTip(tr("The page that is seen, with its words, as one picture"))
        self.page.setToolTip(tr("All pages in one file that opens in any browser, offline"))
        self.sheet.clicked.connect(self.sheet_asked)
        self.page.clicked.connect(self.page_asked)
        ground = _Ground()
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._last = Section(tr("Table"), 14, last=True)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(8)
        for chip in (self.sheet, self.page):
            buttons.addWidget(chip)
        buttons.addStretch(1)
        self._last.body.addWidget(self.says)
        self._last.body.addSpacing(6)
        self._last.body.addWidget(self.more)
        self._last.body.addLayout(buttons)
        self._column.addWidget(self._last)
        self._column.addStretch(1)
        self.set_content(ground)
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(tr("Axes"))

    def set_table(self, table: Table, offers: Offers) -> None:
        """Show what varies."""
        self._table, self._offers = table, offers
        while len(self.rows) > len(table.axes):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(table.axes):
            self._make_row()
        for row, axis in zip(self.rows, table.axes, strict=True):
            row.show_axis(axis, offers)
            row.remember(axis)
        self.more.setEnabled(len(table.axes) < MAX_AXES)
        self.says.set_text(counted(table.count, "{n:,} cell", "{n:,} cells"))

    def _make_row(self) -> None:
        number = len(self.rows)
        row = AxisRow(number)
        row.changed.connect(self._changed)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.insertWidget(number, row)

    @Slot()
    def _changed(self) -> None:
        if self._offers is not None:
            self.axes_changed.emit(tuple(row.axis(self._offers) for row in self.rows))

    @Slot()
    def _add(self) -> None:
        if self._table is not None:
            self.axes_changed.emit((*self._table.axes, NOTHING))

    def _remove(self, gone: AxisRow) -> None:
        if self._table is not None and gone in self.rows:
            at = self.rows.index(gone)
            axes = self._table.axes
            self.axes_changed.emit((*axes[:at], *axes[at + 1 :]))
