"""What every row of the timeline is: a rectangle of the view that paints marks along a scale."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

from studio.ui.animate.timeline.marks import Marks
from studio.ui.animate.timeline.scale import TimeScale


class RowItem(QGraphicsItem):
    """Given the marks, the scale and its rectangle whenever one of them is another."""

    def __init__(self, layer: float = 0.0) -> None:
        super().__init__()
        self.marks = Marks()
        self.scale_ = TimeScale.whole(1.0, 100.0)
        self.rect = QRectF()
        self.setZValue(layer)

    def lay(self, marks: Marks, scale: TimeScale, rect: QRectF) -> None:
        """Show these from now on."""
        if rect != self.rect:
            self.prepareGeometryChange()
        self.marks, self.scale_, self.rect = marks, scale, rect
        self.laid()
        self.update()

    def laid(self) -> None:
        """What is drawn has changed; whatever was worked out of it is old."""

    def boundingRect(self) -> QRectF:
        """Qt: all of the row, and what reaches beyond it."""
        return self.rect.adjusted(0, -14, 0, 2)
