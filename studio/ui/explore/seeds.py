"""The grid of 24 seeds, or of 24 places around here: which, their pictures, going and pinning."""

from __future__ import annotations

import random

from PySide6.QtCore import QObject, Slot

from studio.ui.engine.thumbnails import Thumbnail, Thumbnails
from studio.ui.explore.canvas.seed_grid import COUNT, SeedGrid
from studio.ui.state.place import NEW_SEEDS, PlaceState
from studio.ui.state.trail_controller import TrailController
from studio.values import edit
from studio.values.directions import parse_random
from studio.values.latent import MAX_MOVES
from studio.values.recipe import Recipe

GROUP = "grid"
NEAR_UNITS = 1.5
"""How far from here the places around it lie."""
SPARE = 8
"""So many moves are left for the hand and for drift."""


class SeedController(QObject):
    """Between the grid and the rest; sliders are at zero for seeds, controls as they are."""

    def __init__(
        self,
        view: PlaceState,
        grid: SeedGrid,
        trail: TrailController,
        thumbs: Thumbnails,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._grid = grid
        self._trail = trail
        self._thumbs = thumbs
        self._numbers = random.Random()
        self._places: dict[int, Recipe] = {}
        """What is shown, by seed or by number."""
        grid.chosen.connect(self._go)
        grid.pinned.connect(self._pin)
        grid.more.connect(self.show_more)
        grid.closed.connect(self.close)
        thumbs.ready.connect(self._take)

    def toggle(self) -> None:
        """Show the grid, or close it."""
        if self._grid.isVisible():
            self.close()
        else:
            self._grid.set_way("seeds")
            self.show_more()

    @Slot()
    def show_more(self) -> None:
        """24 seeds nobody has seen, or 24 places around this one."""
        if self._view.recipe is None:
            return
        self._thumbs.drop(GROUP)
        self._places = self._near() if self._grid.way == "near" else self._seeds()
        self._grid.show_seeds(tuple(self._places))
        side = min(512, self._grid.cell_side())
        for key, recipe in self._places.items():
            self._thumbs.want(f"{GROUP}/{key}", recipe, side, GROUP)

    @Slot()
    def close(self) -> None:
        """Back to the picture."""
        self._thumbs.drop(GROUP)
        self._grid.hide()
        parent = self._grid.parentWidget()
        if parent is not None:
            parent.view.setFocus()  # type: ignore[attr-defined]

    def _seeds(self) -> dict[int, Recipe]:
        """Of all classes in turn, unless one is held."""
        seeds = self._numbers.sample(range(NEW_SEEDS), COUNT)
        first = self._numbers.randrange(NEW_SEEDS)
        found = {seed: self._view.fresh(seed, first + n) for n, seed in enumerate(seeds)}
        return {seed: place for seed, place in found.items() if place is not None}

    def _near(self) -> dict[int, Recipe]:
        """Each a short way from here in a direction of its own; sliders stay as they are."""
        recipe, card = self._view.recipe, self._view.card
        assert recipe is not None
        assert card is not None
        moves = edit.moves_of(recipe.latent)
        used = [key for key in moves if parse_random(key) is not None]
        found: dict[int, Recipe] = {}
        for number in range(1, COUNT + 1):
            way = card.info.space.way(self._numbers.randrange(2**31), 0)
            if len(moves) > MAX_MOVES - SPARE and used:
                way = self._numbers.choice(used)
            found[number] = edit.nudged(recipe, {way: self._numbers.choice((-1, 1)) * NEAR_UNITS})
        return found

    @Slot(object)
    def _go(self, key: int) -> None:
        self.close()
        if key in self._places:
            self._view.jump_to(self._places[key])

    @Slot(object)
    def _pin(self, key: int) -> None:
        if key in self._places:
            self._trail.add_pin(self._places[key])
            self._grid.mark_pinned(key)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        if thumb.group == GROUP:
            self._grid.set_image(int(thumb.key.removeprefix(f"{GROUP}/")), thumb.image)
