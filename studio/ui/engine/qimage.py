"""The one place where pixels become a QImage, and back; and a QImage the bytes of a file."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from studio.values.arrays import Bytes

JPEG_QUALITY = 88


def to_qimage(pixels: Bytes) -> QImage:
    """A QImage of its own memory, in the format that Qt paints fastest.

    Args:
        pixels: [H, W, 1|3|4] uint8, sRGB, straight alpha.
    """
    array = np.ascontiguousarray(pixels)
    height, width, channels = array.shape
    formats = {
        1: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBA8888,
    }
    view = QImage(array.data, width, height, width * channels, formats[channels])
    alpha = channels == 4
    wanted = QImage.Format.Format_ARGB32_Premultiplied if alpha else QImage.Format.Format_RGB32
    return view.convertToFormat(wanted)


def to_pixels(image: QImage) -> Bytes:
    """[H, W, 3|4] uint8, sRGB, straight alpha; four channels where the picture has alpha."""
    channels = 4 if image.hasAlphaChannel() else 3
    wanted = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    converted = image.convertToFormat(wanted)
    rows = np.frombuffer(converted.constBits(), np.uint8).reshape(converted.height(), -1)
    packed = rows[:, : converted.width() * channels]
    return packed.reshape(converted.height(), converted.width(), channels).copy()


def png_bytes(image: QImage) -> bytes:
    """A picture as PNG, without any loss."""
    return _written(image, "PNG", -1)


def jpeg_bytes(image: QImage) -> bytes:
    """A small picture as JPEG, for the project's cache."""
    return _written(image, "JPEG", JPEG_QUALITY)


def _written(image: QImage, form: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, form, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
