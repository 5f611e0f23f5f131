"""The grid of 24 seeds: which numbers, their pictures, going and pinning."""

from __future__ import annotations

import random

from PySide6.QtCore import QObject, Slot

from studio.ui.engine.thumbnails import Thumbnail, Thumbnails
from studio.ui.explore.canvas.seed_grid import COUNT, SeedGrid
from studio.ui.state.place import NEW_SEEDS, PlaceState
from studio.ui.state.trail_controller import TrailController
from studio.values import edit
from studio.values.latent import Seed
from studio.values.recipe import Recipe

GROUP = "grid"


class SeedController(QObject):
    """Between the grid and the rest; sliders are at zero in the grid, controls as they are."""

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
            self.show_more()

    @Slot()
    def show_more(self) -> None:
        """24 seeds nobody has seen."""
        if self._view.recipe is None:
            return
        self._thumbs.drop(GROUP)
        seeds = tuple(self._numbers.sample(range(NEW_SEEDS), COUNT))
        self._grid.show_seeds(seeds)
        side = min(512, self._grid.cell_side())
        for seed in seeds:
            self._thumbs.want(f"{GROUP}/{seed}", self._recipe(seed), side, GROUP)

    @Slot()
    def close(self) -> None:
        """Back to the picture."""
        self._thumbs.drop(GROUP)
        self._grid.hide()
        parent = self._grid.parentWidget()
        if parent is not None:
            parent.view.setFocus()  # type: ignore[attr-defined]

    def _recipe(self, seed: int) -> Recipe:
        assert self._view.recipe is not None
        assert self._view.card is not None
        base = Seed(seed, self._view.card.info.space.name)
        return edit.with_base(self._view.recipe, base)

    @Slot(object)
    def _go(self, seed: int) -> None:
        self.close()
        self._view.set_seed(seed)

    @Slot(object)
    def _pin(self, seed: int) -> None:
        self._trail.add_pin(self._recipe(seed))
        self._grid.mark_pinned(seed)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        if thumb.group == GROUP:
            self._grid.set_image(int(thumb.key.removeprefix(f"{GROUP}/")), thumb.image)
