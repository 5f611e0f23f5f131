"""Found directions below each other, each with its pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.errors import InputError
from studio.ui.directions.direction_row import DirectionRow
from studio.ui.directions.five_strip import AMOUNTS, units_at
from studio.values.directions import Direction
from studio.values.edit import with_amounts
from studio.values.recipe import Recipe


class DirectionList(QScrollArea):
    """Asks for five pictures of each direction, seen from `recipe`."""

    changed = Signal()
    thumb_needed = Signal(str, object)
    """Key, `Recipe`; `set_thumb` answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[DirectionRow] = []
        self._places: dict[str, tuple[int, int]] = {}
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._page)

    def show_directions(self, directions: Sequence[Direction], recipe: Recipe) -> None:
        """Show these in place of what was shown."""
        self.clear()
        for place, direction in enumerate(directions):
            row = DirectionRow(direction)
            row.changed.connect(self.changed)
            self.rows.append(row)
            self._column.insertWidget(place, row)
        for place, direction in enumerate(directions):
            self._ask(place, direction, recipe)
        self.changed.emit()

    def clear(self) -> None:
        """Show nothing."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        self._places = {}

    def set_thumb(self, key: str, image: QImage) -> None:
        """A picture that was asked for; other keys are ignored."""
        if key in self._places:
            place, amount = self._places[key]
            self.rows[place].set_picture(amount, image)
            self.changed.emit()

    @property
    def shows(self) -> bool:
        """Whether any of them changes the picture, as far as is known."""
        return any(row.strip.shows is not False for row in self.rows)

    def kept(self) -> tuple[Direction, ...]:
        """The directions to keep, under their new names."""
        return tuple(row.direction for row in self.rows if row.kept)

    def _ask(self, place: int, direction: Direction, recipe: Recipe) -> None:
        # Here first, then outwards: the nearest pictures say most.
        for amount in sorted(AMOUNTS, key=abs):
            key = f"direction/{direction.id}/{amount}"
            self._places[key] = (place, amount)
            try:
                units = units_at(amount, direction.limit)
                moved = with_amounts(recipe, {direction.id: units}, (direction,))
            except InputError:
                continue
            self.thumb_needed.emit(key, moved)
