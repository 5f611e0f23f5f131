"""When to render: a draft for every change, the full picture at rest, a smaller draft if slow."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QObject, QTimer, Signal

from studio.values.messages import DraftRequest, FrameReady, FullRequest
from studio.values.recipe import Recipe

REST_MS = 150
DRAFT_SIDES = (192, 256, 384, 512, 768, 1024)
START_SIDE = 256
SLOW_MS = 150.0
QUICK_MS = 22.0
LARGEST_FULL = 2048


class Scheduler(QObject):
    """Turns changes of the place into requests; `asked` carries them to the engine."""

    asked = Signal(object)
    """Request."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids = count(1)
        self._recipe: Recipe | None = None
        self._epoch = 0
        self._latest = 0
        self._auto_side = START_SIDE
        self._side: int | None = None
        self._largest_draft = 512
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.render_full)

    @property
    def draft_side(self) -> int:
        """Longer side of drafts, in pixels."""
        return self._side or self._auto_side

    def set_draft_side(self, side_px: int | None) -> None:
        """Fix the size of drafts; None lets the measured speed decide."""
        self._side = side_px

    def set_largest_draft(self, side_px: int) -> None:
        """Drafts larger than the picture on the screen are a waste."""
        self._largest_draft = max(DRAFT_SIDES[0], side_px)

    def restart(self, epoch: int) -> None:
        """Another model: forget what was measured."""
        self._epoch = epoch
        self._auto_side = START_SIDE
        self._rest.stop()
        self._recipe = None

    def change(self, recipe: Recipe) -> None:
        """The place changed: draw it soon, and well once it rests."""
        self._recipe = recipe
        self._latest = next(self._ids)
        self.asked.emit(DraftRequest(self._latest, recipe, self.draft_side, self._epoch))
        self._rest.start()

    def render_full(self) -> None:
        """Draw the present place well, now."""
        self._rest.stop()
        if self._recipe is not None:
            self._latest = next(self._ids)
            side = min(LARGEST_FULL, max(self._recipe.width, self._recipe.height))
            self.asked.emit(FullRequest(self._latest, self._recipe, side, self._epoch))

    def settle(self) -> None:
        """The hand left: no need to wait for rest."""
        if self._rest.isActive():
            self.render_full()

    def accepts(self, frame: FrameReady) -> bool:
        """Whether a frame is still of use; learns from its time."""
        if frame.epoch != self._epoch:
            return False
        if frame.lane == "draft":
            self._learn(frame.render_ms)
        return True

    def stop(self) -> None:
        """No more requests."""
        self._rest.stop()
        self._recipe = None

    def _learn(self, render_ms: float) -> None:
        here = DRAFT_SIDES.index(self._auto_side)
        if render_ms > SLOW_MS and here > 0:
            self._auto_side = DRAFT_SIDES[here - 1]
        elif (
            render_ms < QUICK_MS
            and here + 1 < len(DRAFT_SIDES)
            and DRAFT_SIDES[here + 1] <= self._largest_draft
            and render_ms * (DRAFT_SIDES[here + 1] / self._auto_side) ** 2 < QUICK_MS * 1.6
        ):
            self._auto_side = DRAFT_SIDES[here + 1]
