"""What can vary along an axis, for the model in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from studio.ui.language.words import tr
from studio.values.card import Card
from studio.values.controls import Control
from studio.values.directions import Direction
from studio.values.latent import first_seed
from studio.values.recipe import Recipe
from studio.values.table import NOTHING, Axis, along, of_control, of_models, of_seeds

MOST_MODELS = 12
SEEDS, MODELS, NONE = "seed", "model", "nothing"


@dataclass(frozen=True)
class Offer:
    """One thing that can vary: `key` names it for ever."""

    key: str
    label: str


@dataclass(frozen=True)
class Offers:
    """Everything that can vary in the model in use, and how an axis is made of it."""

    card: Card
    directions: tuple[Direction, ...]
    cards: tuple[Card, ...]
    base: Recipe

    @property
    def all(self) -> tuple[Offer, ...]:
        """In the order in which they are listed."""
        found = [Offer(NONE, tr("Nothing")), Offer(SEEDS, tr("Seeds"))]
        found += [Offer(f"direction/{d.id}", tr(d.name)) for d in self.directions]
        found += [Offer(f"control/{c.key}", tr(c.label)) for c in self.card.info.controls]
        if len(self.cards) > 1:
            found.append(Offer(MODELS, tr("Models")))
        return tuple(found)

    def control(self, key: str) -> Control | None:
        """The control that an offer names."""
        wanted = key.removeprefix("control/") if key.startswith("control/") else ""
        return next((c for c in self.card.info.controls if c.key == wanted), None)

    def counts(self, key: str) -> bool:
        """Whether one says how many stops there are."""
        control = self.control(key)
        if control is not None:
            return control.kind in ("int", "float")
        return key == SEEDS or key.startswith("direction/")

    def axis(self, key: str, count: int, texts: Sequence[str] = (), first: int = -1) -> Axis:
        """The axis of an offer; of what is not there any more, one along which nothing varies.

        `first`: the first seed; of the place itself where it is negative.
        """
        control = self.control(key)
        if control is not None:
            held = str(self.base.controls.get(control.key, control.default))
            return of_control(control, count, texts or (held,))
        if key == SEEDS:
            start = first_seed(self.base.latent) if first < 0 else first
            return of_seeds(start, count, tr("Seed"))
        if key == MODELS:
            return of_models(self.cards[:MOST_MODELS], tr("Model"))
        wanted = key.removeprefix("direction/")
        direction = next((d for d in self.directions if d.id == wanted), None)
        return along(direction, count) if direction is not None else NOTHING

    def first_axes(self) -> tuple[Axis, Axis]:
        """What is shown before anybody said anything: two directions, or seeds."""
        ways = self.directions[:2]
        found = [along(direction) for direction in ways]
        while len(found) < 2:
            found.append(of_seeds(first_seed(self.base.latent), 5, tr("Seed")))
        return found[0], found[1]


def key_of(axis: Axis) -> str:
    """The offer that an axis was made of."""
    if axis.kind in ("direction", "control"):
        return f"{axis.kind}/{axis.key}"
    return axis.kind
