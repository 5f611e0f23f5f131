"""The head of the trail: its title, the pins, and what can be done with a selection."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.errors import InputError
from studio.ui.language.words import counted, tr
from studio.ui.theme.fonts import title, words
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.icon_button import IconButton
from studio.values.recipe import Recipe
from studio.values.trail import Node


class StripHeader(QWidget):
    """TRAIL at the left; `3 pins` at the right, or the actions of the wall while it is open."""

    pins_clicked = Signal()
    close_clicked = Signal()
    film_asked = Signal(object)
    """Tuple of the selected recipes."""
    sheet_asked = Signal(object)
    """Tuple of the selected recipes."""
    batch_asked = Signal(object)
    """Tuple of the selected recipes."""
    delete_asked = Signal(object)
    """Tuple of the selected ids."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: tuple[Node, ...] = ()
        self._wall = False
        self.count = Caption("", "secondary", words(11))
        self.pins = _link("", tr("Show every pin"))
        self.film = _link(tr("Make film"), tr("A loop through the selected places, in Animate"))
        self.sheet = _link(tr("Sheet"), tr("Print the selected places on one sheet"))
        self.batch = _link(tr("Batch"), tr("Make files or a data set of the selected places"))
        self.delete = _link(tr("Delete"), tr("Delete the selected places"))
        self.close_button = _link(tr("Close"), tr("Back to the strip"), "caret-down")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(16)
        row.addWidget(Caption(tr("Trail"), "faint", title()))
        row.addStretch(1)
        for widget in (
            self.count, self.film, self.sheet, self.batch, self.delete, self.pins,
            self.close_button,
        ):  # fmt: skip
            row.addWidget(widget)
        self.setFixedHeight(23)
        self._connect()
        self.set_pins(0)
        self._show()

    def set_pins(self, count: int) -> None:
        """How many pins the trail has."""
        some = counted(count, "{n:,} pin", "{n:,} pins")
        self.pins.set_text(some if count else tr("No pins yet"))
        self.pins.setEnabled(bool(count))

    def set_wall(self, is_open: bool) -> None:
        """Whether the wall shows."""
        self._wall = is_open
        self._show()

    @Slot(object)
    def set_selected(self, nodes: tuple[Node, ...]) -> None:
        """What is selected on the wall."""
        self._selected = nodes
        self._show()

    def _connect(self) -> None:
        self.pins.clicked.connect(self.pins_clicked)
        self.close_button.clicked.connect(self.close_clicked)
        self.film.clicked.connect(self._ask_film)
        self.sheet.clicked.connect(self._ask_sheet)
        self.batch.clicked.connect(self._ask_batch)
        self.delete.clicked.connect(self._ask_delete)

    def _show(self) -> None:
        several = self._wall and bool(self._selected)
        self.count.set_text(counted(len(self._selected), "{n:,} selected", "{n:,} selected"))
        for widget in (self.count, self.film, self.sheet, self.batch, self.delete):
            widget.setVisible(several)
        self.film.setEnabled(len(self._selected) > 1)
        self.sheet.setEnabled(len(self._selected) > 1)
        self.pins.setVisible(not self._wall)
        self.close_button.setVisible(self._wall)

    @Slot()
    def _ask_film(self) -> None:
        self.film_asked.emit(self._recipes())

    @Slot()
    def _ask_sheet(self) -> None:
        self.sheet_asked.emit(self._recipes())

    @Slot()
    def _ask_batch(self) -> None:
        self.batch_asked.emit(self._recipes())

    @Slot()
    def _ask_delete(self) -> None:
        self.delete_asked.emit(tuple(node.id for node in self._selected))

    def _recipes(self) -> tuple[Recipe, ...]:
        recipes = []
        for node in self._selected:
            try:
                recipes.append(node.recipe)
            except InputError:
                continue  # a damaged place has no picture to gather
        return tuple(recipes)


def _link(text: str, tip: str, icon: str = "") -> IconButton:
    button = IconButton(text, icon, icon_px=12)
    button.setToolTip(tip)
    return button
