"""Breed: children of a place, picked and bred on with, over the trail of all workspaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from studio.ui.breed.brood_state import BroodState
from studio.ui.breed.grid import BroodGrid, Mark
from studio.ui.breed.panel import BreedPanel
from studio.ui.breed.parent_strip import ParentStrip
from studio.ui.breed.pictures import BroodPictures
from studio.ui.breed.taste_direction import TasteDirection
from studio.ui.breed.taste_search import TasteSearch
from studio.ui.breed.taste_section import TasteSection
from studio.ui.breed.taste_state import TasteState
from studio.ui.breed.tree_controller import TreeController, TreeSection
from studio.ui.breed.tree_view import TreeScroll, TreeView
from studio.ui.breed.wishes import Wishes
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.command import Command
from studio.ui.feature.context import Context
from studio.ui.feature.workspace import Panels
from studio.ui.language.words import mark, said, tr
from studio.ui.signals import Carries, signal
from studio.values.breed.brood import Brood
from studio.values.directions import Direction
from studio.values.edit import label
from studio.values.recipe import Recipe

HINT = mark(
    "Arrows and Enter pick · N breeds on · L holds · X less like this · Space looks closer"
    " · F family tree"
)
EMPTY = mark("Children of the present place appear here.")


class _Middle(QWidget):
    """Parents above children, or above the tree; the keyboard means what is seen."""

    def __init__(self, strip: ParentStrip, grid: BroodGrid, tree: TreeScroll) -> None:
        super().__init__()
        self._grid, self._tree = grid, tree
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # before its pages, which would be windows for a moment
        self._stack.addWidget(grid)
        self._stack.addWidget(tree)
        self.setFocusProxy(grid)

    def show_tree(self, tree: bool) -> None:
        """The tree, or the children."""
        self._stack.setCurrentWidget(self._tree if tree else self._grid)
        self.setFocusProxy(self._tree if tree else self._grid)
        self.setFocus(Qt.FocusReason.OtherFocusReason)


@dataclass(frozen=True)
class SheetWish:
    """Places that are to be a sheet: each with its words; `name` of what it shows."""

    places: tuple[Recipe, ...]
    words: tuple[str, ...]
    name: str


class BreedWorkspace(QObject):
    """The brood of the project in the middle, what is wished for at the right."""

    key = "breed"
    label = mark("Breed")
    sheet_asked: Carries[SheetWish] = signal()
    """The family tree is to be exported."""
    direction_found: Carries[tuple[Direction, ...]] = signal()
    """A taste became a direction of the model in use; it is to be kept."""

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
        thumbs = context.engine.thumbs
        self.tree, self.taste_section, self.tree_section = TreeView(), TasteSection(), TreeSection()
        self.taste = TasteState(context, self.state, self)
        self.search = TasteSearch(thumbs, self)
        self.direction = TasteDirection(context, self.state, self.taste, self)
        self.trees = TreeController(self.state, self.tree, self.tree_section, thumbs, self)
        for section in (self.taste_section, self.tree_section):
            self.panel.add_section(section)
        self.grid.say(tr(EMPTY))
        self._connect(context)
        self._connect_sections()
        self.middle = _Middle(self.strip, self.grid, TreeScroll(self.tree))
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
        context.view.switched.connect(self._switched)
        self.pictures.came.connect(self._came)
        self.pictures.waiting.connect(self._waiting)

    def _connect_sections(self) -> None:
        self.taste.changed.connect(self._tell_taste)
        self.taste_section.follow_changed.connect(self._follow_taste)
        self.taste_section.forget_asked.connect(self.taste.forget)
        self.taste_section.keep_asked.connect(self.direction.keep)
        self.direction.busy_changed.connect(self.taste_section.set_busy)
        self.direction.found.connect(self.direction_found)
        self.search.progressed.connect(self._searching)
        self.tree_section.show_chip.clicked.connect(self.show_tree)
        self.tree_section.sheet.clicked.connect(self._sheet)
        self.tree.entered.connect(self._enter)

    def commands(self) -> Sequence[Command]:
        """Breeding on, holding; arrows, Enter and Space belong to the children themselves."""
        group = mark("Breed")
        return (
            Command("breed_on", tr("Breed on"), "N", group, 0, self.breed),
            Command("breed_hold", tr("Hold this child"), "L", group, 1, self.hold),
            Command("breed_less", tr("Less like this child"), "X", group, 4, self.less),
            Command("breed_tree", tr("Family tree"), "F", group, 5,
                    lambda: self.show_tree(not self.trees.on)),
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
        """Esc: the search ends; from the large one or the tree to the children."""
        if self.search.running:
            self._stop_search()
        elif self.grid.is_large:
            self.grid.show_large(False)
        elif self.trees.on:
            self.show_tree(False)
        elif self.pictures.slow:
            self.pictures.halt()
        else:
            return False
        return True

    def leave(self) -> None:
        """Nothing is drawn any more; the canvas shows what was picked last."""
        self._stop_search()
        self._on = False
        self.pictures.stop()
        self.direction.stop()
        self.show_tree(False)
        self._context.view.notices.hint("")
        picks = self.state.picks
        if picks and picks[-1].node is not None:
            self._context.trail.go_to_node(picks[-1].node)

    # ---- hands ----------------------------------------------------------------------------------
    @Slot()
    def breed(self) -> None:
        """The next generation, drawn towards what is liked; asked again, without more looking."""
        if self.search.running:
            self.search.finish()
            return
        self.show_tree(False)
        self.taste.settle()
        brood, card = self.state.next_brood(), self.state.card
        taste = self.taste.taste() if self.taste.follow else None
        if brood is not None and card is not None and taste is not None:
            self.search.start(brood, card.info, taste, self._bred)
        elif brood is not None:
            self._bred(brood)

    def _bred(self, brood: Brood) -> None:
        self.grid.set_busy("")
        self.state.breed(brood)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_search(self) -> None:
        self.search.cancel()
        self.grid.set_busy("")

    def less(self) -> None:
        """No more like the child with the ring."""
        self.state.less(self.grid.ring)

    @Slot(bool)
    def show_tree(self, tree: bool) -> None:
        """The family tree, or the children."""
        self._stop_search()
        self.tree_section.show_chip.setChecked(tree)
        if tree == self.trees.on:
            return
        if not tree:
            self.trees.stop()
        self.trees.on = tree
        self.trees.show()
        self.middle.show_tree(tree)

    @Slot(object)
    def _enter(self, brood_id: str) -> None:
        self.state.open(brood_id)
        self.show_tree(False)

    @Slot()
    def _sheet(self) -> None:
        places, told = self.trees.sheet()
        if places:
            self.sheet_asked.emit(SheetWish(places, told, "{model} family tree"))

    @Slot(bool)
    def _follow_taste(self, follow: bool) -> None:
        self.taste.follow = follow

    @Slot(object)
    def _came(self, thumb: Thumbnail) -> None:
        self.taste.met(int(thumb.key.split("/")[1]), thumb)
        if self.grid.complete:
            self._tell_taste()

    @Slot()
    def _switched(self) -> None:
        self._stop_search()
        self.direction.stop()

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
                Mark(order.get(child.id, 0), self.state.is_held(cell), cell in litter.less)
                for cell, child in enumerate(self.state.places)
            )
        )
        self.strip.set_parents(
            [p.recipe for p in litter.brood.parents], [pick.recipe for pick in picks]
        )
        self.strip.set_picks([(pick.recipe, pick.weight) for pick in picks])
        self.strip.set_generation(litter.generation, len(self.state.all))
        self.pictures.draw_parents()
        self.trees.show()

    @Slot(object)
    def _waiting(self, told: str) -> None:
        if self._on:
            self._context.view.notices.hint(told or tr(HINT))

    @Slot()
    def _tell_taste(self) -> None:
        if self._on:
            self.taste_section.set_counts(*self.taste.counts)

    @Slot(object)
    def _searching(self, progress: tuple[int, int]) -> None:
        done, count = progress
        told = tr(
            "Looking for what you like: {done} of {count} · Esc stops", done=done, count=count
        )
        self.grid.set_busy(told)
