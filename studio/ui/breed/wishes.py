"""What is wished for of the next brood: how far, in what, and how parents are crossed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QObject, Slot

from studio.ui.signals import Carries, signal
from studio.ui.state.directions import DirectionState
from studio.ui.state.place import PlaceState
from studio.values.breed.brood import (
    Brood,
    Change,
    Cross,
    Parent,
    changes_of,
    crosses_of,
    first_changes,
)
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.recipe import Recipe

STRENGTH = 0.35
MAX_WAYS = 24
"""So many directions a brood names; more of the person's own would make the project heavy."""


class Wishes(QObject):
    """Follows the model in use: what it cannot change is not wished for."""

    offered: Carries[None] = signal()
    """Another model, or other directions: other things can be wished for."""

    def __init__(
        self, place: PlaceState, directions: DirectionState, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._place, self._directions = place, directions
        self.strength = STRENGTH
        self.may: tuple[Change, ...] = ("place",)
        self.cross: Cross = "blend"
        self.still: frozenset[str] = frozenset()
        """Ids of directions that shall not change."""
        place.card_changed.connect(self._card_changed)
        directions.changed.connect(self._tell)
        if place.card is not None:
            self._card_changed(place.card)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What can change in the model in use."""
        card = self._place.card
        return changes_of(card.info, self._directions.known) if card is not None else ()

    @property
    def crosses(self) -> tuple[Cross, ...]:
        """In which ways its places can be crossed."""
        card = self._place.card
        return crosses_of(card.info) if card is not None else ("blend",)

    @property
    def directions(self) -> tuple[Direction, ...]:
        """The directions that may change at all."""
        return self._directions.known[:MAX_WAYS]

    def brood(
        self,
        parents: tuple[Parent, ...],
        seed: int,
        held: Mapping[int, Recipe] | None = None,
    ) -> Brood:
        """A brood of these parents as it is wished for now."""
        return self.applied(Brood(parents, seed, held=dict(held or {})))

    def applied(self, brood: Brood) -> Brood:
        """A brood as it is wished for now; parents, seed and what is held stay."""
        may = tuple(change for change in self.may if change in self.changes)
        ways, found = self._ways() if {"directions", "words"} & set(may) else ((), {})
        return msgspec.structs.replace(
            brood, strength=self.strength, may=may, cross=self.cross, ways=ways, directions=found
        )

    def _ways(self) -> tuple[tuple[str, ...], dict[str, Direction]]:
        card = self._place.card
        shipped = {d.id for d in card.info.directions} if card is not None else set()
        wanted = [d for d in self.directions if d.id not in self.still]
        return tuple(d.id for d in wanted), {d.id: d for d in wanted if d.id not in shipped}

    @Slot(object)
    def _card_changed(self, card: Card) -> None:
        self.may = first_changes(card.info)
        self.still = frozenset()
        if self.cross not in crosses_of(card.info):
            self.cross = "blend"
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.offered.emit(None)
