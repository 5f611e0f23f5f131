"""The colours of curves: told apart by everyone, at home in both themes."""

from __future__ import annotations

from PySide6.QtGui import QColor

from studio.ui.theme.tokens import current

DARK = ("#f2a65a", "#6ab0d8", "#7fc79a", "#c79be6", "#e58a9c", "#d9c96a")
LIGHT = ("#b9651a", "#2274a5", "#2f7d4f", "#7b4bb0", "#b23a58", "#7d6c12")
"""Marigold, sky, leaf, violet, rose, straw."""


def hue_color(index: int) -> QColor:
    """The colour of curve number `index` in the theme of now."""
    known = DARK if current().scheme == "dark" else LIGHT
    return QColor(known[index % len(known)])
