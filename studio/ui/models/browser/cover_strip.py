"""Four covers side by side, as wide as there is room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.models.browser.card_delegate import placeholder
from studio.ui.models.browser.covers import COVERS, CoverLoader
from studio.ui.widgets.paint import antialiased

GAP_PX = 4


class CoverStrip(QWidget):
    """Squares with rounded corners; calm grounds until the covers are decoded."""

    def __init__(self, path: Path, covers: CoverLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._covers = covers
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        covers.ready.connect(self._ready)

    def hasHeightForWidth(self) -> bool:
        """Qt: squares."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: one square high."""
        return round(self._side(width))

    def sizeHint(self) -> QSize:
        """Qt: four squares."""
        return QSize(540, self.heightForWidth(540))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        side = self._side(self.width())
        strip = self._covers.strip(self._path, max(1, round(side * self.devicePixelRatioF())))
        for place in range(COVERS):
            box = QRectF(place * (side + GAP_PX), 0, side, side)
            shape = QPainterPath()
            shape.addRoundedRect(box, 6, 6)
            if strip is None or strip.isNull():
                painter.fillPath(shape, placeholder())
                continue
            painter.setClipPath(shape)
            part = strip.height()
            painter.drawImage(box, strip, QRectF(place * part, 0, part, part))
            painter.setClipping(False)

    def _side(self, width: int) -> float:
        return max(1.0, (width - (COVERS - 1) * GAP_PX) / COVERS)

    @Slot(object)
    def _ready(self, path: Path) -> None:
        if path == self._path:
            self.update()
