"""What stands in an empty field can be read, measured on the pixels that Qt draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from studio.ui.theme.apply import apply

RESOURCES = Path(__file__).parents[2] / "resources"


def light_of(colour):
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture
def as_before(qapp):
    yield
    apply(qapp, "dark", RESOURCES)


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
    ground = light_of(picture.pixelColor(picture.width() - 14, picture.height() // 2))
    inside = [
        light_of(picture.pixelColor(x, y))
        for x in range(6, picture.width() - 14)
        for y in range(6, picture.height() - 6)
    ]
    furthest = max(inside, key=lambda light: abs(light - ground))
    high, low = max(furthest, ground), min(furthest, ground)
    assert (high + 0.05) / (low + 0.05) >= 4.5
