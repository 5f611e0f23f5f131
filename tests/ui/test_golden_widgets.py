"""Six widgets as they look in both themes, against pictures that were looked at and kept.

The tolerance forgives how another build of the text renderer places its greys, and nothing larger.
"""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from studio.files.paths import resources
from studio.ui.engine.qimage import to_pixels
from studio.ui.models.browser.model_browser import ModelBrowser
from studio.ui.theme import tokens
from studio.ui.theme.apply import apply
from studio.ui.trail.trail_strip import TrailStrip
from studio.ui.widgets.bipolar_slider import BipolarSlider
from studio.ui.widgets.place_well import PlaceWell
from studio.ui.widgets.usual_meter import UsualMeter
from studio.ui.widgets.wander_pad import WanderPad
from tests.helpers.fake_models import line, make_model
from tests.helpers.golden import Tolerance, compare

TOLERANCE = Tolerance(1.5, 48, 0.02)
SCHEMES = ("dark", "light")


def picture(hue: int, side: int = 64) -> QImage:
    """A small sky."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    sky = QLinearGradient(0, 0, 0, side)
    sky.setColorAt(0.0, QColor.fromHsv(hue, 160, 90))
    sky.setColorAt(1.0, QColor.fromHsv((hue + 40) % 360, 120, 230))
    painter = QPainter(image)
    painter.fillRect(image.rect(), sky)
    painter.end()
    return image


def slider() -> QWidget:
    made = BipolarSlider("Ridge height")
    made.set_ends(*(QPixmap.fromImage(picture(hue)) for hue in (20, 230)))
    made.set_amount(-0.6)
    made.setFixedWidth(308)
    return made


def well() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    for letter, image in (("A", picture(30)), ("B", None)):
        made = PlaceWell(letter)
        made.set_picture(QPixmap.fromImage(image) if image is not None else None)
        column.addWidget(made)
    holder.setFixedSize(64, 124)
    return holder


def pad() -> QWidget:
    made = WanderPad()
    made.set_position(-0.5, 0.3)
    made.set_position(0.2, 0.5)
    return made


def meter() -> QWidget:
    made = UsualMeter()
    made.set_usual(0.35)
    made.setFixedSize(150, 30)
    return made


@pytest.fixture(params=SCHEMES)
def scheme(request, qapp):
    apply(qapp, request.param, resources())
    yield request.param
    apply(qapp, "dark", resources())


def grabbed(widget: QWidget) -> np.ndarray:
    """[H, W, 3] u8 of a widget, on the ground of a panel."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.current().panel))
    QApplication.processEvents()
    flags = QWidget.RenderFlag.DrawChildren
    widget.render(image, QPoint(), QRegion(), flags)
    return np.ascontiguousarray(to_pixels(image)[..., :3])


@pytest.mark.parametrize("make", [slider, well, pad, meter], ids=lambda make: make.__name__)
def test_a_widget_looks_as_it_was_kept(qtbot, request, scheme, make):
    widget = make()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    check(f"widget-{make.__name__}-{scheme}", widget, request)


def test_a_card_looks_as_it_was_kept(qtbot, request, scheme, tmp_path):
    browser = ModelBrowser()
    qtbot.addWidget(browser, before_close_func=lambda w: w.close_covers())
    browser.set_models([make_model(tmp_path, "Ridgelines", True, family="vae")])
    browser.view.setFixedSize(QSize(268, 124))
    browser.show()
    qtbot.waitExposed(browser)
    qtbot.waitUntil(lambda: browser.view.grab().toImage().pixelColor(40, 40).saturation() > 60)
    check(f"widget-card-{scheme}", browser.view.viewport(), request)


def test_nodes_look_as_they_were_kept(qtbot, request, scheme):
    strip = TrailStrip()
    qtbot.addWidget(strip)
    strip.setFixedWidth(320)
    strip.show()
    qtbot.waitExposed(strip)
    strip.set_trail(line(3))
    strip.set_current(2)
    for node, hue in ((1, 30), (2, 200), (3, 320)):
        strip.set_thumb(node, picture(hue))
    qtbot.waitUntil(lambda: not strip.line._gliding and not strip.thumbs._soon.isActive())
    check(f"widget-node-{scheme}", strip.line.viewport(), request)


def check(name: str, widget: QWidget, request) -> None:
    renew = request.config.getoption("--renew-golden", default=False)
    compare(name, grabbed(widget), TOLERANCE, renew)
