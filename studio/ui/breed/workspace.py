"""Breed: children of a place, picked and bred on with, over the trail of all workspaces."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.breed.brood_state import BroodState
from studio.ui.breed.grid import BroodGrid, Mark
from studio.ui.breed.panel import BreedPanel
from studio.ui.breed.parent_strip import ParentStrip
from studio.ui.breed.pictures import BroodPictures
from studio.ui.breed.wishes import Wishes
from studio.ui.feature.command import Command
from studio.ui.feature.context import Context
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import mark, said, tr
from studio.values.edit import label
from studio.values.recipe import Recipe

HINT = mark(
    "Arrows and Enter pick · N breeds on · L holds · Space looks closer · a place in the trail"
    " begins anew"
)
EMPTY = mark("Children of the present place appear here.")


class _Middle(QWidget):
    """Parents above children; the keyboard means the children."""

    def __init__(self, strip: ParentStrip, grid: BroodGrid) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(grid, 1)
        self.setFocusProxy(grid)


class BreedWorkspace(QObject):
    """The brood of the project in the middle, what is wished for at the right."""

    key = "breed"
    label = mark("Breed")

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._on = False

    # ---- building -------------------------------------------------------------------------------
    def build(self, context: Context, shared: Panels) -> Panels:
        """Parents and children in the middle, the panel at the right."""
        self._context = context
        self.wishes = Wishes(context.view, context.state.directions, self)
        self.state = BroodState(context, self.wishes, self)
        self.grid, self.strip = BroodGrid(), ParentStrip()
        self.panel = BreedPanel(self.wishes)
        self.pictures = BroodPictures(
            self.state, self.grid, self.strip, context.engine.thumbs, self
        )
        self.grid.say(tr(EMPTY))
        self._connect(context)
        self.middle = _Middle(self.strip, self.grid)
        return Panels(self.middle, shared.left, self.panel, shared.bottom)

    def _connect(self, context: Context) -> None:
        self.state.changed.connect(self._changed)
        self.state.marked.connect(self._marked)
        self.grid.picked.connect(self._pick)
        self.strip.parent_chosen.connect(self.state.pick)
        self.strip.removed.connect(self.state.pick)
        self.strip.weighed.connect(self.state.weigh)
        self.strip.bred.connect(self.breed)
        self.panel.settled.connect(self.state.wish)
        context.view.recipe_changed.connect(self._place_changed)

    def commands(self) -> Sequence[Command]:
        """Breeding on, holding; arrows, Enter and Space belong to the children themselves."""
        group = mark("Breed")
        return (
            Command("breed_on", tr("Breed on"), "N", group, 0, self.breed),
            Command("breed_hold", tr("Hold this child"), "L", group, 1, self.hold),
            Command("breed_look", tr("Look closer"), "", group, 2,
                    lambda: self.grid.show_large(not self.grid.is_large)),
            Command("breed_here", tr("Begin anew from the present place"), "Shift+N", group, 3,
                    self.begin_here),
        )  # fmt: skip

    # ---- life -----------------------------------------------------------------------------------
    def activate(self) -> None:
        """Children of the present place, or those that were seen last where it is one of them."""
        self._on = True
        self._context.view.end_gesture()
        if self.state.litter is None:
            self.state.load()
        self._follow_place()
        self._changed()
        self.pictures.start()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Esc: from the large one to all of them."""
        if not self.grid.is_large:
            return False
        self.grid.show_large(False)
        return True

    def leave(self) -> None:
        """Nothing is drawn any more; the canvas shows what was picked last."""
        self._on = False
        self.pictures.stop()
        self._context.view.notices.hint("")
        picks = self.state.picks
        if picks and picks[-1].node is not None:
            self._context.trail.go_to_node(picks[-1].node)

    # ---- hands ----------------------------------------------------------------------------------
    @Slot()
    def breed(self) -> None:
        """The next generation."""
        self.state.breed()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self) -> None:
        """The child with the ring stays, or goes."""
        self.state.hold(self.grid.ring)

    def begin_here(self) -> None:
        """Children of the present place, whatever was bred before."""
        recipe = self._context.view.recipe
        if recipe is not None:
            self.state.begin(recipe)

    @Slot(object)
    def _pick(self, cell: int) -> None:
        if cell < len(self.state.places):
            self.state.pick(self.state.places[cell])

    @Slot(object)
    def _place_changed(self, _recipe: Recipe) -> None:
        if self._on:
            self._follow_place()

    def _follow_place(self) -> None:
        """Another place than those that are seen here: its children."""
        recipe, brood = self._context.view.recipe, self.state.brood
        if recipe is None:
            return
        here = {r.id for r in self.state.places}
        here |= {p.recipe.id for p in brood.parents} if brood is not None else set()
        if self.state.card is None or recipe.id not in here:
            self.state.begin(recipe)

    # ---- showing --------------------------------------------------------------------------------
    @Slot()
    def _changed(self) -> None:
        if not self._on:
            return
        brood, children = self.state.brood, self.state.places
        names = tuple(said(label(child)) for child in children)
        aspect = brood.main.width / brood.main.height if brood is not None else 1.0
        self.grid.set_children(names, aspect)
        self._marked()
        if children:
            self.pictures.draw()
        self._context.view.notices.hint(tr(HINT))

    @Slot()
    def _marked(self) -> None:
        litter, picks = self.state.litter, self.state.picks
        if not self._on or litter is None:
            return
        order = {pick.recipe.id: number for number, pick in enumerate(picks, 1)}
        self.grid.set_marks(
            tuple(
                Mark(order.get(child.id, 0), self.state.is_held(cell))
                for cell, child in enumerate(self.state.places)
            )
        )
        self.strip.set_parents(
            [p.recipe for p in litter.brood.parents], [pick.recipe for pick in picks]
        )
        self.strip.set_picks([(pick.recipe, pick.weight) for pick in picks])
        self.strip.set_generation(litter.generation, len(self.state.all))
        self.pictures.draw_parents()
