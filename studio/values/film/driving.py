"""How curves act on places: what they give is added, within what a model takes.

Some act on the places of the keys before these are mixed (what a place is made of: its seed, its
blend, its styles), the others on the place that comes out. A target that a place does not have is
left alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace as replace_scene

import msgspec

from studio.errors import InputError
from studio.values import edit, prompts
from studio.values.card import GeneratorInfo
from studio.values.controls import MAX_TEXT, Control, ControlValue
from studio.values.directions import RANDOM_PREFIX, Direction, parse_random
from studio.values.film.model import Target
from studio.values.latent import MAX_MOVES, MAX_SEED, Blend, Latent, Move, Seed, StyleMix
from studio.values.mixing import CLASS, CLASS_MIX, SECOND_CLASS
from studio.values.prompt_reading import parse
from studio.values.prompt_tree import Prompt, Weighted, rounded
from studio.values.recipe import Recipe

_NOTHING = 1e-9
_WHOLE = 1e-4
MOST_UNITS = 1000.0
LEAST_WEIGHT, MOST_WEIGHT = 0.0, 4.0
Driven = Sequence[tuple[Target, float]]
"""Targets and what is added to each."""


def is_early(target: Target) -> bool:
    """Whether a curve acts on the places of the keys, before the path mixes them."""
    return target.kind in ("weight", "layers") or (target.kind == "noise" and not target.key)


# ---- before the path ----------------------------------------------------------------------------
def driven_early(recipe: Recipe, driven: Driven, info: GeneratorInfo) -> Recipe:
    """A key's place with its seed stepped, its blend weighed, its styles laid on as curves say."""
    for target, value in driven:
        if abs(value) <= _NOTHING:
            continue
        base = edit.base_of(recipe.latent)
        match target.kind:
            case "noise":
                new = _stepped(base, value, info)
            case "weight":
                new = _weighed(base, _number(target.key), value)
            case _:
                new = _styled(base, _number(target.key), value, target.layers, info)
        if new is not base:
            recipe = edit.with_base(recipe, new, keep_moves=True)
    return recipe


def _number(key: str) -> int:
    return int(key) if key.isascii() and key.isdigit() and len(key) < 4 else 0


def _stepped(base: Latent, value: float, info: GeneratorInfo) -> Latent:
    """The seed `value` further, between two seeds where it is no whole number."""
    if not isinstance(base, Seed):
        return base
    most = 2**32 - 1 if base.convention == "nvidia" else MAX_SEED
    whole = math.floor(value + _WHOLE)
    share = value - whole
    first = msgspec.structs.replace(base, n=(base.n + whole) % (most + 1))
    if share <= _WHOLE:
        return first
    second = msgspec.structs.replace(base, n=(base.n + whole + 1) % (most + 1))
    return Blend((first, second), (1.0 - share, share), "round", info.space.name)


def _weighed(base: Latent, part: int, value: float) -> Latent:
    """A blend with one part heavier; the others share what is left as they did."""
    if not isinstance(base, Blend) or part >= len(base.parts):
        return base
    before = base.weights[part]
    wanted = min(max(before + value, -4.0), 5.0)
    rest = 1.0 - before
    others = len(base.parts) - 1
    weights = [
        w * (1.0 - wanted) / rest if abs(rest) > 1e-6 else (1.0 - wanted) / others
        for w in base.weights
    ]
    weights[part] = wanted
    return msgspec.structs.replace(base, weights=tuple(weights))


def _styled(
    base: Latent, number: int, value: float, layers: tuple[int, int] | None, info: GeneratorInfo
) -> Latent:
    """The style mixed in as `number` (the last is 0) there by one plus `value`."""
    if not isinstance(base, StyleMix):
        return base
    if number > 0:
        below = _styled(base.base, number - 1, value, layers, info)
        return msgspec.structs.replace(base, base=below)
    share = min(max(1.0 + value, -1.0), 2.0)
    other = Blend((base.base, base.other), (1.0 - share, share), "straight", info.space.name)
    return StyleMix(base.base, other, layers or base.layers)


# ---- on the place that comes out ----------------------------------------------------------------
def driven_late(
    recipe: Recipe, driven: Driven, info: GeneratorInfo, known: Mapping[str, Direction]
) -> Recipe:
    """The path's place with controls, directions, class, noise and words moved as curves say."""
    units: dict[str, tuple[float, tuple[int, int] | None]] = {}
    sums: dict[str, float] = {}
    for target, value in driven:
        if abs(value) <= _NOTHING:
            continue
        match target.kind:
            case "direction":
                key = target.key
            case "noise":
                key = f"{RANDOM_PREFIX}{target.key}-0"
            case "words":
                recipe = _worded(recipe, target.key, value, info)
                continue
            case "class":
                sums[CLASS] = sums.get(CLASS, 0.0) + value
                continue
            case _:
                sums[target.key] = sums.get(target.key, 0.0) + value
                continue
        before, layers = units.get(key, (0.0, None))
        units[key] = (before + value, target.layers or layers)
    for key, value in sums.items():
        recipe = _controlled(recipe, key, value, info)
    return _moved(recipe, units, info, known)


