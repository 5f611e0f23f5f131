"""The normal form that the panel edits: a base (seed, picture, blend …) plus one map of shifts.

All functions take and give recipes or latents and change nothing in place.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import msgspec

from studio.values.bending import Bend
from studio.values.card import Card, Space
from studio.values.controls import ControlValue
from studio.values.directions import Direction, parse_random
from studio.values.latent import (
    Blend,
    Encoded,
    Latent,
    Move,
    Repaint,
    Seed,
    Shift,
    StyleMix,
    Turns,
    Vector,
)
from studio.values.layers import Layers, part_word
from studio.values.recipe import Recipe

TINY = 5e-4


def new_recipe(card: Card, seed: int, size: tuple[int, int] | None = None) -> Recipe:
    """The plain place of a seed at `size` (the model's default where None)."""
    width, height = size or card.info.sizes.default
    fresh = {c.key: c.fresh for c in card.info.controls if c.fresh is not None}
    return Recipe(card.ref, card.info.space.seed(seed), width, height, fresh)


def base_of(latent: Latent) -> Latent:
    """What the sliders are offsets from."""
    return latent.base if isinstance(latent, Shift) else latent


def moves_of(latent: Latent) -> dict[str, Move]:
    """The sliders' offsets, by direction id."""
    return dict(latent.moves) if isinstance(latent, Shift) else {}


def shifted(base: Latent, moves: Mapping[str, Move], before: Latent | None = None) -> Latent:
    """`base` with `moves`; moves of (almost) nothing are left out, so zero is the base itself.

    A walk turns the base alone, unless the place as it was `before` (`base` itself where None)
    already turned straight moves with it: what is on the canvas must not jump under the hand.
    """
    kept = {k: m for k, m in sorted(moves.items()) if abs(m.amount) >= TINY}
    if not kept:
        return base_of(base)
    turns: Turns = "base" if _mixed(kept) and not _turns_all(before or base) else "all"
    return Shift(base_of(base), kept, turns)


def _mixed(moves: Mapping[str, Move]) -> bool:
    """Whether there are random and straight moves; only then it matters what a walk turns."""
    return len({parse_random(key) is None for key in moves}) == 2


def _turns_all(latent: Latent) -> bool:
    return isinstance(latent, Shift) and latent.turns == "all" and _mixed(latent.moves)


def amount(recipe: Recipe, direction_id: str) -> float:
    """How far the recipe is moved along a direction."""
    move = moves_of(recipe.latent).get(direction_id)
    return move.amount if move else 0.0


def wandered(latent: Latent) -> float:
    """How far a place lies from its base along random directions, in units."""
    found = moves_of(latent).items()
    return math.hypot(*(move.amount for key, move in found if parse_random(key) is not None))


def with_amounts(
    recipe: Recipe,
    amounts: Mapping[str, float],
    found: Iterable[Direction] = (),
    shipped: Iterable[Direction] = (),
) -> Recipe:
    """The recipe with these directions set to these amounts (others stay).

    `found` are directions that the model does not ship: their vectors travel in the recipe.
    Those of both kinds that were made for some layers begin on these.
    """
    moves = moves_of(recipe.latent)
    extra = {d.id: d for d in found}
    begin = {d.id: d.layers for d in (*extra.values(), *shipped)}
    for key, value in amounts.items():
        moves[key] = Move(float(value), moves[key].layers if key in moves else begin.get(key))
    return _with_latent(recipe, shifted(recipe.latent, moves), extra)


def with_layers(recipe: Recipe, direction_id: str, layers: tuple[int, int] | None) -> Recipe:
    """The recipe with a direction acting on these style layers only (None: all)."""
    moves = moves_of(recipe.latent)
    if direction_id in moves:
        moves[direction_id] = Move(moves[direction_id].amount, layers)
    return _with_latent(recipe, shifted(recipe.latent, moves), {})


def nudged(recipe: Recipe, deltas: Mapping[str, float]) -> Recipe:
    """The recipe moved further along directions, relative to where it is."""
    return with_amounts(recipe, {k: amount(recipe, k) + d for k, d in deltas.items()})


def with_base(recipe: Recipe, base: Latent, keep_moves: bool = False) -> Recipe:
    """Another base under the same controls and size; the sliders return to zero unless kept."""
    moves = moves_of(recipe.latent) if keep_moves else {}
    return _with_latent(recipe, shifted(base, moves) if moves else base, {})


def with_bends(recipe: Recipe, bends: Iterable[Bend]) -> Recipe:
    """The recipe with these bends and no others."""
    return msgspec.structs.replace(recipe, bends=tuple(bends))


def with_style(recipe: Recipe, other: Recipe | Latent, layers: Layers) -> Recipe:
    """The recipe with the style of another place on some layers; the sliders stay as they are.

    What was mixed in before stays where the new layers do not hide it.
    """
    latent = other.latent if isinstance(other, Recipe) else other
    known = other.directions if isinstance(other, Recipe) else {}
    base = StyleMix(_bared(base_of(recipe.latent), layers), latent, layers)
    return _with_latent(recipe, shifted(base, moves_of(recipe.latent), recipe.latent), known)


def with_styles(recipe: Recipe, other: Recipe, ranges: Iterable[Layers]) -> Recipe:
    """The recipe with the style of another place on these layers and on no others."""
    base = _without(base_of(recipe.latent), other.latent)
    found = _with_latent(recipe, shifted(base, moves_of(recipe.latent), recipe.latent), {})
    for layers in ranges:
        found = with_style(found, other, layers)
    return found


def styles_of(latent: Latent) -> tuple[tuple[Latent, Layers], ...]:
    """What is mixed into a place, the last first, each with its layers."""
    base, found = base_of(latent), []
    while isinstance(base, StyleMix):
        found.append((base.other, base.layers))
        base = base.base
    return tuple(found)


def _without(base: Latent, other: Latent) -> Latent:
    """`base` without what was mixed in from `other`."""
    if not isinstance(base, StyleMix):
        return base
    below = _without(base.base, other)
    return below if base.other == other else StyleMix(below, base.other, base.layers)


def _bared(base: Latent, layers: Layers) -> Latent:
    """`base` without the styles that others on `layers` would hide."""
    if not isinstance(base, StyleMix):
        return base
    below = _bared(base.base, layers)
    if layers[0] <= base.layers[0] and base.layers[1] <= layers[1]:
        return below
    return StyleMix(below, base.other, base.layers)


def with_latent(recipe: Recipe, latent: Latent) -> Recipe:
    """The recipe at another place."""
    return _with_latent(recipe, latent, {})


def _with_latent(recipe: Recipe, latent: Latent, extra: Mapping[str, Direction]) -> Recipe:
    used = _direction_ids(latent)
    known = {**recipe.directions, **extra}
    kept = {key: known[key] for key in sorted(used) if key in known}
    return msgspec.structs.replace(recipe, latent=latent, directions=kept)


def _direction_ids(latent: Latent) -> set[str]:
    from studio.values.latent import walk

    return {key for _, n in walk(latent) if isinstance(n, Shift) for key in n.moves}


def with_control(recipe: Recipe, key: str, value: ControlValue, default: ControlValue) -> Recipe:
    """The recipe with one control set; a default value is not written down."""
    controls = {k: v for k, v in recipe.controls.items() if k != key}
    if value != default:
        controls[key] = value
    return msgspec.structs.replace(recipe, controls=controls)


def own_size(latent: Latent, space: Space) -> tuple[int, int] | None:
    """The size of the picture that was encoded, where the model's grid tells it."""
    if not space.cell or not isinstance(latent, Encoded) or len(latent.vector.shape) != 3:
        return None
    _, rows, columns = latent.vector.shape
    return columns * space.cell, rows * space.cell


def with_size(recipe: Recipe, width: int, height: int) -> Recipe:
    """The same place at another size."""
    return msgspec.structs.replace(recipe, width=width, height=height)


def fitted_size(recipe: Recipe, side_px: int) -> tuple[int, int]:
    """(width, height) of the recipe's aspect with the longer side at most `side_px`."""
    scale = min(1.0, side_px / max(recipe.width, recipe.height))
    return max(1, round(recipe.width * scale)), max(1, round(recipe.height * scale))


def label(recipe: Recipe) -> str:
    """The place in plain words: `4182 + 3 moves · wandered 2.1`, `photo`, `7 + colour of 12`.

    Sliders that stand off zero are counted as moves; what was wandered is told by how far it led
    from the base, in units, however many gestures or random directions that took.
    """
    keys = moves_of(recipe.latent)
    named = sum(parse_random(key) is None for key in keys)
    moves = f" + {named} move{'s' if named > 1 else ''}" if named else ""
    far = wandered(recipe.latent)
    walk_words = f" · wandered {far:.1f}" if far >= 0.05 else ""
    return f"{base_label(base_of(recipe.latent))}{moves}{walk_words}"


def base_label(latent: Latent) -> str:
    """The base alone in plain words."""
    match latent:
        case Seed():
            return str(latent.n)
        case Encoded():
            return "photo"
        case Blend() if len(latent.parts) == 2:
            return f"blend {round(100 * latent.weights[1])} %"
        case Blend():
            return f"blend of {len(latent.parts)}"
        case StyleMix():
            part = part_word(latent.layers)
            return f"{base_label(latent.base)} + {part} of {base_label(latent.other)}"
        case Vector():
            return "place"
        case Shift():
            return base_label(latent.base)
        case Repaint():
            return f"photo painted over from {base_label(latent.base)}"
