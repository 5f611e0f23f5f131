"""Above the children: whom they come from, whom the next generation takes after, how far on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.breed.parent_tile import SIDE_PX, ParentTile
from studio.ui.language.words import mark, tr
from studio.ui.theme.fonts import figures, title
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.enlarged import Enlarged
from studio.ui.widgets.paint import role
from studio.ui.widgets.thumb import Thumb
from studio.values.recipe import Recipe

HEIGHT_PX = 104
MOST_SHOWN = 4
"""So many parents of the children that are seen have room."""
NOBODY = mark("Click a child to breed on with it.")


class ParentStrip(QWidget):
    """The workspace gives places and pictures; pictures are by the id of a recipe."""

    parent_chosen = Signal(object)
    """`Recipe` of a parent of these children: it is to be one of the next, or not any more."""
    removed = Signal(object)
    weighed = Signal(object, float)
    bred = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: dict[str, QPixmap] = {}
        self._from: list[tuple[Recipe, Thumb]] = []
        self.tiles: list[ParentTile] = []
        self._from_row, self._next_row = QHBoxLayout(), QHBoxLayout()
        for row in (self._from_row, self._next_row):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
        self.empty = Caption(tr(NOBODY), "faint")
        self.generation = Caption("", "secondary", figures(), Qt.AlignmentFlag.AlignRight)
        self.breed = Chip(tr("Breed on"))
        self.breed.setToolTip(tr("The next generation (N)"))
        self.breed.clicked.connect(self.bred)
        self._lay_out()
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(tr("Parents"))

    def _lay_out(self) -> None:
        first, second, last = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for column, words, row in (
            (first, tr("Parents"), self._from_row),
            (second, tr("Next generation"), self._next_row),
        ):
            column.setSpacing(6)
            column.addWidget(Caption(words, "faint", title()))
            column.addLayout(row)
            column.addStretch(1)
        self._next_row.addWidget(self.empty)
        last.setSpacing(10)
        last.addWidget(self.generation, 0, Qt.AlignmentFlag.AlignRight)
        last.addWidget(self.breed, 0, Qt.AlignmentFlag.AlignRight)
        last.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 10, 20, 4)
        line.setSpacing(28)
        line.addLayout(first)
        line.addLayout(second)
        line.addStretch(1)
        line.addLayout(last)

    # ---- setters --------------------------------------------------------------------------------
    def set_parents(self, parents: Sequence[Recipe], picked: Sequence[Recipe]) -> None:
        """Whom the children that are seen come from; those `picked` are framed."""
        if [place for place, _ in self._from] != list(parents[:MOST_SHOWN]):
            _empty(self._from_row)
            self._from = []
            for number, recipe in enumerate(parents[:MOST_SHOWN], 1):
                self._from.append((recipe, self._small(recipe, number)))
                self._from_row.addWidget(self._from[-1][1])
            self._from_row.addStretch(1)
        for recipe, thumb in self._from:
            thumb.set_selected(recipe in picked)

    def _small(self, recipe: Recipe, number: int) -> Thumb:
        thumb = Thumb(SIDE_PX)
        thumb.setAccessibleName(tr("Parent {n} of these children", n=number))
        thumb.setToolTip(tr("Click to let it be a parent again"))
        thumb.setCursor(Qt.CursorShape.PointingHandCursor)
        thumb.set_picture(self._pictures.get(recipe.id))
        thumb.clicked.connect(lambda: self.parent_chosen.emit(recipe))
        Enlarged(thumb)
        return thumb

    def set_picks(self, picks: Sequence[tuple[Recipe, float]]) -> None:
        """Whom the next generation takes after, and how much."""
        if [tile.recipe for tile in self.tiles] != [recipe for recipe, _ in picks]:
            _empty(self._next_row)
            self.tiles = []
            for number, (recipe, weight) in enumerate(picks, 1):
                tile = ParentTile(recipe, number, weight)
                tile.thumb.set_picture(self._pictures.get(recipe.id))
                tile.removed.connect(self.removed)
                tile.weighed.connect(self.weighed)
                self.tiles.append(tile)
                self._next_row.addWidget(tile)
            self.empty = Caption(tr(NOBODY), "faint")
            if not picks:
                self._next_row.addWidget(self.empty)
            self._next_row.addStretch(1)
        self.breed.set_text(tr("Breed on") if picks else tr("Twelve others"))

    def set_generation(self, generation: int, broods: int) -> None:
        """How many generations lie behind, in how many broods of the project."""
        self.generation.set_text(
            tr("generation {n}", n=generation)
            if broods < 2
            else tr("generation {n} · {count} broods", n=generation, count=broods)
        )

    def set_picture(self, recipe_id: str, image: QImage) -> None:
        """The picture of a place that may be among the parents."""
        picture = self._pictures[recipe_id] = QPixmap.fromImage(image)
        for recipe, thumb in self._from:
            if recipe.id == recipe_id:
                thumb.set_picture(picture)
        for tile in self.tiles:
            if tile.recipe.id == recipe_id:
                tile.thumb.set_picture(picture)

    def missing(self) -> tuple[Recipe, ...]:
        """Places that are shown without a picture."""
        shown = [recipe for recipe, _ in self._from] + [tile.recipe for tile in self.tiles]
        return tuple({r.id: r for r in shown if r.id not in self._pictures}.values())

    def forget(self) -> None:
        """No pictures of places that are not shown are kept."""
        shown = {recipe.id for recipe, _ in self._from} | {t.recipe.id for t in self.tiles}
        self._pictures = {key: p for key, p in self._pictures.items() if key in shown}

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground, and a line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), role("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, role("hairline"))


def _empty(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
