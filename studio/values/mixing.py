"""Whole recipes between other recipes: films, strips, blends and corners all go through here.

The latent becomes a `Blend`; of the controls numbers glide, choices switch halfway, and classes
are mixed where the model can draw two at once. Prompts become one whose scenes carry the shares.
At each place itself the result is that place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from studio.values import edit, prompts
from studio.values.bending import mixed_bends
from studio.values.card import GeneratorInfo
from studio.values.controls import Control, ControlValue
from studio.values.latent import Blend, How
from studio.values.recipe import Recipe

CLASS, SECOND_CLASS, CLASS_MIX = "class", "class_2", "class_mix"
"""Controls of a model that can draw two classes at once, and how much of the second."""
TAKES_TEXT = "takes_text"
_NOTHING = 1e-9


def between(
    a: Recipe,
    b: Recipe,
    t: float,
    how: How,
    info: GeneratorInfo,
    into: Recipe | None = None,
    held: bool = False,
) -> Recipe:
    """The place `t` of the way from `a` to `b`, two places of the model that `info` describes.

    At 0 and 1 it is `a` and `b` exactly, but for the size, which is that of `into` (else of `a`).
    With `held`, controls on which both agree stay as `into` has them.
    """
    return mixed((a, b), (1.0 - t, t), how, info, into or a, held)


def cornered(
    corners: tuple[Recipe, Recipe, Recipe, Recipe], x: float, y: float, how: How,
    info: GeneratorInfo, into: Recipe, held: bool = False,
) -> Recipe:  # fmt: skip
    """Bilinear mix of four places: x, y in [0, 1]; top left, top right, bottom left, right."""
    weights = ((1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y)
    return mixed(corners, weights, how, info, into, held)


def mixed(
    places: Sequence[Recipe],
    weights: Sequence[float],
    how: How,
    info: GeneratorInfo,
    into: Recipe,
    held: bool = False,
) -> Recipe:
    """Places of one model mixed by `weights`, which sum to 1; latent and controls alike.

    A place of weight 1 comes out as it is. Size, and with `held` those controls on which all
    agree, are of `into`.
    """
    used = [(p, w) for p, w in zip(places, weights, strict=True) if abs(w) > _NOTHING]
    total = sum(w for _, w in used)
    shares = tuple(w / total for _, w in used)
    parts = tuple(p for p, _ in used)
    known = {key: d for part in parts for key, d in part.directions.items()}
    if len(parts) == 1:
        latent = parts[0].latent
    else:
        latent = Blend(tuple(p.latent for p in parts), shares, how, info.space.name)
    there = edit.with_latent(msgspec.structs.replace(into, directions=known), latent)
    found = mixed_controls([p.controls for p in parts], shares, info)
    if held:
        found |= _agreed([p.controls for p in places], into.controls, info)
    usual = {control.key: control.default for control in info.controls}
    kept = {key: value for key, value in found.items() if value != usual[key]}
    bends = parts[0].bends if len(parts) == 1 else mixed_bends([p.bends for p in parts], shares)
    return msgspec.structs.replace(there, model=parts[0].model, controls=kept, bends=bends)


def mixed_controls(
    parts: Sequence[Mapping[str, ControlValue]], shares: Sequence[float], info: GeneratorInfo
) -> dict[str, ControlValue]:
    """Every declared control between those of `parts`, whose `shares` sum to 1."""
    found = {c.key: _mixed_value(c, _values(c, parts), shares) for c in info.controls}
    found |= _mixed_words(parts, shares, info)
    declared = {control.key: control for control in info.controls}
    if len(parts) > 1 and {CLASS, SECOND_CLASS, CLASS_MIX} <= declared.keys():
        found |= _mixed_classes(declared, parts, shares)
    return found


def classes_of(info: GeneratorInfo) -> tuple[str, ...]:
    """The classes that a model is asked for by its class control; empty where it has none."""
    control = next((c for c in info.controls if c.key == CLASS and c.kind == "choice"), None)
    return tuple(value for value, _ in control.choices) if control is not None else ()


def of_class(recipe: Recipe, info: GeneratorInfo, value: str) -> Recipe:
    """The recipe as one class alone, with nothing of a second one."""
    for key, wanted in ((CLASS, value), (CLASS_MIX, None)):
        control = next((c for c in info.controls if c.key == key), None)
        if control is not None:
            now = control.default if wanted is None else wanted
            recipe = edit.with_control(recipe, key, now, control.default)
    return recipe


def _agreed(
    parts: Sequence[Mapping[str, ControlValue]],
    here: Mapping[str, ControlValue],
    info: GeneratorInfo,
) -> dict[str, ControlValue]:
    same = [c for c in info.controls if len(set(_values(c, parts))) == 1]
    return {control.key: here.get(control.key, control.default) for control in same}


def _values(
    control: Control, parts: Sequence[Mapping[str, ControlValue]]
) -> tuple[ControlValue, ...]:
    return tuple(part.get(control.key, control.default) for part in parts)


def _mixed_value(
    control: Control, values: Sequence[ControlValue], shares: Sequence[float]
) -> ControlValue:
    nearest = values[max(range(len(values)), key=lambda i: shares[i])]
    if len(set(values)) == 1 or control.kind not in ("float", "int"):
        return nearest
    value = sum(float(v) * share for v, share in zip(values, shares, strict=True))
    value = min(max(value, control.low), control.high)
    return round(value) if control.kind == "int" else value


def _mixed_words(
    parts: Sequence[Mapping[str, ControlValue]], shares: Sequence[float], info: GeneratorInfo
) -> dict[str, ControlValue]:
    """Prompts between prompts, of a model that takes words; others switch halfway."""
    if TAKES_TEXT not in info.abilities:
        return {}
    texts = {c.key: _values(c, parts) for c in info.controls if c.kind == "text"}
    return {
        key: prompts.mixed([(str(v), s) for v, s in zip(values, shares, strict=True)])
        for key, values in texts.items()
    }


def crowded(places: Sequence[Recipe], info: GeneratorInfo) -> str:
    """One sentence where the prompts of places are too long to be mixed whole, else empty."""
    if TAKES_TEXT not in info.abilities:
        return ""
    for control in info.controls:
        if control.kind == "text":
            found = prompts.crowded(
                [str(v) for v in _values(control, [p.controls for p in places])]
            )
            if found:
                return found
    return ""


def _mixed_classes(
    declared: Mapping[str, Control],
    parts: Sequence[Mapping[str, ControlValue]],
    shares: Sequence[float],
) -> dict[str, ControlValue]:
    """Two classes and how much of the second; empty where more than two come together."""
    amounts: dict[ControlValue, float] = {}
    for part, share in zip(parts, shares, strict=True):
        first, second, mix = (
            part.get(key, declared[key].default) for key in (CLASS, SECOND_CLASS, CLASS_MIX)
        )
        amounts[first] = amounts.get(first, 0.0) + share * (1.0 - float(mix))
        amounts[second] = amounts.get(second, 0.0) + share * float(mix)
    classes = [name for name, amount in amounts.items() if amount > _NOTHING]
    if len(classes) != 2:
        return {}
    mix = min(max(amounts[classes[1]] / (amounts[classes[0]] + amounts[classes[1]]), 0.0), 1.0)
    return {CLASS: classes[0], SECOND_CLASS: classes[1], CLASS_MIX: mix}
