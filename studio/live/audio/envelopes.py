"""How a curve follows what is heard: with attack and release, or struck and fading."""

from __future__ import annotations

import math

import numpy as np

from studio.values.arrays import Doubles, Floats

_GONE = 1e-4


def followed(values: Floats, attack_s: float, release_s: float, moments: float) -> Floats:
    """[N] in [0, 1] → [N]: rises and falls as fast as it may, never before what it follows.

    `attack_s` and `release_s` are the times in which it gets 63 % of the way; `moments` a second.
    """
    if attack_s <= 0 and release_s <= 0:
        return values
    up, down = (1 - math.exp(-1 / (s * moments)) if s > 0 else 1.0 for s in (attack_s, release_s))
    level, found = 0.0, []
    for value in values.tolist():
        level += (value - level) * (up if value > level else down)
        found.append(level)
    return np.array(found, np.float32)


def struck(
    times: Doubles, strength: Floats, count: int, attack_s: float, release_s: float, moments: float
) -> Floats:
    """[count] a curve that reaches each of [n] strengths at its second, and fades.

    It begins to rise `attack_s` before, in a line, and falls to 37 % in `release_s`. Of what
    overlaps the higher counts.
    """
    hits = np.zeros(count)
    places = np.rint(times * moments).astype(np.intp)
    inside = (places >= 0) & (places < count)
    np.maximum.at(hits, places[inside], strength[inside])
    at = np.arange(count)
    curve = hits
    if release_s > 0:
        fall = 1 / (release_s * moments)
        with np.errstate(divide="ignore"):
            curve = np.exp(np.maximum.accumulate(np.log(hits) + at * fall) - at * fall)
        curve[curve < _GONE] = 0
    if attack_s > 0:
        rise = 1 / (attack_s * moments)
        ahead = np.maximum.accumulate((hits - at * rise)[::-1])[::-1] + at * rise
        curve = np.maximum(curve, ahead)
    return curve.astype(np.float32)


def crossings(values: Floats, threshold: float, gap: int) -> Doubles:
    """[n] moments at which [N] values come above a threshold, at least `gap` apart."""
    above = values > threshold
    rising = np.flatnonzero(above & ~np.concatenate([[False], above[:-1]]))
    kept: list[int] = []
    for place in rising.tolist():
        if not kept or place - kept[-1] >= gap:
            kept.append(place)
    return np.array(kept, np.float64)
