"""A table of places: one thing varies along each of its axes, all else stays as at its base.

Two axes are seen at once, columns and rows; each further one has a page for every stop. A place is
made when it is asked for, so that a table of 10,000 cells is as light as one of one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from studio.errors import InputError, RecipeError
from studio.values import edit, painting
from studio.values.card import Card
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction
from studio.values.fitting import check_fits
from studio.values.latent import MAX_SEED, first_seed
from studio.values.recipe import ModelRef, Recipe

Kind = Literal["direction", "control", "seed", "model", "nothing"]
MAX_AXES = 6
MAX_STOPS = 1000
MAX_CELLS = 10_000
STEPS = 5


class Stop(msgspec.Struct, frozen=True, gc=False):
    """One value along an axis, and what stands at its head."""

    label: str
    value: ControlValue


class Axis(msgspec.Struct, frozen=True, gc=False):
    """What varies: `key` is the id of a direction, the key of a control, else the kind again.

    Stops of models are their sha256, of seeds their number.
    """

    kind: Kind
    key: str
    label: str
    stops: tuple[Stop, ...]
    direction: Direction | None = None


NOTHING = Axis("nothing", "nothing", "", (Stop("", 0),))
"""An axis along which nothing varies: a table of one cell has two of these."""


class Table(msgspec.Struct, frozen=True, gc=False):
    """`axes[0]` are the columns, `axes[1]` the rows, further ones pages."""

    base: Recipe
    axes: tuple[Axis, ...] = (NOTHING, NOTHING)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many stops each axis has."""
        return tuple(len(axis.stops) for axis in self.axes)

    @property
    def count(self) -> int:
        """How many cells there are on all pages."""
        return math.prod(self.shape)

    def label(self, at: Sequence[int]) -> str:
        """A cell in words: `Dusk −1.5 · seed 12`."""
        told = [
            f"{axis.label} {axis.stops[n].label}".strip()
            for axis, n in zip(self.axes, at, strict=True)
            if axis.kind != "nothing"
        ]
        return " · ".join(told)


def check_table(table: Table) -> None:
    """Refuse a table that is none.

    Raises:
        RecipeError: says what is too many.
    """
    if not 2 <= len(table.axes) <= MAX_AXES:
        raise RecipeError(f"A table has 2 to {MAX_AXES} axes, not {len(table.axes)}.")
    if not all(1 <= count <= MAX_STOPS for count in table.shape):
        raise RecipeError(f"An axis has 1 to {MAX_STOPS:,} stops.")
    if table.count > MAX_CELLS:
        raise RecipeError(
            f"The table would have {table.count:,} cells; at most {MAX_CELLS:,}. Take fewer stops."
        )


def place(table: Table, at: Sequence[int], cards: Sequence[Card]) -> Recipe:
    """The place of a cell, by its number along every axis.

    Raises:
        InputError: it cannot be shown (the model is gone, or cannot show the base); says why.
    """
    recipe = table.base
    # The model first: what varies besides is set in that one.
    order = sorted(range(len(table.axes)), key=lambda n: table.axes[n].kind != "model")
    for n in order:
        axis = table.axes[n]
        recipe = _moved(recipe, axis, axis.stops[at[n]].value, cards)
    check_fits(recipe, _card_of(recipe.model, cards))
    return recipe


def _moved(recipe: Recipe, axis: Axis, value: ControlValue, cards: Sequence[Card]) -> Recipe:
    if axis.kind == "nothing":
        return recipe
    if axis.kind == "model":
        card = next((card for card in cards if card.sha256 == value), None)
        if card is None:
            raise RecipeError(f"{axis.label} is not installed any more.")
        return in_model(recipe, card)
    card = _card_of(recipe.model, cards)
    if axis.kind == "seed":
        return painting.rebased(recipe, card.info.space.seed(int(value)), keep_moves=True)
    if axis.kind == "direction":
        own = {direction.id for direction in card.info.directions}
        extra = [d for d in (axis.direction,) if d is not None and d.id not in own]
        return edit.with_amounts(recipe, {axis.key: float(value)}, extra, card.info.directions)
    control = next((c for c in card.info.controls if c.key == axis.key), None)
    if control is None:
        raise RecipeError(f"{card.name} has no control {axis.label}.")
    return edit.with_control(recipe, control.key, control.check(value), control.default)


def in_model(recipe: Recipe, card: Card) -> Recipe:
    """The same place in another model: the same point where both have the same space, else a seed.

    Controls that the other model knows by the same key go along. Its size is its own.
    """
    if recipe.model.sha256 == card.sha256:
        return recipe
    width, height = card.info.sizes.default
    there = msgspec.structs.replace(
        recipe, model=card.ref, width=width, height=height, controls=_shared(recipe, card)
    )
    try:
        check_fits(there, card)
        point = True
    except InputError:
        point = False
    if not point:
        fresh = edit.new_recipe(card, first_seed(recipe.latent))
        there = msgspec.structs.replace(fresh, controls=_shared(recipe, card))
    return there


def _shared(recipe: Recipe, card: Card) -> dict[str, ControlValue]:
    known = {control.key: control for control in card.info.controls}
    found = {}
    for key, value in recipe.controls.items():
        try:
            if key in known:
                found[key] = known[key].check(value)
        except RecipeError:
            continue  # the other model means something else by it
    return found


def _card_of(model: ModelRef, cards: Sequence[Card]) -> Card:
    card = next((card for card in cards if card.sha256 == model.sha256), None)
    if card is None:
        raise RecipeError(f"The model {model.id} is not installed any more.")
    return card


# ---- axes ---------------------------------------------------------------------------------------
def along(direction: Direction, count: int = STEPS, low: float | None = None,
          high: float | None = None) -> Axis:  # fmt: skip
    """An axis of even steps along a direction, by its own limits unless said otherwise."""
    low = -direction.limit if low is None else low
    high = direction.limit if high is None else high
    stops = tuple(
        Stop(f"{v:+.2g}".replace("-", "−") if v else "0", v) for v in _even(low, high, count)
    )
    return Axis("direction", direction.id, direction.name, stops, direction)


def of_control(control: Control, count: int = STEPS, texts: Sequence[str] = ()) -> Axis:
    """An axis over a control: every choice, even steps of a number, or the texts given."""
    if control.kind == "choice":
        stops = tuple(Stop(label, value) for value, label in control.choices)
    elif control.kind == "bool":
        stops = (Stop("off", False), Stop("on", True))
    elif control.kind == "int":
        values = dict.fromkeys(round(v) for v in _even(control.low, control.high, count))
        stops = tuple(Stop(str(v), v) for v in values)
    elif control.kind == "float":
        values_ = _even(control.low, control.high, count)
        stops = tuple(Stop(f"{v:.3g}".replace("-", "−"), v) for v in values_)
    else:
        stops = tuple(Stop(text, text) for text in texts) or (Stop("", ""),)
    return Axis("control", control.key, control.label, stops)


def of_seeds(first: int, count: int, label: str) -> Axis:
    """An axis of seeds from `first` on."""
    first = min(max(first, 0), MAX_SEED - count)
    return Axis("seed", "seed", label, tuple(Stop(str(n), n) for n in range(first, first + count)))


def of_models(cards: Sequence[Card], label: str) -> Axis:
    """An axis of models."""
    return Axis("model", "model", label, tuple(Stop(c.name, c.sha256) for c in cards))


def _even(low: float, high: float, count: int) -> list[float]:
    if count <= 1:
        return [(low + high) / 2]
    return [low + (high - low) * n / (count - 1) for n in range(count)]
