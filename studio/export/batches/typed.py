"""Seeds, sizes, controls and directions as people write them: on the command line, in tables."""

from __future__ import annotations

import re

from studio.errors import InputError
from studio.export.batches.plan import Along
from studio.export.papers import named_size
from studio.values.card import Card
from studio.values.directions import Direction
from studio.values.edit import with_control
from studio.values.latent import MAX_SEED
from studio.values.recipe import MAX_SIDE, Recipe

PRINT_DPI = 300.0


def seed_of(text: str) -> int:
    """A seed as typed.

    Raises:
        InputError: not a whole number in 0 … 2^63 - 1.
    """
    if not re.fullmatch(r"[0-9]{1,19}", text.strip()) or int(text) > MAX_SEED:
        raise InputError(
            f"The seed is {text[:40]!r}; expected a whole number from 0 to {MAX_SEED}."
        )
    return int(text)


def size_of(text: str, dpi: float = PRINT_DPI) -> tuple[int, int]:
    """A size as typed: `1024x768`, `A4`, `letter-landscape`, `4k`, `story`, `210x297mm` at `dpi`.

    Raises:
        InputError: no size, or sides not in 1 … 16,384 pixels.
    """
    named = named_size(text, dpi)
    if named is not None and max(named) <= MAX_SIDE:
        return named
    match = re.fullmatch(r"([0-9]{1,6})\s*[x×X]\s*([0-9]{1,6})", text.strip())
    sides = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(1 <= side <= MAX_SIDE for side in sides):
        raise InputError(
            f"The size is {text[:40]!r}; expected WIDTHxHEIGHT, each from 1 to {MAX_SIDE:,}, a"
            " sheet such as A4, or 210x297mm."
        )
    return sides


def with_pair(recipe: Recipe, card: Card, pair: str) -> Recipe:
    """The recipe with a control set as typed: `key=value`.

    Raises:
        InputError: there is no such control, or it refuses the value.
    """
    key, equals, text = pair.partition("=")
    declared = {control.key: control for control in card.info.controls}
    if not equals or key.strip() not in declared:
        names = ", ".join(declared) or "none"
        raise InputError(f"{pair[:60]!r} sets nothing; expected key=value, the keys are {names}.")
    control = declared[key.strip()]
    return with_control(recipe, control.key, control.parse(text), control.default)


def along(word: str, card: Card) -> Along:
    """A direction as a label: `Dusk=-2..2` anywhere between, `Dusk=-2,0,2` at each of these.

    Raises:
        InputError: there is no such direction, or its amounts are no numbers.
    """
    name, equals, values = word.partition("=")
    known: dict[str, Direction] = {d.name.lower(): d for d in card.info.directions}
    direction = known.get(name.strip().lower())
    if direction is None or not equals:
        names = ", ".join(d.name for d in card.info.directions) or "none"
        raise InputError(f"The direction is {word[:60]!r}; expected NAME=LOW..HIGH, of {names}.")
    if ".." in values:
        first, _, last = values.partition("..")
        low, high = _number(first), _number(last)
        if low > high:
            raise InputError(f"The direction goes from {low:g} to {high:g}; expected low..high.")
        return Along(direction.id, direction.name, low, high, (), direction.layers)
    levels = tuple(_number(value) for value in values.split(","))
    return Along(direction.id, direction.name, levels=levels, layers=direction.layers)


def _number(text: str) -> float:
    if not re.fullmatch(r"\s*[+-]?[0-9]{1,3}(\.[0-9]{1,6})?\s*", text):
        raise InputError(f"The amount is {text[:20]!r}; expected a number such as -1.5.")
    return float(text)
