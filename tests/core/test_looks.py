"""Figures of what pictures are like and how varied they are, against what must hold."""

import math

import pytest
import torch

from studio.core.looks import (
    NEAR,
    Gauge,
    distances,
    features,
    histogram,
    hues,
    lightness,
    measures,
    shrunk,
    similarities,
    variety_of,
    vendi,
)
from studio.values.variety import ATTRIBUTES, HUE, HUES

KEYS = [a.key for a in ATTRIBUTES]


def noise(count, side=64, seed=0):
    return torch.rand(count, 3, side, side, generator=torch.Generator().manual_seed(seed))


def flat(*colors, side=32):
    return torch.tensor(colors).float()[:, :, None, None].expand(-1, -1, side, side)


def test_identical_pictures_are_at_distance_0_and_count_as_one():
    looks = features(shrunk(noise(1).expand(5, -1, -1, -1)))
    assert float(distances(looks).abs().max()) == 0.0
    found = variety_of(looks)
    assert (found.distance, found.nearest, found.duplicates) == (0.0, 0.0, 1.0)
    assert found.distinct == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("count", [2, 7, 64])
def test_what_is_nothing_alike_counts_in_full(count):
    assert vendi(torch.eye(count)) == pytest.approx(count)
    assert vendi(torch.ones(count, count)) == pytest.approx(1.0)


def test_two_kinds_in_equal_numbers_count_as_two():
    halves = torch.block_diag(torch.ones(4, 4), torch.ones(4, 4))
    assert vendi(halves) == pytest.approx(2.0)
    assert vendi(similarities(torch.tensor([[0.0, 9.0], [9.0, 0.0]]))) == pytest.approx(2.0)


def test_the_order_of_pictures_changes_nothing():
    looks = features(shrunk(noise(12) * torch.linspace(0.2, 1, 12)[:, None, None, None]))
    mixed = looks[torch.randperm(12, generator=torch.Generator().manual_seed(3))]
    assert variety_of(looks).distinct == pytest.approx(variety_of(mixed).distinct, abs=1e-3)
    assert variety_of(looks).distance == pytest.approx(variety_of(mixed).distance, abs=1e-3)


def test_black_and_white_are_at_distance_1_and_it_is_a_metric():
    looks = features(flat((0.0,) * 3, (1.0,) * 3, (0.5,) * 3))
    apart = distances(looks)
    assert float(apart[0, 1]) == pytest.approx(1.0, abs=1e-5)
    assert torch.equal(apart, apart.T)
    assert float(apart[0, 1]) <= float(apart[0, 2] + apart[2, 1]) + 1e-9


def test_a_near_duplicate_is_one_and_another_picture_is_none():
    near = noise(1)
    pair = torch.cat((near, (near + 0.004).clamp(0, 1), flat((0.9, 0.1, 0.1), side=64)))
    found = variety_of(features(pair))
    assert found.duplicates == pytest.approx(2 / 3, abs=1e-3)
    assert float(distances(features(pair))[0, 1]) < NEAR


def test_figures_of_many_are_means_over_groups():
    looks = features(shrunk(noise(20)))
    one = [variety_of(looks[at : at + 10]) for at in (0, 10)]
    both = variety_of(looks, 10)
    assert both.group == 10
    assert both.distinct == pytest.approx((one[0].distinct + one[1].distinct) / 2, abs=1e-3)


def test_the_size_of_a_picture_is_not_what_it_is_like():
    small = noise(3, 8).repeat_interleave(8, 2).repeat_interleave(8, 3)
    large = small.repeat_interleave(2, 2).repeat_interleave(2, 3)
    assert torch.allclose(features(shrunk(small)), features(shrunk(large)), atol=0.02)


def test_lightness_is_that_of_the_cie():
    grey = lightness(flat((0.0,) * 3, (1.0,) * 3, (119 / 255,) * 3))[:, 0, 0]
    assert grey.tolist() == pytest.approx([0.0, 1.0, 0.5], abs=2e-3)


def one(key, picture):
    return float(measures(shrunk(picture))[0, KEYS.index(key)])


def test_each_measure_says_what_its_name_says():
    warm, cool = flat((0.9, 0.5, 0.2)), flat((0.2, 0.5, 0.9))
    assert one("warmth", warm) == pytest.approx(0.7, abs=1e-4)
    assert one("warmth", cool) == pytest.approx(-0.7, abs=1e-4)
    assert one("colour", flat((0.4,) * 3)) == 0.0
    assert one("contrast", flat((0.4,) * 3)) == pytest.approx(0.0, abs=1e-5)
    assert one("detail", noise(1)) > one("detail", noise(1, 8)) > one("detail", warm)
    mirrored = torch.cat((noise(1), noise(1).flip(3)), dim=3)
    assert one("symmetry", mirrored) == pytest.approx(1.0, abs=1e-4)
    assert abs(one("symmetry", noise(1))) < 0.2


def test_hues_have_their_families():
    named = {
        "red": (0.9, 0.1, 0.1), "orange": (0.9, 0.5, 0.1), "yellow": (0.9, 0.9, 0.1),
        "green": (0.1, 0.8, 0.1), "teal": (0.1, 0.8, 0.8), "blue": (0.1, 0.2, 0.9),
        "violet": (0.5, 0.1, 0.9), "pink": (0.9, 0.1, 0.6), "grey": (0.5, 0.5, 0.5),
    }  # fmt: skip
    found = [HUES[k] for k in hues(shrunk(flat(*named.values())))]
    assert found == list(named)


def test_a_histogram_counts_everything_once():
    values = torch.tensor([-5.0, 0.0, 0.05, 0.49, 0.5, 0.99, 1.0, 7.0])
    assert histogram(values, 0.0, 1.0, 2) == [4, 4]


@pytest.mark.parametrize("shape", [(3, 1, 28, 28), (3, 4, 20, 40), (3, 3, 1, 1), (3, 3, 200, 7)])
def test_grey_alpha_tiny_and_oblong_pictures_are_measured(shape):
    gauge = Gauge()
    gauge.add(torch.rand(shape, generator=torch.Generator().manual_seed(1)))
    found = gauge.statistics()
    assert found.samples == 3
    assert all(sum(counts) == 3 for counts in found.counts.values())
    assert set(found.counts) == {*KEYS, HUE}


def test_measuring_piece_by_piece_gives_the_same():
    pictures, gauge, whole = noise(10), Gauge(), Gauge()
    whole.add(pictures)
    for part in pictures.split(3):
        gauge.add(part)
    assert gauge.statistics(4) == whole.statistics(4)
    assert len(gauge) == 10


def test_nothing_measured_is_said_to_be_nothing():
    found = Gauge().statistics()
    assert (found.samples, found.variety) == (0, None)
    assert not math.isnan(found.samples)
