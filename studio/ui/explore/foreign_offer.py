"""Pictures of other tools: asked about, then gone to or listened to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.ui.explore.foreign_sheet import ForeignSheet
from studio.ui.language.words import said, tr
from studio.ui.state.notices import Notice
from studio.ui.state.place import PlaceState
from studio.ui.widgets.open_dialogs import OpenDialogs
from studio.values.card import Card
from studio.values.foreign import Carried, Foreign, at_hand, place_of, words_only


class ForeignOffer(QObject):
    """Knows whether anything here can use what another tool wrote, and asks how much of it."""

    def __init__(self, place: PlaceState, window: QWidget) -> None:
        super().__init__(window)
        self._place, self._window = place, window
        self._dialogs = OpenDialogs()
        self.sheet: ForeignSheet | None = None

    def is_of_use(self, foreign: Foreign | None) -> bool:
        """Whether the model that made it is here, or the one in use takes its words."""
        if foreign is None:
            return False
        return self._maker(foreign) is not None or (self._listens() and bool(foreign.prompt))

    def ask(self, foreign: Foreign) -> None:
        """Go there, only the words, or nothing."""
        card = self._maker(foreign)
        left = place_of(foreign, card).left if card is not None else ()
        sheet = ForeignSheet(foreign, card, left, self._listens(), self._window)
        if card is not None:
            sheet.there_chosen.connect(partial(self._go, foreign, card))
        sheet.words_chosen.connect(partial(self._listen, foreign))
        self.sheet = sheet
        self._dialogs.show(sheet)

    def close(self) -> None:
        """The window goes, and what it asks."""
        self._dialogs.close()

    def _maker(self, foreign: Foreign) -> Card | None:
        return at_hand(foreign, (model.card for model in self._place.models))

    def _listens(self) -> bool:
        card = self._place.card
        return card is not None and "takes_text" in card.info.abilities

    def _go(self, foreign: Foreign, card: Card) -> None:
        made = place_of(foreign, card)
        self._place.go_to(made.recipe)
        self._tell(made)

    def _listen(self, foreign: Foreign) -> None:
        card, recipe = self._place.card, self._place.recipe
        if card is not None and recipe is not None:
            made = words_only(foreign, recipe, card)
            self._place.jump_to(made.recipe)
            self._tell(made)

    def _tell(self, made: Carried) -> None:
        if made.left:
            left = ", ".join(said(one) for one in made.left)
            self._place.notices.say(Notice(tr("Not carried over: {left}.", left=left), bad=False))
