"""One direction as five pictures: two units back, one back, here, one on, two on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.engine.qimage import to_pixels
from studio.ui.theme.fonts import figures
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.thumb import Thumb

LEAST = 0.03
"""Ends that differ by less (root mean square of the picture, 1 is white) look the same."""
AMOUNTS: Final = (-2, -1, 0, 1, 2)
SIDE_PX = 64


class FiveStrip(QWidget):
    """Quiet until `set_picture`; the middle one is where one is."""

    def __init__(self, side_px: int = SIDE_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbs: dict[int, Thumb] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for amount in AMOUNTS:
            row.addLayout(self._place(amount, side_px))
        row.addStretch(1)

    def set_picture(self, amount: int, image: QImage) -> None:
        """The picture `amount` units along the direction."""
        self._thumbs[amount].set_picture(QPixmap.fromImage(image))

    def set_dimmed(self, dimmed: bool) -> None:
        """Step back, as what is not kept does."""
        faded = QGraphicsOpacityEffect(self)
        faded.setOpacity(0.35)
        self.setGraphicsEffect(faded if dimmed else None)  # type: ignore[arg-type]

    def has_picture(self, amount: int) -> bool:
        """Whether that picture came."""
        return self._thumbs[amount].picture is not None

    @property
    def shows(self) -> bool | None:
        """Whether the pictures at the two ends differ; None while they have not come."""
        first, last = (self._thumbs[amount].picture for amount in (AMOUNTS[0], AMOUNTS[-1]))
        if first is None or last is None:
            return None
        a, b = (to_pixels(end.toImage())[..., :3].astype(float) for end in (first, last))
        return bool(a.shape != b.shape or ((a - b) ** 2).mean() ** 0.5 >= 255 * LEAST)

    def sizeHint(self) -> QSize:
        """Qt: five pictures."""
        side = self._thumbs[0].width()
        return QSize(5 * side + 16, side + 18)

    def _place(self, amount: int, side_px: int) -> QVBoxLayout:
        thumb = Thumb(side_px)
        thumb.radius = 4.0
        thumb.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        thumb.setAccessibleName(f"{amount:+d} units" if amount else "Here")
        self._thumbs[amount] = thumb
        sign = f"{amount:+d}".replace("-", "−") if amount else "0"
        caption = Caption(sign, "faint", figures(10), Qt.AlignmentFlag.AlignHCenter)
        caption.setFixedWidth(side_px)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(thumb)
        column.addWidget(caption)
        return column
