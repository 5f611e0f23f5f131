"""A place with targets set to values: within what each takes, and nothing else changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from studio.errors import InputError
from studio.values import edit
from studio.values.card import GeneratorInfo
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction, parse_random
from studio.values.latent import MAX_MOVES, Blend
from studio.values.live.sources import sane
from studio.values.live.targets import CONTROL, DIRECTION, WEIGHT
from studio.values.recipe import Recipe

MOST_UNITS = 100.0


def set_to(
    recipe: Recipe, values: Mapping[str, float], info: GeneratorInfo,
    known: Iterable[Direction] = (),
) -> Recipe:  # fmt: skip
    """The recipe with these targets at these values; names that it does not have are ignored.

    Args:
        recipe: a place of the model of `info`.
        values: by the name of the target; NaN is ignored, the rest kept within bounds.
        info: what the model declares.
        known: directions that the model does not ship and that may be named.
    """
    amounts: dict[str, float] = {}
    for name, raw in values.items():
        value = sane(raw)
        if value is None:
            continue
        if name.startswith(DIRECTION):
            amounts[name.removeprefix(DIRECTION)] = min(max(value, -MOST_UNITS), MOST_UNITS)
        elif name.startswith(CONTROL):
            recipe = _controlled(recipe, name.removeprefix(CONTROL), value, info)
        elif name.startswith(WEIGHT):
            recipe = _weighed(recipe, name.removeprefix(WEIGHT), value)
    return _moved(recipe, amounts, info, tuple(known)) if amounts else recipe


def value_at(recipe: Recipe, name: str, info: GeneratorInfo) -> float | None:
    """Where a target of `set_to` is in a place, in its own units; None where it has no number."""
    if name.startswith(DIRECTION):
        return edit.amount(recipe, name.removeprefix(DIRECTION))
    if name.startswith(WEIGHT):
        base, part = edit.base_of(recipe.latent), _number(name.removeprefix(WEIGHT))
        if not isinstance(base, Blend) or part is None or part >= len(base.parts):
            return None
        return base.weights[part]
    key = name.removeprefix(CONTROL)
    control = next((c for c in info.controls if c.key == key), None)
    if control is None or not name.startswith(CONTROL):
        return None
    now = recipe.controls.get(key, control.default)
    if control.kind == "choice":
        names = [choice for choice, _ in control.choices]
        return float(names.index(str(now))) if str(now) in names else 0.0
    return float(now) if control.kind in ("float", "int", "bool") else None


def _controlled(recipe: Recipe, key: str, value: float, info: GeneratorInfo) -> Recipe:
    control = next((c for c in info.controls if c.key == key), None)
    set_value = None if control is None else _value(control, value)
    if control is None or set_value is None:
        return recipe
    return edit.with_control(recipe, key, set_value, control.default)


def _value(control: Control, value: float) -> ControlValue | None:
    match control.kind:
        case "float":
            return min(max(value, control.low), control.high)
        case "int":
            return round(min(max(value, control.low), control.high))
        case "bool":
            return value >= 0.5
        case "choice" if control.choices:
            last = len(control.choices) - 1
            return control.choices[round(min(max(value, 0.0), float(last)))][0]
        case _:
            return None


def _weighed(recipe: Recipe, number: str, value: float) -> Recipe:
    """One part of a blend at this weight; the others share what is left as they did."""
    base, part = edit.base_of(recipe.latent), _number(number)
    if not isinstance(base, Blend) or part is None or part >= len(base.parts):
        return recipe
    wanted = min(max(value, 0.0), 1.0)
    rest, others = 1.0 - base.weights[part], len(base.weights) - 1
    weights = [
        w * (1.0 - wanted) / rest if abs(rest) > 1e-6 else (1.0 - wanted) / others
        for w in base.weights
    ]
    weights[part] = wanted
    new = msgspec.structs.replace(base, weights=tuple(weights))
    return edit.with_base(recipe, new, keep_moves=True)


def _moved(
    recipe: Recipe, amounts: dict[str, float], info: GeneratorInfo, known: tuple[Direction, ...]
) -> Recipe:
    there = {d.id: d for d in (*info.directions, *recipe.directions.values(), *known)}
    moves = edit.moves_of(recipe.latent)
    free = MAX_MOVES - len(moves)
    kept = {}
    for key, value in amounts.items():
        if key not in there and not _is_random(key):
            continue
        if key not in moves:
            if free <= 0 or not value:
                continue
            free -= 1
        kept[key] = value
    shipped = {d.id for d in info.directions}
    extra = [there[key] for key in kept if key in there and key not in shipped]
    return edit.with_amounts(recipe, kept, extra, there.values()) if kept else recipe


def _is_random(key: str) -> bool:
    try:
        return parse_random(key) is not None
    except (InputError, ValueError):
        return False


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
