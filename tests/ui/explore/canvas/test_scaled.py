"""Pictures on the screen's own pixels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from studio.ui.explore.canvas.scaled import KEPT, ScaledPictures, device_rect


def chess(side):
    image = QImage(side, side, QImage.Format.Format_RGB32)
    for x in range(side):
        for y in range(side):
            image.setPixelColor(x, y, QColor("#ffffff" if (x + y) % 2 else "#000000"))
    return image


def painted(pictures, rect, image, side=64, smooth=True):
    ground = QImage(side, side, QImage.Format.Format_RGB32)
    ground.fill(QColor("#ff0000"))
    painter = QPainter(ground)
    pictures.draw(painter, rect, image, smooth)
    painter.end()
    return ground


def test_a_picture_of_the_right_size_is_copied_even_between_pixels(qapp):
    image = chess(16)
    ground = painted(ScaledPictures(), QRectF(8.3, 7.8, 16.0, 16.0), image)
    assert ground.copy(8, 8, 16, 16) == image
    assert ground.pixelColor(7, 8) == ground.pixelColor(24, 8) == QColor("#ff0000")


def test_a_smaller_one_is_filtered_over_all_its_pixels(qapp):
    ground = painted(ScaledPictures(), QRectF(0, 0, 8, 8), chess(32))
    greys = {ground.pixelColor(x, y).red() for x in range(1, 7) for y in range(1, 7)}
    assert max(greys) - min(greys) <= 4
    assert 100 <= min(greys) <= 155


@pytest.mark.parametrize("smooth", [True, False])
def test_what_is_drawn_again_looks_the_same(qapp, smooth):
    pictures, image = ScaledPictures(), chess(8)
    rect = QRectF(0, 0, 24, 24)
    first = painted(pictures, rect, image, smooth=smooth)
    again = painted(pictures, rect, image, smooth=smooth)
    worst = max(
        abs(first.pixelColor(x, y).red() - again.pixelColor(x, y).red())
        for x in range(24)
        for y in range(24)
    )
    assert worst <= (16 if smooth else 0)


def test_few_are_kept(qapp):
    pictures = ScaledPictures()
    for _ in range(3 * KEPT):
        painted(pictures, QRectF(0, 0, 8, 8), chess(16))
    assert len(pictures._kept) == KEPT


def test_edges_lie_on_device_pixels():
    assert device_rect(QRectF(10.2, 10.4, 99.9, 50.0), 1.0) == QRect(10, 10, 100, 50)
    assert device_rect(QRectF(10.0, 10.0, 100.0, 50.0), 1.5) == QRect(15, 15, 150, 75)
