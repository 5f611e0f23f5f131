"""What files hold that are no models: directions and places of a generator with styles."""

from __future__ import annotations

from typing import Literal

import msgspec

from studio.values.card import Card, GeneratorInfo
from studio.values.directions import Direction
from studio.values.latent import Vector

MAX_DIRECTIONS = 16
"""So many are offered, the strongest first."""
MAX_PLACES = 64


class Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Directions with vectors but without a measure, or places; `words` say what was found."""

    kind: Literal["directions", "places"]
    words: str
    directions: tuple[Direction, ...] = ()
    places: tuple[Vector, ...] = ()

    def fits(self, info: GeneratorInfo) -> bool:
        """Whether a model has the spaces, in these shapes."""
        spaces = {space.name: space for space in info.spaces}
        return all(
            d.space in spaces and len(d.vector) == 4 * spaces[d.space].size for d in self.directions
        ) and all(v.space in spaces and v.shape == spaces[v.space].shape for v in self.places)

    def wanted(self) -> str:
        """The space that a model must have, in words."""
        if self.places:
            first = self.places[0]
            return f"{first.space} of {' × '.join(map(str, first.shape))}"
        return f"{self.directions[0].space} of {len(self.directions[0].vector) // 4}"


def fitting(held: Held, cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Those of some models that could take it."""
    return tuple(card for card in cards if held.fits(card.info))
