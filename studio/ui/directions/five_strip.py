"""One direction as five pictures, from one end of its slider to the other."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.engine.qimage import to_pixels
from studio.ui.language.words import tr
from studio.ui.theme.fonts import figures
from studio.ui.widgets.caption import Caption
from studio.ui.widgets.thumb import Thumb
from studio.values.arrays import Floats

LEAST = 0.04
"""Ends that differ by less look the same: root mean square over `CELLS` x `CELLS`, 1 is white."""
CELLS = 8
AMOUNTS: Final = (-2, -1, 0, 1, 2)
"""The five places, in halves of how far its slider goes."""
SIDE_PX = 64


class FiveStrip(QWidget):
    """Quiet until `set_picture`; the middle one is where one is."""

    def __init__(
        self, limit: float = 3.0, side_px: int = SIDE_PX, parent: QWidget | None = None
    ) -> None:
        """`limit`: units from the middle to each end."""
        super().__init__(parent)
        self._limit = limit
        self._thumbs: dict[int, Thumb] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for amount in AMOUNTS:
            row.addLayout(self._place(amount, side_px))
        row.addStretch(1)

    def set_picture(self, amount: int, image: QImage) -> None:
        """The picture at one of `AMOUNTS`."""
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
        a, b = (_from_afar(end) for end in (first, last))
        return bool(((a - b) ** 2).mean() ** 0.5 >= 255 * LEAST)

    def sizeHint(self) -> QSize:
        """Qt: five pictures."""
        side = self._thumbs[0].width()
        return QSize(5 * side + 16, side + 18)

    def _place(self, amount: int, side_px: int) -> QVBoxLayout:
        thumb = Thumb(side_px)
        thumb.radius = 4.0
        thumb.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sign = f"{units_at(amount, self._limit):+.3g}".replace("-", "−") if amount else "0"
        thumb.setAccessibleName(tr("{sign} units", sign=sign) if amount else tr("Here"))
        self._thumbs[amount] = thumb
        caption = Caption(sign, "faint", figures(10), Qt.AlignmentFlag.AlignHCenter)
        caption.setFixedWidth(side_px)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(thumb)
        column.addWidget(caption)
        return column


def units_at(amount: int, limit: float) -> float:
    """How many units along its direction one of `AMOUNTS` lies."""
    return limit * amount / AMOUNTS[-1]


def _from_afar(picture: QPixmap) -> Floats:
    """[CELLS, CELLS, 3] float32: its colours without its details."""
    plain = Qt.AspectRatioMode.IgnoreAspectRatio
    smooth = Qt.TransformationMode.SmoothTransformation
    small = picture.toImage().scaled(CELLS, CELLS, plain, smooth)
    return to_pixels(small)[..., :3].astype(np.float32)
