"""The visible label: a small tag in the corner of a picture or film that says a model made it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from studio.export.metadata.provenance import (
    Crop,
    Enlarge,
    Flatten,
    Label,
    PixelStep,
    Provenance,
    Quantize,
)
from studio.files.paths import resources

Rows = NDArray[np.uint8] | NDArray[np.uint16]
SMALLEST = 64
"""Pixels of the shorter side below which there is no room for a label that can be read."""
ROOM_FOR_WORDS = 224
"""Pixels of the shorter side from which on a label has its whole words."""
_WORDS, _FEW = "Made with AI", "AI"
_FONT = "Inter-SemiBold.ttf"
_HEIGHT, _LEAST_PX, _MARGIN = 0.036, 15, 0.03
_TEXT, _PADDING = 0.58, 0.62
"""Of the label's height: the size of its letters, and the room beside them."""
_GROUND, _GROUND_ALPHA, _LETTER_ALPHA = (12, 13, 14), 0.62, 0.96
_FINE = 4
_BEFORE = (Quantize, Crop, Enlarge, Flatten)


@dataclass(frozen=True)
class Tag:
    """The label of one size of picture: where it begins, [h, w, 3] colours and [h, w, 1] alpha."""

    x: int
    y: int
    colour: NDArray[np.float32]
    alpha: NDArray[np.float32]


def holds_label(width: int, height: int) -> bool:
    """Whether a label can be read in a picture of this size."""
    return min(width, height) >= SMALLEST


def why_unlabelled(width: int, height: int) -> str:
    """A sentence where a picture is too small for a label, else empty."""
    if holds_label(width, height):
        return ""
    return f"Too small for a visible label, which needs {SMALLEST} pixels a side."


def with_label(told: Provenance) -> Provenance:
    """The provenance of a picture that gets a label, where it is large enough for one."""
    if not holds_label(told.width, told.height):
        return told
    steps = told.steps
    at = next((i for i, step in enumerate(steps) if not isinstance(step, _BEFORE)), len(steps))
    added: tuple[PixelStep, ...] = (
        *steps[:at],
        Label(_words(told.width, told.height)),
        *steps[at:],
    )
    return msgspec.structs.replace(told, steps=added)


def labelled(rows: Rows, y0: int, width: int, height: int) -> Rows:
    """[h, W, 3|4] rows `y0` … of a picture of `width` × `height`, with what they show of its label.

    Where it is too small for one, or the label lies elsewhere, the rows themselves.
    """
    if not holds_label(width, height):
        return rows
    tag = _tag(width, height)
    first, last = max(y0, tag.y), min(y0 + len(rows), tag.y + len(tag.alpha))
    if first >= last:
        return rows
    changed = rows.copy()
    across = slice(tag.x, tag.x + tag.alpha.shape[1])
    part = slice(first - tag.y, last - tag.y)
    place = changed[first - y0 : last - y0, across]
    place[:] = _over(place, tag.colour[part], tag.alpha[part])
    return changed


def _over(rows: Rows, colour: NDArray[np.float32], alpha: NDArray[np.float32]) -> Rows:
    """The label on a part of a picture of its size; straight alpha."""
    top = np.float32(np.iinfo(rows.dtype).max)
    unit = rows.astype(np.float32) / top
    below = unit[..., 3:] if unit.shape[2] == 4 else np.float32(1)
    whole = alpha + below * (1 - alpha)
    mixed = (colour * alpha + unit[..., :3] * below * (1 - alpha)) / np.maximum(whole, 1e-6)
    if unit.shape[2] == 4:
        mixed = np.concatenate([mixed, whole], axis=2)
    levels = np.rint(np.clip(mixed, 0, 1) * top)
    return levels.astype(np.uint8) if rows.dtype == np.uint8 else levels.astype(np.uint16)


@lru_cache(maxsize=4)
def _tag(width: int, height: int) -> Tag:
    """Drawn larger and made smaller, so that its edges are smooth."""
    short = min(width, height)
    high = max(_LEAST_PX, round(_HEIGHT * short))
    words = _words(width, height)
    font = ImageFont.truetype(str(resources() / "fonts" / _FONT), round(_TEXT * high * _FINE))
    length = font.getlength(words) / _FINE
    wide = round(length + 2 * _PADDING * high)
    ground = Image.new("L", (wide * _FINE, high * _FINE))
    box = (0, 0, wide * _FINE - 1, high * _FINE - 1)
    ImageDraw.Draw(ground).rounded_rectangle(box, high * _FINE / 2, fill=255)
    letters = Image.new("L", ground.size)
    middle = (wide * _FINE / 2, high * _FINE / 2)
    ImageDraw.Draw(letters).text(middle, words, fill=255, font=font, anchor="mm")
    under, above = (
        np.asarray(one.resize((wide, high), Image.Resampling.BOX), np.float32)[..., None] / 255
        for one in (ground, letters)
    )
    above *= np.float32(_LETTER_ALPHA)
    alpha = above + under * np.float32(_GROUND_ALPHA) * (1 - above)
    dark = np.array(_GROUND, np.float32) / 255
    colour = (above + dark * under * np.float32(_GROUND_ALPHA) * (1 - above)) / np.maximum(
        alpha, 1e-6
    )
    margin = round(_MARGIN * short)
    place = (max(0, width - margin - wide), height - margin - high)
    return Tag(*place, colour.astype(np.float32), alpha.astype(np.float32))


def _words(width: int, height: int) -> str:
    return _WORDS if min(width, height) >= ROOM_FOR_WORDS else _FEW
