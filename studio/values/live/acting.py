"""A place with targets set to values: within what each takes, and nothing else changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from studio.errors import InputError
from studio.values import edit
from studio.values.blocks import LEAST, MOST, scenes_of, with_part_weight, with_scene_weight
from studio.values.card import GeneratorInfo
from studio.values.controls import Control, ControlValue
from studio.values.directions import Direction, parse_random
from studio.values.latent import MAX_MOVES, Blend
from studio.values.live.sources import sane
from studio.values.live.targets import CONTROL, DIRECTION, PROMPT, WEIGHT, WORDS
from studio.values.painting import noise_of
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
        elif name.startswith(WORDS):
            recipe = _reworded(recipe, name.removeprefix(WORDS), value)
    return _moved(recipe, amounts, info, tuple(known)) if amounts else recipe


def value_at(recipe: Recipe, name: str, info: GeneratorInfo) -> float | None:
    """Where a target of `set_to` is in a place, in its own units; None where it has no number."""
    if name.startswith(DIRECTION):
        return edit.amount(recipe, name.removeprefix(DIRECTION))
    if name.startswith(WEIGHT):
        base, part = noise_of(recipe.latent), _number(name.removeprefix(WEIGHT))
        if not isinstance(base, Blend) or part is None or part >= len(base.parts):
            return None
        return base.weights[part]
    if name.startswith(WORDS):
        scenes = scenes_of(str(recipe.controls.get(PROMPT, "")))
        scene = _number(name.removeprefix(WORDS))
        return scenes[scene][1] if scene is not None and scene < len(scenes) else None
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
    part = _number(number)
    return recipe if part is None else with_part_weight(recipe, part, value)


def _reworded(recipe: Recipe, number: str, value: float) -> Recipe:
    """One scene of the prompt at this weight."""
    scene, text = _number(number), str(recipe.controls.get(PROMPT, ""))
    if scene is None or scene >= len(scenes_of(text)):
        return recipe
    weighed = with_scene_weight(text, scene, min(max(value, LEAST), MOST))
    return edit.with_control(recipe, PROMPT, weighed, "")


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
