"""Where the trail and the present place lie on the map: by what their pictures look like."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from studio.errors import InputError
from studio.ui.atlas.growth import MapGrowth
from studio.ui.atlas.layouts import Layouts
from studio.ui.atlas.marks import Mark
from studio.ui.feature.context import Context
from studio.ui.signals import Carries, signal
from studio.values.arrays import Floats
from studio.values.atlas.places import SIDE_PX
from studio.values.latent import Seed
from studio.values.messages import PlacesReady
from studio.values.recipe import Recipe
from studio.values.trail import Node

GROUP, HERE = "atlas-trail", "atlas-here"
MOST = 400
A_BATCH = 8
SOON_MS = 60
REMEMBERED = 4000


class MapTrail(QObject):
    """Follows the project's trail while `on`; a node of another model is not on the map."""

    changed: Carries[None] = signal()

    def __init__(
        self, context: Context, growth: MapGrowth, layouts: Layouts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._growth, self._layouts = context, growth, layouts
        self._looks: OrderedDict[str, Floats] = OrderedDict()
        self._asked: dict[str, tuple[str, ...]] = {}
        self._count = 0
        self._on = False
        self.marks: tuple[Mark, ...] = ()
        self.present: tuple[float, float] | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._follow)
        context.trail.trail_changed.connect(self._look)
        context.trail.current_changed.connect(self._look)
        context.view.recipe_changed.connect(self._look)
        context.engine.places.ready.connect(self._took)
        layouts.changed.connect(self._look)

    def set_on(self, on: bool) -> None:
        """Whether anybody looks."""
        self._on = on
        if on:
            self._look()
        else:
            self._soon.stop()
            self._drop()

    def looks_of(self, recipe: Recipe) -> Floats | None:
        """[F] what a place looks like that is none of the map's own; None: not known (yet)."""
        return self._looks.get(recipe.id)

    def index(self, recipe: Recipe) -> int:
        """The number of the place of the map that a recipe is; -1 where it is none of them."""
        return self._index(recipe)

    def seen(self) -> tuple[list[int], list[Floats]]:
        """Where the trail stood: numbers of places of the map, and looks of the others."""
        recipes = [node.recipe for node in self._nodes()]
        indices = {self._index(recipe) for recipe in recipes} - {-1}
        rows = [self._looks[r.id] for r in recipes if r.id in self._looks]
        return sorted(indices), rows

    # ---- inside ---------------------------------------------------------------------------------
    @Slot()
    def _look(self) -> None:
        if self._on and not self._soon.isActive():
            self._soon.start()

    def _drop(self) -> None:
        self._context.engine.places.drop(GROUP)
        self._context.engine.places.drop(HERE)
        self._asked.clear()

    def _nodes(self) -> list[Node]:
        ground, trail = self._growth.ground, self._context.trail.project.trail
        if ground is None:
            return []
        found = []
        for node in trail:
            try:
                if node.recipe.model.sha256 == ground.base.model.sha256:
                    found.append(node)
            except InputError:
                continue
        return found[-MOST:]

    def _index(self, recipe: Recipe) -> int:
        """The number of the place of the map that a recipe is; -1 where it is none of them."""
        ground, laid = self._growth.ground, self._growth.laid
        latent = recipe.latent
        if ground is None or laid is None or not isinstance(latent, Seed):
            return -1
        seeds = self._growth.seeds
        index = int(np.searchsorted(np.array(seeds[: len(laid)]), latent.n))
        if index >= len(laid) or seeds[index] != latent.n:
            return -1
        place = ground.place(latent.n)
        same = place.latent == latent and place.controls == recipe.controls
        return index if same else -1

    @Slot()
    def _follow(self) -> None:
        """Ask for what is not known yet, and lay out what is."""
        if not self._on or self._layouts.laid is None:
            self.marks, self.present = (), None
            self.changed.emit(None)
            return
        nodes = self._nodes()
        here = self._context.view.recipe
        wanted = {node.recipe.id: node.recipe for node in nodes}
        self._want([r for r in wanted.values() if self._unknown(r)], GROUP)
        if here is not None and self._unknown(here) and here.id not in wanted:
            self._want([here], HERE)
        recipes = [node.recipe for node in nodes] + ([here] if here is not None else [])
        self._place(nodes, recipes, here is not None)

    def _unknown(self, recipe: Recipe) -> bool:
        asked = {name for names in self._asked.values() for name in names}
        return recipe.id not in self._looks and recipe.id not in asked and self._index(recipe) < 0

    def _want(self, recipes: list[Recipe], group: str) -> None:
        for at in range(0, len(recipes), A_BATCH):
            some = recipes[at : at + A_BATCH]
            self._count += 1
            key = f"{group}/{self._count}"
            self._asked[key] = tuple(recipe.id for recipe in some)
            self._context.engine.places.want(key, some, SIDE_PX, group)

    @Slot(object)
    def _took(self, result: PlacesReady) -> None:
        names = self._asked.pop(result.key, None)
        if names is None or result.looks is None:
            return
        for number, looks in zip(result.drawn, result.looks, strict=True):
            self._looks[names[number]] = looks
        while len(self._looks) > REMEMBERED:
            self._looks.popitem(last=False)
        self._look()

    def _place(self, nodes: list[Node], recipes: list[Recipe], with_here: bool) -> None:
        """Positions of all that is known; those that are no place of the map by their looks."""
        chart, laid = self._growth.chart, self._layouts.laid
        assert laid is not None
        spots: dict[int, tuple[float, float]] = {}
        rows: dict[int, Floats] = {}
        for number, recipe in enumerate(recipes):
            index = self._index(recipe)
            if index >= 0:
                x, y = laid.positions[index].tolist()
                spots[number] = (x, y)
            elif recipe.id in self._looks:
                rows[number] = self._looks[recipe.id]

        def show(found: object) -> None:
            if isinstance(found, np.ndarray) and chart is self._growth.chart:
                both = zip(rows, found.tolist(), strict=True)
                self._show(nodes, spots | {n: (x, y) for n, (x, y) in both}, with_here)

        if rows:
            looks = np.stack(list(rows.values()))
            self._growth.run(lambda: chart.where(looks, laid.positions), show)
        else:
            self._show(nodes, spots, with_here)

    def _show(
        self, nodes: list[Node], spots: dict[int, tuple[float, float]], with_here: bool
    ) -> None:
        trail, current = self._context.trail.project.trail, self._context.trail.current
        line: set[int] = set()
        if current is not None and current in trail:
            line = {node.id for node in trail.line_to(current)}
        marks = []
        for number, node in enumerate(nodes):
            if number in spots:
                parent = trail.parent(node.id)
                marks.append(Mark(
                    node.id, *spots[number], parent.id if parent is not None else None,
                    node.pinned, node.id in line,
                ))  # fmt: skip
        self.marks = tuple(marks)
        self.present = spots.get(len(nodes)) if with_here else None
        self.changed.emit(None)
