"""Laws of where a picture lies."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from studio.ui.explore.canvas.placement import (
    Placement,
    centred,
    crop_moved,
    crop_of,
    fit,
    panned,
    zoomed,
)

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
def test_hard_pixels_grow_by_whole_factors(side):
    placed = fit((900.0, 900.0), (side, side), (0.0, 0.0, 0.0, 0.0), whole=True)
    assert placed.scale == 900 // side


@given(st.integers(200, 3000), sides, sides, st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_a_picture_that_was_made_smaller_has_whole_pixels(room, width, height, ratio):
    placed = fit((float(room), float(room)), (width, height), (0.0, 0.0, 0.0, 0.0), ratio)
    longer = max(width, height) * placed.scale * ratio
    assert longer == pytest.approx(round(longer), abs=1e-6)


@given(st.integers(200, 3000), st.integers(200, 3000), sides, sides)
@example(200, 200, 289, 289)  # a quotient that rounds down
def test_fit_fills_the_room_whatever_the_size_of_the_picture(wide, high, width, height):
    placed = fit((float(wide), float(high)), (width, height), (0.0, 0.0, 0.0, 0.0))
    free = min(wide - width * placed.scale, high - height * placed.scale)
    assert -1e-6 <= free < 1.0


@pytest.mark.parametrize(("room", "shown"), [(600, 512), (760, 512), (900, 512), (1100, 1024)])
def test_whole_factors_are_a_choice(room, shown):
    margins = (0.0, 0.0, 0.0, 0.0)
    assert fit((room, room), (512, 512), margins, whole=True).scale * 512 == shown
    assert fit((room, room), (512, 512), margins).scale * 512 == room


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


@given(sides, sides, st.sampled_from([1.0, 0.8, 9 / 16, 16 / 9]), st.floats(0, 1), points)
def test_a_crop_that_is_moved_stays_inside(width, height, aspect, at, step):
    at = crop_moved((width, height), aspect, at, step)
    x, y, wide, high = crop_of((width, height), aspect, at)
    assert 0 <= x <= width - wide
    assert 0 <= y <= height - high
    assert (wide, high) == crop_of((width, height), aspect)[2:]


def test_a_crop_moves_along_the_side_that_is_cut():
    assert crop_moved((200, 100), 1.0, 0.5, (25.0, 9.0)) == 0.75
    assert crop_moved((100, 200), 1.0, 0.5, (9.0, -25.0)) == 0.25
    assert crop_moved((100, 100), 1.0, 0.5, (9.0, 9.0)) == 0.5
