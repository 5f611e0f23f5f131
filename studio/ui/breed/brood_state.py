"""The brood that is seen: the one of the project, what was picked of it, every way to change it."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QObject, Slot

from studio.errors import StudioError
from studio.library.broods import Litter, ProjectBroods
from studio.ui.breed.wishes import Wishes
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.values.breed.brood import MAX_PARENTS, Brood, Parent
from studio.values.breed.children import children
from studio.values.card import Card
from studio.values.recipe import Recipe

CURRENT = "breed"
"""The state of the project that says which brood is seen."""
SEEDS = 2**31
LOOKED_BACK = 60
"""In so many broods a place is looked for, the last ones first, to know where it comes from."""


@dataclass(frozen=True)
class Pick:
    """A place that the next generation takes after; `node` is its place in the trail."""

    recipe: Recipe
    weight: float
    node: int | None


class BroodState(QObject):
    """Intents are methods, facts are signals.

    A brood of one place is only looked at; it is kept with the first one that is bred from it.
    """

    changed: Carries[None] = signal()
    """Other children are seen."""
    marked: Carries[None] = signal()
    """The same children; others are picked or held, or something else is wished for."""

    def __init__(self, context: Context, wishes: Wishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view, self._trail = context.view, context.trail
        self.wishes = wishes
        self._broods = ProjectBroods(context.trail.project)
        self._litter: Litter | None = None
        self._places: tuple[Recipe, ...] = ()
        self._picks: list[Pick] = []
        self._known: dict[str, tuple[str, ...]] = {}
        """The recipe ids of the children of broods, by the id of the brood."""
        context.trail.project_changed.connect(self.load)
        context.trail.trail_changed.connect(self._look)

    # ---- facts ----------------------------------------------------------------------------------
    @property
    def litter(self) -> Litter | None:
        """What is seen; its id is empty while nothing was bred from it."""
        return self._litter

    @property
    def brood(self) -> Brood | None:
        """What it follows from."""
        return self._litter.brood if self._litter is not None else None

    @property
    def places(self) -> tuple[Recipe, ...]:
        """The twelve places, cell by cell."""
        return self._places

    @property
    def picks(self) -> tuple[Pick, ...]:
        """The parents of the next generation, as they were picked; those taken back are none."""
        trail = self._trail.project.trail
        return tuple(p for p in self._picks if p.node is None or p.node in trail)

    @property
    def card(self) -> Card | None:
        """The model of the brood, where it is the one in use."""
        card, brood = self._view.card, self.brood
        same = card is not None and brood is not None
        return card if same and brood.main.model.sha256 == card.sha256 else None  # type: ignore[union-attr]

    @property
    def all(self) -> tuple[Litter, ...]:
        """Every brood of the project."""
        return self._broods.all()

    def is_picked(self, recipe: Recipe) -> bool:
        """Whether the next generation takes after a place."""
        return any(pick.recipe == recipe for pick in self.picks)

    def is_held(self, cell: int) -> bool:
        """Whether a child stays in its cell in the next generation."""
        return self.brood is not None and cell in self.brood.held

    # ---- which brood ----------------------------------------------------------------------------
    @Slot()
    def load(self) -> None:
        """The brood that was seen last in this project, if there is one."""
        self._broods = ProjectBroods(self._trail.project)
        self._known.clear()
        kept = self._trail.project.state(CURRENT)
        self._show(self._found(kept) if isinstance(kept, str) else None)

    def begin(self, recipe: Recipe) -> None:
        """Children of one place, as new ones; where it was bred here, its tree goes on."""
        card = self._view.card
        if card is None or recipe.model.sha256 != card.sha256:
            return
        before = self._origin(recipe)
        generation = before.generation + 1 if before is not None else 1
        brood = self.wishes.brood((Parent(recipe),), random.randrange(SEEDS))
        origin = before.id if before is not None else ""
        self._show(Litter("", brood, origin, generation, time.time()))

    def open(self, brood_id: str) -> None:
        """See another brood of the tree; what was picked of it is picked again."""
        litter = self._found(brood_id)
        if litter is not None:
            self._trail.project.set_state(CURRENT, brood_id)
            self._show(litter, self._followed(litter))

    def next_brood(self) -> Brood | None:
        """What breeding on leads to: of what was picked, else others of the same parents."""
        litter = self._litter
        if litter is None or self.card is None:
            return None
        parents = tuple(Parent(p.recipe, p.weight) for p in self.picks) or litter.brood.parents
        return self.wishes.brood(parents, random.randrange(SEEDS), litter.brood.held)

    def breed(self, brood: Brood) -> None:
        """Go on to a brood that `next_brood` gave, with other children chosen of it perhaps."""
        litter, picks = self._litter, self.picks
        if litter is None:
            return
        if not picks and not litter.id:
            self._redraw(brood)
            return
        try:
            before = self._saved() if picks else litter.before
            new = self._broods.add(brood, before)
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            return
        self._trail.tell_saved()
        self.open(new)

    # ---- what is seen ---------------------------------------------------------------------------
    def pick(self, recipe: Recipe) -> None:
        """Let the next generation take after a place, or not any more.

        A child becomes a node of the trail when it is picked.
        """
        if self.is_picked(recipe):
            self._picks = [pick for pick in self._picks if pick.recipe != recipe]
        elif len(self.picks) < MAX_PARENTS and self.brood is not None:
            self._picks = [pick for pick in self.picks if pick.recipe != recipe]
            self._picks.append(Pick(recipe, 1.0, self._node_of(recipe)))
        self.marked.emit(None)

    def weigh(self, recipe: Recipe, weight: float) -> None:
        """How much the next generation takes after a place that is picked."""
        self._picks = [
            Pick(p.recipe, weight, p.node) if p.recipe == recipe else p for p in self._picks
        ]

    def hold(self, cell: int) -> None:
        """Keep a child in its cell for the next generation, or let it go."""
        litter = self._litter
        if litter is None or not 0 <= cell < len(self._places):
            return
        held = dict(litter.brood.held)
        if held.pop(cell, None) is None:
            held[cell] = self._places[cell]
        label = mark("held a child") if cell in held else mark("let a child go")
        brood = msgspec.structs.replace(litter.brood, held=held)
        # What is let go was perhaps not drawn by this brood: then its own child comes instead.
        self._redraw(brood, label)

    def less(self, cell: int) -> None:
        """Say that no more like a child is wanted, or take that back."""
        litter = self._litter
        if litter is None or not 0 <= cell < len(self._places):
            return
        said_before = cell in litter.less
        found = tuple(sorted({*litter.less} ^ {cell}))
        label = mark("took back: less like this") if said_before else mark("less like this")
        self._picks = [pick for pick in self._picks if pick.recipe != self._places[cell]]
        try:
            brood_id = self._saved()
            kept = msgspec.structs.replace(self._broods.get(brood_id), less=found)
            self._broods.put(kept, label)
        except StudioError as error:
            self._view.notices.say(Notice(said(error)))
            return
        self._trail.project.set_state(CURRENT, brood_id)
        self._litter = kept
        self._trail.tell_saved()
        self.marked.emit(None)

    def seen(self, looks: dict[int, tuple[float, ...]]) -> None:
        """Keep what the pictures of a brood are like; no step of undo."""
        litter = self._litter
        if litter is None or looks == litter.looks:
            return
        self._litter = msgspec.structs.replace(litter, looks=looks)
        if litter.id:
            try:
                self._broods.put(self._litter)
            except StudioError as error:
                self._view.notices.say(Notice(said(error)))

    @Slot()
    def wish(self) -> None:
        """Something else is wished for: seen at once where nothing was picked or bred on yet."""
        litter = self._litter
        if litter is None or self.picks or self._followers(litter):
            self.marked.emit(None)
            return
        self._redraw(self.wishes.applied(litter.brood), mark("changed what may change"))

    # ---- inside ---------------------------------------------------------------------------------
    def _redraw(self, brood: Brood, label: str = "") -> None:
        """The same litter with other children; kept where it is in the project."""
        litter = self._litter
        assert litter is not None
        if brood == litter.brood:
            return
        kept = msgspec.structs.replace(litter, brood=brood)
        same = self.card is not None and children(brood, self.card.info) == self._places
        if not same:  # what was said of those before does not hold of the others
            kept = msgspec.structs.replace(kept, less=(), looks={})
        if litter.id:
            try:
                self._broods.put(kept, label or None)
            except StudioError as error:
                self._view.notices.say(Notice(said(error)))
                return
            self._trail.tell_saved()
        if same:
            self._litter = kept
            self.marked.emit(None)
        else:
            self._show(kept, self._picks)

    def _saved(self) -> str:
        """The id of what is seen, kept now if it was not."""
        litter = self._litter
        assert litter is not None
        if litter.id:
            return litter.id
        new = self._broods.add(litter.brood, litter.before, label=None)
        self._broods.put(msgspec.structs.replace(litter, id=new))
        return new

    def _show(self, litter: Litter | None, picks: list[Pick] | None = None) -> None:
        card = self._view.card
        self._litter = litter
        self._picks = list(picks or ())
        fits = litter is not None and card is not None
        if fits and litter.brood.main.model.sha256 == card.sha256:  # type: ignore[union-attr]
            self._places = children(litter.brood, card.info)  # type: ignore[union-attr]
        else:
            self._places = ()
        self.changed.emit(None)

    def _found(self, brood_id: str) -> Litter | None:
        try:
            return self._broods.get(brood_id)
        except StudioError:
            return None

    @Slot()
    def _look(self) -> None:
        """Undo and redo may have changed the brood, or taken back what was picked."""
        litter = self._litter
        if litter is None or not litter.id:
            self.marked.emit(None)
            return
        now = self._found(litter.id)
        if now is None:
            before = self._found(litter.before)
            if before is not None:
                self.open(before.id)
            else:
                self._show(None)
        elif now.brood != litter.brood:
            self._show(now, self._picks)
        elif now != litter:
            self._litter = now
            self.marked.emit(None)
        else:
            self.marked.emit(None)

    def born(self, litter: Litter) -> tuple[str, ...]:
        """The recipe ids of the children of a brood of the model in use."""
        card = self._view.card
        if card is None or litter.brood.main.model.sha256 != card.sha256:
            return ()
        key = f"{litter.id}/{litter.brood.seed}/{litter.brood.chosen}/{litter.brood.strength}"
        if key not in self._known:
            born = children(litter.brood, card.info)
            self._known[key] = tuple(child.id for child in born)
        return self._known[key]

    def _followers(self, litter: Litter) -> list[Litter]:
        return [other for other in self.all if litter.id and other.before == litter.id]

    def _followed(self, litter: Litter) -> list[Pick]:
        """What was picked of a brood that was bred on with, the last time."""
        followers = self._followers(litter)
        if not followers:
            return []
        parents = followers[-1].brood.parents
        return [Pick(p.recipe, p.weight, None) for p in parents]

    def _node_of(self, recipe: Recipe) -> int | None:
        """The place of a child in the trail, made from the parent that weighs most."""
        assert self.brood is not None
        trail, current = self._trail.project.trail, self._trail.current
        known = {pick.recipe.id: pick.node for pick in self._picks}
        parent = known.get(self.brood.main.id) or self._near(self.brood.main) or current
        there = self._near(recipe)
        if there is not None and there in trail:
            return there
        node = self._trail.grow(recipe, parent)
        return node.id if node is not None else None

    def _near(self, recipe: Recipe) -> int | None:
        """The node of a place among the last ones of the trail."""
        trail = self._trail.project.trail
        last = list(trail)[-LOOKED_BACK:]
        return next((node.id for node in reversed(last) if node.recipe == recipe), None)

    def _origin(self, recipe: Recipe) -> Litter | None:
        """The brood that a place is a child of, among the last ones."""
        found = (x for x in reversed(self.all[-LOOKED_BACK:]) if recipe.id in self.born(x))
        return next(found, None)
