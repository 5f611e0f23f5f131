"""Words and a place on a scale for bits per dimension, beside the range that a card gives."""

from __future__ import annotations

import math

from studio.values.card import Surprise

HOME = (0.30, 0.70)
"""Where the usual range lies on the scale."""


def position(bits: float, usual: Surprise) -> float:
    """Where a figure stands on a scale of [0, 1]: the usual range fills `HOME`.

    Inside it is linear; outside, the way to the end is 1 - exp(-x / 2) with x the distance in
    widths of the range, so that a photograph far away still has its place.
    """
    width = max(usual.high - usual.low, 1e-6)
    inside = (bits - usual.low) / width
    low, high = HOME
    if inside < 0:
        return low * math.exp(inside / 2)
    if inside > 1:
        return 1 - (1 - high) * math.exp((1 - inside) / 2)
    return low + (high - low) * inside


def compared(bits: float, usual: Surprise | None) -> str:
    """A few words for a figure."""
    if usual is None:
        return "nothing to compare it with"
    if bits < usual.low:
        return "plainer than usual"
    return "more surprising than usual" if bits > usual.high else "usual"


def range_words(usual: Surprise | None) -> str:
    """One sentence on what is usual, with its unit."""
    return usual_words(usual, " bits per dimension")


def usual_words(usual: Surprise | None, unit: str = "") -> str:
    """One sentence on what is usual; without a unit for places where that stands in the tip."""
    if usual is None:
        return "The model's card gives no range."
    of = "its training pictures" if usual.of == "training" else "its own samples at temperature 1"
    return f"Nine of ten of {of} measure {usual.low:.2f} to {usual.high:.2f}{unit}."
