"""Sizes that people use: sheets of paper in millimetres, screens and social media in pixels."""

from __future__ import annotations

import re
from typing import Final

from studio.errors import InputError

MM_PER_INCH: Final = 25.4
PAPERS_MM: Final[dict[str, tuple[float, float]]] = {
    "A6": (105.0, 148.0),
    "A5": (148.0, 210.0),
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "Letter": (215.9, 279.4),
    "Tabloid": (279.4, 431.8),
}
"""Width and height of the upright sheet. Sources: ISO 216:2007; ANSI/ASME Y14.1 (A and B)."""
SCREENS_PX: Final[dict[str, tuple[int, int]]] = {
    "hd": (1920, 1080),
    "4k": (3840, 2160),
    "square": (1080, 1080),
    "portrait": (1080, 1350),
    "story": (1080, 1920),
    "link": (1200, 630),
}
"""Full HD and 4K screens, and what social media show: square, portrait, story, link."""
_OTHER_WAY = ("landscape", "portrait")
_MEASURE = re.compile(
    r"([0-9]{1,5}(?:\.[0-9]{1,3})?)\s*[x×X]\s*([0-9]{1,5}(?:\.[0-9]{1,3})?)\s*(mm|cm|in)"
)
_IN_MM = {"mm": 1.0, "cm": 10.0, "in": MM_PER_INCH}


def to_px(mm: float, dpi: float) -> int:
    """Millimetres in whole pixels, at least one."""
    return max(1, round(mm / MM_PER_INCH * dpi))


def paper_px(paper: str, dpi: float, landscape: bool = False) -> tuple[int, int]:
    """(width, height) in pixels of a sheet of paper, rounded to whole pixels."""
    wide, high = (to_px(mm, dpi) for mm in PAPERS_MM[paper])
    return (high, wide) if landscape else (wide, high)


def named_size(text: str, dpi: float) -> tuple[int, int] | None:
    """The pixels of `A4`, `a3-landscape`, `letter`, `4k`, `story`, `210x297mm`, `8.5x11in`.

    None where it names none of them.

    Raises:
        InputError: it measures nothing.
    """
    word = text.strip().lower()
    if word in SCREENS_PX:
        return SCREENS_PX[word]
    name, _, way = word.partition("-")
    for paper in PAPERS_MM:
        if name == paper.lower() and (not way or way in _OTHER_WAY):
            return paper_px(paper, dpi, way == "landscape")
    match = _MEASURE.fullmatch(word)
    if match is None:
        return None
    sides = [float(match[k]) * _IN_MM[match[3]] for k in (1, 2)]
    if min(sides) <= 0:
        raise InputError(f"The size is {text[:40]!r}; expected more than nothing.")
    return to_px(sides[0], dpi), to_px(sides[1], dpi)
