"""What a curve can act on in a film, with names and ranges for people."""

from __future__ import annotations

from dataclasses import dataclass

from studio.ui.language.words import mark, said, tr
from studio.values.card import Card
from studio.values.directions import parse_random
from studio.values.edit import base_of, moves_of
from studio.values.film import Film, Heard, Source, Target
from studio.values.film.sources import Drawn, Oscillator, Wander
from studio.values.latent import Blend, StyleMix
from studio.values.mixing import CLASS, CLASS_MIX, SECOND_CLASS
from studio.values.recipe import Recipe

UNITS = 3.0
MIXED_BY_CLASS = (CLASS, SECOND_CLASS, CLASS_MIX)
NUMBERS = ("float", "int", "bool", "choice")
WALK_SEED = "7"
NOTES = ("C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B")
FEATURES = {
    "loudness": mark("loudness"), "onset": mark("onsets"), "beat": mark("beats"),
    "percussive": mark("drums"), "harmonic": mark("harmony"),
}  # fmt: skip
SHAPES = {
    "sine": mark("slow wave"), "triangle": mark("triangle wave"), "saw": mark("saw wave"),
    "pulse": mark("pulse wave"),
}  # fmt: skip


@dataclass(frozen=True)
class TargetChoice:
    """Something a curve can act on: its name, the group it is listed in, and its usual range."""

    target: Target
    name: str
    group: str
    low: float
    high: float
    unit: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.target.kind, self.target.key


def choices(card: Card | None, film: Film) -> tuple[TargetChoice, ...]:
    """All that curves can act on in this film, made with the model of `card`."""
    if card is None:
        return ()
    places = [key.recipe for key in film.keys if key.recipe.model.sha256 == card.sha256]
    return (
        *_directions(card, places), *_controls(card), *_weights(places), *_styles(card, places),
        *_class(card), *_noise(card), *_words(card),
    )  # fmt: skip


def _directions(card: Card, places: list[Recipe]) -> list[TargetChoice]:
    known = {d.id: d.name for d in card.info.directions}
    for place in places:
        known |= {d.id: d.name for d in place.directions.values()}
    used = {key for place in places for key in moves_of(place.latent)}
    found = [
        TargetChoice(Target("direction", key), said(name), tr("Directions"), -UNITS, UNITS)
        for key, name in known.items()
    ]
    return sorted(found, key=lambda choice: choice.target.key not in used)


def _controls(card: Card) -> list[TargetChoice]:
    found = []
    for control in card.info.controls:
        if control.kind not in NUMBERS or control.key in MIXED_BY_CLASS:
            continue
        low, high = control.low, control.high
        if control.kind == "choice":
            low, high = 0.0, max(1.0, len(control.choices) - 1.0)
        elif control.kind == "bool":
            low, high = 0.0, 1.0
        name = said(control.label)
        target = Target("control", control.key)
        found.append(TargetChoice(target, name, tr("Controls"), low, high, control.unit))
    return found


def _weights(places: list[Recipe]) -> list[TargetChoice]:
    blends = [b for p in places if isinstance(b := base_of(p.latent), Blend)]
    count = max((len(blend.parts) for blend in blends), default=0)
    return [
        TargetChoice(
            Target("weight", str(n)), tr("Weight of part {number}", number=n + 1), tr("Blend"),
            0.0, 1.0,
        )
        for n in range(count)
    ]  # fmt: skip


def _styles(card: Card, places: list[Recipe]) -> list[TargetChoice]:
    if not any(isinstance(base_of(place.latent), StyleMix) for place in places):
        return []
    return [TargetChoice(Target("layers", "0"), tr("Style mixed in"), tr("Style"), -1.0, 1.0)]


def _class(card: Card) -> list[TargetChoice]:
    control = next((c for c in card.info.controls if c.key == CLASS), None)
    if control is None or control.kind != "choice":
        return []
    high = max(1.0, len(control.choices) - 1.0)
    return [TargetChoice(Target("class"), said(control.label), tr("Class"), 0.0, high)]


def _noise(card: Card) -> list[TargetChoice]:
    return [
        TargetChoice(Target("noise"), tr("Seed, step by step"), tr("Noise"), 0.0, 8.0),
        TargetChoice(
            Target("noise", WALK_SEED), tr("Walk through the noise"), tr("Noise"), -UNITS, UNITS
        ),
    ]


def _words(card: Card) -> list[TargetChoice]:
    if "takes_text" not in card.info.abilities:
        return []
    texts = [c for c in card.info.controls if c.kind == "text"]
    return [
        TargetChoice(
            Target("words", c.key), tr("Weight of {name}", name=said(c.label)), tr("Words"),
            -1.0, 1.0,
        )
        for c in texts
    ]  # fmt: skip


def choice_of(target: Target, known: tuple[TargetChoice, ...]) -> TargetChoice:
    """How a target is called; one that this model does not have is called by its key."""
    for choice in known:
        if choice.key == (target.kind, target.key):
            return choice
    name = target.key
    if target.kind == "direction" and parse_random(target.key) is not None:
        name = tr("Walk through the noise")
    return TargetChoice(target, name[:24] or target.kind, "", -UNITS, UNITS)


def feature_words(heard: Heard, bands: tuple[str, ...] = ()) -> str:
    """What is heard: `bass`, `onsets`, `note C`."""
    if heard.feature == "band":
        if heard.which < len(bands):
            return bands[heard.which]
        return tr("band {number}", number=heard.which + 1)
    if heard.feature == "chroma":
        return tr("note {name}", name=NOTES[heard.which % 12])
    return tr(FEATURES[heard.feature])


def source_words(source: Source, bands: tuple[str, ...] = ()) -> str:
    """What a curve is made of, in a few words: `adds to path`, `follows bass`."""
    match source:
        case Drawn():
            return tr("adds to path")
        case Oscillator():
            return tr(SHAPES[source.shape])
        case Wander():
            return tr("wanders")
        case Heard():
            words = feature_words(source, bands)
            return tr("steps at {name}", name=words) if source.steps else tr(
                "follows {name}", name=words
            )  # fmt: skip
