"""The picture of the place beside the map, in its own proportions."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.paint import antialiased, draw_waiting

SIDE_PX = 268


class PictureBox(QWidget):
    """As wide as the panel; a still frame while there is no picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._scaled = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Picture of the place"))
        self.setFixedSize(QSize(SIDE_PX, SIDE_PX))

    def set_picture(self, image: QImage) -> None:
        """Show this one."""
        self._picture = QPixmap.fromImage(image)
        ratio = self.devicePixelRatioF()
        side = round(SIDE_PX * ratio)
        whole = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        self._scaled = self._picture.scaled(side, side, whole, smooth)
        self._scaled.setDevicePixelRatio(ratio)
        high = round(self._scaled.height() / ratio)
        self.setFixedSize(QSize(SIDE_PX, max(high, 90)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        painter = antialiased(self)
        box = QRectF(self.rect())
        if self._scaled.isNull():
            draw_waiting(painter, box)
            return
        ratio = self._scaled.devicePixelRatio()
        wide, high = self._scaled.width() / ratio, self._scaled.height() / ratio
        left, top = (box.width() - wide) / 2, (box.height() - high) / 2
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(left, top, wide, high), 6, 6)
        painter.setClipPath(shape)
        painter.drawPixmap(round(left), round(top), self._scaled)
