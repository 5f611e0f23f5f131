"""Between the broods of the project and the tree that shows them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.breed.brood_state import BroodState
from studio.ui.breed.tree_view import TreeView
from studio.ui.engine.thumbnails import Thumbnail, Thumbnails
from studio.ui.language.words import counted, tr
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.paragraph import Paragraph
from studio.ui.widgets.section import Section
from studio.values.recipe import Recipe

GROUP = "breed-tree"
SIDE_PX = 160
MOST_ON_A_SHEET = 240


class TreeSection(Section):
    """FAMILY TREE: how large it is, seeing it, and taking it out as a sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Family tree"), 14, last=True, parent=parent)
        self.says = Paragraph("", "faint")
        self.show_chip, self.sheet = Chip(tr("Show")), Chip(tr("Export as a sheet"))
        self.show_chip.setCheckable(True)
        self.show_chip.setAccessibleName(tr("Show the family tree"))
        self.show_chip.setToolTip(tr("The tree, or the children again (F)"))
        self.sheet.setToolTip(tr("Everybody that was bred on with, generation by generation"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.show_chip)
        row.addWidget(self.sheet)
        row.addStretch(1)
        self.body.addWidget(self.says)
        self.body.addLayout(row)
        self.set_counts(0, 0)

    def set_counts(self, broods: int, generations: int) -> None:
        """How many broods there are, in how many generations."""
        told = tr("Nothing was bred on with yet.")
        if broods:
            told = counted(broods, "{n} brood", "{n} broods")
            told += " · " + counted(generations, "{n} generation", "{n} generations")
        self.says.set_text(told)
        self.sheet.setEnabled(broods > 0)


class TreeController(QObject):
    """Shows every brood of the project, walks, and gathers what a sheet shows."""

    def __init__(
        self,
        state: BroodState,
        tree: TreeView,
        section: TreeSection,
        thumbs: Thumbnails,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._tree, self._section, self._thumbs = state, tree, section, thumbs
        self.on = False
        tree.chosen.connect(self._walk)
        thumbs.ready.connect(self._take)

    def show(self) -> None:
        """What the project holds now."""
        every = self._state.all
        self._section.set_counts(len(every), max((x.generation for x in every), default=0))
        if not self.on:
            return
        litter = self._state.litter
        here = litter.id or litter.before if litter is not None else ""
        self._tree.set_litters(every, here)
        for recipe in self._tree.missing():
            self._thumbs.want(f"{GROUP}/{recipe.id}", recipe, SIDE_PX, GROUP)

    def stop(self) -> None:
        """It is not seen."""
        self.on = False
        self._thumbs.drop(GROUP)

    def sheet(self) -> tuple[tuple[Recipe, ...], tuple[str, ...]]:
        """Everybody that was bred on with, each once, in the order of generations, with words."""
        found: dict[str, tuple[Recipe, str]] = {}
        every = sorted(self._state.all, key=lambda x: (x.generation, len(x.id), x.id))
        for litter in every:
            parents = litter.brood.parents
            for number, parent in enumerate(parents, 1):
                told = tr("before the first") if litter.generation == 1 else ""
                told = told or tr("generation {n}", n=litter.generation - 1)
                if len(parents) > 1:
                    told += " · " + tr("parent {n} of {count}", n=number, count=len(parents))
                found.setdefault(parent.recipe.id, (parent.recipe, told))
        shown = tuple(found.values())[:MOST_ON_A_SHEET]
        return tuple(recipe for recipe, _ in shown), tuple(told for _, told in shown)

    @Slot(object)
    def _walk(self, brood_id: str) -> None:
        litter = self._state.litter
        if litter is None or litter.id != brood_id:
            self._state.open(brood_id)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        if thumb.group == GROUP:
            self._tree.set_picture(thumb.key.removeprefix(f"{GROUP}/"), thumb.image)
