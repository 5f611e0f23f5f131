"""Which colour a picture is, in the few names that people look for."""

from __future__ import annotations

import colorsys
from typing import Final

import numpy as np

from studio.ui.language.words import mark
from studio.values.arrays import Bytes, Floats, Places

NAMES: Final = (
    mark("red"), mark("orange"), mark("yellow"), mark("green"), mark("teal"), mark("blue"),
    mark("violet"), mark("pink"), mark("dark"), mark("grey"),
)  # fmt: skip
# Upper ends in degrees of the named hues, in order; above the last it is red again.
_ENDS: Final = (15.0, 42.0, 70.0, 160.0, 195.0, 255.0, 295.0, 340.0)
_DARK_VALUE = 0.16
_GREY_CHROMA = 0.07


def hue_name(pixels: Bytes) -> str:
    """The name of the colour that dominates `pixels` ([H, W, 3|4] uint8 sRGB), one of `NAMES`.

    Each pixel votes for its hue with its chroma, so that a small sun outvotes no sky and a dull
    foreground does not outvote a vivid flower.
    """
    rgb = pixels[..., :3].reshape(-1, 3).astype(np.float32) / 255.0
    largest = rgb.max(axis=1)
    chroma = largest - rgb.min(axis=1)
    if float(chroma.mean()) < _GREY_CHROMA:
        return "dark" if float(largest.mean()) < _DARK_VALUE else "grey"
    votes = np.bincount(_buckets(rgb, largest, chroma), weights=chroma, minlength=len(_ENDS))
    return NAMES[int(votes.argmax())]


def _buckets(rgb: Floats, largest: Floats, chroma: Floats) -> Places:
    r, g, b = rgb.T
    safe = np.maximum(chroma, 1e-6)
    not_red = np.where(largest == g, (b - r) / safe + 2, (r - g) / safe + 4)
    sixth = np.where(largest == r, ((g - b) / safe) % 6, not_red)
    places: Places = np.searchsorted(_ENDS, sixth * 60.0) % len(_ENDS)
    return places


def swatch(name: str) -> tuple[int, int, int]:
    """(r, g, b) to show for a name."""
    if name in ("dark", "grey"):
        return (32, 33, 36) if name == "dark" else (140, 142, 148)
    place = NAMES.index(name)
    low = _ENDS[place - 1] if place else -20.0
    r, g, b = colorsys.hsv_to_rgb(((low + _ENDS[place]) / 2 % 360) / 360, 0.62, 0.88)
    return round(r * 255), round(g * 255), round(b * 255)
