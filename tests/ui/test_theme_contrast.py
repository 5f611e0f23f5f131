"""What stands in an empty field can be read, measured on the pixels that Qt draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from studio.ui.theme.apply import apply
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.paint import role

RESOURCES = Path(__file__).parents[2] / "resources"


def light_of(colour):
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture
def as_before(qapp):
    yield
    apply(qapp, "dark", RESOURCES)


def contrast(picture, ground_at):
    """Of what stands furthest from the ground, as WCAG counts it."""
    ground = light_of(picture.pixelColor(*ground_at))
    inside = [
        light_of(picture.pixelColor(x, y))
        for x in range(6, picture.width() - 14)
        for y in range(6, picture.height() - 6)
    ]
    furthest = max(inside, key=lambda light: abs(light - ground))
    high, low = max(furthest, ground), min(furthest, ground)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_on_a_button_that_does_nothing_now_can_be_read(qtbot, qapp, as_before, scheme):
    apply(qapp, scheme, RESOURCES)
    button = IconButton("WWWW pins yet WWWW", "", "Show every pin", 20)
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.show()
    picture = QImage(button.width(), button.height(), QImage.Format.Format_RGB32)
    picture.fill(role("panel"))
    button.render(picture, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    assert contrast(picture, (0, 0)) >= 4.5


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_placeholder_stands_at_four_and_a_half_to_one(qtbot, qapp, as_before, scheme, kind):
    apply(qapp, scheme, RESOURCES)
    field = kind()
    qtbot.addWidget(field)
    field.setPlaceholderText("WWWWMMMMWWWW")
    field.resize(240, 40)
    field.show()
    field.clearFocus()
    picture = field.grab().toImage()
    assert contrast(picture, (picture.width() - 14, picture.height() // 2)) >= 4.5
