"""What a hand gives the window: pictures, models, projects; whoever takes them listens here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from studio.ui.signals import Carries, signal
from studio.values import painting
from studio.values.card import Card
from studio.values.film.model import Film
from studio.values.messages import InstalledModel


@dataclass(frozen=True)
class PictureGiven:
    """A photograph, as a file or (pasted) as bytes, and where its place is wanted.

    `where`: `go`, `over` (to be painted over), `A`, `B`, `style`, `corner 0` … or `control KEY`.
    `search`: the model in use is to be searched for it, where it has no encoder.
    """

    where: str
    path: Path | None = None
    data: bytes = b""
    search: bool = False


class Given(QObject):
    """Dropped, pasted or named on the command line."""

    picture: Carries[PictureGiven] = signal()
    carried: Carries[Card] = signal()
    """The card of a model into which what the canvas shows is to go."""
    model: Carries[Path] = signal()
    """What may be a model."""
    project: Carries[Path] = signal()
    song: Carries[Path] = signal()
    """Sound that the film should go by."""
    film: Carries[Film] = signal()
    """A whole film, found in a file."""
    inspect: Carries[Path] = signal()
    """Whose own words are asked for."""


def photo_taker(card: Card | None, models: tuple[InstalledModel, ...]) -> Card | None:
    """The model in use (`card`) if it takes photos, else an installed one that does."""
    cards = [model.card for model in models]
    if card is not None:
        cards.insert(0, card)
    return next((card for card in cards if "encodes" in card.info.abilities), None)


def first_use(card: Card | None) -> str:
    """What a photograph is wanted for where nobody said so: painted over by models that can."""
    return "over" if painting.paints(card) else "go"
