"""Weighted blocks: the scenes of a prompt and the parts of a place, each with its weight.

Scenes keep weights as people write them, `one ::0.7 | another ::0.3`; the shares of a place's
parts sum to 1, and what one of them gains the others lose, each in proportion.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from studio.values import painting
from studio.values.latent import MAX_PARTS, Blend, Latent
from studio.values.prompt_reading import MAX_SCENES, parse
from studio.values.prompt_tree import Plain, Prompt, Scene, rounded
from studio.values.prompts import formatted
from studio.values.recipe import Recipe

LEAST, MOST = 0.0, 2.0
"""Weights of scenes on a slider; typed ones may be larger, or below zero."""
_NONE = 1e-6


# ---- words ------------------------------------------------------------------------------------
def scenes_of(text: str) -> tuple[tuple[str, float], ...]:
    """(words, weight) of every scene of a prompt; none where there is only one."""
    prompt = parse(text)
    if len(prompt.scenes) < 2:
        return ()
    return tuple((formatted(Prompt((Scene(s.parts),))).strip(), s.weight) for s in prompt.scenes)


def with_scene_weight(text: str, index: int, weight: float) -> str:
    """The prompt with one scene at this weight."""
    prompt = parse(text)
    if not 0 <= index < len(prompt.scenes) or len(prompt.scenes) < 2:
        return text
    scenes = list(prompt.scenes)
    scenes[index] = replace(scenes[index], weight=rounded(weight))
    return formatted(replace(prompt, scenes=tuple(scenes)))


def with_scene(text: str, words: str) -> str:
    """The prompt with another scene beside those it has; its words are words, no notation."""
    plain = " ".join(words.split())
    prompt = parse(text)
    if not plain or len(prompt.scenes) >= MAX_SCENES:
        return text
    more = Scene((Plain(plain),))
    alone = not text.strip()
    return formatted(replace(prompt, scenes=(more,) if alone else (*prompt.scenes, more)))


def without_scene(text: str, index: int) -> str:
    """The prompt without one of its scenes; a single one that is left weighs 1."""
    prompt = parse(text)
    if not 0 <= index < len(prompt.scenes) or len(prompt.scenes) < 2:
        return text
    left = tuple(scene for at, scene in enumerate(prompt.scenes) if at != index)
    return formatted(
        Prompt((Scene(left[0].parts),)) if len(left) == 1 else Prompt(left, prompt.how)
    )


# ---- places -----------------------------------------------------------------------------------
def with_part(recipe: Recipe, part: Latent, space: str) -> Recipe:
    """The place with another part that counts as much as each of the others do on average."""
    base = painting.noise_of(recipe.latent)
    parts, weights = (base.parts, base.weights) if isinstance(base, Blend) else ((base,), (1.0,))
    if len(parts) >= MAX_PARTS:
        return recipe
    share = 1.0 / (len(parts) + 1)
    how = base.how if isinstance(base, Blend) else "round"
    mixed = (*(w * (1.0 - share) for w in weights), share)
    return painting.rebased(recipe, Blend((*parts, part), mixed, how, space), keep_moves=True)


def with_part_weight(recipe: Recipe, index: int, weight: float) -> Recipe:
    """The place with one part at this share; the others divide what is left as they did."""
    base = painting.noise_of(recipe.latent)
    if not isinstance(base, Blend) or not 0 <= index < len(base.parts):
        return recipe
    wanted = min(max(weight, 0.0), 1.0)
    weights = list(_sharing(base.weights, index, 1.0 - wanted))
    weights[index] = wanted
    new = msgspec.structs.replace(base, weights=tuple(weights))
    return painting.rebased(recipe, new, keep_moves=True)


def without_part(recipe: Recipe, index: int) -> Recipe:
    """The place without one of its parts; the last one that is left is the place itself."""
    base = painting.noise_of(recipe.latent)
    if not isinstance(base, Blend) or not 0 <= index < len(base.parts):
        return recipe
    parts = tuple(part for at, part in enumerate(base.parts) if at != index)
    if len(parts) == 1:
        return painting.rebased(recipe, parts[0], keep_moves=True)
    weights = [w for at, w in enumerate(_sharing(base.weights, index, 1.0)) if at != index]
    new = msgspec.structs.replace(base, parts=parts, weights=tuple(weights))
    return painting.rebased(recipe, new, keep_moves=True)


def _sharing(weights: tuple[float, ...], index: int, left: float) -> tuple[float, ...]:
    """Weights scaled so that all but one of them sum to `left`."""
    rest, others = 1.0 - weights[index], len(weights) - 1
    return tuple(w * left / rest if abs(rest) > _NONE else left / others for w in weights)
