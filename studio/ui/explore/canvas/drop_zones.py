"""Named zones over the canvas while something is dragged over it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.theme import fonts
from studio.ui.theme.tokens import current

GAP_PX = 12


@dataclass(frozen=True)
class Zone:
    """A place to drop; `key` is what the drop then means."""

    key: str
    name: str
    hint: str = ""


class DropZones(QWidget):
    """Paints the zones that make sense for what is carried, the one below the hand lit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zones: tuple[Zone, ...] = ()
        self._lit = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def zones(self) -> tuple[Zone, ...]:
        """What is offered now."""
        return self._zones

    def offer(self, zones: tuple[Zone, ...]) -> None:
        """Show these zones."""
        self._zones = zones
        self.setVisible(bool(zones))
        self.raise_()
        self.update()

    def light(self, at: QPointF) -> str:
        """Light the zone under the hand; its key, empty if none."""
        lit = next((z.key for z, r in self._rects() if r.contains(at)), "")
        if lit != self._lit:
            self._lit = lit
            self.update()
        return lit

    def paintEvent(self, event: QPaintEvent) -> None:
        """Boxes with names."""
        tokens = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(tokens.canvas)
        ground.setAlpha(215)
        painter.fillRect(self.rect(), ground)
        for zone, rect in self._rects():
            lit = zone.key == self._lit
            painter.setPen(QPen(QColor(tokens.accent if lit else tokens.faint), 1.5))
            painter.setBrush(QColor(tokens.accent_ground if lit else tokens.panel))
            painter.drawRoundedRect(rect, 8, 8)
            painter.setPen(QColor(tokens.text))
            painter.setFont(fonts.words(15, fonts.MEDIUM))
            middle = Qt.AlignmentFlag.AlignCenter
            painter.drawText(rect.adjusted(8, 0, -8, -12), middle, zone.name)
            painter.setPen(QColor(tokens.secondary))
            painter.setFont(fonts.words(12))
            wrap = Qt.TextFlag.TextWordWrap
            painter.drawText(rect.adjusted(12, 34, -12, 0), int(middle) | int(wrap), zone.hint)

    def _rects(self) -> list[tuple[Zone, QRectF]]:
        """The first zone takes the upper two thirds, the others share the rest."""
        area = QRectF(self.rect()).adjusted(24, 24, -24, -24)
        if not self._zones:
            return []
        if len(self._zones) == 1:
            return [(self._zones[0], area)]
        top = QRectF(area.x(), area.y(), area.width(), area.height() * 0.6)
        others = self._zones[1:]
        width = (area.width() - GAP_PX * (len(others) - 1)) / len(others)
        y = top.bottom() + GAP_PX
        row = [
            (zone, QRectF(area.x() + i * (width + GAP_PX), y, width, area.bottom() - y))
            for i, zone in enumerate(others)
        ]
        return [(self._zones[0], top), *row]
