"""Which pictures stand for a model: the same seeds for everyone, its classes in turn."""

from __future__ import annotations

import hashlib

import msgspec

from studio.values.card import Card
from studio.values.controls import Control, ControlValue
from studio.values.edit import new_recipe
from studio.values.recipe import Recipe
from studio.values.variety import ATTRIBUTES, GROUP

SHEET = 64
"""So many pictures are on the contact sheet."""
LEAST_A_CLASS, MOST_CLASSES = 8, 16
"""Classes are looked at one by one where they are few, at no fewer pictures than this."""
MOST = 4096
"""So many pictures may be asked for."""
CLASS = "class"
_GOLDEN = 0.6180339887498949
VERSION = 1
"""Of the way of measuring; figures of another are not shown."""


def class_count(card: Card) -> int:
    """How many classes a model was told of; 0 where it knows none."""
    control = _class_control(card)
    if control is None:
        return 0
    return len(control.choices) or int(control.high) - int(control.low) + 1


def class_at(card: Card, seed: int) -> tuple[ControlValue, str] | None:
    """(value, label) of the class that the picture of a seed shows, None without classes.

    A few take turns; of many, golden-ratio steps spread any number of seeds evenly.
    """
    control, count = _class_control(card), class_count(card)
    if control is None or not count:
        return None
    at = seed % count if count <= MOST_CLASSES else int(seed * _GOLDEN % 1 * count)
    if control.choices:
        return control.choices[at]
    return int(control.low) + at, f"Class {int(control.low) + at}"


def sample_recipe(card: Card, seed: int) -> Recipe:
    """The place of a seed as the contact sheet shows it: everything as usual, classes in turn."""
    recipe, of_class = new_recipe(card, seed), class_at(card, seed)
    control = _class_control(card)
    if of_class is None or control is None or of_class[0] == control.default:
        return recipe
    return msgspec.structs.replace(recipe, controls={CLASS: of_class[0]})


def _class_control(card: Card) -> Control | None:
    return next((c for c in card.info.controls if c.key == CLASS), None)


def sample_count(card: Card, wanted: int = SHEET) -> int:
    """How many pictures are drawn: as many as wanted, and enough of each of a few classes."""
    classes = class_count(card)
    return max(wanted, LEAST_A_CLASS * classes) if classes <= MOST_CLASSES else wanted


def basis_of(card: Card) -> str:
    """What figures rest on, as 32 hex digits: the weights, what is declared, how it is measured."""
    info = msgspec.to_builtins(msgspec.structs.replace(card.info, directions=()))
    del info["photo_blends"]  # changes no picture that is measured
    ways = [VERSION, GROUP, [[a.key, a.low, a.high, a.bins] for a in ATTRIBUTES]]
    data = msgspec.json.encode([card.sha256, card.weights_sha256, info, ways], order="sorted")
    return hashlib.sha256(data).hexdigest()[:32]
