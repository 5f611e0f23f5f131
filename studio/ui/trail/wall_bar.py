"""The filters above the wall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from studio.ui.language.words import tr, tr_pairs
from studio.ui.trail.colour_row import ColourRow
from studio.ui.trail.wall_filter import DATES, WallFilter
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.search_field import SearchField

SEARCH_PX = (84, 184)
"""The search field gives way in the smallest window."""


class WallBar(QWidget):
    """All or pins, model, day, colour, and a search by name."""

    changed = Signal(object)
    """The `WallFilter` now wanted."""
    elsewhere_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ""
        self._date = ""
        self._quiet = False
        self.all_chip = _pill(tr("All"))
        self.pins_chip = _pill(tr("Pins"))
        self.model_chip = Chip(tr("Any model"), "pill")
        self.date_chip = Chip(tr("Any day"), "pill")
        self.colours = ColourRow()
        self.search = SearchField(tr("Search names"))
        self.elsewhere_chip = _pill(tr("All projects"))
        self._model_menu = QMenu(self)
        self._date_menu = QMenu(self)
        self._build()
        self._connect()

    @property
    def wanted(self) -> WallFilter:
        """What is set."""
        return WallFilter(
            pins=self.pins_chip.isChecked(),
            text=self.search.text().strip(),
            model=self._model,
            date=self._date,
            hue=self.colours.chosen,
        )

    def set_pins(self, pins: bool) -> None:
        """Show pins only, or all."""
        self.all_chip.setChecked(not pins)
        self.pins_chip.setChecked(pins)
        self._tell()

    def set_models(self, models: Mapping[str, str]) -> None:
        """Offer these models: id -> name."""
        self._fill(self._model_menu, (("", tr("Any model")), *models.items()), self._set_model)

    def reset(self) -> None:
        """Show everything."""
        self._quiet = True
        self.search.clear()
        if self.colours.chosen:
            self.colours.choose("")
        self._set_model("", tr("Any model"))
        self._set_date("", tr("Any day"))
        self._quiet = False
        self.set_pins(False)

    def _build(self) -> None:
        self.all_chip.setChecked(True)
        self.model_chip.set_menu(self._model_menu)
        self.date_chip.set_menu(self._date_menu)
        self.search.setMinimumWidth(SEARCH_PX[0])
        self.search.setMaximumWidth(SEARCH_PX[1])
        self.elsewhere_chip.setToolTip(tr("Also look for pins in your other projects"))
        self.elsewhere_chip.hide()
        self.set_models({})
        self._fill(self._date_menu, tr_pairs(DATES), self._set_date)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 8)
        row.setSpacing(6)
        row.addWidget(self.all_chip)
        row.addWidget(self.pins_chip)
        row.addSpacing(4)
        row.addWidget(self.model_chip)
        row.addWidget(self.date_chip)
        row.addSpacing(4)
        row.addWidget(self.colours)
        row.addStretch(1)
        row.addWidget(self.elsewhere_chip)
        row.addWidget(self.search, 99)

    def _connect(self) -> None:
        self.all_chip.clicked.connect(self._all_clicked)
        self.pins_chip.clicked.connect(self._pins_clicked)
        self.colours.changed.connect(self._tell)
        self.search.textChanged.connect(self._tell)
        self.elsewhere_chip.toggled.connect(self.elsewhere_changed)

    def _fill(self, menu: QMenu, choices: Iterable[tuple[str, str]], choose: object) -> None:
        menu.clear()
        for key, name in choices:
            action = menu.addAction(name)
            action.triggered.connect(_bound(choose, key, name))

    @Slot()
    def _all_clicked(self) -> None:
        self.set_pins(False)

    @Slot()
    def _pins_clicked(self) -> None:
        self.set_pins(True)

    def _set_model(self, model: str, name: str) -> None:
        self._model = model
        self.model_chip.set_text(name)
        _mark(self.model_chip, bool(model))
        self._tell()

    def _set_date(self, date: str, name: str) -> None:
        self._date = date
        self.date_chip.set_text(name)
        _mark(self.date_chip, bool(date))
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit(self.wanted)


def _pill(text: str) -> Chip:
    chip = Chip(text, "pill")
    chip.setCheckable(True)
    chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return chip


def _mark(chip: Chip, active: bool) -> None:
    """Show a chip with a menu as active without making it toggle on a click."""
    chip.setCheckable(True)
    chip.setChecked(active)
    chip.setCheckable(active)


def _bound(call: object, *args: str) -> object:
    assert callable(call)
    return lambda: call(*args)
