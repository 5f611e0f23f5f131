"""What a visitor takes away: codes to scan, a print; and a few words in the middle meanwhile."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from studio.ui.show.marks import Code
from studio.ui.show.parts import Handed, Parts
from studio.ui.signals import Carries, signal
from studio.values.recipe import Recipe
from studio.values.show.visit import Visit
from studio.values.show.wording import Phrases

log = logging.getLogger(__name__)
CODE_S, NOTE_S = 60.0, 4.0


class Handing(QObject):
    """`changed` says that `codes` or `note` are others; what comes too late is thrown away."""

    changed = Signal()
    failed: Carries[str] = signal()
    """Why something could not be handed out: for the operator."""

    def __init__(self, parts: Parts, visit: Visit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts, self._visit = parts, visit
        self._until = 0.0
        self.codes: tuple[Code, ...] = ()
        self.note = ""
        """What is said: `preparing`, `gone`, `left`, `printing` or nothing."""

    @property
    def busy(self) -> bool:
        """Whether the screen is taken by it."""
        return bool(self.codes or self.note)

    def say(self, note: str) -> None:
        """A few words for a moment."""
        self.codes, self.note, self._until = (), note, time.monotonic() + NOTE_S
        self.changed.emit()

    def close(self) -> None:
        """Nothing of it is seen any more."""
        self.codes, self.note, self._until = (), "", 0.0

    def tick(self, now: float) -> None:
        """Its time may be over."""
        if self._until and now > self._until:
            self.close()

    def take_home(self, place: Recipe | None, phrases: Phrases) -> None:
        """Codes for a place."""
        desk, drawing = self._parts.desk, self._parts.drawing
        if desk is None or place is None or drawing is None:
            return
        self.note = "preparing"
        desk.hand(place, drawing, phrases, self._taker(self._show_codes))

    def print(self, place: Recipe | None, caption: str) -> None:
        """A place on paper."""
        paper, drawing = self._parts.paper, self._parts.drawing
        if paper is None or place is None or drawing is None:
            return
        self.note = "preparing"
        paper.hand(place, drawing, caption, self._taker(lambda _: self.say("printing")))

    def _taker(self, success: Callable[[Handed], None]) -> Callable[[Handed], None]:
        """What is done with an answer, where the visitor that waited for it is still there."""
        visitor = self._visit.count

        def take(handed: Handed) -> None:
            if handed.problem:
                log.warning("The stage: %s", handed.problem)
                self.failed.emit(handed.problem)
            if visitor != self._visit.count or self._visit.stage == "attract":
                return
            self._visit.touch(time.monotonic())
            if handed.problem:
                self.say("gone")
                return
            self._visit.keep()
            success(handed)

        return take

    def _show_codes(self, handed: Handed) -> None:
        self.codes, self.note, self._until = handed.codes, "", time.monotonic() + CODE_S
        self.changed.emit()
