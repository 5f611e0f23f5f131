"""Laws of where a picture lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.canvas.placement import Placement, centred, crop_of, fit, panned, zoomed

sides = st.integers(16, 8000)
points = st.tuples(st.floats(-500, 2000), st.floats(-500, 2000))


@given(st.tuples(st.integers(300, 4000), st.integers(300, 3000)), st.tuples(sides, sides))
def test_a_fitted_picture_lies_inside_its_margins(view, picture):
    margins = (24.0, 44.0, 24.0, 46.0)
    placed = fit(view, picture, margins)
    assert placed.fitted
    assert placed.x >= margins[0] - 1
    assert placed.y >= margins[1] - 1
    assert placed.x + picture[0] * placed.scale <= view[0] - margins[2] + 1
    assert placed.y + picture[1] * placed.scale <= view[1] - margins[3] + 1


@given(st.integers(16, 128))
def test_small_pictures_grow_by_whole_factors(side):
    placed = fit((900.0, 900.0), (side, side), (0.0, 0.0, 0.0, 0.0))
    assert placed.scale == int(placed.scale)


@given(points, st.floats(0.2, 5.0))
def test_the_point_under_the_pointer_stays(at, factor):
    before = Placement(0.7, 30.0, 40.0)
    after = zoomed(before, factor, at)
    for axis, start, end in ((0, before.x, after.x), (1, before.y, after.y)):
        picture = (at[axis] - start) / before.scale
        assert (at[axis] - end) / after.scale == pytest.approx(picture, abs=1e-6)


def test_zoom_has_bounds():
    assert zoomed(Placement(), 1e9, (0, 0)).scale == 64.0
    assert zoomed(Placement(), 1e-9, (0, 0)).scale == 0.02


def test_panning_adds_up():
    assert panned(panned(Placement(), 3, 4), -3, -4) == Placement(fitted=False)


def test_centred_puts_the_middle_in_the_middle():
    placed = centred((800.0, 600.0), (100, 50), 2.0)
    assert (placed.x + 100, placed.y + 50) == (400, 300)


@given(sides, sides, st.sampled_from([1.0, 0.8, 9 / 16, 16 / 9]))
def test_a_crop_lies_in_the_middle_and_has_its_aspect(width, height, aspect):
    x, y, wide, high = crop_of((width, height), aspect)
    assert 0 <= x <= width - wide
    assert 0 <= y <= height - high
    assert x in (0, (width - wide) // 2)
    assert (wide == width) or (high == height)
    assert abs(wide - high * aspect) <= max(1.0, aspect)
