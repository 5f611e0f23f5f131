"""Which part of the map is seen: its middle, and how many pixels a unit is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

NEAREST, FARTHEST = 40_000.0, 20.0
"""Pixels a unit, closest by and from farthest away."""


@dataclass(frozen=True)
class Viewport:
    """`x`, `y` of the map lie in the middle of a widget of `size` pixels; y grows upwards."""

    x: float
    y: float
    scale: float
    size: QSizeF

    def to_screen(self, x: float, y: float) -> QPointF:
        """Where a spot of the map is seen."""
        return QPointF(
            self.size.width() / 2 + (x - self.x) * self.scale,
            self.size.height() / 2 - (y - self.y) * self.scale,
        )

    def to_map(self, at: QPointF) -> tuple[float, float]:
        """Which spot of the map is seen at a pixel."""
        return (
            self.x + (at.x() - self.size.width() / 2) / self.scale,
            self.y - (at.y() - self.size.height() / 2) / self.scale,
        )

    def panned(self, dx_px: float, dy_px: float) -> Viewport:
        """The map pushed by so many pixels."""
        return Viewport(
            self.x - dx_px / self.scale, self.y + dy_px / self.scale, self.scale, self.size
        )

    def zoomed(self, factor: float, at: QPointF) -> Viewport:
        """Closer by `factor`; the spot at a pixel stays there."""
        scale = min(max(self.scale * factor, FARTHEST), NEAREST)
        x, y = self.to_map(at)
        return Viewport(
            x - (at.x() - self.size.width() / 2) / scale,
            y + (at.y() - self.size.height() / 2) / scale,
            scale,
            self.size,
        )

    def resized(self, size: QSizeF) -> Viewport:
        """The same middle in a widget of another size."""
        return Viewport(self.x, self.y, self.scale, size)

    def centred(self, x: float, y: float) -> Viewport:
        """Another spot in the middle."""
        return Viewport(x, y, self.scale, self.size)

    def fitted(self, box: QRectF, margin_px: float = 48.0) -> Viewport:
        """All of a part of the map, with some room around it."""
        wide = max(self.size.width() - 2 * margin_px, 50.0) / max(box.width(), 1e-3)
        high = max(self.size.height() - 2 * margin_px, 50.0) / max(box.height(), 1e-3)
        scale = min(max(min(wide, high), FARTHEST), NEAREST)
        return Viewport(box.center().x(), box.center().y(), scale, self.size)
