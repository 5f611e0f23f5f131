"""Buttons and sliders over the picture: where they lie, and what a finger on them means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

from studio.ui.language.words import tr
from studio.ui.show.offered import offered
from studio.ui.show.zone import Measure, Zone


def button_width(zone: Zone, measure: Measure, text_width: float) -> float:
    """As wide as its words want it."""
    return max(text_width + 64 * measure.unit, 150 * measure.unit)


def laid_out(zones: Sequence[Zone], widths: Sequence[float], measure: Measure) -> tuple[Zone, ...]:
    """Buttons in rows at the lower right (upright: over the whole width), sliders above them.

    `widths` are those of the words of each zone.
    """
    buttons = [
        (z, button_width(z, measure, w))
        for z, w in zip(zones, widths, strict=True)
        if z.kind in ("button", "primary")
    ]
    sliders = [z for z in zones if z.kind == "slider"]
    gap, y = 16 * measure.unit, measure.height - measure.margin
    found: list[Zone] = []
    room = measure.width - 2 * measure.margin
    if not measure.portrait:
        room *= 0.62
    for row in _rows(buttons, room, gap):
        y -= measure.button
        found += _row(row, y, measure, gap)
        y -= gap
    width = room if measure.portrait else min(room, 460 * measure.unit)
    for zone in reversed(sliders):
        y -= 1.05 * measure.button
        x = measure.width - measure.margin - width
        found.append(replace(zone, rect=QRectF(x, y, width, measure.button)))
    return (*found, *offered(zones, widths, y, measure))


def _rows(
    buttons: list[tuple[Zone, float]], room: float, gap: float
) -> list[list[tuple[Zone, float]]]:
    """Rows from the bottom up; the last buttons, among them the primary one, lowest."""
    rows: list[list[tuple[Zone, float]]] = []
    for zone, width in reversed(buttons):
        used = sum(w + gap for _, w in rows[-1]) if rows else room
        if rows and used + width <= room:
            rows[-1].insert(0, (zone, width))
        else:
            rows.append([(zone, width)])
    return rows


def _row(row: list[tuple[Zone, float]], y: float, measure: Measure, gap: float) -> list[Zone]:
    widths = [w for _, w in row]
    total = sum(widths) + gap * (len(row) - 1)
    whole = measure.width - 2 * measure.margin
    if measure.portrait:  # fills the width: nothing to miss for a thumb
        widths = [w + (whole - total) / len(row) for w in widths]
        total = whole
    x = measure.width - measure.margin - total
    found = []
    for (zone, _), width in zip(row, widths, strict=True):
        found.append(replace(zone, rect=QRectF(QPointF(x, y), QSizeF(width, measure.button))))
        x += width + gap
    return found


def pin_pad(measure: Measure, typed: int, message: str) -> tuple[Zone, ...]:
    """The operator's pad: a line of dots, twelve keys, and a way back."""
    side = 92 * measure.unit
    gap = 14 * measure.unit
    width = 3 * side + 2 * gap
    x0, y0 = (measure.width - width) / 2, (measure.height - 5.4 * (side + gap)) / 2
    dots = message or "•" * typed or "PIN"
    found = [Zone("dots", dots, "text", QRectF(x0 - side, y0, width + 2 * side, side))]
    for k, label in enumerate(("1", "2", "3", "4", "5", "6", "7", "8", "9", "←", "0", "OK")):
        row, column = divmod(k, 3)
        rect = QRectF(x0 + column * (side + gap), y0 + (row + 1) * (side + gap), side, side)
        found.append(Zone(f"pin:{label}", label, "digit", rect))
    below = y0 + 5 * (side + gap)
    low = 0.7 * side
    corners = QRectF(x0, below, 2 * side + gap, low)
    found.append(Zone("pin:corners", tr("Corners"), "digit", corners))
    found.append(Zone("pin:cancel", "×", "digit", QRectF(x0 + 2 * (side + gap), below, side, low)))
    return tuple(found)


def under(zones: Sequence[Zone], point: QPointF) -> Zone | None:
    """The zone that a finger means; a little beside counts."""
    for zone in reversed(zones):
        if zone.kind not in ("text", "heading") and zone.rect.adjusted(-6, -6, 6, 6).contains(
            point
        ):
            return zone
    return None


def slider_value(zone: Zone, x: float) -> float:
    """-1 … 1 of a finger at `x`."""
    inner = zone.rect.adjusted(24, 0, -24, 0)
    share = (x - inner.left()) / max(1.0, inner.width())
    return min(1.0, max(-1.0, 2 * share - 1))
