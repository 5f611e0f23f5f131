"""A show of the house models: their openers, a few of their directions, nothing to set up."""

from __future__ import annotations

from collections.abc import Sequence

from studio.values import edit
from studio.values.breed.wording import PROMPT
from studio.values.card import Card
from studio.values.show.document import Place, Show, Visitor
from studio.values.show.words import Word, WordList, prompt_of

MODELS = ("ridgelines", "aurora", "garden")
TAKES_WORDS = "postcards"
SEED = 4
ALWAYS = "clear air, flat print"
ROWS = (
    (("dusk", "Abend", "crépuscule"), ("night", "Nacht", "nuit"), ("dawn", "Morgen", "aube"),
     ("day", "Tag", "jour")),
    (("sun", "Sonne", "soleil"), ("full moon", "Vollmond", "pleine lune"),
     ("crescent moon", "Mondsichel", "croissant"), ("two moons", "zwei Monde", "deux lunes")),
    (("three sharp peaks", "drei Gipfel", "trois sommets"),
     ("two rounded peaks", "zwei Kuppen", "deux dômes"), ("four mesas", "Tafelberge", "mesas"),
     ("no peaks", "flach", "plat")),
    (("calm sea", "Meer", "mer"), ("green forest", "Wald", "forêt"),
     ("golden dunes", "Dünen", "dunes"), ("green hills", "Hügel", "collines")),
)  # fmt: skip
"""(what the model is told, in German, in French): a row each for the time, the sky, the land."""
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
    visitor = Visitor(sliders=("Dusk", "Ridge height"), words=demo_words(known.get(TAKES_WORDS)))
    return Show("Latent Studio", playlist, visitor=visitor)


def demo_words(card: Card | None) -> WordList | None:
    """Words of the grammar that *Postcards* was trained on; None where it is not there."""
    if card is None or not card.openers:
        return None
    rows = tuple(
        tuple(Word(says, {"de": german, "fr": french}) for says, german, french in row)
        for row in ROWS
    )
    place = edit.new_recipe(card, SEED)
    words = WordList(place, rows, ALWAYS)
    first = edit.with_control(place, PROMPT, prompt_of(words, [0] * len(rows)), "")
    return WordList(first, rows, ALWAYS)


def sliders_of(show: Show, card: Card) -> tuple[str, ...]:
    """Ids of the directions that a visitor may move on a model, at most three.

    Those that the show names; of a model that has none of them, its own first two.
    """
    wanted = [d.id for name in show.visitor.sliders for d in card.info.directions if d.name == name]
    if show.visitor.sliders and not wanted:
        wanted = [d.id for d in card.info.directions[:2]]
    return tuple(wanted[:MOST_SLIDERS])
