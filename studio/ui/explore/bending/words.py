"""How bends and layers are called."""

from __future__ import annotations

from studio.ui.language.words import mark, tr
from studio.values.bending import RANGES, Bend, How
from studio.values.layers_seen import SeenLayer

HOWS: dict[How, str] = {
    "scale": mark("Strength"), "invert": mark("Invert"),
    "threshold": mark("Threshold"), "rotate": mark("Rotate"), "zoom": mark("Zoom"),
    "across": mark("Shift across"), "down": mark("Shift down"), "noise": mark("Noise"),
}  # fmt: skip
FIRST: dict[How, float] = {
    "scale": 0.8, "invert": 1.0, "threshold": 1.0, "rotate": 30.0, "zoom": 0.6, "across": 0.15,
    "down": 0.15, "noise": 0.6,
}  # fmt: skip
"""How far a new bend goes, so that it is seen."""


def layer_name(layer: SeenLayer) -> str:
    """`Layer 3 · 16 × 16 · 96 channels`."""
    if layer.flat:
        return tr("Layer {n} · {count} units", n=layer.number + 1, count=layer.count)
    wide, high = layer.size
    return tr(
        "Layer {n} · {wide} × {high} · {count} channels", n=layer.number + 1, wide=wide, high=high,
        count=layer.count,
    )  # fmt: skip


def bend_name(bend: Bend) -> str:
    """`Rotate · layer 3 · 12 channels`; without a count it is all of the layer."""
    how, layer = tr(HOWS[bend.how]), bend.layer + 1
    if not bend.channels:
        return tr("{how} · layer {n}", how=how, n=layer)
    if bend.flat:
        return tr("{how} · layer {n} · {count} units", how=how, n=layer, count=len(bend.channels))
    return tr("{how} · layer {n} · {count} channels", how=how, n=layer, count=len(bend.channels))


def unit_of(how: How) -> str:
    """What stands behind the amount."""
    return "°" if how == "rotate" else ""


def step_of(how: How) -> float:
    """One step of the wheel."""
    low, high = RANGES[how]
    return (high - low) / 100.0
