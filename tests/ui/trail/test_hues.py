"""Pictures get the colour name that a person would give them."""

from __future__ import annotations

import colorsys

import numpy as np
import pytest
from hypothesis import given, strategies as st

from studio.ui.trail.hues import NAMES, hue_name, swatch


def plain(color):
    return np.full((4, 4, 3), color, np.uint8)


@pytest.mark.parametrize(
    ("color", "name"),
    [
        ((220, 30, 30), "red"), ((240, 150, 40), "orange"), ((240, 230, 60), "yellow"),
        ((60, 180, 60), "green"), ((40, 190, 190), "teal"), ((50, 90, 220), "blue"),
        ((140, 60, 220), "violet"), ((230, 70, 190), "pink"), ((8, 9, 10), "dark"),
        ((150, 150, 152), "grey"), ((220, 20, 40), "red"),
    ],
)  # fmt: skip
def test_plain_colours(color, name):
    assert hue_name(plain(color)) == name


@given(st.floats(0, 1, exclude_max=True), st.floats(0.5, 1), st.floats(0.4, 1))
def test_every_vivid_colour_has_one_name_whatever_its_brightness(hue, saturation, value):
    rgb = [round(255 * c) for c in colorsys.hsv_to_rgb(hue, saturation, value)]
    assert hue_name(plain(rgb)) in NAMES[:8]


def test_the_vivid_part_decides():
    picture = np.full((10, 10, 4), (120, 118, 122, 255), np.uint8)
    picture[:5] = (230, 120, 40, 255)
    assert hue_name(picture) == "orange"


@pytest.mark.parametrize("name", NAMES)
def test_a_swatch_has_the_colour_that_it_stands_for(name):
    assert hue_name(plain(swatch(name))) == name
