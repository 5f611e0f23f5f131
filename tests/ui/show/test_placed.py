"""Where pictures, fingers and buttons lie on a screen, however it is turned."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage

from studio.ui.engine.qimage import to_pixels
from studio.ui.show.layers import Layers
from studio.ui.show.placing import canvas_size, to_screen
from studio.ui.show.zone import Measure, Zone
from studio.ui.show.zones import laid_out, pin_pad, slider_value, under
from studio.values.show.document import Output


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_finger_finds_what_it_sees_however_the_screen_is_turned(rotation):
    output, screen = Output(rotation=rotation), QSize(640, 400)
    size = canvas_size(output, screen)
    there = to_screen(output, screen)
    corners = {(0, 0), (640, 0), (0, 400), (640, 400)}
    mapped = {there.map(x, y) for x in (0, size.width()) for y in (0, size.height())}
    assert mapped == corners
    back, known = there.inverted()
    assert known
    assert back.map(*there.map(12, 34)) == (12, 34)


def test_corners_are_pinned_and_corners_on_a_line_are_not():
    pins = ((0.1, 0.0), (1.0, 0.1), (0.9, 1.0), (0.0, 0.9))
    there = to_screen(Output(corners=pins), QSize(1000, 500))
    got = there.map(QPointF(1000, 500))
    assert (round(got.x()), round(got.y())) == (900, 500)
    flat = to_screen(Output(corners=((0.0, 0.0),) * 4), QSize(1000, 500))
    assert flat.map(QPointF(10, 10)) == QPointF(10, 10)


def test_contained_a_picture_is_whole_and_no_bar_is_black():
    layers = Layers()
    layers.set_canvas(QSize(400, 200), contain=True)
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#c08040"))
    layers.put(image, 0.0, 0.0)
    pixels = to_pixels(layers._now.toImage()).astype(int)
    assert pixels[..., 0].min() > 60
    steps = np.abs(np.diff(pixels[100, :, 0]))
    assert steps.max() < 24  # the edge is soft


def test_fading_goes_from_one_picture_to_the_other():
    layers = Layers()
    layers.set_canvas(QSize(40, 20), contain=False)
    for colour, when in (("#000000", 0.0), ("#ffffff", 1.0)):
        image = QImage(40, 20, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        layers.put(image, when, 1.0)
    from PySide6.QtGui import QPainter

    def seen(now):
        canvas = QImage(40, 20, QImage.Format.Format_RGB32)
        painter = QPainter(canvas)
        layers.paint(painter, now)
        painter.end()
        return to_pixels(canvas)[10, 20, 0]

    assert seen(1.0) == 0
    assert 100 < seen(1.5) < 156
    assert seen(2.0) == 255


def test_fingers_and_zones():
    pad = pin_pad(Measure(1280, 720, 24), 2, "")
    digits = [z for z in pad if z.kind == "digit"]
    assert {z.text for z in digits} >= set("0123456789")
    for a in digits:
        assert under(pad, a.rect.center()) == a
        assert not any(a.rect.intersects(b.rect) for b in digits if b is not a)
    slider = Zone("s", "s", "slider", digits[0].rect)
    assert slider_value(slider, -1e6) == -1.0
    assert slider_value(slider, slider.rect.center().x()) == pytest.approx(0, abs=1e-6)


def test_every_button_lies_in_the_lower_half_and_large_enough():
    for size in ((1280, 720), (720, 1280), (1920, 1080), (1080, 1920), (800, 600)):
        measure = Measure(*size, 24)
        zones = [Zone(k, k, "button") for k in "abc"] + [Zone("p", "p", "primary")]
        zones += [Zone(f"s{k}", "s", "slider") for k in range(2)]
        found = laid_out(zones, [120.0] * len(zones), measure)
        assert len(found) == len(zones)
        for a in found:
            assert a.rect.top() > size[1] * (0.5 if a.kind != "slider" else 0.4)
            assert a.rect.height() >= 72
            assert a.rect.left() >= 0
            assert a.rect.right() <= size[0]
            assert not any(a.rect.intersects(b.rect) for b in found if b is not a)
        assert measure.text >= 24
