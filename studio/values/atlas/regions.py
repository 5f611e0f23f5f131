"""What is typical of each part of a map, in a few plain words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.values.arrays import Floats, Places
from studio.values.atlas.looks import TRAITS
from studio.values.variety import HUES

ROUNDS = 12
MARKED, STRONG = 0.75, 1.1
"""So many standard deviations from the whole map make a trait worth a word, a direction a name."""
HUE_SHARE, KIND_SHARE = 0.42, 0.6
ENDS = {
    "lightness": ("dark", "bright"),
    "colour": ("pale", "rich"),
    "contrast": ("soft", "stark"),
    "detail": ("calm", "fine"),
    "warmth": ("cool", "warm"),
}
"""Words for little and much of each trait."""


@dataclass(frozen=True)
class Region:
    """A part of the map: `near` is the number of the place in its middle, `count` how many it has.

    `words`: what is typical, an adjective before a colour. `along`: the number of the direction
    that sets it apart, and its end (-1 or 1); None where none does. `kind`: the number of the class
    that most of its places are of, -1 where there is none.
    """

    near: int
    count: int
    words: tuple[str, ...]
    along: tuple[int, int] | None = None
    kind: int = -1


def regions(
    positions: Floats, figures: Floats, along: Floats, count: int, kinds: Places | None = None
) -> tuple[Region, ...]:
    """Parts of a map with what sets them apart, the largest first; equal words are told once.

    Args:
        positions: [N, 2], at least `count` places.
        figures: [N, FIGURES], as `looks.figures_of` gives them.
        along: [N, D] how far along each direction; NaN where unknown.
        count: how many parts.
        kinds: [N] the number of each place's class, where the model has classes.
    """
    member = parts(positions, count)
    order = np.argsort(-np.bincount(member, minlength=count), kind="stable")
    traits = figures[:, : len(TRAITS)]
    spread = np.maximum(traits.std(axis=0), 1e-6)
    found: list[Region] = []
    told: set[tuple[object, ...]] = set()
    for part in order.tolist():
        inside = np.flatnonzero(member == part)
        if not len(inside):
            continue
        lean = (traits[inside].mean(axis=0) - traits.mean(axis=0)) / spread
        words = _words(lean, figures[inside, len(TRAITS) :].mean(axis=0))
        end, kind = _end(along, inside), _kind(kinds, inside)
        plain = (words, kind)
        key = plain if plain not in told else (*plain, end)
        nameless = not words and end is None and kind < 0
        if nameless or key in told or (plain in told and end is None):
            continue
        told.add(key)
        middle = positions[inside].mean(axis=0)
        near = inside[int(((positions[inside] - middle) ** 2).sum(axis=1).argmin())]
        found.append(Region(int(near), len(inside), words, end, kind))
    return tuple(found)


def parts(positions: Floats, count: int) -> Places:
    """[N] int: which of `count` parts each place belongs to; the same every time.

    Source: Lloyd, "Least squares quantization in PCM", 1982, begun at points far from each other
    (Gonzalez, "Clustering to minimize the maximum intercluster distance", 1985).
    """
    count = min(count, len(positions))
    centres = _far_apart(positions, count)
    member = np.zeros(len(positions), np.intp)
    for _ in range(ROUNDS):
        square = ((positions[:, None] - centres[None]) ** 2).sum(axis=2)
        now = square.argmin(axis=1)
        if (now == member).all() and _:
            break
        member = now
        for part in range(count):
            inside = positions[member == part]
            if len(inside):
                centres[part] = inside.mean(axis=0)
    return member


def _far_apart(positions: Floats, count: int) -> Floats:
    chosen = [int(((positions - positions.mean(axis=0)) ** 2).sum(axis=1).argmin())]
    nearest = ((positions - positions[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < count:
        chosen.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, ((positions - positions[chosen[-1]]) ** 2).sum(axis=1))
    return positions[chosen].astype(np.float32)


def _words(lean: Floats, hues: Floats) -> tuple[str, ...]:
    """An adjective and a colour, or two adjectives, or one; none where nothing sets it apart."""
    family = int(hues.argmax())
    colour = HUES[family] if float(hues[family]) >= HUE_SHARE else ""
    ranked = sorted(ENDS, key=lambda key: -abs(float(lean[TRAITS.index(key)])))
    adjectives = []
    for key in ranked:
        value = float(lean[TRAITS.index(key)])
        if abs(value) >= MARKED and not (colour and key == "warmth"):
            adjectives.append(ENDS[key][value > 0])
    if colour:
        return (*adjectives[:1], colour)
    return tuple(adjectives[:2])


def _kind(kinds: Places | None, inside: Places) -> int:
    """The class of most of a part's places."""
    if kinds is None:
        return -1
    counts = np.bincount(kinds[inside])
    most = int(counts.argmax())
    return most if counts[most] >= KIND_SHARE * len(inside) else -1


def _end(along: Floats, inside: Places) -> tuple[int, int] | None:
    """The direction along which a part lies farthest from the middle of the map."""
    best, found = STRONG, None
    for column in range(along.shape[1]):
        values = along[:, column]
        if not np.isfinite(values).all():
            continue
        lean = float(values[inside].mean() - values.mean()) / max(float(values.std()), 1e-6)
        if abs(lean) > best:
            best, found = abs(lean), (column, 1 if lean > 0 else -1)
    return found
