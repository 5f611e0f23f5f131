"""The moment that is seen, from the ruler down; and a line where a drag jumps to."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from studio.ui.widgets.paint import role

HEAD_PX = 5.0


class LineItem(QGraphicsItem):
    """A line across all rows; `head` gives it a grip on the ruler."""

    def __init__(self, head: bool, layer: float) -> None:
        super().__init__()
        self._head = head
        self._top, self._bottom = 0.0, 100.0
        self.setZValue(layer)

    def set_span(self, top: float, bottom: float) -> None:
        """From here to there."""
        if (top, bottom) != (self._top, self._bottom):
            self.prepareGeometryChange()
            self._top, self._bottom = top, bottom

    def set_x(self, x: float) -> None:
        """Where it is, on whole pixels so that it is not blurred."""
        self.setPos(round(x), 0.0)

    def boundingRect(self) -> QRectF:
        """Qt."""
        return QRectF(-HEAD_PX - 1, self._top - 1, 2 * HEAD_PX + 2, self._bottom - self._top + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Qt."""
        color = role("accent", 1.0 if self._head else 0.6)
        wide = 2.0 if self._head else 1.0
        painter.fillRect(QRectF(-wide / 2, self._top, wide, self._bottom - self._top), color)
        if self._head:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            top = self._top
            painter.drawPolygon(QPolygonF([
                QPointF(-HEAD_PX, top), QPointF(HEAD_PX, top), QPointF(HEAD_PX, top + 3),
                QPointF(0, top + 9), QPointF(-HEAD_PX, top + 3),
            ]))  # fmt: skip
