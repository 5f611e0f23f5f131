"""What the stage is made of, and what it needs of whoever hands pictures out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from studio.live.inputs import Inputs
from studio.ui.show.drawing import Drawing
from studio.ui.show.marks import Code
from studio.ui.show.operator import Operator
from studio.ui.show.prepared import Prepared
from studio.values.card import Card
from studio.values.recipe import Recipe
from studio.values.show.document import Show
from studio.values.show.wording import Phrases


@dataclass(frozen=True)
class Handed:
    """A picture that a visitor may fetch: its codes; empty and a `problem` where it failed."""

    codes: tuple[Code, ...] = ()
    problem: str = ""


class Desk(Protocol):
    """Hands pictures to visitors."""

    def hand(
        self, recipe: Recipe, drawing: Drawing, phrases: Phrases, taker: Callable[[Handed], None]
    ) -> None:
        """Draw a picture, put it where a telephone finds it, and tell `taker` on this thread."""


class Paper(Protocol):
    """Prints pictures for visitors."""

    @property
    def ready(self) -> bool:
        """Whether there is a printer now."""

    def hand(
        self, recipe: Recipe, drawing: Drawing, caption: str, taker: Callable[[Handed], None]
    ) -> None:
        """Draw a picture, print it with a caption, and tell `taker` on this thread."""


@dataclass(frozen=True)
class Parts:
    """What the controller is built over; without a `desk` nothing can be taken home."""

    show: Show | None
    cards: Mapping[str, Card]
    drawing: Drawing | None
    prepared: Prepared
    operator: Operator
    desk: Desk | None = None
    paper: Paper | None = None
    inputs: Inputs | None = None
