"""Masks: brush, eraser, feather, colour, and the grid they end on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, strategies as st

from studio.values import masks

sides = st.integers(1, 40)


def test_a_brush_draws_a_round_line_and_the_eraser_takes_it_away():
    mask = masks.empty(100, 60)
    drawn = masks.stroked(mask, (0.2, 0.5), (0.8, 0.5), 0.1, erase=False)
    assert not mask.any()
    assert drawn.shape == (60, 100)
    assert drawn[30, 20:80].min() == 1.0
    assert drawn[30, 5] == 0.0
    assert drawn[21:39, 50].min() == 1.0
    assert drawn[18, 50] == drawn[41, 50] == 0.0
    area = 0.6 * 100 * 20 + np.pi * 10**2
    assert drawn.sum() == pytest.approx(area, rel=0.01)
    gone = masks.stroked(drawn, (0.0, 0.5), (1.0, 0.5), 0.2, erase=True)
    assert not gone.any()


def test_a_point_is_a_disc_and_beside_the_picture_is_nothing():
    mask = masks.empty(64, 64)
    disc = masks.stroked(mask, (0.5, 0.5), (0.5, 0.5), 0.125, erase=False)
    assert disc.sum() == pytest.approx(np.pi * 8**2, rel=0.01)
    assert not masks.stroked(mask, (2.0, 2.0), (3.0, 2.0), 0.1, erase=False).any()


def test_large_pictures_have_coarser_masks():
    assert masks.empty(4096, 2048).shape == (256, 512)


@given(sides, sides, st.floats(0, 0.4))
def test_feathering_keeps_bounds_and_what_is_even(width, height, radius):
    even = np.full((height, width), 0.7, np.float32)
    assert np.allclose(masks.feathered(even, radius), 0.7, atol=1e-5)


def test_feathering_makes_edges_soft_and_keeps_the_middle():
    hard = np.zeros((100, 100), np.float32)
    hard[:, 50:] = 1.0
    soft = masks.feathered(hard, 0.08)
    assert soft[50, 49] == pytest.approx(0.5, abs=0.05)
    assert (np.diff(soft[50]) >= -1e-6).all()
    assert soft[50, 20] < 0.01 < soft[50, 40] < 0.4
    assert masks.feathered(hard, 0.0) is hard


@given(sides, sides, st.integers(1, 12), st.integers(1, 12))
def test_the_grid_keeps_the_mean_and_equals_a_slow_average(width, height, rows, columns):
    mask = np.random.default_rng(width).random((height, width), np.float32)
    grid = masks.on_grid(mask, rows, columns, "noise")
    assert grid.shape == (1, rows, columns)
    assert grid.array().mean() == pytest.approx(mask.mean(), abs=1e-4)
    big = np.repeat(np.repeat(mask, rows, 0), columns, 1)  # each cell is now whole pixels
    slow = big.reshape(rows, height, columns, width).mean((1, 3))
    assert np.allclose(grid.array()[0], slow, atol=1e-5)


def test_a_mask_of_a_recipe_is_drawn_again_about_as_it_was():
    mask = masks.stroked(masks.empty(128, 128), (0.3, 0.3), (0.7, 0.6), 0.2, erase=False)
    grid = masks.on_grid(mask, 16, 16, "noise")
    again = masks.from_grid(grid, 128, 128)
    assert again.shape == mask.shape
    assert np.abs(again - mask).mean() < 0.06
    assert masks.share_of(grid) == pytest.approx(mask.mean(), abs=1e-4)
    assert masks.from_grid(masks.on_grid(mask, 1, 1, "noise"), 128, 128).std() < 1e-6


def test_a_colour_is_taken_as_far_as_it_hangs_together():
    pixels = np.zeros((40, 60, 3), np.uint8)
    pixels[:, :20] = (200, 40, 40)
    pixels[:, 40:] = (205, 44, 38)  # the same red, beyond black
    pixels[5:10, 5:10] = (190, 50, 40)
    close = masks.of_colour(pixels, (0.1, 0.8), 0.02, (40, 60))
    assert close[:, :20].sum() == 40 * 20 - 25
    assert not close[:, 20:].any()
    wide = masks.of_colour(pixels, (0.1, 0.8), 0.05, (40, 60))
    assert wide[:, :20].all()
    assert masks.of_colour(pixels, (0.1, 0.8), 1.0, (20, 30)).all()


def test_a_winding_colour_is_followed_to_its_end():
    pixels = np.zeros((41, 41, 3), np.uint8)
    pixels[::2] = 255
    pixels[1::4, 40] = pixels[3::4, 0] = 255  # a snake from the top to the bottom
    snake = masks.of_colour(pixels, (0.5, 0.0), 0.1, (41, 41))
    assert np.array_equal(snake > 0, pixels[..., 0] == 255)


@given(st.floats(-2, 3), st.floats(-2, 3), st.floats(0, 1))
def test_any_place_and_tolerance_is_taken(x, y, tolerance):
    pixels = np.random.default_rng(3).integers(0, 256, (9, 7, 3), dtype=np.uint8)
    found = masks.of_colour(pixels, (x, y), tolerance, (18, 14))
    assert found.shape == (18, 14)
    assert found.any()


def test_inverting_twice_and_adding():
    mask = masks.stroked(masks.empty(30, 30), (0.5, 0.5), (0.5, 0.5), 0.2, erase=False)
    assert np.array_equal(masks.inverted(masks.inverted(mask)), mask)
    assert masks.added(mask, masks.inverted(mask)).min() >= 0.5
    assert not masks.added(mask, mask, erase=True)[15, 15]
