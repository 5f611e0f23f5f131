"""A small picture as text, on its way from the stage to the operator."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

QUALITY = 62
MOST = 90_000
"""Letters: a line of a pipe holds it."""


def as_text(image: QImage) -> str:
    """The picture as base64 of a JPEG; empty where that would be too long."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]
    text = base64.b64encode(held.data()).decode()
    return text if len(text) <= MOST else ""


def as_image(text: object) -> QImage:
    """The picture of a text; null where it is none."""
    if not isinstance(text, str) or not text:
        return QImage()
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        return QImage()
    return QImage.fromData(QByteArray(data))
