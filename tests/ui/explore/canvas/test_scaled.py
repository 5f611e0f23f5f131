"""Pictures on the screen's own pixels."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from studio.ui.engine.qimage import to_pixels, to_qimage
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
    pictures.close()
    assert worst <= (16 if smooth else 0)


def test_few_are_kept(qapp):
    pictures = ScaledPictures()
    for _ in range(3 * KEPT):
        painted(pictures, QRectF(0, 0, 8, 8), chess(16))
    assert len(pictures._kept) == KEPT


def test_edges_lie_on_device_pixels():
    assert device_rect(QRectF(10.2, 10.4, 99.9, 50.0), 1.0) == QRect(10, 10, 100, 50)
    assert device_rect(QRectF(10.0, 10.0, 100.0, 50.0), 1.5) == QRect(15, 15, 150, 75)


def wave(side, period):
    """A smooth picture: a cosine along x, sampled at pixel middles."""
    row = 127.5 + 100 * np.cos(2 * np.pi * (np.arange(side) + 0.5) / period)
    grey = np.repeat(np.round(row).astype(np.uint8)[None, :, None], side, axis=0)
    return to_qimage(np.repeat(grey, 3, axis=2))


def test_enlarged_at_rest_it_comes_nearer_to_what_was_sampled_than_a_bilinear_one(qtbot):
    """A cosine of 3.2 pixels enlarged 3 times, against the cosine itself."""
    told = []
    pictures, image = ScaledPictures(lambda: told.append(1)), wave(64, 3.2)
    rect = QRectF(0, 0, 192, 192)

    def row():
        return to_pixels(painted(pictures, rect, image, side=192))[96, 24:-24, 0].astype(float)

    first, _second = row(), row()
    qtbot.waitUntil(lambda: bool(told))
    again = row()
    pictures.close()
    truth = 127.5 + 100 * np.cos(2 * np.pi * (np.arange(192) + 0.5) / 9.6)[24:-24]
    error = [float(np.sqrt(np.mean((row - truth) ** 2))) for row in (first, again)]
    assert error[1] < 0.6 * error[0]


def test_enlarging_keeps_plain_colours_and_what_is_transparent(qtbot):
    plain = QImage(8, 8, QImage.Format.Format_RGB32)
    plain.fill(QColor("#3a7bd5"))
    clear = QImage(8, 8, QImage.Format.Format_ARGB32_Premultiplied)
    clear.fill(QColor(0, 0, 0, 0))
    for image, seen in ((plain, "#3a7bd5"), (clear, "#ff0000")):
        told: list[int] = []
        pictures = ScaledPictures(lambda told=told: told.append(1))
        for turn in range(3):
            if turn == 2:
                qtbot.waitUntil(lambda told=told: bool(told))
            ground = painted(pictures, QRectF(0, 0, 40, 40), image)
            assert {ground.pixelColor(x, y).name() for x in range(40) for y in (0, 20, 39)} == {
                seen
            }


def test_hard_pixels_stay_squares(qapp):
    pictures, image = ScaledPictures(), chess(8)
    for _ in range(2):
        ground = painted(pictures, QRectF(0, 0, 32, 32), image, smooth=False)
        assert {ground.pixelColor(x, y).red() for x in range(32) for y in range(32)} == {0, 255}
