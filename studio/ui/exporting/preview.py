"""The small picture of an export, with the visible label where the file will have one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from studio.export.labels import ROOM_FOR_WORDS, holds_label, labelled
from studio.ui.engine.qimage import to_pixels, to_qimage

WIDEST_PX, HIGHEST_PX = 128, 72


def preview_size(picture: QSize) -> QSize:
    """How large it is shown: whole, since the label lies in a corner."""
    room = QSize(WIDEST_PX, HIGHEST_PX)
    return picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def preview(picture: QImage, width: int, height: int, label: bool) -> QPixmap:
    """`picture` as a file of `width` x `height` pixels looks, with or without its `label`.

    The label is drawn as on the smallest file that bears the same words: at the size it has in a
    large one nobody would see it here.
    """
    if not label or not holds_label(width, height):
        return QPixmap.fromImage(picture)
    short = min(ROOM_FOR_WORDS, width, height)
    scale = short / min(picture.width(), picture.height())
    small = picture.scaled(
        max(short, round(picture.width() * scale)), max(short, round(picture.height() * scale)),
        Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation,
    )  # fmt: skip
    rows = labelled(to_pixels(small), 0, small.width(), small.height())
    return QPixmap.fromImage(to_qimage(rows.astype(np.uint8, copy=False)))
