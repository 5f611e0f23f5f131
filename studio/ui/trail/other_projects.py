"""Pins of other projects: looked for from the wall, brought here with a click."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from studio.library.pins import PinIndex
from studio.library.recents import Recents
from studio.ui.engine.background import BackgroundCalls
from studio.ui.state.place import PlaceState
from studio.ui.state.trail_controller import TrailController
from studio.ui.trail.other_pins import SHOWN, PinElsewhere
from studio.ui.trail.trail_strip import TrailStrip


class OtherProjectsController(QObject):
    """Other projects are read on a thread of the pool when the wall opens, and kept in memory."""

    def __init__(
        self, view: PlaceState, strip: TrailStrip, trail: TrailController, recents: Recents
    ) -> None:
        super().__init__(strip)
        self._view = view
        self._trail = trail
        self._recents = recents
        self._index = PinIndex()
        self._calls = BackgroundCalls(self)
        strip.set_search_elsewhere(self.search)
        strip.wall_opened.connect(self._warm)
        strip.elsewhere_chosen.connect(self._chosen)

    def close(self) -> None:
        """Wait for what reads."""
        self._calls.close(finish=True)

    def search(self, text: str) -> tuple[PinElsewhere, ...]:
        """Pins of other projects whose name holds the words of `text`."""
        here = self._trail.project.path
        others = [path for path in self._recents.paths() if path != here]
        found = self._index.search(text, others, SHOWN)
        return tuple(
            PinElsewhere(
                pin.name,
                pin.project.stem,
                pin.project,
                pin.recipe,
                QImage.fromData(self._index.thumb(pin) or b""),
            )
            for pin in found
        )

    @Slot(bool)
    def _warm(self, opened: bool) -> None:
        paths = self._recents.paths() if opened else ()
        if paths:
            self._calls.run(lambda: self._index.search("", paths, 1_000_000))

    @Slot(object)
    def _chosen(self, pin: PinElsewhere) -> None:
        self._view.go_to(pin.recipe)
