"""A show of the house models: their openers, a few of their directions, nothing to set up."""

from __future__ import annotations

from collections.abc import Sequence

from studio.values.card import Card
from studio.values.show.document import Place, Show, Visitor

MODELS = ("ridgelines", "aurora", "garden")
OPENERS = 4
MOST_SLIDERS = 3


def demo_show(cards: Sequence[Card]) -> Show:
    """The demo over those house models that are there; others where none is.

    Raises:
        ValueError: there is no model with an opener.
    """
    known = {card.id: card for card in cards}
    chosen = [known[name] for name in MODELS if name in known] or [c for c in cards if c.openers]
    playlist = tuple(
        Place(opener.recipe, 35.0) for card in chosen for opener in card.openers[:OPENERS]
    )
    if not playlist:
        raise ValueError("no model with an opener")
    return Show("Latent Studio", playlist, visitor=Visitor(sliders=("Dusk", "Ridge height")))


def sliders_of(show: Show, card: Card) -> tuple[str, ...]:
    """Ids of the directions that a visitor may move on a model, at most three.

    Those that the show names; of a model that has none of them, its own first two.
    """
    wanted = [d.id for name in show.visitor.sliders for d in card.info.directions if d.name == name]
    if show.visitor.sliders and not wanted:
        wanted = [d.id for d in card.info.directions[:2]]
    return tuple(wanted[:MOST_SLIDERS])
