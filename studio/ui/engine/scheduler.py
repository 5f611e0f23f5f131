"""When to render: a draft for every change, the full picture once it rests.

How large a draft is made is for the engine to choose; here is only how large it may be.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, QTimer, Slot

from studio.values.messages import DraftRequest, FrameFailed, FrameReady, FullRequest, Request
from studio.values.recipe import Recipe

REST_MS = 150
LARGEST_FULL = 2048
FIRST_SIDE = 512
UNDER_WAY = 2
"""One draft that is drawn and one that waits keep the engine busy; more would only be old."""


class Scheduler(QObject):
    """Turns changes of the place into requests, and posts them to the engine."""

    def __init__(self, post: Callable[[Request], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._ids = count(1)
        self._recipe: Recipe | None = None
        self._epoch = 0
        self._latest = self._answered = 0
        self._side: int | None = None
        self._shown_side = FIRST_SIDE
        self.drafts_only = False
        """Something moves by itself in slow steps: none of them is worth the full picture."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.render_full)

    @property
    def largest_draft(self) -> int:
        """Longer side of drafts at most, in pixels; more than is seen would be a waste."""
        return self._side or self._shown_side

    @property
    def ready(self) -> bool:
        """Whether another draft would be drawn soon."""
        return self._latest - self._answered < UNDER_WAY

    def set_draft_side(self, side_px: int | None) -> None:
        """Drafts of just this; None: up to the size on the screen, as long as that is fluent."""
        self._side = side_px

    @Slot(object)
    def set_shown_side(self, side_px: int) -> None:
        """How many device pixels the longer side of the picture takes."""
        self._shown_side = max(1, side_px)

    def restart(self, epoch: int) -> None:
        """Another model."""
        self._epoch = epoch
        self._answered = self._latest
        self._rest.stop()
        self._recipe = None

    @Slot(object)
    def change(self, recipe: Recipe) -> None:
        """The place changed: draw it soon, and well once it rests."""
        self._recipe = recipe
        self._latest = next(self._ids)
        fixed = self._side is not None
        side = self.largest_draft
        self._post(DraftRequest(self._latest, recipe, side, self._epoch, fixed))
        if not self.drafts_only:
            self._rest.start()

    @Slot()
    def render_full(self) -> None:
        """Draw the present place well, now."""
        self._rest.stop()
        if self._recipe is not None:
            self._latest = next(self._ids)
            side = min(LARGEST_FULL, max(self._recipe.width, self._recipe.height))
            self._post(FullRequest(self._latest, self._recipe, side, self._epoch))

    @Slot()
    def settle(self) -> None:
        """The hand left: no need to wait for rest."""
        if self._rest.isActive():
            self.render_full()

    def accepts(self, answer: FrameReady | FrameFailed) -> bool:
        """Whether an answer is still of use."""
        if answer.epoch != self._epoch:
            return False
        self._answered = max(self._answered, answer.id)
        return True

    def stop(self) -> None:
        """No more requests."""
        self._rest.stop()
        self._recipe = None
