"""What a visitor of a rehearsal takes away: it looks as in the show, and nothing is handed out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from studio.ui.language.words import mark, tr
from studio.ui.show.desk import codes_of
from studio.ui.show.drawing import Drawing
from studio.ui.show.parts import Handed
from studio.values.recipe import Recipe
from studio.values.show.document import TakeHome
from studio.values.show.wording import Phrases

DRAWS_MS = 800
NAME = "rehearsal.jpg"
NOTHING = mark("Rehearsal: nothing is behind this code")


class RehearsedDesk(QObject):
    """Implements `Desk`: codes as large and as many as in the show, with an address of no use."""

    def __init__(self, take: TakeHome, parent: QObject) -> None:
        super().__init__(parent)
        self._take = take

    def hand(
        self, recipe: Recipe, drawing: Drawing, phrases: Phrases, taker: Callable[[Handed], None]
    ) -> None:
        """As `Desk` says; the picture is not drawn."""
        take = self._take
        address = take.template.replace("{name}", NAME) if take.folder else ""
        address = address or f"http://{take.address or 'localhost'}/{NAME}"
        *first, last = codes_of(address, phrases, take)
        codes = (*first, replace(last, note=tr(NOTHING)))
        QTimer.singleShot(DRAWS_MS, self, lambda: taker(Handed(codes)))


class RehearsedPaper(QObject):
    """Implements `Paper`: it is said that something prints, and nothing does."""

    ready = True

    def hand(
        self, recipe: Recipe, drawing: Drawing, caption: str, taker: Callable[[Handed], None]
    ) -> None:
        """As `Paper` says."""
        QTimer.singleShot(DRAWS_MS, self, lambda: taker(Handed()))
