"""Small pictures for the strip and for the chosen keyframe, from the background of the engine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage

from studio.ui.animate.cross_fade import mix
from studio.ui.animate.film_state import FilmState
from studio.ui.animate.timeline.strip_item import Cell, StripItem
from studio.ui.engine.thumbnails import Thumbnail, Thumbnails
from studio.values.film import Shot

GROUP = "film"
FADES = "filmfades"
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
        self._fades: dict[Cell, Shot] = {}
        self._parts: dict[str, QImage] = {}
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
        self._forget()

    @Slot()
    def look(self) -> None:
        """Another part is seen, or the film looks different."""
        if self._on:
            self._todo = []
            self._soon.start(SOON_MS)

    def renew(self) -> None:
        """The film looks different: what is asked for is of the old one."""
        self._strip().age()
        self._forget()
        self.look()

    @Slot()
    def _ask(self) -> None:
        if not self._todo:
            strip = self._strip()
            self._todo = [pair for pair in strip.seen if strip.lacks(pair[0])]
        for _ in range(min(AT_ONCE, len(self._todo))):
            (count, number), at = self._todo.pop(0)
            shot = self._film.shot_at(at)
            if shot is None:
                continue
            if shot.other is not None:
                self._want_both((count, number), shot)
            else:
                self._thumbs.want(f"{GROUP}/{count}/{number}", shot.recipe, SIDE_PX, GROUP)
        if self._todo:
            self._soon.start(0)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        if thumb.group == GROUP:
            _, count, number = thumb.key.split("/")
            self._strip().set_picture((int(count), int(number)), thumb.image)
        elif thumb.group == FADES:
            self._parts[thumb.key.removeprefix(f"{FADES}/")] = thumb.image
            self._mix()

    # ---- cross-fades ----------------------------------------------------------------------------
    def _want_both(self, cell: Cell, shot: Shot) -> None:
        """A moment of a cross-fade is a mixture; pictures that several are mixed of come once."""
        self._fades[cell] = shot
        assert shot.other is not None
        for part in (shot.recipe, shot.other):
            if part.id not in self._parts:
                self._thumbs.want(f"{FADES}/{part.id}", part, SIDE_PX, FADES)
        self._mix()

    def _mix(self) -> None:
        """Show all that have both of their pictures."""
        film = self._film.film
        if film is None or not film.keys:
            return
        size = film.keys[0].recipe.width, film.keys[0].recipe.height
        for cell, shot in list(self._fades.items()):
            assert shot.other is not None
            a, b = self._parts.get(shot.recipe.id), self._parts.get(shot.other.id)
            if a is not None and b is not None:
                del self._fades[cell]
                self._strip().set_picture(cell, mix(a, b, shot.share, size))
        if not self._fades:
            self._parts.clear()

    def _forget(self) -> None:
        """What was asked for is not wanted any more."""
        self._fades.clear()
        self._parts.clear()
        for group in (GROUP, FADES):
            self._thumbs.drop(group)
