"""Prompts as values: written canonically, told moment by moment, mixed by shares.

`prompt_reading` says what the notation is; `prompt_tree` what a prompt consists of.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from studio.values.controls import MAX_TEXT as MAX_TEXT
from studio.values.prompt_reading import MAX_SCENES, parse
from studio.values.prompt_tree import (
    Choice,
    Listed,
    Part,
    Plain,
    Prompt,
    Scene,
    Scheduled,
    Together,
    Weighted,
    rounded,
)

MAX_MOMENTS = 64
LEAST = 1e-3
"""Shares under this one are not worth their words."""
_ALWAYS = re.compile(r"[\\()\[\]{}|]|(?<=_)_|_(?=_)|(?<!\S)A(?=ND(?!\S))")
_COLONS = re.compile(r"(?<=:):|:(?=:)")


# ---- writing ------------------------------------------------------------------------------------
def formatted(prompt: Prompt) -> str:
    """The canonical text of a prompt: `parse` gives the same prompt again."""
    if len(prompt.scenes) == 1:
        return _written(prompt.scenes[0].parts, nested=False)
    compose = prompt.how == "compose"
    return (" AND " if compose else " | ").join(_scene(s, compose) for s in prompt.scenes)


def _scene(scene: Scene, compose: bool) -> str:
    text = _written(scene.parts, nested=False, compose=compose)
    weight = f"::{_number(scene.weight)}" if scene.weight != 1.0 or not text else ""
    return f"{text} {weight}".strip()


def _written(parts: Iterable[Part], nested: bool, compose: bool = False) -> str:
    return "".join(_part(part, nested, compose) for part in parts)


def _part(part: Part, nested: bool, compose: bool) -> str:
    match part:
        case Plain(text):
            text = _ALWAYS.sub(lambda found: "\\" + found[0], text)
            if nested or compose:
                return text.replace(":", "\\:")
            return _COLONS.sub(r"\\:", text)
        case Weighted(weight, inside):
            return f"({_written(inside, nested=True)}:{_number(weight)})"
        case Scheduled(before, after, at):
            early = _written(before, nested=True)
            late = f"{_written(after, nested=True)}:{_number(at)}"
            return f"[{early}:{late}]" if early else f"[{late}]"
        case Choice(options):
            return "{" + "|".join(_written(option, nested=True) for option in options) + "}"
        case Listed(name):
            return f"__{name}__"


def _number(value: float) -> str:
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


# ---- moments ------------------------------------------------------------------------------------
def moments(prompt: Prompt, steps: int) -> tuple[tuple[float, float, Prompt], ...]:
    """What counts when: (from, to, prompt without schedules), shares of `steps`, without gaps.

    Changes happen between two steps, so there are never more moments than steps.
    """
    cuts = {0.0, 1.0}
    for scene in prompt.scenes:
        cuts |= {_share(at, steps) for at in _cuts(scene.parts)}
    edges = sorted(cuts)
    if len(edges) > MAX_MOMENTS + 1:
        edges = [*edges[:MAX_MOMENTS], 1.0]
    found = []
    for start, end in itertools.pairwise(edges):
        scenes = (replace(s, parts=_during(s.parts, start, steps)) for s in prompt.scenes)
        found.append((start, end, replace(prompt, scenes=tuple(scenes))))
    return tuple(found)


def _share(at: float, steps: int) -> float:
    """Where a schedule changes, between two of the steps."""
    steps = max(1, steps)
    number = at if at > 1.0 else at * steps
    return min(math.ceil(number - 1e-6), steps) / steps


def _cuts(parts: Iterable[Part]) -> Iterable[float]:
    for part in parts:
        match part:
            case Scheduled(before, after, at):
                yield at
                yield from _cuts(before)
                yield from _cuts(after)
            case Weighted(_, inside):
                yield from _cuts(inside)
            case Choice(options):
                for option in options:
                    yield from _cuts(option)
            case _:
                pass


def _during(parts: Iterable[Part], share: float, steps: int) -> tuple[Part, ...]:
    found: list[Part] = []
    for part in parts:
        match part:
            case Scheduled(before, after, at):
                chosen = before if share < _share(at, steps) else after
                found += _during(chosen, share, steps)
            case Weighted(weight, inside):
                found.append(Weighted(weight, _during(inside, share, steps)))
            case Choice(options):
                found.append(Choice(tuple(_during(o, share, steps) for o in options)))
            case _:
                found.append(part)
    return tuple(found)


# ---- words --------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Piece:
    """Words with their weight; `at` is where each character stood in what was typed."""

    text: str
    weight: float
    at: tuple[int, ...] = ()


def pieces(parts: Iterable[Part], weight: float = 1.0) -> tuple[Piece, ...]:
    """Parts as runs of words; weights of nested brackets multiply.

    Of a choice that is left the first option counts, of a schedule what comes last.
    """
    found: list[Piece] = []
    for part in parts:
        match part:
            case Plain(text, at):
                found.append(Piece(text, weight, at))
            case Weighted(more, inside):
                found += pieces(inside, weight * more)
            case Scheduled(_, after, _):
                found += pieces(after, weight)
            case Choice(options):
                found += pieces(options[0], weight)
            case Listed(name):
                found.append(Piece(name.replace("_", " "), weight))
    return tuple(_joined(found))


def _joined(found: Sequence[Piece]) -> list[Piece]:
    """Neighbours of equal weight as one; what cannot say where it stood says nothing."""
    runs: list[Piece] = []
    for piece in found:
        if runs and runs[-1].weight == piece.weight:
            last = runs[-1]
            known = len(last.at) == len(last.text) and len(piece.at) == len(piece.text)
            at = last.at + piece.at if known else ()
            runs[-1] = Piece(last.text + piece.text, last.weight, at)
        else:
            runs.append(piece)
    return runs


# ---- mixing -------------------------------------------------------------------------------------
def mixed(parts: Sequence[tuple[str, float]]) -> str:
    """Prompts mixed by shares that sum to 1, as one prompt whose scenes carry the shares.

    Mixes of mixes lie flat, equal scenes are one, and a share under a thousandth vanishes. Where
    one of the prompts composes scenes, the mix composes all. A mix that would be longer than a
    recipe may hold leaves out its lightest scenes; `crowded` says when.
    """
    texts = {text for text, _ in parts}
    if len(texts) == 1:
        return texts.pop()
    prompts = [(parse(text), share) for text, share in parts]
    compose = any(prompt.how == "compose" for prompt, _ in prompts)
    weights: dict[tuple[Part, ...], float] = {}
    for prompt, share in prompts:
        for scene, weight in zip(prompt.scenes, shares(prompt), strict=True):
            weights[scene.parts] = weights.get(scene.parts, 0.0) + weight * share
    kept = {scene: rounded(w) for scene, w in weights.items() if abs(w) >= LEAST}
    return _within(kept, compose, max(parts, key=lambda part: part[1])[0])


def shares(prompt: Prompt) -> tuple[float, ...]:
    """How much each scene counts: of a blend, summing to 1; of composed scenes, as written."""
    weights = tuple(scene.weight for scene in prompt.scenes)
    if prompt.how == "compose":
        return weights
    total = sum(weights)
    if abs(total) < 0.05:  # nothing sensible can be made of such a sum
        weights = tuple(abs(weight) for weight in weights)
        total = sum(weights)
    if total < 1e-9 and total > -1e-9:
        return tuple(1.0 / len(weights) for _ in weights)
    return tuple(weight / total for weight in weights)


def crowded(texts: Sequence[str]) -> str:
    """One sentence where prompts are too long to be mixed whole, else empty."""
    distinct = list(dict.fromkeys(texts))
    room = sum(len(formatted(parse(text))) + 12 for text in distinct)
    if len(distinct) < 2 or room <= MAX_TEXT:
        return ""
    return (
        f"Together the prompts are {room:,} characters long, and a recipe holds {MAX_TEXT:,}:"
        " between them the lightest words are left out."
    )


def _within(weights: dict[tuple[Part, ...], float], compose: bool, heaviest: str) -> str:
    """The text of scenes, the lightest left out until it fits."""
    scenes = [Scene(parts, weight) for parts, weight in weights.items()]
    how: Together = "compose" if compose else "blend"
    while len(scenes) > 1:
        text = formatted(Prompt(tuple(scenes), how))
        if len(text) <= MAX_TEXT and len(scenes) <= MAX_SCENES:
            return text
        scenes.remove(min(scenes, key=lambda scene: abs(scene.weight)))
    text = formatted(Prompt((Scene(scenes[0].parts),))) if scenes else heaviest
    return text if len(text) <= MAX_TEXT else heaviest