def _controlled(recipe: Recipe, key: str, value: float, info: GeneratorInfo) -> Recipe:
    control = next((c for c in info.controls if c.key == key), None)
    if control is None:
        return recipe
    now = recipe.controls.get(key, control.default)
    if key == CLASS and control.kind == "choice":
        return _classed(recipe, control, value, info)
    return edit.with_control(recipe, key, _added(control, now, value), control.default)


def _added(control: Control, now: ControlValue, value: float) -> ControlValue:
    """`now` and `value` together, within what the control takes."""
    match control.kind:
        case "float" | "int":
            total = min(max(float(now) + value, control.low), control.high)
            return round(total) if control.kind == "int" else total
        case "bool":
            return float(bool(now)) + value >= 0.5
        case "choice":
            names = [name for name, _ in control.choices]
            at = names.index(str(now)) if str(now) in names else 0
            return names[(at + math.floor(value + 0.5)) % len(names)] if names else now
        case _:
            return now


def _classed(recipe: Recipe, control: Control, value: float, info: GeneratorInfo) -> Recipe:
    """The class moved on, between two of them where the model draws two at once."""
    names = [name for name, _ in control.choices]
    declared = {c.key: c for c in info.controls}
    now = recipe.controls.get(CLASS, control.default)
    if not {SECOND_CLASS, CLASS_MIX} <= declared.keys() or str(now) not in names:
        return edit.with_control(recipe, CLASS, _added(control, now, value), control.default)
    place = names.index(str(now)) + value
    second = recipe.controls.get(SECOND_CLASS, declared[SECOND_CLASS].default)
    mix = float(recipe.controls.get(CLASS_MIX, declared[CLASS_MIX].default))
    if mix > _NOTHING and str(second) in names:
        place += mix * (names.index(str(second)) - names.index(str(now)))
    first = math.floor(place)
    wanted: dict[str, ControlValue] = {
        CLASS: names[first % len(names)], SECOND_CLASS: names[(first + 1) % len(names)],
        CLASS_MIX: place - first,
    }  # fmt: skip
    for key, chosen in wanted.items():
        recipe = edit.with_control(recipe, key, chosen, declared[key].default)
    return recipe


def _worded(recipe: Recipe, key: str, value: float, info: GeneratorInfo) -> Recipe:
    """A prompt whose words, or whose scene of that number, weigh more."""
    name, _, scene = key.partition(":")
    control = next((c for c in info.controls if c.key == name and c.kind == "text"), None)
    if control is None:
        return recipe
    now = str(recipe.controls.get(name, control.default))
    prompt = parse(now)
    scenes = list(prompt.scenes)
    number = _number(scene)
    if number >= len(scenes) or not now.strip():
        return recipe
    here = scenes[number]
    if len(scenes) > 1:
        weight = rounded(min(max(here.weight + value, LEAST_WEIGHT), MOST_WEIGHT))
        scenes[number] = replace_scene(here, weight=weight)
    else:
        weight = rounded(min(max(1.0 + value, LEAST_WEIGHT), MOST_WEIGHT))
        scenes[0] = replace_scene(here, parts=(Weighted(weight, here.parts),))
    text = prompts.formatted(Prompt(tuple(scenes), prompt.how))
    return (
        edit.with_control(recipe, name, text, control.default) if len(text) <= MAX_TEXT else recipe
    )


def _is_random(key: str) -> bool:
    try:
        return parse_random(key) is not None
    except (InputError, ValueError):
        return False


def _moved(
    recipe: Recipe, units: Mapping[str, tuple[float, tuple[int, int] | None]],
    info: GeneratorInfo, known: Mapping[str, Direction],
) -> Recipe:  # fmt: skip
    """The recipe moved along directions that the model or the film knows."""
    there = {d.id: d for d in info.directions}
    moves = edit.moves_of(recipe.latent)
    extra: dict[str, Direction] = {}
    for key, (value, layers) in units.items():
        found = there.get(key) or recipe.directions.get(key) or known.get(key)
        if found is None and not _is_random(key):
            continue
        before = moves.get(key)
        if before is None and len(moves) >= MAX_MOVES:
            continue
        start = before.amount if before else 0.0
        begin = before.layers if before else found.layers if found else None
        amount = min(max(start + value, -MOST_UNITS), MOST_UNITS)
        moves[key] = Move(amount, layers or begin)
        if found is not None and key not in there:
            extra[key] = found
    if not units:
        return recipe
    wide = msgspec.structs.replace(recipe, directions={**recipe.directions, **extra})
    return edit.with_latent(wide, edit.shifted(recipe.latent, moves, recipe.latent))
