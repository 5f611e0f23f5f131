"""A soft proof in the export sheet: the whole picture, as large as the sheet has room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language.words import tr
from studio.ui.widgets.paint import antialiased

WIDEST_PX, HIGHEST_PX = 440, 220
RADIUS_PX = 6.0


class ProofView(QWidget):
    """Draws its picture in the middle, at its own aspect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self.setAccessibleName(tr("Soft proof"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def has_picture(self) -> bool:
        """Whether there is something to be seen."""
        return self._picture is not None

    def set_picture(self, picture: QImage | None) -> None:
        """Show it; None for nothing."""
        self._picture = picture
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as high as the picture is at that width."""
        size = self._picture.size() if self._picture else QSize(16, 9)
        room = QSize(WIDEST_PX, HIGHEST_PX)
        return QSize(WIDEST_PX, size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        if self._picture is None:
            return
        painter = antialiased(self)
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        round_box = QPainterPath()
        round_box.addRoundedRect(box, RADIUS_PX, RADIUS_PX)
        painter.setClipPath(round_box)
        painter.drawImage(box, self._picture)
