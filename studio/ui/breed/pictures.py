"""Pictures of children and parents: drawn small and nearest first, better where one looks."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.breed.brood_state import BroodState
from studio.ui.breed.grid import BroodGrid
from studio.ui.breed.parent_strip import ParentStrip
from studio.ui.engine.thumbnails import Thumbnail, Thumbnails
from studio.ui.language.words import counted, tr
from studio.ui.signals import Carries, signal

GROUP, BETTER, PARENTS = "breed", "breed-better", "breed-parents"
SMALLEST_PX, LARGEST_PX = 96, 512
LOOK_MS = 250
"""Who rests on a child for so long wants to see it better."""
PARENT_PX = 160
SLOW_S = 2.0
"""Whoever waits for longer is told how long it will be."""


class BroodPictures(QObject):
    """Asks while Breed is seen, and for nothing else than what is seen."""

    came: Carries[Thumbnail] = signal()
    """The picture of a child, as it is drawn first."""
    waiting: Carries[str] = signal()
    """How many are drawn and how long the others will take, where that is long; else empty."""

    def __init__(
        self,
        state: BroodState,
        grid: BroodGrid,
        strip: ParentStrip,
        thumbs: Thumbnails,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._grid, self._strip, self._thumbs = state, grid, strip, thumbs
        self._on = False
        self._side = 0
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._draw_better)
        self._watched = 0
        self._since = 0.0
        self._drawn = 0
        self.slow = False
        """Whether children are still to come, and not at once."""
        grid.looked_at.connect(self._looked)
        grid.large_asked.connect(self._large)
        grid.resized.connect(self._resized)
        thumbs.ready.connect(self._take)

    def start(self) -> None:
        """Breed is seen."""
        self._on = True
        self.draw()

    def stop(self) -> None:
        """It is not: what waits is not wanted any more."""
        self._on = False
        self._look.stop()
        for group in (GROUP, BETTER, PARENTS):
            self._thumbs.drop(group)

    @Slot()
    def draw(self) -> None:
        """Ask for what has no picture yet, from the ring outwards."""
        if not self._on:
            return
        for group in (GROUP, BETTER):
            self._thumbs.drop(group)
        self._side = self._wanted_side()
        self._since, self._drawn = monotonic(), 0
        self._tell("")
        children = self._state.places
        for cell in self._grid.nearest_first():
            self._thumbs.want(self._key(cell), children[cell], self._side, GROUP)
        self.draw_parents()

    def halt(self) -> None:
        """No more of these children are drawn until they are asked for again."""
        self._thumbs.drop(GROUP)
        self._tell("")

    def _tell(self, text: str) -> None:
        self.slow = bool(text)
        self.waiting.emit(text)

    def _tell_time(self) -> None:
        """From what those took that have come."""
        self._drawn += 1
        count, done = len(self._state.places), len(self._grid.images)
        took = monotonic() - self._since
        left = (count - done) * took / self._drawn
        if took < SLOW_S or left < SLOW_S:
            self._tell("")
            return
        told = tr("{done} of {count} children", done=done, count=count)
        minutes = round(left / 60)
        go = (
            counted(minutes, "about {n} minute to go", "about {n} minutes to go")
            if left >= 90
            else tr("about {n} s to go", n=round(left))
        )
        self._tell(f"{told} · {go} · {tr('Esc stops')}")

    def draw_parents(self) -> None:
        """Ask for the parents that have no picture."""
        if not self._on:
            return
        self._strip.forget()
        for recipe in self._strip.missing():
            key = f"{PARENTS}/{recipe.id}"
            self._thumbs.want(key, recipe, PARENT_PX, PARENTS)

    @property
    def drawn(self) -> bool:
        """Every child has its picture."""
        return self._grid.complete

    def _wanted_side(self) -> int:
        """In steps, so that a window that grows does not draw everything at every pixel."""
        side = min(max(self._grid.cell_px(), SMALLEST_PX), LARGEST_PX)
        return -(-side // 64) * 64

    def _key(self, cell: int) -> str:
        return f"{GROUP}/{cell}/{self._state.places[cell].id[:16]}"

    @Slot()
    def _resized(self) -> None:
        if self._on and self._state.places and self._wanted_side() > self._side:
            self.draw()

    @Slot(object)
    def _looked(self, cell: int) -> None:
        self._watched = cell
        if self._on:
            self._look.start()

    @Slot()
    def _draw_better(self) -> None:
        children = self._state.places
        if self._watched < len(children) and not self._grid.is_large:
            side = min(2 * self._side, 2 * LARGEST_PX)
            key = f"{BETTER}/{self._watched}/{children[self._watched].id[:16]}"
            self._thumbs.want(key, children[self._watched], side, BETTER)

    @Slot(object)
    def _large(self, cell: int | None) -> None:
        self._thumbs.drop(BETTER)
        children = self._state.places
        if cell is not None and cell < len(children):
            key = f"{BETTER}/large-{cell}/{children[cell].id[:16]}"
            self._thumbs.want(key, children[cell], self._grid.large_px(), BETTER)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        if thumb.group == PARENTS:
            self._strip.set_picture(thumb.key.removeprefix(f"{PARENTS}/"), thumb.image)
            return
        if thumb.group not in (GROUP, BETTER):
            return
        _, where, recipe_id = thumb.key.split("/")
        cell = int(where.removeprefix("large-"))
        children = self._state.places
        if cell >= len(children) or children[cell].id[:16] != recipe_id:
            return
        if where.startswith("large-"):
            if self._grid.is_large and self._grid.ring == cell:
                self._grid.set_large(thumb.image)
            return
        self._grid.set_image(cell, thumb.image)
        self._strip.set_picture(children[cell].id, thumb.image)
        if thumb.group == GROUP:
            self._tell_time()
            self.came.emit(thumb)
