"""What stands over the picture: words that take turns, and what a visitor may touch."""

from __future__ import annotations

import math
from dataclasses import dataclass

from studio.ui.show.guest import SLIDER_UNITS, Guest
from studio.ui.show.marks import Words
from studio.ui.show.zone import Zone
from studio.values import edit
from studio.values.card import Card
from studio.values.recipe import Recipe
from studio.values.show.demo import sliders_of
from studio.values.show.document import Show
from studio.values.show.wording import USUAL, Phrases

LANGUAGE_S = 7.0
SHIFT_S = 240.0
SHIFT = 9.0
"""Units by which words wander, in a circle of four minutes, so that nothing burns in."""


def languages(show: Show | None) -> tuple[Phrases, ...]:
    """What is said in every language of a show."""
    return tuple(show.phrases) if show else tuple(USUAL.values())


def label(show: Show | None, phrases: Phrases, model: str) -> str:
    """That the picture is generated, and by what; empty where the show goes without."""
    if show is not None and not show.ai_label:
        return ""
    return " · ".join(filter(None, (phrases.generated, model)))


def shift(now: float) -> tuple[int, int]:
    """By how many units words stand aside at a time in seconds."""
    turn = 2 * math.pi * now / SHIFT_S
    return round(SHIFT * math.sin(turn)), round(SHIFT * math.sin(2 * turn) / 2)


def invitation(show: Show | None, label: str, now: float) -> Words:
    """The invitation in one language after the other."""
    phrases = languages(show)
    first = int(now / LANGUAGE_S) % len(phrases)
    spoken = phrases[first]
    others = "  ·  ".join(
        p.invitation for p in (*phrases[first + 1 :], *phrases[:first])[:3] if p is not spoken
    )
    opacity = min(1.0, 4 * (0.5 - abs(now / LANGUAGE_S % 1 - 0.5)) + 0.25)
    return Words(
        spoken.invitation, spoken.hint, others, label, show.credits if show else "",
        round(opacity, 1), shift(now),
    )  # fmt: skip


def speech(show: Show, language: int) -> Zone | None:
    """The way to the next language, in that language."""
    if len(show.phrases) < 2:
        return None
    following = show.phrases[(language + 1) % len(show.phrases)]
    return Zone("language", following.language, "button")


@dataclass(frozen=True)
class Offer:
    """What can be done just now: pictures handed out or printed, words laid, a place passed on."""

    visiting: bool = False
    home: bool = False
    paper: bool = False
    words: bool = False
    pass_on: bool = False


def buttons(
    show: Show, phrases: Phrases, language: int, guest: Guest, offer: Offer
) -> list[Zone]:  # fmt: skip
    """The buttons of a visitor, those that lead furthest last; before one came, two of them."""
    may = show.visitor
    place = guest.place is not None
    found = [
        (may.new_place, Zone("new", phrases.new_place, "button")),
        (offer.home, Zone("home", phrases.take_home, "primary")),
    ]
    if offer.visiting:
        left = phrases.to_left if guest.goes_to_left else phrases.blend_left
        blend = left if guest.blends_with_left else phrases.blend
        found = [
            (offer.paper and place, Zone("print", phrases.on_paper, "button")),
            (offer.pass_on and place, Zone("leave", phrases.pass_on, "button")),
            (offer.words, Zone("words", phrases.words, "button")),
            (may.breed and place, Zone("breed", phrases.breed, "button")),
            (may.blend and guest.blends, Zone("blend", blend, "button")),
            *found,
        ]
    speaks = speech(show, language) if offer.visiting else None
    return [*([speaks] if speaks else []), *(zone for wanted, zone in found if wanted)]


def sliders(show: Show, card: Card, place: Recipe) -> list[Zone]:
    """The directions that a visitor may set, as they stand at `place`."""
    names = {d.id: d.name for d in card.info.directions}
    return [
        Zone(
            f"slider:{key}", names[key], "slider",
            value=min(1.0, max(-1.0, edit.amount(place, key) / SLIDER_UNITS)),
        )
        for key in sliders_of(show, card)
    ]  # fmt: skip
