"""Directions and places from files of other tools: offered where they fit, and brought in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from studio.ui.language.words import counted, said, tr
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.values import edit
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.held import Held, fitting

_NAMED = 3


class ImportController(QObject):
    """One file at a time; a newer one replaces the offer of an older one."""

    def __init__(
        self,
        view: PlaceState,
        bring: Callable[[tuple[Direction, ...]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._bring_directions = bring
        self._held: Held | None = None

    def offer(self, held: Held, reason: str) -> None:
        """Say what was found and offer what can be done with it."""
        self._held, reason = held, said(reason)
        card = self._view.card
        if card is not None and held.fits(card.info):
            self._say(reason, tr("Bring into {name}", name=card.name), self.bring)
            return
        others = fitting(held, tuple(model.card for model in self._view.models))
        if not others:
            self._held = None
            self._say(
                tr(
                    "{reason} No installed model has {wanted}.",
                    reason=reason,
                    wanted=said(held.wanted()),
                )
            )
            return
        names = ", ".join(other.name for other in others[:_NAMED])
        if len(others) > _NAMED:
            names = tr("{names} and others", names=names)
        words = counted(len(others), "{names} fits.", "{names} fit.", names=names)
        first = others[0]
        self._say(
            f"{reason} {words}",
            tr("Open {name}", name=first.name),
            lambda: self._open(first.sha256),
        )

    def bring(self) -> None:
        """Bring what waits into the model in use: directions to be named, places into the trail."""
        held, recipe, card = self._held, self._view.recipe, self._view.card
        self._held = None
        if held is None or recipe is None or card is None or not held.fits(card.info):
            return
        if held.kind == "directions":
            self._bring_directions(held.directions)
            return
        for place in held.places:
            self._view.go_to(edit.with_base(recipe, place))

    def _open(self, sha256: str) -> None:
        cards: dict[str, Card] = {m.card.sha256: m.card for m in self._view.models}
        if sha256 in cards:
            self._view.open_model(cards[sha256])
            self.bring()

    def _say(self, text: str, label: str = "", action: Callable[[], object] | None = None) -> None:
        self._view.notices.say(Notice(text, not label, label, action))
