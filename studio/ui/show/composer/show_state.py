"""The show that is composed: every edit is a step of the project's journal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot

from studio.errors import StudioError
from studio.library.live import ProjectLive
from studio.library.shows import ProjectShow
from studio.ui.feature.context import Context
from studio.ui.language.words import mark, said
from studio.ui.signals import Carries, signal
from studio.ui.state.notices import Notice
from studio.values.card import Card
from studio.values.live.mapping import Setup
from studio.values.recipe import Recipe
from studio.values.show.demo import demo_show
from studio.values.show.document import Place, Show
from studio.values.show.edits import field, with_field

CHANGED = mark("changed the show")


class ShowState(QObject):
    """Intents are methods, the fact is `changed`.

    A project without a show has the one that the house models make, until something is changed.
    """

    changed: Carries[Show | None] = signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept = ProjectShow(context.trail.project)
        self.show: Show | None = None
        context.trail.project_changed.connect(self._load)
        context.trail.trail_changed.connect(self._look)
        context.view.models_changed.connect(self._look)
        self._look()

    @property
    def cards(self) -> dict[str, Card]:
        """Of the models that are installed, by the hash of their weights."""
        return {m.card.sha256: m.card for m in self._context.view.models}

    @property
    def directions(self) -> tuple[str, ...]:
        """Names of directions of the models that it plays, each once."""
        show, cards = self.show, self.cards
        found = [cards[m.sha256] for m in show.models if m.sha256 in cards] if show else []
        return tuple(dict.fromkeys(d.name for card in found for d in card.info.directions))

    @property
    def place_of_words(self) -> Recipe | None:
        """Where a visitor lays words: the place of now where its model takes them, else another."""
        here = self._context.view.recipe
        taking = [c for c in self.cards.values() if "takes_text" in c.info.abilities]
        if here is not None and here.model.sha256 in {card.sha256 for card in taking}:
            return here
        return next((card.openers[0].recipe for card in taking if card.openers), None)

    @property
    def live_here(self) -> Setup:
        """What follows what in this project, and its scenes."""
        return ProjectLive(self._context.trail.project).get()

    # ---- intents --------------------------------------------------------------------------------
    def edit(self, label: str, change: Callable[[Show], Show]) -> str:
        """One edit that can be undone; `label` says what was done. Why it was refused, or nothing.

        A caller without a place for that sentence passes it on to `refuse`.
        """
        before = self.show
        if before is None:
            return ""
        try:
            new = change(before)
            if new == before:
                return ""
            new = self._kept.put(new, label, before)
        except StudioError as error:
            return said(error)
        self._tell(new)
        self._context.trail.tell_saved()
        return ""

    def do(self, label: str, change: Callable[[Show], Show]) -> None:
        """As `edit`; where it is refused the window says why."""
        self.refuse(self.edit(label, change))

    def set(self, way: str, value: Any, label: str = CHANGED) -> str:
        """Set one field; why it was refused, or nothing."""
        return self.edit(label, lambda show: with_field(show, way, value))

    def get(self, way: str) -> Any:
        """What stands in one field; None without a show."""
        return None if self.show is None else field(self.show, way)

    def refuse(self, why: str) -> None:
        """Say why something was not done."""
        if why:
            self._context.view.notices.say(Notice(why))

    def take(self, show: Show, label: str) -> str:
        """Another show instead; the one before comes back with undo. Why not, or nothing."""
        try:
            new = self._kept.put(show, label)
        except StudioError as error:
            return said(error)
        self._tell(new)
        self._context.trail.tell_saved()
        return ""

    # ---- inside ---------------------------------------------------------------------------------
    @Slot()
    def _load(self) -> None:
        """Another project."""
        self._kept = ProjectShow(self._context.trail.project)
        self.show = None
        self._look()

    @Slot()
    def _look(self) -> None:
        """Undo and redo may have changed it; or models came."""
        found = self._kept.get() or self._usual()
        if found != self.show:
            self._tell(found)

    def _usual(self) -> Show | None:
        cards = [model.card for model in self._context.view.models]
        try:
            return demo_show(cards)
        except ValueError:
            here = self._context.view.recipe
            return Show("Latent Studio", (Place(here),)) if here is not None else None

    def _tell(self, show: Show | None) -> None:
        self.show = show
        self.changed.emit(show)
