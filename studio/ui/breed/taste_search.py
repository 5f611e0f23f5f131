"""Looking at more children than are shown, and choosing twelve by a taste."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np
from PySide6.QtCore import QObject, QTimer, Slot

from studio.ui.engine.qimage import to_pixels
from studio.ui.engine.thumbnails import Thumbnail, Thumbnails
from studio.ui.signals import Carries, signal
from studio.values.breed.brood import CHILDREN, Brood
from studio.values.breed.children import child
from studio.values.breed.looks import looks
from studio.values.breed.taste import Taste, chosen
from studio.values.card import GeneratorInfo

GROUP = "breed-taste"
CANDIDATES = 48
SIDE_PX = 64
PATIENCE_MS = 4000
"""So long one waits at most; then the choice is among those that have come."""


class TasteSearch(QObject):
    """Draws candidates of a brood small; `done` gets the brood with the chosen ones."""

    progressed: Carries[tuple[int, int]] = signal()
    """So many of so many are drawn."""

    def __init__(self, thumbs: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbs = thumbs
        self._brood: Brood | None = None
        self._taste: Taste | None = None
        self._done: Callable[[Brood], None] = lambda _brood: None
        self._found: dict[int, list[float]] = {}
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.finish)
        thumbs.ready.connect(self._take)

    @property
    def running(self) -> bool:
        """Whether candidates are being drawn."""
        return self._brood is not None

    def start(
        self, brood: Brood, info: GeneratorInfo, taste: Taste, done: Callable[[Brood], None]
    ) -> None:
        """Look at the first `CANDIDATES` children of a brood."""
        self.cancel()
        self._brood, self._taste, self._done = brood, taste, done
        self._found = {}
        self._patience.start()
        self.progressed.emit((0, CANDIDATES))
        for draw in range(CANDIDATES):
            self._thumbs.want(f"{GROUP}/{draw}", child(brood, draw, info), SIDE_PX, GROUP)

    def cancel(self) -> None:
        """Nothing comes of it."""
        self._patience.stop()
        if self.running:
            self._brood = None
            self._thumbs.drop(GROUP)

    @Slot()
    def finish(self) -> None:
        """Choose among what has come; too few to choose from are taken in their order."""
        brood, taste = self._brood, self._taste
        if brood is None or taste is None:
            return
        self.cancel()
        draws = sorted(self._found)
        if len(draws) > CHILDREN:
            figures = np.array([self._found[draw] for draw in draws])
            best = chosen(taste, brood.seed, figures, CHILDREN)
            brood = msgspec.structs.replace(brood, chosen=tuple(draws[n] for n in best))
        self._done(brood)

    @Slot(object)
    def _take(self, thumb: Thumbnail) -> None:
        if thumb.group != GROUP or not self.running:
            return
        draw = int(thumb.key.removeprefix(f"{GROUP}/"))
        self._found[draw] = looks(to_pixels(thumb.image)).tolist()
        self.progressed.emit((len(self._found), CANDIDATES))
        if len(self._found) == CANDIDATES:
            self.finish()
