"""The layout of a map: laws of likeness, of places that stay, and of turning back."""

import numpy as np
import pytest

from studio.values.atlas.chart import Chart
from studio.values.atlas.layout import (
    Principal,
    aligned,
    farthest,
    first_layout,
    nearest,
    placed,
    preservation,
    shares_of,
)
from studio.values.atlas.levels import LEVELS, cells_of, finest_of, levels_of


@pytest.fixture
def looks():
    rng = np.random.default_rng(3)
    return (rng.normal(size=(400, 3)) @ rng.normal(size=(3, 40))).astype(np.float32)


def test_nearest_agrees_with_all_distances(looks):
    found, apart = nearest(looks[:7], looks, 5)
    all_apart = np.linalg.norm(looks[:7, None] - looks[None], axis=2)
    assert np.allclose(apart, np.sort(all_apart, axis=1)[:, :5], atol=1e-3)
    assert (found[:, 0] == np.arange(7)).all()


def test_principal_numbers_keep_distances_of_what_varies_in_three_ways(looks):
    numbers = Principal.of(looks, 3).project(looks)
    before = np.linalg.norm(looks[0] - looks[1:], axis=1)
    assert np.allclose(np.linalg.norm(numbers[0] - numbers[1:], axis=1), before, rtol=1e-3)


def test_shares_sum_to_one_and_the_nearest_counts_most():
    shares = shares_of(np.array([[0.0, 1.0, 2.0], [1.0, 1.1, 4.0]], np.float32))
    assert np.allclose(shares.sum(axis=1), 1.0)
    assert shares[0, 0] > 0.8
    assert (np.diff(shares, axis=1) < 0).all()


def test_a_new_place_lies_within_its_neighbours(looks):
    numbers = Principal.of(looks).project(looks)
    positions = first_layout(numbers)
    there = placed(numbers[:5] + 1e-4, numbers, positions)
    assert np.abs(there - positions[:5]).max() < 0.5


@pytest.mark.parametrize("mirrored", [1.0, -1.0])
def test_aligning_takes_back_a_turn_a_mirror_a_scale_and_a_shift(mirrored):
    old = np.random.default_rng(1).normal(size=(60, 2)).astype(np.float32)
    angle = 0.7
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    new = (old * (1.0, mirrored)) @ turn * 3.0 + (5.0, -2.0)
    assert np.allclose(aligned(new.astype(np.float32), old), old, atol=1e-4)


def test_preservation_of_itself_is_whole_and_of_chance_little(looks):
    plane = looks[:, :2].copy()
    assert preservation(plane, plane) == pytest.approx(1.0)
    strewn = np.random.default_rng(2).normal(size=(400, 2)).astype(np.float32)
    assert preservation(plane, strewn) < 0.1


def test_the_farthest_looks_least_like_all_that_was_seen():
    numbers = np.array([[0.0], [1.0], [5.0]], np.float32)
    assert farthest(numbers, np.array([[0.2], [1.1]], np.float32)) == 2
    assert farthest(numbers[:0], numbers) == -1


def test_old_places_stay_while_a_map_grows(looks):
    chart = Chart()
    assert chart.add(looks[:50], enough=100) is None
    first = chart.add(looks[50:120], enough=100)
    assert first.moved
    assert len(first) == 120
    later = chart.add(looks[120:], enough=100)
    assert not later.moved
    assert (later.positions[:120] == first.positions).all()
    assert (later.levels[:120] == first.levels).all()


def test_a_map_laid_out_anew_is_recognised_and_late_places_go_to_their_neighbours(looks):
    chart = Chart()
    before = chart.add(looks[:300], enough=100)
    chart.add(looks[300:], enough=100)
    laid = chart.lay(-2.0 * before.positions)
    assert len(laid) == 400
    assert np.abs(laid.positions[:300] - before.positions).mean() < 0.2


def test_a_restored_map_is_the_map_that_was_kept(looks):
    chart = Chart()
    laid = chart.add(looks, enough=100)
    again = Chart().restore(looks, laid.positions)
    assert (again.positions == laid.positions).all()
    assert (again.levels == laid.levels).all()


def test_every_cell_shows_its_first_place_and_no_other():
    positions = np.random.default_rng(4).normal(size=(500, 2)).astype(np.float32)
    levels = levels_of(positions)
    for level in (0, 2, 5):
        shown = np.flatnonzero(levels <= level)
        cells = {tuple(cell) for cell in cells_of(positions, level).tolist()}
        assert len(shown) == len(cells)
        assert shown[0] == 0
    assert 0 < finest_of(levels) < LEVELS
