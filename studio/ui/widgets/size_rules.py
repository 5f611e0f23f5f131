"""Which sizes a model can make, said in words."""

from __future__ import annotations

from typing import Final

from studio.export.papers import paper_px as paper_px
from studio.ui.language.words import tr
from studio.values.card import Sizes

CM_PER_INCH: Final = 2.54
LEAST_PX: Final = 64


def fitted(sizes: Sizes, width: int, height: int) -> tuple[int, int]:
    """The size nearest to `width` × `height` that the model can make."""
    if not sizes.any_size:
        choices = sizes.fixed or (sizes.default,)
        return min(choices, key=lambda s: abs(s[0] - width) + abs(s[1] - height))
    wide = _stepped(sizes, width)
    if not sizes.any_aspect:
        height = round(wide * sizes.default[1] / sizes.default[0])
    return wide, _stepped(sizes, height)


def _stepped(sizes: Sizes, side: int) -> int:
    step = max(1, sizes.multiple)
    most = sizes.largest // step * step
    return max(step, min(round(side / step) * step, most))


def why_not(sizes: Sizes, width: int, height: int) -> str:
    """One sentence why the model does not make this size; empty when it does."""
    if (width, height) == fitted(sizes, width, height):
        return ""
    wide, high = fitted(sizes, width, height)
    nearest = tr("the nearest is {wide:,} × {high:,}", wide=wide, high=high)
    if not sizes.any_size:
        return tr("This model makes fixed sizes; {nearest}.", nearest=nearest)
    if max(width, height) > sizes.largest:
        return tr(
            "This model makes up to {largest:,} pixels a side; {nearest}.",
            largest=sizes.largest,
            nearest=nearest,
        )
    if width % sizes.multiple or height % sizes.multiple:
        return tr(
            "This model needs multiples of {multiple}; {nearest}.",
            multiple=sizes.multiple,
            nearest=nearest,
        )
    return tr("This model keeps its own proportions; {nearest}.", nearest=nearest)


def print_words(width: int, height: int, dpi: float) -> str:
    """How large it prints: `21.0 × 29.7 cm at 300 dpi`."""
    wide, high = (side / dpi * CM_PER_INCH for side in (width, height))
    return tr("{wide:.1f} × {high:.1f} cm at {dpi:g} dpi", wide=wide, high=high, dpi=dpi)


def pixel_words(width: int, height: int) -> str:
    """How many pixels: `2,480 × 3,508 · 8.7 million pixels`."""
    millions = width * height / 1e6
    count = f"{millions:.1f}" if millions < 100 else f"{millions:,.0f}"
    return tr(
        "{width:,} × {height:,} · {count} million pixels", width=width, height=height, count=count
    )
