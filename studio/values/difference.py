"""What makes one place another one, in a few plain words."""

from __future__ import annotations

from collections.abc import Mapping

from studio.values.card import Card
from studio.values.control_words import plain_label
from studio.values.directions import parse_random
from studio.values.edit import base_label, base_of, moves_of
from studio.values.latent import Move
from studio.values.recipe import Recipe

MOST_NAMES = 2
WALK = "the walk"


def difference(before: Recipe, after: Recipe, card: Card | None = None) -> str:
    """What a step from `before` to `after` changed: `Dusk`, `seed 12`, `the walk and Truncation`.

    Args:
        before: where the step began.
        after: where it led.
        card: of the model of `after`; without it, directions and controls go by their keys.

    Returns:
        Empty where nothing differs.
    """
    if before.model.sha256 != after.model.sha256:
        return "another model"
    parts: list[str] = []
    base = base_of(after.latent)
    elsewhere = base != base_of(before.latent)
    if elsewhere:
        words = base_label(base)
        parts.append(f"seed {words}" if words.isdecimal() else words)
    old, new = moves_of(before.latent), moves_of(after.latent)
    if elsewhere:  # moves that went with their base need no words
        old = {key: move for key, move in old.items() if key in new}
    parts += _moved(old, new, _direction_names(before, after, card))
    parts += _controls(before, after, card)
    if before.bends != after.bends:
        parts.append("the bends")
    if (before.width, before.height) != (after.width, after.height):
        parts.append("the size")
    if len(parts) > MOST_NAMES + 1:
        parts = [*parts[:MOST_NAMES], f"{len(parts) - MOST_NAMES} more"]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _direction_names(before: Recipe, after: Recipe, card: Card | None) -> Mapping[str, str]:
    names = {d.id: d.name for d in card.info.directions} if card is not None else {}
    return names | {k: d.name for r in (before, after) for k, d in r.directions.items()}


def _moved(old: Mapping[str, Move], new: Mapping[str, Move], names: Mapping[str, str]) -> list[str]:
    """Names of the directions whose amounts differ; all that was wandered is one."""
    keys = [key for key in sorted({*old, *new}) if old.get(key) != new.get(key)]
    named = sorted({names.get(key, "a direction") for key in keys if parse_random(key) is None})
    return [*named, *([WALK] if len(keys) > sum(parse_random(k) is None for k in keys) else [])]


def _controls(before: Recipe, after: Recipe, card: Card | None) -> list[str]:
    labels = {c.key: c.label for c in card.info.controls} if card is not None else {}
    keys = sorted({*before.controls, *after.controls})
    changed = [k for k in keys if before.controls.get(k) != after.controls.get(k)]
    return [plain_label(labels.get(key, key)) for key in changed]
