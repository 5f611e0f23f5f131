"""Keyframes: diamonds on the upper edge of the strip, and how long the film rests at them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from studio.ui.animate.timeline.row_item import RowItem
from studio.ui.widgets.paint import role

RADIUS_PX = 6.0
REACH_PX = 9.0
SINK_PX = 7.0
"""How far below the edge of the strip their middle lies."""


class KeysItem(RowItem):
    """`chosen` are the ids of those that are selected, `under` the one under the pointer."""

    def __init__(self) -> None:
        super().__init__(11.0)
        self.chosen: frozenset[str] = frozenset()
        self.under = ""
        self.focused = ""

    def set_chosen(self, chosen: frozenset[str]) -> None:
        """These are selected."""
        if chosen != self.chosen:
            self.chosen = chosen
            self.update()

    def set_under(self, key: str) -> None:
        """The pointer is over this one."""
        if key != self.under:
            self.under = key
            self.update()

    def set_focused(self, key: str) -> None:
        """The keyboard is at this one."""
        if key != self.focused:
            self.focused = key
            self.update()

    def key_at(self, at: QPointF) -> str:
        """The id of the key at a point, of several the one on top; empty where there is none."""
        y = self.rect.top() + SINK_PX
        if abs(at.y() - y) > REACH_PX + 2:
            return ""
        near = [k for k in self.marks.keys if abs(self.scale_.x(k.at) - at.x()) <= REACH_PX]
        near.sort(key=lambda k: (abs(self.scale_.x(k.at) - at.x()), k.id not in self.chosen))
        return near[0].id if near else ""

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt: the chosen ones last, so that they lie on top."""
        y = self.rect.top() + SINK_PX
        keys = sorted(self.marks.keys, key=lambda key: key.id in self.chosen)
        for key in keys:
            chosen = key.id in self.chosen
            x = self.scale_.x(key.at)
            if not -20 <= x <= self.rect.width() + 20:
                continue
            fill = QColor("#f2a65a") if chosen else QColor("#f4f1ea")
            if key.missing:
                fill = role("bad")
            if key.hold_s > 0:
                far = self.scale_.x(key.at + key.hold_s)
                painter.setPen(QPen(QColor(0, 0, 0, 120), 5.0))
                painter.drawLine(QPointF(x, y), QPointF(far, y))
                painter.setPen(QPen(fill, 3.0))
                painter.drawLine(QPointF(x, y), QPointF(far, y))
            radius = RADIUS_PX + (1.0 if key.id == self.under else 0.0)
            self._diamond(painter, x, y, radius, fill)
            if key.id == self.focused:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(role("accent"), 1.5))
                painter.drawRoundedRect(QRectF(x - 10, y - 10, 20, 20), 4, 4)
        if self.marks.closed and self.marks.keys:
            x = self.scale_.x(self.marks.seconds)
            self._diamond(painter, x - RADIUS_PX, y, RADIUS_PX, None)

    def _diamond(
        self, painter: QPainter, x: float, y: float, radius: float, fill: QColor | None
    ) -> None:
        """On any picture: a dark edge around a light middle; hollow where the film comes back."""
        corners = [
            QPointF(x, y - radius), QPointF(x + radius, y),
            QPointF(x, y + radius), QPointF(x - radius, y),
        ]  # fmt: skip
        if fill is None:
            painter.setBrush(QColor(0, 0, 0, 70))
            painter.setPen(QPen(QColor("#f4f1ea"), 1.4))
        else:
            painter.setBrush(fill)
            painter.setPen(QPen(QColor(0, 0, 0, 150), 1.0))
        painter.drawPolygon(QPolygonF(corners))
