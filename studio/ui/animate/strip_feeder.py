"""Small pictures for the strip and for the chosen keyframe, from the background of the engine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.animate.film_state import FilmState
from studio.ui.animate.timeline.strip_item import Cell, StripItem
from studio.ui.engine.thumbnails import Thumbnail, Thumbnails

GROUP = "film"
SIDE_PX = 192
SOON_MS = 120
AT_ONCE = 3
"""Cells that are asked for in one go; to name a place by its hash takes a moment."""


class StripFeeder(QObject):
    """Asks for the cells in view, a few at a time, once film and view have come to rest."""

    def __init__(
        self, film: FilmState, strip: Callable[[], StripItem], thumbs: Thumbnails, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._film, self._strip, self._thumbs = film, strip, thumbs
        self._on = False
        self._todo: list[tuple[Cell, float]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)
        thumbs.ready.connect(self._take)

    def start(self) -> None:
        """The timeline is seen."""
        self._on = True
        self.look()

    def stop(self) -> None:
        """It is not: nothing is asked for any more."""
        self._on = False
        self._soon.stop()
        self._todo = []
        self._thumbs.drop(GROUP)

    @Slot()
    def look(self) -> None:
        """Another part is seen, or the film looks different."""
        if self._on:
            self._todo = []
            self._soon.start(SOON_MS)

    def renew(self) -> None:
        """The film looks different: what is asked for is of the old one."""
        self._strip().age()
        self._thumbs.drop(GROUP)
        self.look()

    @Slot()
    def _ask(self) -> None:
        if not self._todo:
            strip = self._strip()
            self._todo = [pair for pair in strip.seen if strip.lacks(pair[0])]
        for _ in range(min(AT_ONCE, len(self._todo))):
            (count, number), at = self._todo.pop(0)
            recipe = self._film.recipe_at(at)
            if recipe is not None:
                self._thumbs.want(f"{GROUP}/{count}/{number}", recipe, SIDE_PX, GROUP)
        if self._todo:
            self._soon.start(0)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        if thumb.group == GROUP:
            _, count, number = thumb.key.split("/")
            self._strip().set_picture((int(count), int(number)), thumb.image)
