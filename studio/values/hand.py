"""What a hand on the picture takes along: a pull to the right moves things to the right."""

from __future__ import annotations

from studio.values import edit
from studio.values.card import GeneratorInfo
from studio.values.recipe import Recipe


def pulled(recipe: Recipe, info: GeneratorInfo, across: float, up: float) -> Recipe:
    """The recipe after a pull, both in shares of the picture's shorter side.

    What has come to its end stays there, and comes back at once when the hand turns. Whatever
    else the hand does (a random walk, say) is not done here.
    """
    own = {direction.id: direction for direction in info.directions}
    controls = {control.key: control for control in info.controls}
    amounts: dict[str, float] = {}
    for part in info.hand:
        step = part.across * across + part.up * up
        if not step:
            continue
        if part.key in own:
            here = edit.amount(recipe, part.key)
            amounts[part.key] = _within(here, step, own[part.key].limit)
        elif part.key in controls:
            control = controls[part.key]
            at = float(recipe.controls.get(part.key, control.default))
            value = min(control.high, max(control.low, at + step))
            recipe = edit.with_control(recipe, part.key, value, control.default)
    return edit.with_amounts(recipe, amounts, (), info.directions) if amounts else recipe


def _within(here: float, step: float, limit: float) -> float:
    """`here` moved by `step`, no further out than `limit` unless it stands there already."""
    far = max(limit, abs(here))
    return min(far, max(-far, here + step))
