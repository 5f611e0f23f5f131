"""What is laid before a visitor to choose from: pictures side by side, or rows of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF

from studio.ui.show.zone import Measure, Zone

HALF = 0.5
"""Everything to touch lies in the lower half."""


def offered(
    zones: Sequence[Zone], widths: Sequence[float], floor: float, measure: Measure
) -> list[Zone]:
    """Pictures, chips and the heading above them, with their foot at `floor`.

    `widths` are those of the words of each zone.
    """
    pictures = [zone for zone in zones if zone.kind == "picture"]
    chips = [(z, w) for z, w in zip(zones, widths, strict=True) if z.kind == "chip"]
    found = _pictures(pictures, floor, measure) + _chips(chips, floor, measure)
    top = min((zone.rect.top() for zone in found), default=floor)
    height = 2.0 * measure.text + 12 * measure.unit
    room = QRectF(
        measure.margin, top - height, measure.width - 2 * measure.margin, height
    )  # fmt: skip
    return found + [replace(zone, rect=room) for zone in zones if zone.kind == "heading"]


def _pictures(zones: list[Zone], floor: float, measure: Measure) -> list[Zone]:
    """Side by side in the middle, as large as the lower half lets them be."""
    if not zones:
        return []
    gap = 20 * measure.unit
    room = measure.width - 2 * measure.margin - gap * (len(zones) - 1)
    high = max(96.0, floor - HALF * measure.height)
    width = min(room / len(zones), high * zones[0].aspect)
    height = width / max(0.2, zones[0].aspect)
    x = (measure.width - width * len(zones) - gap * (len(zones) - 1)) / 2
    found = []
    for zone in zones:
        found.append(replace(zone, rect=QRectF(x, floor - height, width, height)))
        x += width + gap
    return found


def _chips(chips: list[tuple[Zone, float]], floor: float, measure: Measure) -> list[Zone]:
    """A row of words a line (upright: as many lines as they need); the last row lowest."""
    gap, high = 12 * measure.unit, max(56.0, 60 * measure.unit)
    room = measure.width - 2 * measure.margin
    lines: list[list[tuple[Zone, float]]] = []
    for zone, words in chips:
        width = words + 48 * measure.unit
        line = lines[-1] if lines else []
        used = sum(w + gap for _, w in line)
        if not line or line[0][0].row != zone.row or used + width > room:
            line = []
            lines.append(line)
        line.append((zone, width))
    found = []
    y = floor - len(lines) * (high + gap) + gap
    for line in lines:
        x = measure.margin
        for zone, width in line:
            found.append(replace(zone, rect=QRectF(x, y, width, high)))
            x += width + gap
        y += high + gap
    return found
